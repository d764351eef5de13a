package beans

// Steps is how long a run is unless somebody stops it.
const Steps = 300

// A Case is a recipe and what learns it: one of the four that [Cases] lists.
type Case struct {
	Recipe
	Setting
	Steps int // what it takes to see it
}

// The cases.
const (
	TooSmall = iota // one neuron on a curve
	JustRight
	TooLarge // much network, few beans, some in the wrong place
	ByLuck   // few beans: the test half may come off better
)

// Cases are four runs that show what their names say. They were chosen by what
// go run ./nn/cmd/beans cases measures, and a test holds it.
var Cases = [4]Case{
	TooSmall:  {Recipe{Bend, 100, 200, 0, 8}, Setting{Rate: .05, Seed: 1}, Steps},
	JustRight: {Recipe{Bend, 100, 200, 0, 8}, Setting{Layers: 1, Units: 6, Rate: .05, Seed: 1}, Steps},
	TooLarge:  {Recipe{Bend, 40, 200, 15, 6}, Setting{Layers: 2, Units: 16, Rate: .05, Seed: 1}, Steps},
	ByLuck:    {Recipe{Bend, Few, Few, 15, 65}, Setting{Layers: 1, Units: 2, Rate: .05, Seed: 1}, LuckSteps},
}

// Run makes the whole run of a case.
func (c Case) Run() *Run {
	r := Start(c.Setting, c.Draw())
	for range c.Steps {
		r.Step()
	}
	return r
}
