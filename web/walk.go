package web

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"convlab/nn/filter"
	"convlab/web/lesson"
	"convlab/web/part"
)

// Walk is #/convolution: the 8×8 walkthrough. All numbers come from
// lesson.WalkView, which has them from nn/filter.
type Walk struct {
	L   *lesson.Lesson
	App *App

	first bool // show the first step, wherever the reader is
}

func (c *Walk) t() *lesson.WalkText { return &c.L.T().Walk }

func (c *Walk) v() *lesson.WalkView { return &c.L.Walk }

func (c *Walk) step() filter.Step {
	if c.first {
		return c.L.Convolution.Conv().Step(0, 0)
	}
	return c.v().Step
}

func greyStyle(v float64) string { return "--g:" + strconv.Itoa(int(v)) }

// greyClass says whether a grey is light enough for dark digits.
func greyClass(v float64) string {
	if v >= 118 { // black on it, and white on all below, have a contrast of at least 4.6
		return "grey light"
	}
	return "grey dark"
}

func signClass(v float64) string {
	switch {
	case v > 0:
		return "pos"
	case v < 0:
		return "neg"
	}
	return "zero"
}

func add(class *string, on bool, name string) {
	if on {
		*class += " " + name
	}
}

// hotTap returns the tap of the product that is pointed at.
func (c *Walk) hotTap() (filter.Tap, bool) {
	if s := c.step(); c.L.HotTerm >= 0 && c.L.HotTerm < len(s.Terms) {
		return s.Terms[c.L.HotTerm].Tap, true
	}
	return filter.Tap{}, false
}

// input lists the input's cells with the padding around them.
func (c *Walk) input() []part.Cell {
	p := c.L.Convolution.Padding
	hot, isHot := c.hotTap()
	covered := map[[2]int]bool{}
	for _, t := range c.step().Terms {
		covered[[2]int{t.Row, t.Col}] = true
	}
	var cells []part.Cell
	for r := -p; r < filter.Side+p; r++ {
		for col := -p; col < filter.Side+p; col++ {
			x := part.Cell{Text: "0", Class: "ring", Inert: true, Index: -1}
			if r >= 0 && r < filter.Side && col >= 0 && col < filter.Side {
				i := r*filter.Side + col
				g := float64(c.L.Convolution.Input[i])
				x = part.Cell{Text: lesson.Number(g), Class: greyClass(g), Style: greyStyle(g), Index: i,
					Name: fmt.Sprintf(c.t().Cell, r+1, col+1, lesson.Number(g))}
				add(&x.Class, i == c.L.Picked, "picked")
			}
			in := covered[[2]int{r, col}]
			add(&x.Class, in, "win")
			add(&x.Class, in && c.L.Hot == "window", "hot")
			add(&x.Class, isHot && hot.Row == r && hot.Col == col, "pair")
			cells = append(cells, x)
		}
	}
	return cells
}

// planesStyle tells the style sheet how many cells have to fit beside the kernel.
func (c *Walk) planesStyle() string { return "--out:" + strconv.Itoa(c.v().Cols) }

// columns is the number of cells in a row of the input as it is shown.
func (c *Walk) columns() int { return filter.Side + 2*c.L.Convolution.Padding }

// kernelParts names the parts of the kernel that prose can point at.
var kernelParts = map[string][]int{
	"kernel-left": {0, 3, 6}, "kernel-right": {2, 5, 8}, "kernel-centre": {1, 4, 7},
	"kernel-top": {0, 1, 2}, "kernel-middle": {3, 4, 5}, "kernel-bottom": {6, 7, 8}, "kernel-core": {4},
}

func (c *Walk) kernel() []part.Cell {
	hot, isHot := c.hotTap()
	var cells []part.Cell
	for i, w := range c.L.Convolution.Kernel {
		x := part.Cell{Text: lesson.Number(w), Class: signClass(w), Index: i,
			Name: fmt.Sprintf(c.t().KernelCell, i/3+1, i%3+1, lesson.Number(w))}
		add(&x.Class, slices.Contains(kernelParts[c.L.Hot], i), "hot")
		add(&x.Class, isHot && hot.KRow*3+hot.KCol == i, "pair")
		cells = append(cells, x)
	}
	return cells
}

// output lists the pixels reached so far.
func (c *Walk) output() []part.Cell {
	v := c.v()
	readers := c.L.Readers()
	var cells []part.Cell
	for i := range v.Steps() {
		x := part.Cell{Index: i, Class: "todo"}
		value := c.t().Unknown
		if i <= c.L.Convolution.Step || i == v.Shown || slices.Contains(readers, i) {
			g := v.Pixel(i)
			x.Text, x.Class, x.Style = strconv.Itoa(int(g)), greyClass(g), greyStyle(g)
			value = x.Text
		}
		x.Name = fmt.Sprintf(c.t().OutputCell, i/v.Cols+1, i%v.Cols+1, value)
		add(&x.Class, i == v.Shown, "now")
		add(&x.Class, slices.Contains(readers, i), "reader")
		add(&x.Class, c.L.Hot == "pixel" && i == v.Shown, "hot")
		cells = append(cells, x)
	}
	return cells
}

// A term is one product as it is shown.
type term struct {
	Op, X, W, Class, Name string
	Index                 int
}

func (c *Walk) terms() []term {
	var out []term
	for i, t := range c.step().Terms {
		x := term{X: lesson.Number(t.X), W: lesson.Number(t.W), Class: "term " + signClass(t.Product), Index: i, Op: "+"}
		if t.W < 0 {
			x.W = "(" + x.W + ")"
		}
		if i == 0 {
			x.Op = ""
		}
		x.Name = x.X + " × " + x.W + " = " + lesson.Number(t.Product)
		add(&x.Class, !t.Inside, "padded")
		add(&x.Class, !c.first && c.L.HotTerm == i, "pair")
		add(&x.Class, c.L.Hot == "products" || c.L.Hot == "cancel" && t.Product != 0, "hot")
		out = append(out, x)
	}
	return out
}

func (c *Walk) bias() string {
	if b := c.L.Convolution.Bias; b != 0 {
		if b < 0 {
			return "(" + lesson.Number(b) + ")"
		}
		return lesson.Number(b)
	}
	return ""
}

func (c *Walk) sum() string { return lesson.Number(c.step().Sum) }

func (c *Walk) sumClass() string {
	s := "term total " + signClass(c.step().Sum)
	add(&s, c.L.Hot == "sum" || c.L.Hot == "cancel", "hot")
	return s
}

// long says whether some step of this kernel may need a second line, so that
// the room for it is there at every step.
func (c *Walk) long() bool {
	for _, w := range c.L.Convolution.Kernel {
		if w > 1 || w < -1 || w != math.Round(w) {
			return true
		}
	}
	return c.L.Convolution.Bias != 0 || c.L.Convolution.Negative != filter.Clamp
}

// equals is the sign before the sum, which may be rounded to be shown.
func (c *Walk) equals() string {
	if lesson.Exact(c.step().Sum) {
		return "="
	}
	return "≈"
}

// arrow says how the sum becomes the pixel.
func (c *Walk) arrow() string {
	if s := c.step().Sum; s != math.Round(s) && c.L.Convolution.Negative != filter.Rescale {
		return fmt.Sprintf(c.t().RoundFirst, c.into())
	}
	return c.into()
}

func (c *Walk) into() string {
	switch c.L.Convolution.Negative {
	case filter.Absolute:
		return c.t().AbsArrow
	case filter.Rescale:
		return fmt.Sprintf(c.t().RescaleArrow, lesson.Short(c.v().Lo), lesson.Short(c.v().Hi))
	}
	return c.t().ClampArrow
}

func (c *Walk) pixel() string { return strconv.Itoa(int(c.step().Pixel)) }

func (c *Walk) pixelClass() string {
	s := "term total " + greyClass(c.step().Pixel)
	add(&s, c.L.Hot == "pixel", "hot")
	return s
}

func (c *Walk) pixelStyle() string { return greyStyle(c.step().Pixel) }

func (c *Walk) where() string {
	if v := c.v(); v.Shown != c.L.Convolution.Step {
		return fmt.Sprintf(c.t().Looking, v.Step.Row+1, v.Step.Col+1)
	}
	return fmt.Sprintf(c.t().Step, c.L.Convolution.Step+1, c.v().Steps())
}

// said is the step as it is spoken.
func (c *Walk) said() string {
	s := c.step()
	if len(s.Terms) == 0 {
		return ""
	}
	return fmt.Sprintf(c.t().Say, s.Row+1, s.Col+1, c.sum(), c.pixel())
}

func (c *Walk) inputLabel() string  { return fmt.Sprintf(c.t().Input, filter.Side, filter.Side) }
func (c *Walk) kernelLabel() string { return fmt.Sprintf(c.t().Kernel, 3, 3) }
func (c *Walk) outputLabel() string { return fmt.Sprintf(c.t().Output, c.v().Rows, c.v().Cols) }

// picked says who reads the picked input cell.
func (c *Walk) picked() string {
	if c.L.Picked < 0 {
		return c.t().EditHelp
	}
	return fmt.Sprintf(c.t().ReadBy, len(c.L.Readers()))
}

func (c *Walk) gridClass() string {
	if c.L.Painting {
		return "in painting"
	}
	return "in"
}

// signed lists the numbers of a plane as cells tinted by sign, with the chosen
// ones marked.
func signed(p filter.Plane, now int, chosen []filter.Pooled) []part.Cell {
	lo, hi := p.Range()
	most := max(hi, -lo, 1)
	var cells []part.Cell
	for i, v := range p.V {
		x := part.Cell{Text: lesson.Short(v), Class: "signed " + signClass(v), Inert: true, Index: -1,
			Style: "--a:" + strconv.FormatFloat(max(v, -v)/most, 'f', 3, 64)}
		add(&x.Class, i == now, "now")
		add(&x.Class, slices.ContainsFunc(chosen, func(q filter.Pooled) bool { return q.At == i }), "max")
		cells = append(cells, x)
	}
	return cells
}

func (c *Walk) rawMap() []part.Cell {
	var chosen []filter.Pooled
	if !c.L.Convolution.ReLU {
		chosen = c.v().Pooled
	}
	return signed(c.v().Map, c.v().Shown, chosen)
}

func (c *Walk) reluMap() []part.Cell { return signed(c.v().ReLU, c.v().Shown, c.v().Pooled) }

func (c *Walk) pooled() []part.Cell {
	p := filter.NewPlane(c.v().PoolRows, c.v().PoolCols)
	for i, q := range c.v().Pooled {
		p.V[i] = q.Max
	}
	return signed(p, -1, nil)
}

func (c *Walk) mapLabel() string { return fmt.Sprintf(c.t().Map, c.v().Rows, c.v().Cols) }
func (c *Walk) poolLabel() string {
	return fmt.Sprintf(c.t().PoolMap, c.v().PoolRows, c.v().PoolCols)
}
