package zoo

// Committee lets the trainings of CNN vote.
var Committee = Model{
	Name: "committee", Rows: []string{"committee-7", "committee-35"},
	Of: []*Model{&CNN},
}
