package web

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/vugu/vugu"

	"convlab/nn/filter"
	"convlab/web/lesson"
	"convlab/web/part"
)

// Walk is #/convolution: the 8×8 walkthrough. All numbers come from
// lesson.WalkView, which has them from nn/filter; nothing is computed here.
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

func greyStyle(v float64) string { return "--g:" + strconv.Itoa(int(v+.5)) }

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
			x.Text, x.Class, x.Style = strconv.Itoa(int(g+.5)), greyClass(g), greyStyle(g)
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

func (c *Walk) arrow() string {
	switch c.L.Convolution.Negative {
	case filter.Absolute:
		return c.t().AbsArrow
	case filter.Rescale:
		return fmt.Sprintf(c.t().RescaleArrow, lesson.Short(c.v().Lo), lesson.Short(c.v().Hi))
	}
	return c.t().ClampArrow
}

func (c *Walk) pixel() string { return strconv.Itoa(int(c.step().Pixel + .5)) }

func (c *Walk) pixelClass() string {
	s := "term total " + greyClass(c.step().Pixel)
	add(&s, c.L.Hot == "pixel", "hot")
	return s
}

func (c *Walk) pixelStyle() string { return greyStyle(c.step().Pixel) }

func (c *Walk) where() string {
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

// Editing.

func (c *Walk) editing(grid string) int {
	if c.L.Editing.Grid == grid {
		return c.L.Editing.Index
	}
	return -1
}

func (c *Walk) pickInput(i int) {
	switch {
	case c.L.Painting:
	case c.L.Editing == lesson.Cell{Grid: "input", Index: i}:
		c.L.Type(c.L.EditText) // Enter came before the field was there
	case c.L.Picked == i:
		c.L.Edit(lesson.Cell{Grid: "input", Index: i})
	default:
		c.L.Rove("input", i)
		c.L.Pick(i)
	}
}

func (c *Walk) pickKernel(i int) {
	cell := lesson.Cell{Grid: "kernel", Index: i}
	if c.L.Editing == cell {
		c.L.Type(c.L.EditText)
		return
	}
	c.L.Rove("kernel", i)
	c.L.Edit(cell)
}

func (c *Walk) pickOutput(i int) { c.L.StepTo(i) }

// typing says whether a key begins a number.
func typing(key string) bool {
	return len(key) == 1 && (key >= "0" && key <= "9" || key == "-" || key == ".")
}

// cellKey opens a number when one begins to type over it.
func (c *Walk) cellKey(grid string) func(i int, e vugu.DOMEvent) bool {
	return func(i int, e vugu.DOMEvent) bool {
		cell := lesson.Cell{Grid: grid, Index: i}
		switch key := e.PropString("key"); {
		case typing(key):
			c.L.Begin(cell, key)
		case key == "F2" || key == "Backspace" || key == "Delete":
			c.L.Edit(cell)
		case key == "Escape" && c.L.Editing == cell:
			c.L.CancelEdit() // before the field was there
		case key == "Escape" && c.L.Picked >= 0:
			c.L.Pick(c.L.Picked)
		default:
			return false
		}
		return true
	}
}

func (c *Walk) move(grid string, columns, count int) func(dx, dy int) {
	return func(dx, dy int) {
		i := c.L.Active(grid)
		if col := i%columns + dx; col < 0 || col >= columns {
			return
		}
		if j := i + dx + dy*columns; j >= 0 && j < count {
			c.L.Rove(grid, j)
			if grid == "output" {
				c.L.StepTo(j)
			}
		}
	}
}

func (c *Walk) press(i int) bool {
	if c.L.Painting {
		c.L.Paint(i)
	}
	return c.L.Painting
}

func (c *Walk) drag(i int) {
	if c.L.Painting {
		c.L.Paint(i)
	}
}

// overInput lights the product that reads the cell under the pointer.
func (c *Walk) overInput(i int) {
	for k, t := range c.step().Terms {
		if i >= 0 && t.Inside && t.Row*filter.Side+t.Col == i {
			c.L.HoverTerm(k)
			return
		}
	}
	c.L.HoverTerm(-1)
}

func (c *Walk) overKernel(i int) {
	for k, t := range c.step().Terms {
		if i >= 0 && t.KRow*3+t.KCol == i {
			c.L.HoverTerm(k)
			return
		}
	}
	c.L.HoverTerm(-1)
}

// Options.

func (c *Walk) inputs() []part.Choice {
	var out []part.Choice
	for _, n := range filter.Inputs() {
		out = append(out, part.Choice{Key: n.Key, Text: c.t().Inputs[n.Key]})
	}
	if c.L.HasInk() {
		out = append(out, part.Choice{Key: mine, Text: c.t().Mine})
	}
	return out
}

// mine is the choice of the reader's own digit among the pictures.
const mine = "mine"

func (c *Walk) useInput(key string) {
	if key == mine {
		c.L.UseDrawing()
		return
	}
	c.L.UseInput(key)
}

func (c *Walk) kernels() []part.Choice {
	var out []part.Choice
	for _, n := range filter.Kernels() {
		out = append(out, part.Choice{Key: n.Key, Text: c.t().Kernels[n.Key]})
	}
	return out
}

func (c *Walk) note() string { return c.t().KernelNote[c.L.KernelKey()] }

func count(from, to int) []part.Choice {
	var out []part.Choice
	for i := from; i <= to; i++ {
		out = append(out, part.Choice{Key: strconv.Itoa(i), Text: strconv.Itoa(i)})
	}
	return out
}

func (c *Walk) paddings() []part.Choice {
	return []part.Choice{{Key: "0", Text: c.t().PadNames0}, {Key: "1", Text: fmt.Sprintf(c.t().PadSame, 1)}, {Key: "2", Text: fmt.Sprintf(c.t().PadSame, 2)}}
}

func (c *Walk) negatives() []part.Choice {
	return []part.Choice{{Key: "0", Text: c.t().Clamp}, {Key: "1", Text: c.t().Absolute}, {Key: "2", Text: c.t().Rescale}}
}

// set returns a handler that puts the number chosen into an option.
func (c *Walk) set(at func(w *lesson.Walk) *int) func(key string) {
	return func(key string) {
		if n, err := strconv.Atoi(key); err == nil {
			c.L.Configure(func(w *lesson.Walk) { *at(w) = n })
		}
	}
}

func (c *Walk) setStride() func(string) {
	return c.set(func(w *lesson.Walk) *int { return &w.Stride })
}
func (c *Walk) setPadding() func(string) {
	return c.set(func(w *lesson.Walk) *int { return &w.Padding })
}
func (c *Walk) setDilation() func(string) {
	return c.set(func(w *lesson.Walk) *int { return &w.Dilation })
}
func (c *Walk) setNegative() func(string) {
	return c.set(func(w *lesson.Walk) *int { return (*int)(&w.Negative) })
}
func (c *Walk) flip() { c.L.Configure(func(w *lesson.Walk) { w.Flip = !w.Flip }) }
func (c *Walk) relu() { c.L.Configure(func(w *lesson.Walk) { w.ReLU = !w.ReLU }) }
func (c *Walk) pool() { c.L.Configure(func(w *lesson.Walk) { w.Pool = !w.Pool }) }

func (c *Walk) typeBias(e vugu.DOMEvent) { c.L.TypeBias(e.PropString("target", "value")) }

func (c *Walk) setBrush(v float64) { c.L.Brush = uint8(v) }

func (c *Walk) paint() { c.L.Painting = !c.L.Painting }

func (c *Walk) setSpeed(v float64) { c.L.Speed = v }

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
