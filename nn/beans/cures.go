package beans

// A Cure changes a case so that it may fit better.
type Cure struct {
	Name  string
	Apply func(Case) Case
}

// Cures are those that change what is trained: a run is made with each, from the
// same weights at the start where the network is the same. Stopping early is none
// of them: it takes the same run, at its [Run.Best] step.
var Cures = []Cure{
	{"l2", func(c Case) Case { c.L2 = max(.01, 3*c.L2); return c }},
	{"dropout", func(c Case) Case { c.Dropout = min(max(.3, c.Dropout+.2), .6); return c }},
	{"fewer", func(c Case) Case { c.Layers, c.Units = min(c.Layers, 1), min(6, max(c.Units/2, 1)); return c }},
	{"more", func(c Case) Case { c.Train = min(5*c.Train, MostBeans); return c }},
}

// MostBeans is how many beans there may be in a half.
const MostBeans = 240
