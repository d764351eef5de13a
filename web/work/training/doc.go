// Package training trains networks on all of MNIST in workers, and is what the page
// and they say to each other about it. Package jobs, below, is the workers' side.
//
// # Use
//
// The desk has one [Conductor]. It leads one [Run] at a time:
//
//	c.Changed = func() { … }       // something that is shown has changed
//	c.Start(training.Quick())      // Status: Loading, then Running
//	c.Pause(); c.Play()            // Paused, Running
//	c.StepOnce(param)              // one update and its numbers: Run.Detail
//	c.Rewind()                     // to the same start: Paused at step 0
//	c.Stop()                       // Stopped; the network is as it was then
//
// Everything that is shown is in the Run: curves, tests, pictures of the first
// layer. It is only read, and by the page's goroutine, as all methods are called.
//
// # How it is computed
//
// Every worker of the pool has the images, the network and what the rule remembers.
// It computes the shards of a batch that are its own ([nn.Cut]), sends what comes
// of them to the others directly, adds all of them up in the order of the shards
// and makes the same step as everybody. So all have the same bits, whatever the
// pool's size, and the same as [nn.Trainer] with the same build. The page hears
// only how it went, some ten times a second.
//
// A worker that has died or stalled is replaced. The new one gets the state from
// one that has come furthest, or from the last checkpoint if none is left; steps
// that have to be made again give the same numbers again.
package training
