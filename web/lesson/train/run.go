package train

import (
	"convlab/web/lesson/words"
	"convlab/web/work/training"
)

// Fresh says whether Start would begin a new run: there is none, or it is over, or it is
// of other settings.
func (r *Room) Fresh() bool {
	run := r.Run()
	return run == nil || !r.Running() && !run.Settings.Equal(&r.Set) || run.Status == training.Finished || run.Status == training.Stopped ||
		run.Status == training.Failed && run.Failure.Reason == training.Diverged
}

// Go starts a run, pauses the one that is going on, or lets it go on.
func (r *Room) Go() {
	r.told, r.Film, r.At = ofRun, 0, 0
	switch {
	case r.Running():
		r.Engine.Pause()
	case r.Fresh():
		r.start()
	default:
		r.Engine.Play()
	}
	r.Derive()
}

// start begins a run, unless its settings can't be.
func (r *Room) start() bool {
	r.Watch, r.Cell = Auto, 0
	if r.Learns() {
		r.Set.Own = len(r.mine)
	}
	p := r.Engine.Start(r.copy())
	if p != nil {
		r.refuseSettings(p)
	}
	return p == nil
}

// Step makes one update, with its numbers. Where there is no run yet it begins one.
func (r *Room) Step() {
	r.told, r.Film, r.At = ofUpdate, 0, 0
	if !r.CanStep() {
		return
	}
	if r.Running() {
		r.Engine.Pause()
		r.Derive()
		return
	}
	if r.Fresh() {
		if !r.start() {
			return
		}
		r.Engine.Pause()
	}
	if r.Pane != Update {
		r.Pane = Update
	}
	r.Engine.StepOnce(r.Watched())
	r.Derive()
}

// CanStep says whether an update can be made.
func (r *Room) CanStep() bool {
	run := r.Run()
	return run == nil || run.Status == training.Running || run.Status == training.Paused
}

// Rewind goes back to the same start.
func (r *Room) Rewind() {
	if !r.CanRewind() {
		return
	}
	r.told, r.Film, r.At = ofRun, 0, 0
	r.Engine.Rewind()
	r.Derive()
}

// CanRewind says whether there is anything to go back from.
func (r *Room) CanRewind() bool { run := r.Run(); return run != nil && run.Step > 0 }

// Stop ends the run: its network stays as it is.
func (r *Room) Stop() {
	r.told = ofRun
	r.Engine.Stop()
	r.Derive()
}

// CanStop says whether there is a run that is not over.
func (r *Room) CanStop() bool {
	run := r.Run()
	return run != nil && !run.Status.Over() && run.Step > 0
}

// Key implements room.Keyer.
func (r *Room) Key(key string, dx, dy int) bool {
	switch {
	case r.View == Own:
		if len(key) != 1 || key[0] < '0' || key[0] > '9' {
			return false
		}
		r.Keep(int(key[0] - '0'))
	case r.View == Wrong:
		if dx == 0 && dy == 0 || r.Matrix() == nil {
			return false
		}
		r.MoveCell(dx, dy)
	case key == " ":
		r.Go()
	case key == "Enter":
		r.Step()
	case key == "Home" && r.last() > 0:
		r.At, r.chart.stale, r.told = 1, true, ofCursor
	case key == "End":
		r.At, r.chart.stale = 0, true
	case dx != 0 && r.last() > 0:
		r.Move(dx)
	default:
		return false
	}
	return true
}

// Question is that of the exhibit.
func (r *Room) Question() words.Question { return r.T().Questions[r.View] }

// Try sets the exhibit so that the answer to its question is seen.
func (r *Room) Try() {
	switch r.View {
	case Curves:
		if !r.Running() {
			r.Go()
		}
	case Wrong:
		if m := r.Matrix(); m != nil {
			r.Choose(m.Most())
			return
		}
		if r.View = Curves; r.Run() == nil {
			r.Go()
		}
	case Own:
		r.Digit.Fill()
	}
}
