package convolution

import (
	"encoding/hex"
	"math"
	"strconv"
	"strings"

	"convlab/nn/filter"
	"convlab/web/lesson/link"
)

// State is what a link carries of the walkthrough.
type State struct {
	Input    [filter.Side * filter.Side]uint8
	Kernel   [9]float64
	At       int // the output cell that is written out, row after row from 0
	Stride   int // 1..3
	Padding  int // 0..2
	Dilation int // 1..3
	Bias     float64
	Flip     bool
	Negative filter.Negative
	ReLU     bool
	Pool     bool
	Show     Show // what the output shows
}

// Show is what the output's cells show.
type Show int

const (
	Sums   Show = iota // signed, as they are
	Pixels             // what becomes of them
)

// Bounds of the numbers that can be typed.
const (
	MaxGrey   = 255.0
	MaxWeight = 99.0
	MaxBias   = 999.0
)

// first is the state of a first visit.
var first = func() State {
	s := State{Stride: 1, Dilation: 1}
	in, _ := filter.Find(filter.Inputs(), "half")
	s.setInput(in)
	k, _ := filter.Find(filter.Kernels(), "vertical")
	copy(s.Kernel[:], k.V)
	return s
}()

func (s *State) setInput(p filter.Plane) {
	for i, v := range p.V {
		s.Input[i] = uint8(v)
	}
}

// InputPlane returns the input as a plane of the caller's.
func (s *State) InputPlane() filter.Plane {
	p := filter.NewPlane(filter.Side, filter.Side)
	for i, v := range s.Input {
		p.V[i] = float64(v)
	}
	return p
}

// KernelPlane returns the kernel as a plane of the caller's.
func (s *State) KernelPlane() filter.Plane {
	p := filter.NewPlane(3, 3)
	copy(p.V, s.Kernel[:])
	return p
}

// Conv returns the convolution that is walked through.
func (s *State) Conv() filter.Conv {
	return filter.Conv{
		Input: s.InputPlane(), Kernel: s.KernelPlane(), Stride: s.Stride, Padding: s.Padding,
		Dilation: s.Dilation, Bias: s.Bias, Flip: s.Flip, Negative: s.Negative,
	}
}

// KernelKey and InputKey return the keys of the presets in use, "" for own numbers.
func (s *State) KernelKey() string { return filter.KeyOf(filter.Kernels(), s.KernelPlane()) }
func (s *State) InputKey() string  { return filter.KeyOf(filter.Inputs(), s.InputPlane()) }

// Fields implements room.Room.
func (r *Room) Fields() []link.Field {
	s := &r.State
	return []link.Field{
		{Key: "in", Get: s.writeInput, Set: s.readInput, Reset: func() { s.Input = first.Input }},
		{Key: "k", Get: s.writeKernel, Set: s.readKernel, Reset: func() { s.Kernel = first.Kernel }},
		link.Int("stride", &s.Stride, 1, 3, 1),
		link.Int("pad", &s.Padding, 0, 2, 0),
		link.Int("dil", &s.Dilation, 1, 3, 1),
		link.Float("bias", &s.Bias, -MaxBias, MaxBias),
		link.Flag("flip", &s.Flip),
		link.Choice("neg", &s.Negative, "", "abs", "rescale"),
		link.Flag("relu", &s.ReLU),
		link.Flag("pool", &s.Pool),
		link.Choice("out", &s.Show, "", "pixels"),
		// One-based, as the page counts; last, since the options say how many positions there are.
		{Key: "step", Get: s.writeAt, Set: s.readAt, Reset: func() { s.At = 0 }},
	}
}

func (s *State) writeInput() string {
	if s.Input == first.Input {
		return ""
	}
	if k := s.InputKey(); k != "" {
		return k
	}
	return hex.EncodeToString(s.Input[:])
}

func (s *State) readInput(v string) error {
	if p, ok := filter.Find(filter.Inputs(), v); ok {
		s.setInput(p)
		return nil
	}
	b, err := hex.DecodeString(v)
	if err != nil || len(b) != len(s.Input) {
		return link.ErrValue
	}
	copy(s.Input[:], b)
	return nil
}

func (s *State) writeKernel() string {
	if s.Kernel == first.Kernel {
		return ""
	}
	if k := s.KernelKey(); k != "" {
		return k
	}
	var b []string
	for _, v := range s.Kernel {
		b = append(b, strconv.FormatFloat(v, 'g', -1, 64))
	}
	return strings.Join(b, "_")
}

func (s *State) readKernel(v string) error {
	if p, ok := filter.Find(filter.Kernels(), v); ok {
		copy(s.Kernel[:], p.V)
		return nil
	}
	parts := strings.Split(v, "_")
	var k [9]float64
	if len(parts) != len(k) {
		return link.ErrValue
	}
	for i, p := range parts {
		w, err := strconv.ParseFloat(p, 64)
		if err != nil || !(math.Abs(w) <= MaxWeight) {
			return link.ErrValue
		}
		k[i] = w
	}
	s.Kernel = k
	return nil
}

func (s *State) writeAt() string {
	if s.At == 0 {
		return ""
	}
	return strconv.Itoa(s.At + 1)
}

func (s *State) readAt(v string) error {
	n, err := strconv.Atoi(v)
	if rows, cols := s.Conv().OutSize(); err != nil || n < 1 || n > rows*cols {
		return link.ErrValue
	}
	s.At = n - 1
	return nil
}
