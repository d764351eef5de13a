package training

import (
	"slices"
	"testing"
	"time"

	"convlab/nn/mnist"
	"convlab/nn/zoo"
	"convlab/web/work"
)

// Settings that are zoo's recipes make zoo's networks and recipes.
func TestSettingsOfTheZoo(t *testing.T) {
	course, quick := Course(), Quick()
	plain := quick
	plain.Epochs, plain.Rate = 20, .002
	lenet := Settings{Net: LeNet5, Rule: Adam, Rate: .002, Schedule: OneCycle, Batch: 128, Epochs: 20, L2: .01, Seed: 1}
	cnn := Settings{Net: SmallCNN, Rule: Adam, Rate: .003, Schedule: OneCycle, Batch: 128, Epochs: 30, L2: .01, Dropout: .4, Augment: Pen, Seed: 1}
	for name, c := range map[string]struct {
		s     Settings
		model *zoo.Model
	}{"course": {course, &zoo.DenseCourse}, "plain": {plain, &zoo.DensePlain}, "LeNet-5": {lenet, &zoo.LeNet5}, "CNN": {cnn, &zoo.CNN}} {
		m, want := c.s.Model(), *c.model
		want.Recipe.Drawn, want.Recipe.Average = 0, 0
		if m.New().Architecture() != want.New().Architecture() || m.Recipe.String() != want.Recipe.String() {
			t.Errorf("%s: %v; %s\nwant %v; %s", name, &m.Recipe, m.New().Architecture(), &want.Recipe, want.New().Architecture())
		}
		if c.s.Check() != nil {
			t.Errorf("%s: %v", name, c.s.Check())
		}
	}
	if c := course.Cost(); c.Params != 335114 || c.MulAdds != 334336 {
		t.Errorf("%+v", c)
	}
	if course.PerEpoch() != 30 || course.Steps() != 150000 || course.Shards() != 4 || quick.PerEpoch() != 469 {
		t.Errorf("%d steps an epoch, %d, %d shards", course.PerEpoch(), course.Steps(), course.Shards())
	}
}

func TestProblems(t *testing.T) {
	for field, change := range map[string]func(*Settings){
		"net": func(s *Settings) { s.Net = Nets }, "layers": func(s *Settings) { s.Units = make([]int, MaxLayers+1) },
		"units": func(s *Settings) { s.Units[1] = 0 }, "rule": func(s *Settings) { s.Rule = -1 }, "rate": func(s *Settings) { s.Rate = 0 },
		"schedule": func(s *Settings) { s.Schedule = Schedules }, "batch": func(s *Settings) { s.Batch = MaxBatch + 1 },
		"epochs": func(s *Settings) { s.Epochs = 0 }, "l2": func(s *Settings) { s.L2 = 1 }, "dropout": func(s *Settings) { s.Dropout = 1 },
		"augment": func(s *Settings) { s.Augment = Augments }, "seed": func(s *Settings) { s.Seed = -1 },
		"images": func(s *Settings) { s.Images = 5 }, "own": func(s *Settings) { s.Own = MaxOwn + 1 },
		"params": func(s *Settings) { s.Units = []int{1024, 1024, 1024} },
	} {
		s := Quick()
		change(&s)
		if p := s.Check(); p == nil || p.Field != field {
			t.Errorf("%s: %v", field, p)
		}
		var w work.Writer
		s.Write(&w)
		if _, err := ReadSettings(work.NewReader(w.Head())); err == nil {
			t.Errorf("%s: such settings are read", field)
		}
	}
}

// A curve keeps every batch while it is short, and sums in the end.
func TestCurve(t *testing.T) {
	var c Curve
	const n = 3*mostPoints + 77
	for i := range n {
		c.add(10, float64(i), i%11)
	}
	steps, images, loss := 0, 0, 0.
	for i, p := range c.Points {
		steps += p.Steps
		images += p.Images
		loss += p.Loss
		if p.LastStep != steps || p.Steps != c.Every && i < len(c.Points)-1 {
			t.Fatalf("point %d: %+v", i, p)
		}
	}
	if steps != n || images != 10*n || loss != n*(n-1)/2 || len(c.Points) > mostPoints {
		t.Errorf("%d points of %d: %d steps, %d images, loss %v", len(c.Points), c.Every, steps, images, loss)
	}
}

// whole is a run with something of everything.
func whole() *Run {
	r := &Run{ID: "x1", Name: "第一", Settings: Quick(), Began: time.UnixMilli(1700000000123), Step: 7, Seconds: 3.5, Status: Paused}
	r.Settings.Own = 2
	for range 7 {
		r.Curve.add(128, 100.5, 77)
	}
	r.Tests = []Test{{Step: 3, Images: SampleSize, Loss: .5, Errors: 3}, {Step: 7, Images: TestImages, Loss: .25, Errors: 20}}
	return r
}

func mine() *mnist.Set {
	return &mnist.Set{Images: make([]uint8, 2*mnist.Pixels), Labels: []uint8{3, 4}}
}

func TestHead(t *testing.T) {
	r := whole()
	got, step, own, err := readRun(r.head(6, mine()))
	if err != nil || step != 6 || own.Len() != 2 || got.Name != r.Name || got.Step != 7 || !got.Settings.Equal(&r.Settings) ||
		!got.Began.Equal(r.Began) || !slices.Equal(got.Curve.Points, r.Curve.Points) || !slices.Equal(got.Tests, r.Tests) || got.Status != Paused {
		t.Errorf("%+v, %d, %v", got, step, err)
	}
}

// Whatever comes, it is read or refused, and what is read is written as it was.
func FuzzMessages(f *testing.F) {
	setup := Setup{Quick(), 5}
	f.Add(setup.Head())
	made := Made{From: 3, Batches: []Batch{{128, 20.5, 100}}, Micros: 400, Detail: &Detail{Step: 4}}
	f.Add(made.Head())
	f.Add((&Tested{Step: 4, Losses: []float64{1, 2}, Errors: 3}).Head())
	f.Add((&Loaded{Load: Load{Bytes: 5, Images: 3, Here: true}, Keeping: Kept}).Head())
	f.Add((&Place{3, 1, 4}).Head())
	f.Add((&Order{3, 10, 20, -1}).Head())
	f.Add((&Copies{3, 2}).Head())
	f.Add((&Timing{3, 2}).Head())
	f.Add((&Errand{"a", "b"}).Head())
	f.Add((&Sum{1, 2, 3, []Piece{{3, 4, 5.5, []float64{1}}, {6, 0, 7.5, []float64{8}}}}).Head())
	f.Add((&Look{1, 2, 3, .5, .25}).Head())
	f.Add(whole().head(6, mine()))
	f.Fuzz(func(t *testing.T, head []byte) {
		again := func(name string, err error, write func() []byte, read func([]byte) error) {
			if err == nil {
				if err := read(write()); err != nil {
					t.Errorf("%s: %v", name, err)
				}
			}
		}
		a, err := ReadSetup(head)
		again("setup", err, a.Head, func(b []byte) error { _, err := ReadSetup(b); return err })
		b, err := ReadMade(head)
		again("made", err, b.Head, func(b []byte) error { _, err := ReadMade(b); return err })
		c, err := ReadTested(head)
		again("tested", err, c.Head, func(b []byte) error { _, err := ReadTested(b); return err })
		d, err := ReadLoaded(head)
		again("loaded", err, d.Head, func(b []byte) error { _, err := ReadLoaded(b); return err })
		e, err := ReadPlace(head)
		again("place", err, e.Head, func(b []byte) error { _, err := ReadPlace(b); return err })
		o, err := ReadOrder(head)
		again("order", err, o.Head, func(b []byte) error { _, err := ReadOrder(b); return err })
		g, err := ReadCopies(head)
		again("copies", err, g.Head, func(b []byte) error { _, err := ReadCopies(b); return err })
		h, err := ReadSum(head)
		again("sum", err, h.Head, func(b []byte) error { _, err := ReadSum(b); return err })
		i, err := ReadTiming(head)
		again("timing", err, i.Head, func(b []byte) error { _, err := ReadTiming(b); return err })
		ReadErrand(head)
		readFrame(work.Message{Head: head, Parts: []work.Part{work.Raw(head), work.Raw(head)}})
		if r, step, own, err := readRun(head); err == nil {
			again("run", nil, func() []byte { return r.head(step, own) }, func(b []byte) error { _, _, _, err := readRun(b); return err })
		}
	})
}
