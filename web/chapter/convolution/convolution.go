package convolution

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/vugu/vugu"

	"convlab/nn/filter"
	"convlab/web/chapter"
	lesson "convlab/web/lesson/convolution"
	"convlab/web/lesson/words"
	"convlab/web/part"
)

// Entry is the chapter's line in the table.
var Entry = chapter.New(lesson.Chapter, func(r *lesson.Room) vugu.Builder { return &Convolution{L: r} })

// Convolution is the chapter's root.
type Convolution struct{ L *lesson.Room }

func (c *Convolution) t() *lesson.Text { return c.L.T() }

func (c *Convolution) v() *lesson.View { return &c.L.View }

func (c *Convolution) step() filter.Step { return c.L.View.Step }

// hotTap returns the tap of the product that is pointed at.
func (c *Convolution) hotTap() (filter.Tap, bool) {
	if b, telling := c.L.Beat(); telling && b.Landed > 0 && !b.Clamped && b.Landed < len(c.step().Terms) {
		return c.step().Terms[b.Landed-1].Tap, true // the one that has just dropped
	}
	if s := c.step(); c.L.HotTerm >= 0 && c.L.HotTerm < len(s.Terms) {
		return s.Terms[c.L.HotTerm].Tap, true
	}
	return filter.Tap{}, false
}

// input lists the input's cells with the padding around them.
func (c *Convolution) input() []part.Cell {
	p := c.L.Padding
	hot, isHot := c.hotTap()
	covered := map[[2]int]bool{}
	for _, t := range c.step().Terms {
		covered[[2]int{t.Row, t.Col}] = true
	}
	var cells []part.Cell
	for r := -p; r < filter.Side+p; r++ {
		for col := -p; col < filter.Side+p; col++ {
			x := part.Cell{Text: "0", Class: "ring", Inert: true, Name: c.t().PaddingCell}
			if r >= 0 && r < filter.Side && col >= 0 && col < filter.Side {
				i := r*filter.Side + col
				g := float64(c.L.Input[i])
				x = part.Cell{Text: words.Number(g), Class: part.Class(part.GreyClass(g)), Style: part.GreyStyle(g), Index: i,
					Name: fmt.Sprintf(c.t().Cell, r+1, col+1, words.Number(g))}
				x.Class = x.Class.If(i == c.L.Picked, "picked")
			}
			in := covered[[2]int{r, col}]
			x.Class = x.Class.If(in, "win").If(in && c.L.Dilation > 1, "apart")
			x.Class = x.Class.If(in && c.L.Hot == "window", "hot")
			x.Class = x.Class.If(isHot && hot.Row == r && hot.Col == col, "pair")
			cells = append(cells, x)
		}
	}
	return cells
}

// style tells the style sheet how many cells have to fit, and where the window is.
func (c *Convolution) style() string {
	s := c.step()
	reach := 2*c.L.Dilation + 1
	return fmt.Sprintf("--in:%d;--out:%d;--rows:%d;--row:%d;--col:%d;--reach:%d", c.columns(), max(c.v().Cols, 1), max(c.v().Rows, 1),
		s.Row*c.L.Stride, s.Col*c.L.Stride, reach)
}

// shows are the ways to show the output.
func (c *Convolution) shows() []part.Choice {
	return part.Numbered(c.t().Shows[:])
}

// columns is the number of cells in a row of the input as it is shown.
func (c *Convolution) columns() int { return filter.Side + 2*c.L.Padding }

// kernelParts names the parts of the kernel that prose can point at.
var kernelParts = map[string][]int{
	"kernel-left": {0, 3, 6}, "kernel-right": {2, 5, 8}, "kernel-centre": {1, 4, 7},
	"kernel-top": {0, 1, 2}, "kernel-middle": {3, 4, 5}, "kernel-bottom": {6, 7, 8}, "kernel-core": {4},
}

func (c *Convolution) kernel() []part.Cell {
	hot, isHot := c.hotTap()
	var cells []part.Cell
	for i, w := range c.L.Kernel {
		x := part.Cell{Text: words.Number(w), Class: part.Class(part.SignClass(w)), Index: i,
			Name: fmt.Sprintf(c.t().KernelCell, i/3+1, i%3+1, words.Number(w))}
		x.Class = x.Class.If(slices.Contains(kernelParts[c.L.Hot], i), "hot")
		x.Class = x.Class.If(isHot && hot.KRow*3+hot.KCol == i, "pair")
		cells = append(cells, x)
	}
	return cells
}

// output lists the pixels reached so far.
func (c *Convolution) output() []part.Cell {
	v := c.v()
	readers := c.L.Readers()
	beat, telling := c.L.Beat()
	var cells []part.Cell
	for i := range v.Steps() {
		x := part.Cell{Index: i, Class: "todo"}
		value := c.t().Unknown
		if i <= c.L.At || i == v.Shown || slices.Contains(readers, i) {
			g := v.Pixel(i)
			if c.L.Show == lesson.Pixels {
				x.Text, x.Class, x.Style = strconv.Itoa(int(g)), part.Class(part.GreyClass(g)), part.GreyStyle(g)
			} else {
				x.Text, x.Class = words.Short(v.Map.V[i]), part.Class(part.SignClass(v.Map.V[i]))
			}
			value = x.Text
		}
		x.Name = fmt.Sprintf(c.t().OutputCell, i/v.Cols+1, i%v.Cols+1, value)
		x.Class = x.Class.If(i == v.Shown, "now").If(i == v.Shown && !beat.Placed, "coming").If(i == v.Shown && telling && beat.Placed, "arriving")
		x.Class = x.Class.If(slices.Contains(readers, i), "reader")
		x.Class = x.Class.If(c.L.Hot == "pixel" && i == v.Shown, "hot")
		cells = append(cells, x)
	}
	return cells
}

func (c *Convolution) where() string {
	if v := c.v(); v.Shown != c.L.At {
		return fmt.Sprintf(c.t().Looking, v.Step.Row+1, v.Step.Col+1)
	}
	return fmt.Sprintf(c.t().Step, c.L.At+1, c.v().Steps())
}

func (c *Convolution) inputLabel() string  { return fmt.Sprintf(c.t().Input, filter.Side, filter.Side) }
func (c *Convolution) kernelLabel() string { return fmt.Sprintf(c.t().Kernel, 3, 3) }
func (c *Convolution) outputLabel() string { return fmt.Sprintf(c.t().Output, c.v().Rows, c.v().Cols) }

// picked says who reads the picked input cell.
func (c *Convolution) picked() string {
	if c.L.Picked < 0 {
		return c.t().EditHelp
	}
	return fmt.Sprintf(c.t().ReadBy, len(c.L.Readers()))
}

func (c *Convolution) gridClass() string {
	return part.Class("in").If(c.L.Painting, "painting").String()
}

// signed lists the numbers of a plane as cells tinted by sign, with the chosen
// ones marked.
func signed(p filter.Plane, now int, chosen []filter.Pooled) []part.Cell {
	lo, hi := p.Range()
	most := max(hi, -lo, 1)
	var cells []part.Cell
	for i, v := range p.V {
		x := part.Cell{Text: words.Short(v), Class: part.Class("signed").If(true, part.SignClass(v)),
			Style: "--a:" + strconv.FormatFloat(max(v, -v)/most, 'f', 3, 64)}
		x.Class = x.Class.If(i == now, "now")
		x.Class = x.Class.If(slices.ContainsFunc(chosen, func(q filter.Pooled) bool { return q.At == i }), "max")
		cells = append(cells, x)
	}
	return cells
}

func (c *Convolution) rawMap() []part.Cell {
	var chosen []filter.Pooled
	if !c.L.ReLU {
		chosen = c.v().Pooled
	}
	return signed(c.v().Map, c.v().Shown, chosen)
}

func (c *Convolution) reluMap() []part.Cell { return signed(c.v().ReLU, c.v().Shown, c.v().Pooled) }

func (c *Convolution) pooled() []part.Cell {
	p := filter.NewPlane(c.v().PoolRows, c.v().PoolCols)
	for i, q := range c.v().Pooled {
		p.V[i] = q.Max
	}
	return signed(p, -1, nil)
}

func (c *Convolution) mapLabel() string { return fmt.Sprintf(c.t().Map, c.v().Rows, c.v().Cols) }
func (c *Convolution) poolLabel() string {
	return fmt.Sprintf(c.t().PoolMap, c.v().PoolRows, c.v().PoolCols)
}

func (c *Convolution) move(grid string) func(dx, dy int) {
	return func(dx, dy int) { c.L.Cells.Move(grid, dx, dy) }
}

func (c *Convolution) key(grid string) func(i int, e vugu.DOMEvent) bool {
	return func(i int, e vugu.DOMEvent) bool { return c.L.CellKey(grid, i, e.PropString("key")) }
}

func (c *Convolution) paste(grid string) func(i int, text string) {
	return func(i int, text string) { c.L.Paste(grid, i, text) }
}

func (c *Convolution) copied(grid string) func() string {
	return func() string { return c.L.Cells.Copy(grid) }
}

func (c *Convolution) press(i int) bool {
	if c.L.Painting {
		c.L.Paint(i)
	}
	return c.L.Painting
}

func (c *Convolution) drag(i int) {
	if c.L.Painting {
		c.L.PaintTo(i)
	}
}
