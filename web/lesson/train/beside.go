package train

import (
	"slices"

	"convlab/nn"
	"convlab/nn/zoo"
	"convlab/web/lesson/words"
	"convlab/web/work/training"
)

// --- The trained network among the others ---

// Beside has the run's network, as it is now, read the digit beside those of the page,
// in all chapters, until it is removed.
func (r *Room) Beside() {
	run := r.Run()
	if run == nil || run.Step == 0 {
		return
	}
	r.Engine.Network(func(net *nn.Network, step int, err error) {
		if err != nil {
			r.Say(words.Say(&texts, func(t *Text) string { return t.CantReopen }, ""))
			return
		}
		r.add(run, net, step)
	})
}

// add has a network read along, whose run was tested at some time, perhaps when it was
// as it is.
func (r *Room) add(run *training.Run, net *nn.Network, step int) {
	m, net := reading(run.Settings.Model(), net)
	if x := lastWhole(run); x != nil && x.Step == step {
		m.Result = zoo.Result{TestImages: x.Images, Runs: []zoo.Run{{TestErrors: x.Errors, HalfErrors: x.Errors}}}
	}
	r.Panel.Add(m, net)
	r.Trained = run.ID
	r.forgetAnswers()
}

// reading is a network as it reads, without the layers that only do something while it learns: what shows it needn't know
// of them.
func reading(m *zoo.Model, net *nn.Network) (*zoo.Model, *nn.Network) {
	if !slices.ContainsFunc(m.Layers, dropout) {
		return m, net
	}
	m.Layers = slices.DeleteFunc(m.Layers, dropout)
	bare := m.New()
	copy(bare.Params(), net.Params())
	copy(bare.State(), net.State())
	return m, bare
}

func dropout(l nn.Layer) bool {
	_, ok := l.(nn.Dropout)
	return ok
}

// StandsBeside says whether a network of the reader's stands beside the others.
func (r *Room) StandsBeside() bool { return r.Panel.Added() != nil }

// Withdraw removes it.
func (r *Room) Withdraw() {
	r.Panel.Remove()
	r.Trained = ""
	r.forgetAnswers()
}

// Wake implements room.Waker: the network that stood beside the others at the last
// visit does so again, and the reader's digits are there.
func (r *Room) Wake() {
	r.load()
	id := r.Trained
	if id == "" {
		return
	}
	r.Engine.Saved(func(runs []*training.Run, err error) {
		for _, run := range runs {
			if run.ID == id {
				r.Engine.NetworkOf(id, func(net *nn.Network, err error) {
					if err == nil && r.Panel.Added() == nil {
						r.add(run, net, run.Step)
					}
				})
			}
		}
	})
}
