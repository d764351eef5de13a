package drawn

import (
	"runtime"
	"sync"
	"sync/atomic"

	"convlab/nn/ink"
	"convlab/nn/mnist"
)

// A Family is a list of templates.
type Family int

const (
	Test  Family = iota // to measure with; never trained on
	Train               // to train with
)

func (f Family) String() string { return [...]string{"test", "train"}[f] }

// A Template is one way to write a digit.
type Template struct {
	Name    string // unique in its family; begins with the digit
	Digit   uint8
	Strokes [][]ink.Point // polylines in a square of side 1, y downwards

	// The hand bends, turns and slants such a template half as much: it leans
	// already, or it is near another digit, or none. An up-stroke that is turned
	// flat makes a 1 a 7.
	calm bool
}

// Templates returns all templates of f, by digit; they must not be changed.
func (f Family) Templates() []Template {
	if f == Test {
		return testTemplates()
	}
	return trainTemplates()
}

// A Variant says which steps of package ink make the picture of a drawing. The
// drawings of one family and seed are the same strokes in every variant.
type Variant int

const (
	// AsPage takes all steps, as the page does unless it is told otherwise. Every
	// stroke is [ink.Pen] pixels wide, whatever the hand's own pen.
	AsPage Variant = iota
	// OwnPen leaves the pen step out: strokes are 1.6 to 3.9 pixels wide, as the
	// middle 90 % of MNIST's training images have them (2·area/perimeter).
	OwnPen
	Thin  // without the pen step, 1.1 to 1.6 pixels wide
	Thick // without the pen step, 3.9 to 4.8 pixels wide
	// OffCentre takes no step at all: the pad as it is, the digit small or
	// large and anywhere on it, drawn with a pen that suits its size as in OwnPen.
	OffCentre
)

func (v Variant) String() string {
	return [...]string{"as on the page", "own pen", "thin", "thick", "off centre"}[v]
}

// how returns the steps of a variant and the narrowest and widest pen in
// pixels, where the drawing with its pen is [ink.Box] pixels large.
func (v Variant) how() (steps ink.Steps, from, to float64) {
	steps, from, to = ink.AllSteps, 1.6, 3.9
	steps.Pen = v == AsPage
	switch v {
	case Thin:
		from, to = 1.1, 1.6
	case Thick:
		from, to = 3.9, 4.8
	case OffCentre:
		steps = ink.Steps{}
	}
	return steps, from, to
}

// Drawings are labelled pictures, 28×28 as networks receive them, and the
// template that each was made from. They are synthetic.
type Drawings struct {
	mnist.Set
	Family   Family
	Variant  Variant
	Template []int // of each picture, an index into Family.Templates()
}

// Set returns n drawings of f with all steps of package ink taken.
func Set(f Family, n int, seed uint64) *Drawings { return Make(f, AsPage, n, seed) }

// Make returns n drawings of f, the same on every machine. The digits take
// turns, 0 to 9, and so do the templates of each digit; the first drawings of
// a longer set are those of a shorter one.
func Make(f Family, v Variant, n int, seed uint64) *Drawings {
	d := &Drawings{
		Set:      mnist.Set{Images: make([]uint8, n*mnist.Pixels), Labels: make([]uint8, n)},
		Family:   f,
		Variant:  v,
		Template: make([]int, n),
	}
	templates := f.Templates()
	var of [mnist.Classes][]int // the templates of each digit
	for i, t := range templates {
		of[t.Digit] = append(of[t.Digit], i)
	}
	steps, from, to := v.how()
	var next atomic.Int64
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			var h hand
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				digit := i % mnist.Classes
				k := of[digit][i/mnist.Classes%len(of[digit])]
				h.seed(f, seed, i)
				h.ink.Process(&h.trace, h.draw(&templates[k], from, to), steps)
				copy(d.Image(i), h.trace.Centred[:])
				d.Labels[i], d.Template[i] = uint8(digit), k
			}
		})
	}
	wg.Wait()
	return d
}

// Name returns the name of picture i's template.
func (d *Drawings) Name(i int) string { return d.Family.Templates()[d.Template[i]].Name }
