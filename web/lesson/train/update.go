package train

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"convlab/nn"
	"convlab/nn/ink"
	"convlab/web/lesson/words"
	"convlab/web/work/training"
)

// A Where says which weight it is, of those that there are.
type Where struct {
	Layer int // among those with weights, from 1
	Row   int // what it weighs: a pixel or a unit before it, or the place in a kernel
	Unit  int // of which unit, or kernel; from 0
	Bias  bool
	Conv  bool
}

// kernels lists the layers with weights: how many numbers each unit weighs, and how
// many units there are.
type kernel struct {
	at, in, units int
	conv          bool
}

func kernels(s *training.Settings) (list []kernel) {
	net := s.Model().New()
	at := 0
	layers := s.Model().Layers
	for i, row := range net.Summary() {
		switch l := layers[i].(type) {
		case nn.Dense:
			list = append(list, kernel{at, row.In.Size(), l.Units, false})
		case nn.Conv2D:
			list = append(list, kernel{at, l.Size * l.Size * row.In.C, l.Filters, true})
		}
		at += row.Params
	}
	return list
}

// Locate says where a parameter is.
func Locate(s *training.Settings, param int) (w Where, ok bool) {
	for i, k := range kernels(s) {
		switch at := param - k.at; {
		case at < 0:
		case at < k.in*k.units:
			return Where{Layer: i + 1, Row: at / k.units, Unit: at % k.units, Conv: k.conv}, true
		case at < k.in*k.units+k.units:
			return Where{Layer: i + 1, Unit: at - k.in*k.units, Bias: true, Conv: k.conv}, true
		}
	}
	return w, false
}

// Watched is the weight that is looked at in single steps. As long as the reader has
// chosen none it is that of the first unit for the pixel in the middle, or of the
// first kernel for its middle.
func (r *Room) Watched() int {
	s := r.Settings()
	k := kernels(s)[0]
	if r.Watch >= 0 && r.Watch < k.at+k.in*k.units {
		return r.Watch
	}
	row := k.in / 2
	if !k.conv {
		row = ink.Side*(ink.Side/2) + ink.Side/2
	}
	return k.at + row*k.units
}

// WatchUnit looks at a weight of another unit of the first layer, WatchCell at that
// of another pixel, or place of the kernel.
func (r *Room) WatchUnit(by int) {
	w, _ := Locate(r.Settings(), r.Watched())
	k := kernels(r.Settings())[0]
	r.watch(k, w.Row, (w.Unit+by+k.units)%k.units)
}

func (r *Room) WatchCell(dx, dy int) {
	w, _ := Locate(r.Settings(), r.Watched())
	k := kernels(r.Settings())[0]
	side := int(math.Sqrt(float64(k.in)))
	x, y := w.Row%side+dx, w.Row/side+dy
	if x >= 0 && y >= 0 && x < side && y < side {
		r.watch(k, y*side+x, w.Unit)
	}
}

func (r *Room) watch(k kernel, row, unit int) {
	r.Watch = k.at + row*k.units + unit
	r.told = nothing
}

// WatchedName says which weight it is.
func (r *Room) WatchedName() string { return r.nameOf(r.Watched()) }

func (r *Room) nameOf(param int) string {
	t := r.T()
	w, ok := Locate(r.Settings(), param)
	if !ok {
		return ""
	}
	if w.Conv {
		side := int(math.Sqrt(float64(kernels(r.Settings())[0].in)))
		return fmt.Sprintf(t.KernelWeight, w.Unit+1, w.Row/side+1, w.Row%side+1)
	}
	return fmt.Sprintf(t.DenseWeight, w.Unit+1, w.Row/ink.Side+1, w.Row%ink.Side+1)
}

// Small writes a number with four digits that count, a true minus, and a power of ten
// where it is very small.
func Small(v float64) string {
	switch a := math.Abs(v); {
	case v == 0:
		return "0"
	case a < .001 || a >= 1e5:
		m, e, _ := strings.Cut(strconv.FormatFloat(v, 'e', 3, 64), "e")
		n, _ := strconv.Atoi(e)
		return minus(m) + "×10" + super(n)
	default:
		return minus(strconv.FormatFloat(v, 'f', int(3-math.Floor(math.Log10(a))), 64))
	}
}

// fine writes a number with as many digits as a change of it has that count.
func fine(v, by float64) string {
	if by == 0 {
		return Small(v)
	}
	decimals := 3 - math.Floor(math.Log10(math.Abs(by)))
	if v != 0 {
		decimals = max(decimals, 3-math.Floor(math.Log10(math.Abs(v))))
	}
	return minus(strconv.FormatFloat(v, 'f', int(min(max(decimals, 0), 10)), 64))
}

func super(n int) string {
	var b strings.Builder
	for _, c := range strconv.Itoa(n) {
		b.WriteString(string([]rune("⁰¹²³⁴⁵⁶⁷⁸⁹⁻")[strings.IndexRune("0123456789-", c)]))
	}
	return b.String()
}

func minus(s string) string { return strings.Replace(s, "-", "−", 1) }

// A Sum is one update of one weight, written out.
type Sum struct {
	Weight, Step         string
	Old, New, Change     string
	Gradient, Rate       string
	Formula              string // how the change follows
	Before, After, Alone string // losses of this batch
	Says                 string
}

// Sum returns the last single step's, nil where there was none.
func (r *Room) Sum() *Sum {
	run := r.Run()
	if run == nil || run.Detail == nil {
		return nil
	}
	d, t, s := run.Detail, r.T(), &run.Settings
	u := &Sum{
		Weight: r.nameOf(d.Param), Step: words.Thousands(d.Step),
		Old: fine(d.Old, d.New-d.Old), New: fine(d.New, d.New-d.Old), Change: signed(d.New - d.Old),
		Gradient: Small(d.Gradient), Rate: Small(d.Rate),
		Before: precise(d.Before), After: precise(d.After), Alone: signed(d.Alone - d.Before),
	}
	switch {
	case s.Rule == training.SGD && s.L2 == 0:
		u.Formula = fmt.Sprintf("%s − %s × %s = %s", u.Old, Small(d.Rate), bracket(d.Gradient), u.New)
	case s.Rule == training.SGD:
		u.Formula = t.WithL2
	case s.Rule == training.Momentum:
		u.Formula = t.WithMomentum
	default:
		u.Formula = t.WithAdam
	}
	switch {
	case s.L2 == 0 || s.Rule == training.SGD:
	case s.Rule == training.Adam:
		u.Formula += t.AndDecay
	default:
		u.Formula += t.AndL2
	}
	lower, higher := t.LossFell, t.LossRose
	says := lower
	if d.After > d.Before {
		says = higher
	}
	if d.After == d.Before {
		says = t.LossStayed
	}
	u.Says = fmt.Sprintf(says, words.Thousands(d.Images), precise(d.Before), precise(d.After))
	switch {
	case d.Gradient == 0:
		u.Says += t.NoGradient
	default:
		u.Says += fmt.Sprintf(t.AloneDoes, signed(d.Alone-d.Before))
	}
	return u
}

// Elsewhere says that the weight that is looked at isn't the one of the last single step, whose numbers stand there; "" where
// it is.
func (r *Room) Elsewhere() string {
	run := r.Run()
	if run == nil || run.Detail == nil || run.Detail.Param == r.Watched() {
		return ""
	}
	return r.T().Elsewhere
}

func precise(v float64) string { return strconv.FormatFloat(v, 'f', 5, 64) }

func signed(v float64) string {
	if v > 0 {
		return "+" + Small(v)
	}
	return Small(v)
}

func bracket(v float64) string {
	if v < 0 {
		return "(" + Small(v) + ")"
	}
	return Small(v)
}
