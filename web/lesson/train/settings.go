package train

import (
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"

	"convlab/nn"
	"convlab/web/lesson/words"
	"convlab/web/work/training"
)

// plain writes a number as links and code have it.
func plain(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }

// parse reads one; what is not finite is none.
func parse(s string) (float64, error) {
	v, err := strconv.ParseFloat(s, 64)
	if err == nil && v-v != 0 {
		err = errors.New("train: not finite")
	}
	return v, err
}

func writeUnits(list []int, between string) string {
	if len(list) == 0 {
		return "none"
	}
	var parts []string
	for _, n := range list {
		parts = append(parts, strconv.Itoa(n))
	}
	return strings.Join(parts, between)
}

// readUnits reads hidden layers, however their numbers are set apart.
func readUnits(s string) (list []int, ok bool) {
	if s == "none" {
		return nil, true
	}
	for _, part := range strings.FieldsFunc(s, func(c rune) bool { return strings.ContainsRune("_ ,，、-–→×*", c) }) {
		n, err := strconv.Atoi(part)
		if err != nil || n < 1 || n > training.MaxUnits || len(list) == training.MaxLayers {
			return nil, false
		}
		list = append(list, n)
	}
	return list, len(list) > 0
}

// Fast are the settings of a kind of network with which it gets far in little time.
// They were chosen on 5,000 of the training images, held out:
//
//	./build.sh train -validate -epochs 4 -rate 0.003 dense-plain
//	./build.sh train -validate -epochs 4 lenet-5
func Fast(net training.Net) training.Settings {
	s := training.Quick()
	s.Net = net
	switch net {
	case training.LeNet5:
		s.Rate = 0.002
	case training.SmallCNN:
		s.Epochs, s.Dropout = 2, 0.4
	}
	return s
}

// A Preset is a named set of settings.
type Preset int

const (
	FastPreset Preset = iota
	CoursePreset
	OwnPreset // neither
)

// Preset says which the settings are.
func (r *Room) Preset() Preset {
	course, fast := training.Course(), Fast(r.Set.Net)
	switch {
	case r.Set.Equal(&course):
		return CoursePreset
	case r.Set.Equal(&fast):
		return FastPreset
	}
	return OwnPreset
}

// Take takes a preset.
func (r *Room) Take(p Preset) {
	switch p {
	case FastPreset:
		r.change(Fast(r.Set.Net))
	case CoursePreset:
		r.change(training.Course())
	}
}

// change makes s the settings of the next run. While one is being made, nothing changes.
func (r *Room) change(s training.Settings) {
	if r.Running() || s.Equal(&r.Set) || s.Check() != nil {
		return
	}
	r.history.Remember(r.Set)
	r.Set = s
	r.told = nothing
	r.Derive()
}

// SetNet chooses the network; what was the fast setting of the one before becomes
// that of this one.
func (r *Room) SetNet(net training.Net) {
	s := r.copy()
	if fast := Fast(s.Net); s.Equal(&fast) {
		s = Fast(net)
	}
	s.Net = net
	r.change(s)
}

func (r *Room) SetRule(v training.Rule) {
	s := r.copy()
	// A rate belongs to its rule: what is right for one is far off for the other.
	if was := usual(s.Net, s.Rule); s.Rate == was {
		s.Rate = usual(s.Net, v)
	}
	s.Rule = v
	r.change(s)
}

// usual is the rate with which a rule is tried first.
func usual(net training.Net, v training.Rule) float64 {
	if v == training.Adam {
		return Fast(net).Rate
	}
	return 0.05
}

func (r *Room) SetSchedule(v training.Schedule) { s := r.copy(); s.Schedule = v; r.change(s) }
func (r *Room) SetAugment(v training.Augment)   { s := r.copy(); s.Augment = v; r.change(s) }

func (r *Room) copy() training.Settings {
	s := r.Set
	s.Units = slices.Clone(s.Units)
	return s
}

// A Dial is a setting that is a number.
type Dial int

const (
	Rate Dial = iota
	Batch
	Epochs
	L2
	Dropout
	Seed
	ImagesUsed
	dials
)

// ladders are the values that a dial goes through by its buttons.
var ladders = [dials][]float64{
	Rate:       {.0001, .0002, .0005, .001, .002, .003, .005, .01, .02, .05, .1, .2, .5, 1},
	Batch:      {8, 16, 32, 64, 128, 256, 500, 1000, 2000, 5000, 10000},
	Epochs:     {1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50, 100, 200, 500, 1000, 2000, 5000},
	L2:         {0, .00001, .0001, .001, .01, .1},
	Dropout:    {0, .1, .2, .3, .4, .5, .6, .7},
	ImagesUsed: {100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000, 60000},
}

// Value is what a dial stands at.
func (r *Room) Value(d Dial) float64 {
	s := &r.Set
	switch d {
	case Rate:
		return s.Rate
	case Batch:
		return float64(s.Batch)
	case Epochs:
		return float64(s.Epochs)
	case L2:
		return s.L2
	case Dropout:
		return s.Dropout
	case Seed:
		return float64(s.Seed)
	}
	if s.Images == 0 {
		return training.Images
	}
	return float64(s.Images)
}

// Written is the value as it is written, and can be typed: a comma is the decimal sign
// to some.
func (r *Room) Written(d Dial) string {
	return strconv.FormatFloat(r.Value(d), 'f', -1, 64)
}

// Turn goes to the next value of a dial, or the one before.
func (r *Room) Turn(d Dial, by int) {
	v := r.Value(d)
	if d == Seed {
		r.set(d, v+float64(by))
		return
	}
	list := ladders[d]
	if by > 0 {
		for _, x := range list {
			if x > v*(1+1e-9) {
				r.set(d, x)
				return
			}
		}
		return
	}
	for _, x := range slices.Backward(list) {
		if x < v*(1-1e-9) {
			r.set(d, x)
			return
		}
	}
}

// Type sets a dial to what was typed; what it can't be is said, and changes nothing.
func (r *Room) Type(d Dial, text string) {
	if text == r.Written(d) {
		return
	}
	v, err := words.ParseNumber(text, -math.MaxFloat64, math.MaxFloat64)
	if err != nil {
		r.refuse(text)
		return
	}
	r.set(d, v)
}

func (r *Room) refuse(text string) {
	r.Say(words.Say(&texts, func(t *Text) string { return t.NotNumber }, text))
}

func (r *Room) set(d Dial, v float64) {
	s := r.copy()
	switch d {
	case Rate:
		s.Rate = v
	case L2:
		s.L2 = v
	case Dropout:
		s.Dropout = v
	default:
		if v != math.Trunc(v) || math.Abs(v) > 1<<40 {
			r.refuse(words.Number(v))
			return
		}
		n := int(v)
		switch d {
		case Batch:
			s.Batch = n
		case Epochs:
			s.Epochs = n
		case Seed:
			s.Seed = n
		case ImagesUsed:
			s.Images = n
			if n == training.Images {
				s.Images = 0
			} else if n == 0 {
				s.Images = -1
			}
		}
	}
	if p := s.Check(); p != nil {
		r.refuseSettings(p)
		return
	}
	r.Dismiss()
	r.change(s)
}

// refuseSettings says what is wrong with settings.
func (r *Room) refuseSettings(p *training.Problem) {
	r.Say(words.Notice{Text: words.Both[string]{Zh: problem(&zh, p), En: problem(&en, p)}})
}

func problem(t *Text, p *training.Problem) string {
	name := t.Fields[p.Field]
	return strings.NewReplacer("{name}", name, "{min}", number(p.Min), "{max}", number(p.Max)).Replace(t.OutOfRange)
}

func number(v float64) string {
	if v >= 1000 && v == math.Trunc(v) {
		return words.Thousands(int(v))
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// TypeUnits sets the hidden layers to what was typed.
func (r *Room) TypeUnits(text string) {
	list, ok := readUnits(strings.TrimSpace(text))
	if !ok {
		r.Say(words.Say(&texts, func(t *Text) string { return t.BadUnits }, text))
		return
	}
	s := r.copy()
	s.Units = list
	if p := s.Check(); p != nil {
		r.refuseSettings(p)
		return
	}
	r.Dismiss()
	r.change(s)
}

// Units writes the hidden layers.
func (r *Room) Units() string {
	if len(r.Set.Units) == 0 {
		return "none"
	}
	return writeUnits(r.Set.Units, ", ")
}

// Adopt takes the settings of the run that there is.
func (r *Room) Adopt() {
	if run := r.Run(); run != nil {
		r.change(run.Settings)
	}
}

// Undo, Redo, CanUndo and CanRedo implement room.Undoer: settings are taken back, or
// what was done to the reader's own digits where those are shown.
func (r *Room) Undo() { r.swap(r.history.Undo, r.past.Undo) }
func (r *Room) Redo() { r.swap(r.history.Redo, r.past.Redo) }

func (r *Room) swap(settings func(*training.Settings) bool, mine func(*[]*Mine) bool) {
	if r.View == Own {
		if mine(&r.mine) {
			r.told = ofMine
			r.store()
		}
		return
	}
	if r.Running() {
		return
	}
	if now := r.copy(); settings(&now) {
		r.Set = now
		r.Derive()
	}
}

func (r *Room) CanUndo() bool {
	return r.View == Own && r.past.CanUndo() || r.View != Own && !r.Running() && r.history.CanUndo()
}

func (r *Room) CanRedo() bool {
	return r.View == Own && r.past.CanRedo() || r.View != Own && !r.Running() && r.history.CanRedo()
}

// Params is how many parameters the network of the settings has.
func (r *Room) Params() int {
	m := r.Set.Model()
	return nn.CountParams(m.Input, m.Layers...)
}
