package train

import (
	"fmt"
	"slices"
	"strconv"

	"convlab/web/lesson/words"
	"convlab/web/work/training"
)

// kept are the runs that the browser keeps.
type kept struct {
	runs  []*training.Run
	asked bool
	err   error
}

// list asks what is kept.
func (r *Room) list() {
	r.Engine.Saved(func(runs []*training.Run, err error) {
		r.kept, r.chart.stale = kept{runs: runs, asked: true, err: err}, true
	})
}

// A Kept is one of the runs that are kept, as it is listed.
type Kept struct {
	ID, Name, Says string
	Letter         string // by which it is drawn beside the one that is led; "" when it isn't
	Now            bool   // it is the one that is led
}

// Kept lists them.
func (r *Room) Kept() (list []Kept) {
	now := r.Run()
	for _, run := range r.kept.runs {
		k := Kept{ID: run.ID, Name: r.NameOf(run), Says: r.brief(run), Now: now != nil && now.ID == run.ID}
		for _, w := range r.Compared() {
			if w.ID == run.ID {
				k.Letter = w.Letter
			}
		}
		list = append(list, k)
	}
	return list
}

// NameOf is what a run is called.
func (r *Room) NameOf(run *training.Run) string {
	if run.Name != "" {
		return run.Name
	}
	t, s := r.T(), &run.Settings
	name := t.NetNames[s.Net]
	if s.Net == training.Dense {
		name += " " + writeUnits(s.Units, "-")
	}
	name += " · " + t.RuleNames[s.Rule] + " " + plainRate(s.Rate) + " · " + fmt.Sprintf(t.BatchOf, s.Batch)
	for _, more := range r.besides(s) {
		name += " · " + more
	}
	return name
}

// besides is what else settings have that the ready-made ones with their rule have not.
func (r *Room) besides(s *training.Settings) (list []string) {
	t, usual := r.T(), training.Quick()
	if s.Rule == training.SGD {
		usual = training.Course()
	}
	add := func(differs bool, format string, args ...any) {
		if differs {
			list = append(list, fmt.Sprintf(format, args...))
		}
	}
	add(s.Schedule != usual.Schedule, "%s", t.ScheduleNames[s.Schedule])
	add(s.L2 != usual.L2, "L2 %s", plainRate(s.L2))
	add(s.Dropout != usual.Dropout, t.WithDropout, strconv.FormatFloat(100*s.Dropout, 'f', -1, 32))
	add(s.Augment != usual.Augment, "%s: %s", t.Augment, t.AugmentNames[s.Augment])
	add(s.Images != usual.Images, t.ImagesOf, words.Thousands(s.Images))
	add(s.Own != usual.Own, t.OwnOf, s.Own)
	add(s.Seed != usual.Seed, t.SeedOf, s.Seed)
	return list
}

// brief says how far a run is and how good.
func (r *Room) brief(run *training.Run) string {
	t := r.T()
	s := fmt.Sprintf(t.Where, epochs(run), words.Thousands(run.Settings.Epochs))
	if x := lastWhole(run); x != nil {
		s += " · " + t.Test + " " + Percent(x.Right()) + " · " + fmt.Sprintf(t.WrongOf, words.Thousands(x.Errors))
	}
	return s
}

// mostCompared is how many runs are drawn beside the one that is led.
const mostCompared = 4

// A Compared is a kept run that is drawn beside the one that is led.
type Compared struct {
	*training.Run
	Letter string
}

// Compared lists them.
func (r *Room) Compared() (list []Compared) {
	now := r.Run()
	for i, id := range r.with {
		for _, run := range r.kept.runs {
			if run.ID == id && (now == nil || now.ID != id) {
				list = append(list, Compared{run, string(rune('A' + i))})
			}
		}
	}
	return list
}

// Compare draws a kept run beside the one that is led, or no longer does. Each keeps
// its letter while it is drawn.
func (r *Room) Compare(id string) {
	r.chart.stale = true
	if i := slices.Index(r.with, id); i >= 0 {
		r.with[i] = ""
		return
	}
	taken := map[string]bool{}
	for _, c := range r.Compared() {
		taken[c.ID] = true
	}
	for i := range mostCompared {
		if i == len(r.with) {
			r.with = append(r.with, "")
		}
		if !taken[r.with[i]] {
			r.with[i] = id
			return
		}
	}
	r.Say(words.Say(&texts, func(t *Text) string { return t.MostCompared }, strconv.Itoa(mostCompared)))
}

// Interrupted is a run that was left before its end and can go on, nil for none or
// where there is a run already.
func (r *Room) Interrupted() *training.Run {
	if r.Run() != nil {
		return nil
	}
	for _, run := range r.kept.runs {
		if run.Status == training.Paused && run.Step > 0 {
			return run
		}
	}
	return nil
}

// Reopen leads a run that is kept, once more.
func (r *Room) Reopen(id string) { r.lead(id, func() {}) }

// Resume goes on with a run that is kept.
func (r *Room) Resume(id string) { r.lead(id, r.Engine.Play) }

func (r *Room) lead(id string, then func()) {
	r.told, r.Film, r.At, r.Cell = ofRun, 0, 0, 0
	r.history.Remember(r.Set)
	r.Engine.Reopen(id, func(err error) {
		if err != nil {
			r.Say(words.Say(&texts, func(t *Text) string { return t.CantReopen }, ""))
			return
		}
		if run := r.Run(); run != nil {
			r.Set = run.Settings
		}
		then()
		r.list()
		r.Derive()
	})
}

// Pool is how many workers the reader wants, 0 for as many as help, and MostWorkers
// how many those may be. Their number has no influence on what comes out.
func (r *Room) Pool() int        { return r.Engine.Pool() }
func (r *Room) MostWorkers() int { return r.Engine.Most(r.Settings()) }
func (r *Room) SetPool(n int)    { r.Engine.SetPool(n) }

// Remove forgets a run that is kept.
func (r *Room) Remove(id string) { r.Engine.Remove(id, func(err error) { r.list() }) }

// Rename names the run that is led.
func (r *Room) Rename(name string) {
	if run := r.Run(); run != nil && name != run.Name {
		r.Engine.Rename(words.Clip(name))
		r.list()
	}
}
