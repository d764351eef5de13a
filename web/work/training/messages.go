package training

import (
	"errors"
	"fmt"

	"convlab/web/work"
)

// The jobs by name, with what their parts are.
const (
	LoadJob  = "train.load"  // nothing → nothing: the images are there; Words are Loads
	SetJob   = "train.set"   // the reader's images and labels, then a state, if there are any → nothing
	JoinJob  = "train.join"  // a port to each of the others, in their order → nothing
	RunJob   = "train.run"   // nothing → nothing: steps
	TestJob  = "train.test"  // nothing → of a whole test, digits and probabilities
	StateJob = "train.state" // nothing → copies of the state
	LookJob  = "train.look"  // nothing → the pictures of a Frame, weights and moved
	TimeJob  = "train.time"  // nothing → nothing: how long a step takes
)

// MaxPool is how many workers a pool has at most.
const MaxPool = 8

var errRange = errors.New("training: a number is out of its range")

// An Errand is the head of LoadJob: where the files are.
type Errand struct{ Train, Test string }

func (e *Errand) Head() []byte {
	var w work.Writer
	w.Text(e.Train)
	w.Text(e.Test)
	return w.Head()
}

// ReadErrand reads it.
func ReadErrand(head []byte) (e Errand, err error) {
	r := work.NewReader(head)
	e.Train, e.Test = r.Text(), r.Text()
	return e, r.Err()
}

// A Loaded is the head of LoadJob's words and of its answer.
type Loaded struct {
	Load
	Keeping Keeping
}

func (l *Loaded) Head() []byte {
	var w work.Writer
	for _, n := range []int{l.Bytes, l.AllBytes, l.Images, l.AllImages, int(l.Keeping)} {
		w.Int(n)
	}
	w.Bool(l.Here)
	return w.Head()
}

// ReadLoaded reads it.
func ReadLoaded(head []byte) (l Loaded, err error) {
	r := work.NewReader(head)
	l.Bytes, l.AllBytes, l.Images, l.AllImages, l.Keeping = r.Int(), r.Int(), r.Int(), r.Int(), Keeping(r.Int())
	l.Here = r.Bool()
	if err := r.Err(); err != nil {
		return l, err
	}
	const all = Images + TestImages
	if l.Bytes < 0 || l.AllBytes < 0 || l.Images < 0 || l.Images > all || l.AllImages < 0 || l.AllImages > all || l.Keeping < Unknown || l.Keeping > Full {
		return l, errRange
	}
	return l, nil
}

// A Setup is the head of SetJob: what is trained, and from where on. At step 0 no
// state comes with it.
type Setup struct {
	Settings Settings
	Step     int
}

func (s *Setup) Head() []byte {
	var w work.Writer
	s.Settings.Write(&w)
	w.Int(s.Step)
	return w.Head()
}

// ReadSetup reads it.
func ReadSetup(head []byte) (s Setup, err error) {
	r := work.NewReader(head)
	if s.Settings, err = ReadSettings(r); err != nil {
		return s, err
	}
	s.Step = r.Int()
	if err := r.Err(); err != nil {
		return s, err
	}
	if s.Step < 0 || s.Step > s.Settings.Steps() {
		return s, errRange
	}
	return s, nil
}

// A Place is the head of JoinJob: a worker's place among those that make steps
// together.
type Place struct {
	Formation int // a number of its own for each
	Rank, Of  int
}

func (p *Place) Head() []byte {
	var w work.Writer
	w.Int(p.Formation)
	w.Int(p.Rank)
	w.Int(p.Of)
	return w.Head()
}

// ReadPlace reads it.
func ReadPlace(head []byte) (p Place, err error) {
	r := work.NewReader(head)
	p.Formation, p.Rank, p.Of = r.Int(), r.Int(), r.Int()
	if err := r.Err(); err != nil {
		return p, err
	}
	if p.Of < 1 || p.Of > MaxPool || p.Rank < 0 || p.Rank >= p.Of {
		return p, errRange
	}
	return p, nil
}

// maxSteps is how many steps a RunJob makes at most.
const maxSteps = 1024

// An Order is the head of RunJob, TestJob and LookJob.
type Order struct {
	Formation int
	Step      int // that the state must be at, so many were made
	Count     int // steps to make; of a test, how many images; of a look, how many units at most
	Watch     int // the parameter to look at in a single step; −1: none
}

func (o *Order) Head() []byte {
	var w work.Writer
	for _, n := range []int{o.Formation, o.Step, o.Count, o.Watch} {
		w.Int(n)
	}
	return w.Head()
}

// ReadOrder reads it.
func ReadOrder(head []byte) (o Order, err error) {
	r := work.NewReader(head)
	o.Formation, o.Step, o.Count, o.Watch = r.Int(), r.Int(), r.Int(), r.Int()
	if err := r.Err(); err != nil {
		return o, err
	}
	if o.Step < 0 || o.Count < 1 || o.Count > TestImages || o.Watch < -1 {
		return o, errRange
	}
	return o, nil
}

// A Batch is what became of one.
type Batch struct {
	Images  int
	Loss    float64 // the sum of its images' losses
	Correct int
}

// Made is the head of RunJob's answer: the steps that were made, all or fewer if the
// job was halted.
type Made struct {
	From     int // the first step is this one, from 0
	Batches  []Batch
	Diverged bool // after the last of them
	Micros   int  // that it took
	Waited   int  // of these, for the others
	Detail   *Detail
}

func (m *Made) Head() []byte {
	var w work.Writer
	w.Int(m.From)
	w.Int(len(m.Batches))
	for _, b := range m.Batches {
		w.Int(b.Images)
		w.Float(b.Loss)
		w.Int(b.Correct)
	}
	w.Bool(m.Diverged)
	w.Int(m.Micros)
	w.Int(m.Waited)
	w.Bool(m.Detail != nil)
	if d := m.Detail; d != nil {
		for _, n := range []int{d.Step, d.Param, d.Images} {
			w.Int(n)
		}
		w.Floats([]float64{d.Gradient, d.Rate, d.Old, d.New, d.Before, d.After, d.Alone})
	}
	return w.Head()
}

// ReadMade reads it.
func ReadMade(head []byte) (m Made, err error) {
	r := work.NewReader(head)
	m.From = r.Int()
	n := r.Int()
	if n < 0 || n > maxSteps || m.From < 0 {
		return m, errRange
	}
	for range n {
		b := Batch{r.Int(), r.Float(), r.Int()}
		if b.Images < 1 || b.Images > MaxBatch || b.Correct < 0 || b.Correct > b.Images {
			return m, errRange
		}
		m.Batches = append(m.Batches, b)
	}
	m.Diverged, m.Micros, m.Waited = r.Bool(), r.Int(), r.Int()
	if r.Bool() {
		d := &Detail{Step: r.Int(), Param: r.Int(), Images: r.Int()}
		v := r.Floats()
		if len(v) != 7 {
			return m, errRange
		}
		d.Gradient, d.Rate, d.Old, d.New, d.Before, d.After, d.Alone = v[0], v[1], v[2], v[3], v[4], v[5], v[6]
		m.Detail = d
	}
	return m, r.Err()
}

// TestBlock is how many images a test asks about at once. A sample has every
// SampleEvery-th image of the test set. Workers share the blocks: each has those
// whose number leaves its rank when divided by how many they are.
const (
	TestBlock   = 100
	SampleEvery = 20
	SampleSize  = TestImages / SampleEvery
)

// A Tested is the head of TestJob's answer: one worker's share of a test. Those of
// the whole set have parts with the share's digits (uint8) and the probabilities
// (float32) of these and of the labels.
type Tested struct {
	Step   int
	Losses []float64 // the sum of each block's
	Errors int
}

func (t *Tested) Head() []byte {
	var w work.Writer
	w.Int(t.Step)
	w.Int(t.Errors)
	w.Floats(t.Losses)
	return w.Head()
}

// ReadTested reads it.
func ReadTested(head []byte) (t Tested, err error) {
	r := work.NewReader(head)
	t.Step, t.Errors, t.Losses = r.Int(), r.Int(), r.Floats()
	if err := r.Err(); err != nil {
		return t, err
	}
	if t.Step < 0 || len(t.Losses) > TestImages/TestBlock || t.Errors < 0 || t.Errors > TestBlock*len(t.Losses) {
		return t, errRange
	}
	return t, nil
}

// A Copies is the head of StateJob, how many are wanted, and of its answer.
type Copies struct {
	Step  int // that the state is at, in the answer
	Count int
}

func (c *Copies) Head() []byte {
	var w work.Writer
	w.Int(c.Step)
	w.Int(c.Count)
	return w.Head()
}

// ReadCopies reads it.
func ReadCopies(head []byte) (c Copies, err error) {
	r := work.NewReader(head)
	c.Step, c.Count = r.Int(), r.Int()
	if err := r.Err(); err != nil {
		return c, err
	}
	if c.Step < 0 || c.Count < 1 || c.Count > MaxPool+2 {
		return c, errRange
	}
	return c, nil
}

// A Look is the head of LookJob's answer: a Frame without its pictures.
type Look struct {
	Step, Count, Side int
	Scale, MovedScale float64
}

func (l *Look) Head() []byte {
	var w work.Writer
	w.Int(l.Step)
	w.Int(l.Count)
	w.Int(l.Side)
	w.Float(l.Scale)
	w.Float(l.MovedScale)
	return w.Head()
}

// readFrame reads it with its pictures.
func readFrame(m work.Message) (f Frame, err error) {
	r := work.NewReader(m.Head)
	f.Step, f.Count, f.Side = r.Int(), r.Int(), r.Int()
	f.Scale, f.MovedScale = float32(r.Float()), float32(r.Float())
	if err := r.Err(); err != nil {
		return f, err
	}
	if f.Step < 0 || f.Count < 1 || f.Count > MaxUnits || f.Side < 1 || f.Side > 28 || len(m.Parts) != 2 {
		return f, errRange
	}
	n := f.Count * f.Side * f.Side
	signed := func(b []byte) []int8 {
		v := make([]int8, len(b))
		for i, x := range b {
			v[i] = int8(x)
		}
		return v
	}
	f.Weights, f.Moved = signed(m.Parts[0].Bytes()), signed(m.Parts[1].Bytes())
	if len(f.Weights) != n || len(f.Moved) != n {
		return f, fmt.Errorf("training: %d and %d numbers for a frame of %d", len(f.Weights), len(f.Moved), n)
	}
	return f, nil
}

// A Timing is the head of TimeJob's answer.
type Timing struct{ Steps, Micros int }

func (t *Timing) Head() []byte {
	var w work.Writer
	w.Int(t.Steps)
	w.Int(t.Micros)
	return w.Head()
}

// ReadTiming reads it.
func ReadTiming(head []byte) (t Timing, err error) {
	r := work.NewReader(head)
	t.Steps, t.Micros = r.Int(), r.Int()
	if err := r.Err(); err != nil {
		return t, err
	}
	if t.Steps < 1 || t.Micros < 0 {
		return t, errRange
	}
	return t, nil
}

// A Sum is the head of what workers send each other: the sum of the gradients of some
// shards of a batch, which follow each other, comes with it, as its part.
type Sum struct {
	Formation, Step, From int
	Shards                []Piece // from From on
}

// A Piece is what else comes of a shard.
type Piece struct {
	Correct, NotFinite int
	Loss               float64
	Stats              []float64 // what batch normalisation saw
}

func (s *Sum) Head() []byte {
	var w work.Writer
	w.Int(s.Formation)
	w.Int(s.Step)
	w.Int(s.From)
	w.Int(len(s.Shards))
	for i := range s.Shards {
		p := &s.Shards[i]
		w.Int(p.Correct)
		w.Int(p.NotFinite)
		w.Float(p.Loss)
		w.Floats(p.Stats)
	}
	return w.Head()
}

// ReadSum reads it.
func ReadSum(head []byte) (s Sum, err error) {
	r := work.NewReader(head)
	s.Formation, s.Step, s.From = r.Int(), r.Int(), r.Int()
	for n := r.Int(); n > 0 && r.Err() == nil; n-- {
		s.Shards = append(s.Shards, Piece{r.Int(), r.Int(), r.Float(), r.Floats()})
	}
	return s, r.Err()
}
