package train

import (
	"errors"
	"fmt"
	"math"
	"strconv"

	"convlab/web/lesson/words"
	"convlab/web/work/training"
)

// Title says where the run is.
func (r *Room) Title() string {
	run, t := r.Run(), r.T()
	if run == nil {
		if n := len(r.kept.runs); n > 0 {
			return fmt.Sprintf(t.NoneOpen, n)
		}
		return t.NotYet
	}
	switch {
	case coming(run):
		return t.Coming
	case run.Status == training.Failed:
		if run.Failure.Reason == training.Diverged {
			return t.Diverged
		}
		return t.FailedTitle
	}
	if f := r.Frame(); r.Film > 0 && f != nil {
		return r.reached(run, f.Step)
	}
	return r.reached(run, run.Step)
}

// reached says what a run has come to by a step.
func (r *Room) reached(run *training.Run, step int) string {
	t := r.T()
	if step == 0 {
		return t.AtStart
	}
	var last, x *training.Test
	for i := range run.Tests {
		if test := &run.Tests[i]; test.Step <= step {
			if last = test; test.Whole() {
				x = test
			}
		}
	}
	switch {
	case x != nil:
		return fmt.Sprintf(t.RunTitle, epochsAt(run, x.Step), Percent(x.Right()), words.Thousands(x.Errors))
	case last != nil:
		return fmt.Sprintf(t.SampleTitle, epochsAt(run, last.Step), words.Thousands(last.Images), Percent(last.Right()))
	}
	return fmt.Sprintf(t.EarlyTitle, words.Thousands(step))
}

func epochsAt(run *training.Run, step int) string {
	per := run.Settings.PerEpoch()
	if step%per == 0 {
		return words.Thousands(step / per)
	}
	return strconv.FormatFloat(float64(step)/float64(per), 'f', 1, 64)
}

// Says says more about it: the course beside it, what is on its way, what went wrong.
func (r *Room) Says() string {
	run, t := r.Run(), r.T()
	if run == nil {
		if r.Example() && r.Interrupted() == nil {
			return t.Example + " " + r.Predicts(&r.Set)
		}
		return r.Predicts(&r.Set)
	}
	switch {
	case coming(run):
		return r.coming(run)
	case run.Status == training.Failed:
		return r.failed(run)
	}
	if run.Step == 0 {
		return r.Predicts(&run.Settings)
	}
	x := lastWhole(run)
	if x == nil {
		return t.NoTestYet
	}
	switch diff := courseWrong - x.Errors; {
	case diff > 0:
		return fmt.Sprintf(t.Fewer, words.Thousands(diff))
	case diff < 0:
		return fmt.Sprintf(t.More, words.Thousands(-diff))
	}
	return t.Same
}

// Empty says how curves come about, "" where there are some or they are about to come.
func (r *Room) Empty() string {
	if run := r.Run(); r.Chart().Any || r.Example() || run != nil && (r.Running() || coming(run)) {
		return ""
	}
	return r.T().Empty
}

// courseWrong is how many test images the course's network gets wrong: 97.82% are right.
const courseWrong = 218

// coming says whether a run waits for its workers and images.
func coming(run *training.Run) bool {
	return run.Status == training.Loading || run.Status == training.Paused && run.Step == 0 && len(run.Loads) > 0 && !run.Loads[0].Here
}

func (r *Room) coming(run *training.Run) string {
	t := r.T()
	if len(run.Loads) == 0 {
		return t.Hiring
	}
	l := run.Loads[0]
	switch {
	case l.AllBytes == 0:
		return t.Hiring
	case l.Bytes < l.AllBytes:
		return fmt.Sprintf(t.Fetching, megabytes(l.Bytes), megabytes(l.AllBytes))
	case l.Images < l.AllImages:
		return fmt.Sprintf(t.Unpacking, words.Thousands(l.Images), words.Thousands(l.AllImages))
	}
	return t.Hiring
}

// Progress is how far the images are, 0 to 1, while they come; negative otherwise.
func (r *Room) Progress() float64 {
	run := r.Run()
	if run == nil || !coming(run) || len(run.Loads) == 0 {
		return -1
	}
	l := run.Loads[0]
	if l.AllImages == 0 {
		if l.AllBytes == 0 {
			return 0
		}
		return .5 * float64(l.Bytes) / float64(l.AllBytes)
	}
	return .5*float64(l.Bytes)/float64(max(l.AllBytes, 1)) + .5*float64(l.Images)/float64(l.AllImages)
}

func megabytes(n int) string { return strconv.FormatFloat(float64(n)/1e6, 'f', 1, 64) }

func (r *Room) failed(run *training.Run) string {
	t := r.T()
	switch run.Failure.Reason {
	case training.NoWorkers:
		return t.NoWorkers
	case training.NoImages:
		return t.NoImages
	case training.Lost:
		return t.Lost
	case training.Diverged:
		return fmt.Sprintf(t.DivergedHelp, words.Thousands(run.Step), plainRate(run.Settings.Rate))
	}
	return t.Unreadable
}

func plainRate(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// Predicts says how long settings will take here, as far as it is known.
func (r *Room) Predicts(s *training.Settings) string {
	t := r.T()
	if !r.timed || !s.Equal(&r.Set) {
		return fmt.Sprintf(t.StepsAhead, words.Thousands(s.Epochs), words.Thousands(s.Steps()))
	}
	return fmt.Sprintf(t.Predicted, words.Thousands(s.Epochs), words.Thousands(s.Steps()), Span(r.second*float64(s.Steps()), t))
}

// Span writes a time.
func Span(seconds float64, t *Text) string {
	s := int(math.Round(seconds))
	switch {
	case seconds < 1:
		return t.LessThanASecond
	case s < 90:
		return fmt.Sprintf(t.Seconds, s)
	case s < 90*60:
		return fmt.Sprintf(t.Minutes, strconv.FormatFloat(seconds/60, 'f', 1, 64))
	}
	return fmt.Sprintf(t.Hours, strconv.FormatFloat(seconds/3600, 'f', 1, 64))
}

// A Figure is a number with its name.
type Figure struct{ Key, Name, Value string }

// Figures are the numbers of the run: speed, and times.
func (r *Room) Figures() []Figure {
	run, t := r.Run(), r.T()
	if run == nil || run.Step == 0 {
		return nil
	}
	speed, flops, left := "–", "–", "–"
	if run.Rate > 0 && run.Status != training.Paused {
		speed = words.Thousands(int(math.Round(run.Rate)))
		flops = strconv.FormatFloat(run.GFlops(), 'f', 1, 64)
	}
	if seconds := run.Left(); seconds > 0 && run.Status == training.Running {
		left = Span(seconds, t)
	}
	if run.Status == training.Finished {
		left = "0"
	}
	return []Figure{
		{"speed", t.Speed, speed}, {"flops", t.Flops, flops},
		{"spent", t.Spent, Span(run.Seconds, t)}, {"left", t.Left, left},
		{"pool", t.Workers, strconv.Itoa(run.Pool)},
	}
}

// Where says how far the run is.
func (r *Room) Where() string {
	run, t := r.Run(), r.T()
	if run == nil {
		return ""
	}
	at := run.Step
	if f := r.Frame(); r.Film > 0 && f != nil {
		at = f.Step
	}
	return fmt.Sprintf(t.Where, epochsAt(run, at), words.Thousands(run.Settings.Epochs))
}

// Keeping says what the browser does not keep, "" for nothing.
func (r *Room) Keeping() string {
	run, t := r.Run(), r.T()
	if run == nil {
		return ""
	}
	switch {
	case run.Saving == training.Denied || errors.Is(r.kept.err, training.ErrDenied):
		return t.StorageDenied
	case run.Saving == training.Full:
		return t.StorageFull
	case run.Data == training.Denied || run.Data == training.Full:
		return t.DataNotKept
	}
	return ""
}

// Replaced says how many workers were replaced, "" for none.
func (r *Room) Replaced() string {
	if run := r.Run(); run != nil && run.Losses > 0 {
		return fmt.Sprintf(r.T().Replaced, run.Losses)
	}
	return ""
}

// Aloud implements room.Speaker: what has come of the last action, not every batch.
func (r *Room) Aloud() string {
	switch r.told {
	case ofCursor:
		return r.Reads()
	case ofUpdate:
		if u := r.Sum(); u != nil {
			return u.Says
		}
	case ofCell:
		return r.CellSays()
	case ofMine:
		return r.MineSays()
	case ofRun:
		run := r.Run()
		if run == nil {
			return ""
		}
		switch run.Status {
		case training.Running:
			return r.T().SayRunning
		case training.Loading:
			return r.T().Coming
		default:
			return r.Title()
		}
	}
	return ""
}
