package lesson

import (
	"convlab/nn/filter"
	"convlab/nn/ink"
)

// Lang is a language of the page.
type Lang string

// The page's languages.
const (
	Chinese Lang = "zh"
	English Lang = "en"
)

// Langs lists the page's languages, the default first.
var Langs = []Lang{Chinese, English}

// A Route names a chapter; it is also the chapter's place in the URL: #/draw.
type Route string

// The chapters that exist.
const (
	Draw        Route = "draw"
	Flatten     Route = "flatten"
	Convolution Route = "convolution"
)

// Routes lists the chapters in reading order, the front door first.
var Routes = []Route{Draw, Flatten, Convolution}

// State is everything that a reader can change and a link can carry.
type State struct {
	Route Route
	Lang  Lang
	Theme string // "light" or "dark"
	Embed bool   // one exhibit without the frame

	Drawing     Drawing
	Flattening  Flattening
	Convolution Walk
}

// Drawing is the digit at hand: strokes, or an image of MNIST, and what is
// done to it on its way to the network.
type Drawing struct {
	Strokes []ink.Stroke
	Sample  int // 1 + index of an image in the MNIST sample; 0 for strokes
	Width   int // of the pen, in hundredths of the pad
	Steps   ink.Steps
	Nudge   ink.Nudge
}

// The pen's widths, in hundredths of the pad.
const MinWidth, DefaultWidth, MaxWidth = 2, 6, 14

// Flattening is where the reader stands in pulling the rows out.
type Flattening struct {
	Rows   int  // rows already pulled out, 0..28
	Pixel  int  // the linked cursor, 0..783
	Unit   bool // show grey ÷ 255 instead of grey values
	Answer int  // the label that the reader gives the drawing, -1 for none
}

// Walk is the 8×8 walkthrough.
type Walk struct {
	Input    [filter.Side * filter.Side]uint8
	Kernel   [9]float64
	Step     int // output cell, row after row from 0
	Stride   int // 1..3
	Padding  int // 0..2
	Dilation int // 1..3
	Bias     float64
	Flip     bool
	Negative filter.Negative
	ReLU     bool
	Pool     bool
}

// Bounds of the numbers that can be typed into the walkthrough.
const (
	MaxGrey   = 255.0
	MaxWeight = 99.0
	MaxBias   = 999.0
)

// Default is the state of a first visit.
func Default() State {
	s := State{
		Route: Draw, Lang: Chinese, Theme: "light",
		Drawing:     Drawing{Width: DefaultWidth, Steps: ink.AllSteps},
		Flattening:  Flattening{Pixel: 7*28 + 10, Answer: -1},
		Convolution: Walk{Stride: 1, Dilation: 1},
	}
	in, _ := filter.Find(filter.Inputs(), "head")
	s.Convolution.setInput(in)
	k, _ := filter.Find(filter.Kernels(), "vertical")
	copy(s.Convolution.Kernel[:], k.V)
	return s
}

func (w *Walk) setInput(p filter.Plane) {
	for i, v := range p.V {
		w.Input[i] = uint8(v)
	}
}

// InputPlane returns the input as a plane of the caller's.
func (w *Walk) InputPlane() filter.Plane {
	p := filter.NewPlane(filter.Side, filter.Side)
	for i, v := range w.Input {
		p.V[i] = float64(v)
	}
	return p
}

// KernelPlane returns the kernel as a plane of the caller's.
func (w *Walk) KernelPlane() filter.Plane {
	p := filter.NewPlane(3, 3)
	copy(p.V, w.Kernel[:])
	return p
}

// Conv returns the convolution that the walk walks through.
func (w *Walk) Conv() filter.Conv {
	return filter.Conv{
		Input: w.InputPlane(), Kernel: w.KernelPlane(), Stride: w.Stride, Padding: w.Padding,
		Dilation: w.Dilation, Bias: w.Bias, Flip: w.Flip, Negative: w.Negative,
	}
}
