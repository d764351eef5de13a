package train

import (
	"errors"
	"math"
	"os"
	"strings"
	"testing"

	"convlab/nn"
	"convlab/nn/training"
	"convlab/web/lesson/room"
	"convlab/web/lesson/words"
	work "convlab/web/work/training"
)

// A fake is an engine that does what it is told to at once.
type fake struct {
	run   *work.Run
	kept  map[string]*work.Run
	calls []string
}

func (f *fake) note(s string)  { f.calls = append(f.calls, s) }
func (f *fake) Run() *work.Run { return f.run }
func (f *fake) Start(s work.Settings) *work.Problem {
	f.note("start")
	if p := s.Check(); p != nil {
		return p
	}
	f.run = &work.Run{ID: "a", Settings: s, Status: work.Running}
	return nil
}
func (f *fake) Play()              { f.note("play"); f.run.Status = work.Running }
func (f *fake) Pause()             { f.note("pause"); f.run.Status = work.Paused }
func (f *fake) StepOnce(watch int) { f.note("step"); f.steps(1); f.run.Detail = detail(f.run, watch) }
func (f *fake) Rewind() {
	f.note("rewind")
	f.run = &work.Run{ID: f.run.ID, Settings: f.run.Settings, Status: work.Paused}
}
func (f *fake) Stop()                                     { f.note("stop"); f.run.Status = work.Stopped }
func (f *fake) Rename(name string)                        { f.run.Name = name }
func (f *fake) SetPool(int)                               {}
func (f *fake) Pool() int                                 { return 0 }
func (f *fake) Most(*work.Settings) int                   { return 1 }
func (f *fake) Estimate(s *work.Settings) (float64, bool) { return .01, true }
func (f *fake) Network(done func(*nn.Network, int, error)) {
	net := f.run.Settings.Model().New()
	net.Init(1)
	done(net, f.run.Step, nil)
}
func (f *fake) Saved(done func([]*work.Run, error)) {
	var list []*work.Run
	for _, r := range f.kept {
		list = append(list, r)
	}
	done(list, nil)
}
func (f *fake) Reopen(id string, done func(error)) {
	if f.kept[id] == nil {
		done(errors.New("none"))
		return
	}
	f.run = f.kept[id]
	done(nil)
}
func (f *fake) NetworkOf(id string, done func(*nn.Network, error)) { done(nil, errors.New("none")) }
func (f *fake) Remove(id string, done func(error))                 { delete(f.kept, id); done(nil) }

// steps makes steps whose loss falls as 1/√step.
func (f *fake) steps(n int) {
	for range n {
		r := f.run
		r.Step++
		r.Curve.Every = 1
		loss := 2 / math.Sqrt(float64(r.Step))
		r.Curve.Points = append(r.Curve.Points, work.Point{Steps: 1, Images: r.Settings.Batch, Loss: loss * float64(r.Settings.Batch),
			Correct: int(float64(r.Settings.Batch) * (1 - .8/math.Sqrt(float64(r.Step)))), LastStep: r.Step})
		if r.Step%r.Settings.PerEpoch() == 0 {
			r.Tests = append(r.Tests, work.Test{Step: r.Step, Images: work.TestImages, Loss: loss, Errors: 300})
		}
	}
}

func detail(r *work.Run, watch int) *work.Detail {
	return &work.Detail{Step: r.Step, Param: watch, Gradient: .02, Rate: .05, Old: .1, New: .099, Images: r.Settings.Batch, Before: 2.3, After: 2.2, Alone: 2.29999}
}

func open() (*Room, *fake) {
	d := room.NewDesk()
	d.Lang = words.English
	f := &fake{kept: map[string]*work.Run{}}
	r := New(d)
	r.Engine = f
	r.Enter()
	r.Derive()
	return r, f
}

func TestButtons(t *testing.T) {
	r, f := open()
	r.Go()
	f.steps(500)
	r.Derive()
	if !r.Running() || r.Fresh() {
		t.Error("a run that was started does not run")
	}
	if r.Turn(Rate, 1); r.Set.Rate != .003 {
		t.Error("settings change while a run is made with them")
	}
	r.Go()
	if r.Running() {
		t.Error("the second press does not pause")
	}
	r.Step()
	if u := r.Sum(); u == nil || u.Step != "501" || u.Formula == "" || !strings.Contains(u.Says, "falls from 2.30000 to 2.20000") {
		t.Errorf("one update says %+v", u)
	}
	r.Go()
	r.Go()
	if r.Turn(Batch, 1); r.Set.Batch != 256 || !r.Fresh() {
		t.Errorf("batch %d after a step up", r.Set.Batch)
	}
	if r.Undo(); r.Set.Batch != 128 || r.Fresh() {
		t.Error("settings are not taken back")
	}
	r.Redo()
	r.Rewind()
	if r.Run().Step != 0 || r.CanRewind() {
		t.Error("rewinding does not go to the start")
	}
	if want := "start pause step play pause rewind"; strings.Join(f.calls, " ") != want {
		t.Errorf("%v, want %s", f.calls, want)
	}
}

func TestChart(t *testing.T) {
	r, f := open()
	if c := r.Chart(); c.Any || !c.Native || len(c.X) < 3 || len(c.Accuracy.Lines) != 1 {
		t.Errorf("before the first run: %+v", c)
	}
	r.Go()
	f.steps(1000)
	r.Derive()
	c := r.Chart()
	if !c.Any || len(c.Accuracy.Lines) != 2 || c.Cursor < 0 {
		t.Fatalf("of 1000 steps: %+v", c)
	}
	for _, p := range []*Plot{&c.Accuracy, &c.Loss} {
		for _, l := range p.Lines {
			if strings.Contains(l.Path, "NaN") || strings.Contains(l.Path, "Inf") {
				t.Errorf("%s: %s", l.Class, l.Path)
			}
		}
		for _, m := range p.Marks {
			if !(m.X >= 0 && m.X <= 1 && m.Y >= 0 && m.Y <= 1) {
				t.Errorf("a mark at %v, %v", m.X, m.Y)
			}
			for _, l := range p.Lines {
				if m.Text == "" || !strings.HasPrefix(m.Class, l.Class) {
					continue
				}
				for _, q := range l.points {
					d := q[1] - m.At // of the line's below the text's
					if !strings.Contains(m.Class, " below") {
						d = -d
					}
					if m.At != m.Y && math.Abs(q[0]-m.X+.1) < .1 && d > 1e-9 {
						t.Errorf("%s: the text %q from %v on lies over its line at %v", m.Class, m.Text, m.At, q)
					}
				}
			}
		}
	}
	r.Raw = true
	r.Derive()
	r.Over(.5)
	v := r.Values()
	if v.Step < 2 || v.Step > 999 || v.First != v.Step || v.Last != v.Step || math.Abs(v.Loss-2/math.Sqrt(float64(v.Step))) > 1e-12 {
		t.Errorf("the cursor in the middle reads %+v", v)
	}
	if r.Move(1); r.Values().Step <= v.Step {
		t.Error("a key does not move the cursor")
	}
	if s := r.Reads(); !strings.Contains(s, "this batch") {
		t.Error(s)
	}
	csv := r.CSV()
	if n := strings.Count(csv, "\n"); n != 1+1000+2 {
		t.Errorf("%d lines of CSV", n)
	}
	if svg := r.SVG(); !strings.HasPrefix(svg, "<svg xmlns=") || strings.Contains(svg, "NaN") || !strings.Contains(svg, "97.82%") {
		t.Error("the picture is none")
	}
}

// What is drawn of our own run is what its file says, and the sentences about the
// course are what was measured.
func TestCourse(t *testing.T) {
	data, err := os.ReadFile("../../../nn/zoo/results/dense-course-seed1.csv")
	if err != nil {
		t.Fatal(err)
	}
	curve, err := training.ParseCurve(data)
	if err != nil {
		t.Fatal(err)
	}
	at := map[int]training.Point{}
	for _, p := range curve {
		at[p.Epoch] = p
	}
	for _, p := range course {
		q, ok := at[p.Epoch]
		if !ok || math.Abs(p.Loss/float64(q.Loss)-1) > 1e-4 || math.Abs(p.Right-float64(q.Right)) > 1e-5 {
			t.Errorf("epoch %d is %v, %v; the file has %v", p.Epoch, p.Loss, p.Right, q)
		}
	}
	if course[len(course)-1].Epoch != 5000 {
		t.Error("the last epoch is missing")
	}
}

func TestDials(t *testing.T) {
	r, _ := open()
	for _, c := range []struct {
		d          Dial
		text, want string
		refused    bool
	}{
		{Rate, "0.01", "0.01", false}, {Rate, "0,02", "0.02", false}, {Rate, "11", "0.02", true}, {Rate, "x", "0.02", true}, {Rate, "0", "0.02", true},
		{Batch, "100", "100", false}, {Batch, "1.5", "100", true}, {Batch, "0", "100", true},
		{Epochs, "5000", "5000", false}, {L2, "0", "0", false}, {Dropout, ".5", "0.5", false}, {Seed, "7", "7", false},
		{ImagesUsed, "1000", "1000", false}, {ImagesUsed, "60000", "60000", false}, {ImagesUsed, "0", "60000", true}, {ImagesUsed, "5", "60000", true},
	} {
		r.Dismiss()
		r.Type(c.d, c.text)
		_, wrong := r.Notice()
		if got := r.Written(c.d); got != c.want || wrong != c.refused {
			t.Errorf("%q typed: %q, refused %v", c.text, got, wrong)
		}
	}
	for d := range dials {
		for range 30 {
			r.Turn(d, 1)
		}
		for range 30 {
			r.Turn(d, -1)
		}
	}
	r.TypeUnits("512, 128")
	if r.Units() != "512, 128" {
		t.Error(r.Units())
	}
	if r.TypeUnits("0"); r.Units() != "512, 128" {
		t.Error("a layer of no units")
	}
	if r.TypeUnits("none"); len(r.Set.Units) != 0 || r.Params() != 7850 {
		t.Errorf("%v, %d parameters", r.Set.Units, r.Params())
	}
	r.Take(CoursePreset)
	if c := r.Chart(); !c.Native || c.Any || len(c.Accuracy.Marks) != 1 {
		t.Error("our own run can’t be looked at instead")
	}
	if r.Preset() != CoursePreset || r.Set.Epochs != 5000 {
		t.Error("the course’s settings can’t be had")
	}
	r.Take(FastPreset)
	if r.SetNet(work.LeNet5); r.Preset() != FastPreset || r.Params() != 61706 {
		t.Error("the quick setting does not follow the network")
	}
}

// every are settings of all kinds.
func every() (list []work.Settings) {
	for net := range work.Nets {
		for rule := range work.Rules {
			s := Fast(net)
			s.Rule, s.Rate, s.Epochs = rule, usual(net, rule), 2
			s.Schedule, s.Augment = work.Schedule(int(rule+1)%int(work.Schedules)), work.Augment(int(rule)%int(work.Augments))
			if rule == work.SGD {
				s.L2, s.Dropout, s.Images = 0, .2, 1000
			}
			list = append(list, s)
		}
	}
	s := work.Course()
	steps := Fast(work.Dense)
	steps.Schedule, steps.Units = work.InSteps, nil
	return append(list, s, steps)
}

func TestKerasCode(t *testing.T) {
	s := work.Course()
	code := KerasCode(&s).String()
	for _, want := range []string{"keras.Input((784,))", "SGD(0.05)", "batch_size=2000, epochs=5000", `layers.Dense(256, activation="relu"`, `activation="softmax"`} {
		if !strings.Contains(code, want) {
			t.Errorf("no %s in\n%s", want, code)
		}
	}
	if n := strings.Count(code, "layers.Dense("); n != 4 {
		t.Errorf("%d dense layers", n)
	}
}

func TestLocate(t *testing.T) {
	s := Fast(work.Dense)
	if w, ok := Locate(&s, 256*406+3); !ok || w.Layer != 1 || w.Row != 406 || w.Unit != 3 {
		t.Errorf("%+v", w)
	}
	if w, ok := Locate(&s, 784*256+5); !ok || !w.Bias || w.Unit != 5 {
		t.Errorf("%+v", w)
	}
	if _, ok := Locate(&s, s.Cost().Params); ok {
		t.Error("a weight behind the last")
	}
	r, _ := open()
	for _, net := range []work.Net{work.Dense, work.LeNet5, work.SmallCNN} {
		r.SetNet(net)
		if r.WatchedName() == "" {
			t.Error("the weight has no name")
		}
		r.WatchUnit(1)
		r.WatchCell(1, 0)
		r.WatchUnit(-1)
	}
}

func TestSmall(t *testing.T) {
	for v, want := range map[float64]string{0: "0", 1: "1.000", -.0312: "−0.03120", .00002: "2.000×10⁻⁵", 123.4: "123.4"} {
		if got := Small(v); got != want {
			t.Errorf("%v: %s, want %s", v, got, want)
		}
	}
}

func TestConfusions(t *testing.T) {
	a := &work.Answers{Digit: []uint8{1, 2, 9, 9, 4}, Sure: []float32{.9, .9, .99, .6, .8}, True: []float32{.9, .9, .01, .2, .1}}
	m := confuse(a, []uint8{1, 2, 4, 4, 9})
	if m.Times[1][1] != 1 || m.Times[4][9] != 2 || m.Times[9][4] != 1 || len(m.Miss) != 3 || m.Miss[0].Image != 2 {
		t.Errorf("%+v", m)
	}
	if a, b, n := m.Pair(); a != 4 || b != 9 || n != 3 {
		t.Errorf("%d and %d, %d times", a, b, n)
	}
}
