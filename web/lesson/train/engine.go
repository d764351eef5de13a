package train

import (
	"convlab/nn"
	"convlab/web/work/training"
)

// An Engine leads runs, one at a time: a [training.Conductor], or what takes its place
// in tests. Its methods return at once; what comes of them is in its run later.
type Engine interface {
	Run() *training.Run // only read; nil before the first
	Start(training.Settings) *training.Problem
	Play()
	Pause()
	StepOnce(watch int)
	Rewind()
	Stop()
	Rename(name string)
	SetPool(n int)
	Pool() int
	Most(*training.Settings) int
	Estimate(*training.Settings) (seconds float64, known bool) // of one step

	Network(done func(net *nn.Network, step int, err error))
	Saved(done func([]*training.Run, error))
	Reopen(id string, done func(error))
	NetworkOf(id string, done func(*nn.Network, error))
	Remove(id string, done func(error))
}

var _ Engine = (*training.Conductor)(nil)
