package edges

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/vugu/vugu"

	"convlab/nn/filter"
	"convlab/web/chapter"
	lesson "convlab/web/lesson/edges"
	"convlab/web/lesson/words"
	"convlab/web/part"
)

// Entry is the chapter's line in the table.
var Entry = chapter.New(lesson.Chapter, func(r *lesson.Room) vugu.Builder { return &Edges{L: r} })

// Edges is the chapter's root.
type Edges struct{ L *lesson.Room }

func (c *Edges) t() *lesson.Text { return c.L.T() }

// The exhibits.
func (c *Edges) halves() bool   { return c.L.Shown == lesson.Halves }
func (c *Edges) photo() bool    { return c.L.Shown == lesson.Photo }
func (c *Edges) lines() bool    { return c.L.Shown == lesson.Lines }
func (c *Edges) gradient() bool { return c.L.Shown == lesson.Gradient }
func (c *Edges) onPhoto() bool  { return c.photo() || c.gradient() }

func (c *Edges) class() string {
	names := [lesson.Exhibits]string{"on-halves", "on-photo", "on-lines", "on-gradient"}
	return part.Class("edges stage").If(true, names[c.L.Shown]).If(c.across(), "across").String()
}

// across says that the kernel compares top and bottom.
func (c *Edges) across() bool { return c.L.Kernel == lesson.Horizontal }

// style tells the style sheet where the window is, in cells of the picture, and
// how large that is.
func (c *Edges) style() string {
	rows, cols := filter.Side, filter.Side
	switch {
	case c.lines():
		rows, cols = lesson.LineSide, lesson.LineSide
	case c.onPhoto():
		rows, cols = c.L.Maps.Rows+2, c.L.Maps.Cols+2
	}
	n := max(c.L.Columns(), 1)
	return fmt.Sprintf("--rows:%d;--cols:%d;--row:%d;--col:%d", rows, cols, c.L.Position()/n, c.L.Position()%n)
}

func (c *Edges) question() words.Question { q, _ := c.L.Asked(); return q }
func (c *Edges) guess() int               { _, g := c.L.Asked(); return g }
func (c *Edges) askID() string            { return "edges-" + strconv.Itoa(int(c.L.Shown)) }

// --- Two halves ---

func (c *Edges) picture() []part.Cell {
	v := &c.L.Halves
	var cells []part.Cell
	for i, g := range v.Conv.Input.V {
		row, col := i/filter.Side, i%filter.Side
		x := part.Cell{Text: words.Number(g), Class: part.Class(part.GreyClass(g)), Style: part.GreyStyle(g), Index: i,
			Name: fmt.Sprintf(c.t().Cell, row+1, col+1, words.Number(g))}
		in := slices.ContainsFunc(v.Step.Terms, func(t filter.Term) bool { return t.Row == row && t.Col == col })
		x.Class = x.Class.If(in && c.L.Hot == "window", "hot").If(in && c.lit(v.Conv.Kernel.At(row-v.Step.Row, col-v.Step.Col)), "hot")
		cells = append(cells, x)
	}
	return cells
}

// pictureClass tells the style sheet when there are numbers of three digits.
func (c *Edges) pictureClass() string {
	_, hi := c.L.Halves.Conv.Input.Range()
	return part.Class("in").If(hi > 99, "long").String()
}

// lit says whether a kernel number is what the prose points at.
func (c *Edges) lit(w float64) bool {
	return c.L.Hot == "plus" && w > 0 || c.L.Hot == "minus" && w < 0
}

// kernelOf lists the numbers of a kernel.
func (c *Edges) kernelOf(k lesson.Kernel) []part.Cell {
	var cells []part.Cell
	for i, w := range lesson.KernelOf(k).V {
		x := part.Cell{Text: words.Number(w), Class: part.Class(part.SignClass(w)), Index: i,
			Name: fmt.Sprintf(c.t().KernelCell, i/3+1, i%3+1, words.Number(w))}
		x.Class = x.Class.If(c.lit(w), "hot")
		cells = append(cells, x)
	}
	return cells
}

func (c *Edges) kernel() []part.Cell { return c.kernelOf(c.L.Kernel) }

func (c *Edges) sums() []part.Cell {
	v := &c.L.Halves
	var cells []part.Cell
	for i, s := range v.Map.V {
		x := part.Cell{Index: i}
		if c.L.Pixels {
			g := v.Conv.Pixel(s, v.Lo, v.Hi)
			x.Text, x.Class, x.Style = strconv.Itoa(int(g)), part.Class(part.GreyClass(g)), part.GreyStyle(g)
		} else {
			x.Text, x.Class, x.Style = words.Number(s), part.Class("signed").If(true, part.SignClass(s)), shade(s, max(v.Hi, -v.Lo))
		}
		x.Name = fmt.Sprintf(c.t().OutputCell, i/v.Map.Cols+1, i%v.Map.Cols+1, x.Text)
		x.Class = x.Class.If(i == v.At, "now").If(i == v.At && c.L.Hot == "sum", "hot")
		cells = append(cells, x)
	}
	return cells
}

// shade is how strongly a signed number is coloured beside others, the largest of
// which is most.
func shade(v, most float64) string {
	return "--a:" + strconv.FormatFloat(max(v, -v)/max(most, 1), 'f', 3, 64)
}

func (c *Edges) sumsLabel() string {
	form := c.t().Sums
	if c.L.Pixels {
		form = c.t().Pixels
	}
	return fmt.Sprintf(form, 6, 6)
}

// A strip is the three rows of numbers beside the sums: what is added, what is
// taken away, what is left.
type strip struct {
	Label string
	Class string
	Cells []part.Cell
}

func (c *Edges) strips() []strip {
	v, names := &c.L.Halves, c.t().Sides[c.L.Kernel]
	now := v.At % 6
	if c.across() {
		now = v.At / 6
	}
	row := func(label, class, hot string, values [6]float64, signed bool) strip {
		s := strip{Label: label, Class: class}
		for i, x := range values {
			text := words.Number(x)
			if signed && x > 0 {
				text = "+" + text
			}
			s.Cells = append(s.Cells, part.Cell{Text: text, Index: i, Name: fmt.Sprintf(c.t().StripCell, label, i+1, text),
				Class: part.Class(part.SignClass(x)).If(i == now, "here").If(c.L.Hot == hot && i == now, "hot")})
		}
		return s
	}
	return []strip{
		row(fmt.Sprintf(c.t().Added, names[0]), "add", "plus", v.Plus, true),
		row(fmt.Sprintf(c.t().Taken, names[1]), "take", "minus", v.Minus, true),
		row(c.t().SumWord, "left", "sum", v.Sum, false),
	}
}

// strip lists the cells of the strip as they lie: rows under the sums, or columns
// beside them.
func (c *Edges) strip() []part.Cell {
	rows := c.strips()
	var cells []part.Cell
	if c.across() {
		for i := range rows[0].Cells {
			for k := range rows {
				cells = append(cells, rows[k].Cells[i])
			}
		}
		return cells
	}
	for k := range rows {
		cells = append(cells, rows[k].Cells...)
	}
	return cells
}

func (c *Edges) stripColumns() int {
	if c.across() {
		return 3
	}
	return 6
}

func (c *Edges) stripLabel() string {
	var names []string
	for _, s := range c.strips() {
		names = append(names, s.Label)
	}
	return strings.Join(names, ", ")
}

// products lists the nine products of the step.
func (c *Edges) products() []part.Cell {
	var cells []part.Cell
	for i, t := range c.L.Halves.Step.Terms {
		w := words.Number(t.W)
		if t.W < 0 {
			w = "(" + w + ")"
		}
		text := words.Number(t.X) + "×" + w
		cells = append(cells, part.Cell{Text: text, Index: i, Name: text + " = " + words.Number(t.Product),
			Class: part.Class(part.SignClass(t.W)).If(c.lit(t.W), "hot")})
	}
	return cells
}

// --- The photo, and both exhibits of kernels on it ---

func (c *Edges) photoLabel() string {
	return fmt.Sprintf(c.t().Photo, c.L.Maps.Rows+2, c.L.Maps.Cols+2)
}

func (c *Edges) mapLabel() string {
	form := c.t().Sums
	if c.L.Pixels {
		form = c.t().Pixels
	}
	return fmt.Sprintf(form, c.L.Maps.Rows, c.L.Maps.Cols)
}

// window lists the greys in the window.
func (c *Edges) window() []part.Cell {
	s := &c.L.Pointed.X
	if c.lines() {
		s = &c.L.Lined.AtX
	}
	k := lesson.KernelOf(c.L.Kernel)
	var cells []part.Cell
	for i, t := range s.Terms {
		cells = append(cells, part.Cell{Text: words.Number(t.X), Index: i, Style: part.GreyStyle(t.X),
			Name:  fmt.Sprintf(c.t().WindowCell, i/3+1, i%3+1, words.Number(t.X)),
			Class: part.Class(part.GreyClass(t.X)).If(c.photo() && c.lit(k.V[i]), "hot").If(c.L.Hot == "window", "hot")})
	}
	return cells
}

func (c *Edges) hot(name, part string) string {
	if c.L.Hot == part {
		return name + " hot"
	}
	return name
}

// --- Sums written out ---

// A formula is one step's arithmetic: what is added less what is taken away.
type formula struct {
	Label             string
	Plus, Minus       string // term by term
	Added, Taken      string
	Equals, Sum       string
	SumClass          string
	Arrow, Pixel      string
	PixelClass, Style string
}

func (c *Edges) write(s *filter.Step, label string) formula {
	added, taken := lesson.Split(s)
	f := formula{Label: label, Plus: terms(&added, false), Minus: terms(&taken, true),
		Added: words.Number(added.Total), Taken: words.Number(taken.Total), Equals: "=",
		Sum: words.Number(s.Sum), SumClass: part.Class("sum").If(true, part.SignClass(s.Sum)).If(c.L.Hot == "sum", "hot").String(),
		Arrow: c.t().Arrows[c.L.Negative], Pixel: strconv.Itoa(int(s.Pixel)),
		PixelClass: part.Class("pixel").If(true, part.GreyClass(s.Pixel)).String(), Style: part.GreyStyle(s.Pixel)}
	if s.Sum > 0 {
		f.Sum = "+" + f.Sum
	}
	return f
}

// terms writes a side out: 60·1·3 where all are alike, else 61+63+72.
func terms(s *lesson.Side, bracket bool) string {
	if g, even := s.Even(); even {
		return fmt.Sprintf("%s·1·%d", words.Number(g), len(s.Grey))
	}
	var parts []string
	for _, g := range s.Grey {
		parts = append(parts, words.Number(g))
	}
	text := strings.Join(parts, "+")
	if bracket {
		return "(" + text + ")"
	}
	return text
}

// formulas are those of the exhibit.
func (c *Edges) formulas() []formula {
	sides := func(k lesson.Kernel) string {
		n := c.t().Sides[k]
		return n[0] + " − " + n[1]
	}
	switch {
	case c.halves():
		return []formula{c.write(&c.L.Halves.Step, "")}
	case c.lines():
		return []formula{c.write(&c.L.Lined.AtX, sides(lesson.Vertical)), c.write(&c.L.Lined.AtY, sides(lesson.Horizontal))}
	case c.photo():
		s := *c.L.Pointed.Step(c.L.Kernel)
		s.Pixel = c.L.Pointed.Pixel
		return []formula{c.write(&s, sides(c.L.Kernel))}
	}
	return nil
}

// --- The gradient ---

func signed(v float64) string {
	if v > 0 {
		return "+" + words.Number(v)
	}
	return words.Number(v)
}

func (c *Edges) gx() string { return signed(c.L.Pointed.X.Sum) }
func (c *Edges) gy() string { return signed(c.L.Pointed.Y.Sum) }

func sumClass(v float64) string { return part.Class("sum").If(true, part.SignClass(v)).String() }

// root writes the length out: √(265² + 413²).
func (c *Edges) root() string {
	abs := func(v float64) string { return words.Number(max(v, -v)) }
	return fmt.Sprintf("√(%s² + %s²)", abs(c.L.Pointed.X.Sum), abs(c.L.Pointed.Y.Sum))
}

func (c *Edges) length() string { return words.Short(c.L.Pointed.Length) }

func (c *Edges) equals() string {
	if l := c.L.Pointed.Length; l*10 == float64(int(l*10)) {
		return "="
	}
	return "≈"
}

// arrowStyle turns the arrow on the photo and makes it as long as the gradient is
// beside the largest.
func (c *Edges) arrowStyle() string {
	v := &c.L.Pointed
	return fmt.Sprintf("--turn:%.1fdeg;--long:%.3f", v.Turn(), v.Length/max(c.L.Maps.MostLength, 1))
}

// The triangle of gx, gy and the arrow, in a square of 100.
type triangle struct{ X, Y, Arrow, Head, XClass, YClass string }

func (c *Edges) triangle() triangle {
	v := &c.L.Pointed
	x, y := v.X.Sum, v.Y.Sum
	k := 72 / max(x, -x, y, -y, 1)
	x, y = x*k, y*k
	x0, y0, x1, y1 := 50-x/2, 50-y/2, 50+x/2, 50+y/2
	f := fmt.Sprintf
	t := triangle{X: f("M%.1f %.1fH%.1f", x0, y0, x1), Y: f("M%.1f %.1fV%.1f", x1, y0, y1), Arrow: f("M%.1f %.1fL%.1f %.1f", x0, y0, x1, y1),
		XClass: "leg " + part.SignClass(x), YClass: "leg " + part.SignClass(y)}
	if l := v.Length * k; l > 0 {
		ux, uy := x/l, y/l
		t.Head = f("M%.1f %.1fL%.1f %.1fL%.1f %.1fZ", x1, y1, x1-14*ux-7*uy, y1-14*uy+7*ux, x1-14*ux+7*uy, y1-14*uy-7*ux)
	}
	return t
}

// --- The dock ---

func (c *Edges) playName() string {
	switch {
	case c.L.Clock.Playing:
		return c.t().Pause
	case c.gradient():
		return c.t().Follow
	}
	return c.t().Play
}

func (c *Edges) playIcon() string {
	if c.L.Clock.Playing {
		return "pause"
	}
	return "play"
}

// A way is a button that moves the window.
type way struct {
	Name, Icon string
	DX, DY     int
}

func (c *Edges) ways() []way {
	t := c.t()
	return []way{{t.Left, "back", -1, 0}, {t.Up, "up", 0, -1}, {t.Down, "down", 0, 1}, {t.Right, "next", 1, 0}}
}

// written says that there is a window to write out.
func (c *Edges) written() bool { return !c.onPhoto() || c.L.Ready() }

// linesClass tells the style sheet when a pointer draws lines.
func (c *Edges) linesClass() string {
	return part.Class("view").If(c.own(), "drawing").If(c.L.Hot == "window", "hot").String()
}
