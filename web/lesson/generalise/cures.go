package generalise

import (
	"convlab/nn/beans"
)

// The cures, in the order of beans.Cures, then stopping early.
const (
	ByL2 = iota
	ByDropout
	ByFewer
	ByMore
	ByStopping
	AllCures
)

// Cures says whether there is anything to cure: a run that is shown at its end, of
// beans in both halves and a network with more than one neuron.
func (r *Room) Cures() bool {
	return r.Shown == Table && r.At() == Length && r.Setting.Layers > 0 && beans.Count(r.Beans, false) > 0 && beans.Count(r.Beans, true) > 0
}

// caseNow is the case that is on the table.
func (r *Room) caseNow() beans.Case {
	return beans.Case{Recipe: r.Recipe, Setting: r.Setting.Of(), Steps: Length}
}

// plan sets the runs up that are compared: first the one without a cure, then each.
// All start from the same weights where the network is the same.
func (r *Room) plan() {
	r.curedOf = r.of
	r.cured = []*trial{{cure: -1, run: r.run}}
	for i, c := range beans.Cures {
		with := c.Apply(r.caseNow())
		list := r.Beans
		if i == ByMore {
			list = r.more()
		}
		r.cured = append(r.cured, &trial{i, beans.Start(with.Setting, list), with})
	}
}

// more are the beans with more training beans of the recipe.
func (r *Room) more() []beans.Bean {
	with := beans.Cures[ByMore].Apply(beans.Case{Recipe: beans.Recipe{Train: beans.Count(r.Beans, false)}})
	recipe := r.Recipe
	have := beans.Count(r.Beans, false)
	recipe.Train, recipe.Test = max(recipe.Train, 0)+with.Train-have, 0
	out := append([]beans.Bean(nil), r.Beans...)
	return append(out, recipe.Draw()[r.Recipe.Train:]...)
}

// An Outcome is what one cure gave, after as many steps as the run without it.
type Outcome struct {
	Known bool // it has been measured
	Lost  bool // the run has no numbers any more
	Point beans.Point
	Step  int // of stopping early
	Of    beans.Case
}

// Outcomes are what the cures gave, and what the run without one did.
func (r *Room) Outcomes() (without Outcome, with [AllCures]Outcome) {
	if r.cured == nil || r.curedOf != r.of {
		return
	}
	of := func(t *trial) Outcome {
		n := t.run.Steps()
		return Outcome{Known: n == Length || t.run.Lost(), Lost: t.run.Lost(), Point: t.run.Points[n], Step: n, Of: t.known}
	}
	without = of(r.cured[0])
	for _, t := range r.cured[1:] {
		with[t.cure] = of(t)
	}
	if without.Known && !without.Lost {
		best := r.run.Best()
		with[ByStopping] = Outcome{Known: true, Point: r.run.Points[best], Step: best}
	}
	return without, with
}

// Use takes a cure: the network is trained anew with it, or shown as it was when
// it should have stopped.
func (r *Room) Use(cure int) {
	if cure == ByStopping {
		if r.run != nil {
			r.GoTo(r.run.Best())
		}
		return
	}
	if cure < 0 || cure >= len(beans.Cures) || r.run == nil {
		return
	}
	r.change(func(s *State) {
		if cure == ByMore {
			if r.Own == "" {
				s.Recipe = beans.Cures[cure].Apply(r.caseNow()).Recipe
			} else {
				s.Own = pack(r.more())
			}
			return
		}
		s.Setting = settingOf(beans.Cures[cure].Apply(r.caseNow()).Setting)
	})
	r.Step = Length
	r.Derive()
}
