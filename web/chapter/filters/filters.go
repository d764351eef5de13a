package filters

import (
	"fmt"
	"strconv"

	"github.com/vugu/vugu"

	"convlab/nn/photo"
	"convlab/web/chapter"
	lesson "convlab/web/lesson/filters"
	"convlab/web/lesson/words"
	"convlab/web/part"
)

// Entry is the chapter's line in the table.
var Entry = chapter.New(lesson.Chapter, func(r *lesson.Room) vugu.Builder { return &Filters{L: r} })

// Filters is the chapter's root.
type Filters struct{ L *lesson.Room }

func (c *Filters) t() *lesson.Text { return c.L.T() }

func (c *Filters) v() *lesson.View { return &c.L.View }

// side is that of the kernel that is explained; 1 where there is none.
func (c *Filters) side() int {
	if s := c.L.Step(); s != nil {
		return s.Side
	}
	return 1
}

// style tells the style sheet how large the kernel is, and what shape the photo has.
func (c *Filters) style() string {
	v := c.v()
	ratio := min(max(float64(v.Cols)/float64(v.Rows), 1./3), 3)
	return fmt.Sprintf("--k:%d;--ratio:%.4f;--cut:%d%%", c.side(), ratio, c.L.Divider)
}

// A stage is one of the small pictures of the chain.
type stage struct {
	Host, Name, Full, On string
	At                   int
	Class                part.Class
}

func (c *Filters) stages() (list []stage) {
	for n := range c.L.Count + 1 {
		s := stage{Host: "thumb:" + strconv.Itoa(n), At: n, Name: c.t().Luminance, On: strconv.FormatBool(n == c.L.At), Class: part.Class("stop").If(n == c.L.At, "here")}
		if n == 0 && c.L.Colour {
			s.Name = c.t().EachColour
		}
		s.Full = s.Name
		if n > 0 {
			step := &c.L.Chain[n-1]
			s.Name = c.t().KernelName(step.Key())
			if step.Side > 3 {
				s.Name += " " + strconv.Itoa(step.Side)
			}
			s.Full = fmt.Sprintf(c.t().Stage, n, c.L.StepName(n))
		}
		list = append(list, s)
	}
	return list
}

// class says how much room the kernel takes.
func (c *Filters) class() string {
	return part.Class("filters stage").If(c.side() <= 3, "narrow").If(c.side() > 3, "wide").String()
}

func (c *Filters) chainClass() string {
	return part.Class("chain").If(c.L.Count > 2, "long").If(c.L.Hot == "chain", "hot").If(c.L.Hot == "base", "base").String()
}

// loupe lists the numbers around the cursor, with the window in the middle.
func (c *Filters) loupe() []part.Cell {
	v, side := c.v(), c.side()
	rim := (lesson.LoupeSide - side) / 2
	var cells []part.Cell
	for i, g := range v.Loupe.V {
		y, x := i/lesson.LoupeSide-rim, i%lesson.LoupeSide-rim
		row, col := v.Row+i/lesson.LoupeSide-lesson.LoupeSide/2, v.Col+i%lesson.LoupeSide-lesson.LoupeSide/2
		cell := part.Cell{Text: strconv.Itoa(int(g)), Index: i, Class: part.Class(part.GreyClass(g)), Style: part.GreyStyle(g),
			Name: fmt.Sprintf(c.t().Cell, row+1, col+1, strconv.Itoa(int(g)))}
		cell.Class = cell.Class.If(i < lesson.LoupeSide || i >= lesson.LoupeSide*(lesson.LoupeSide-1) || i%lesson.LoupeSide%(lesson.LoupeSide-1) == 0, "rim")
		in := y >= 0 && y < side && x >= 0 && x < side
		cell.Class = cell.Class.If(row < 0 || col < 0 || row >= v.Rows || col >= v.Cols, "outside").If(in && c.L.Hot == "window", "hot")
		cell.Class = cell.Class.If(in && c.L.HotTerm >= 0 && c.L.HotTerm == y*side+x, "pair")
		cells = append(cells, cell)
	}
	return cells
}

func (c *Filters) loupeLabel() string {
	name := c.L.StepName(0)
	if c.L.At > 1 {
		name = c.L.StepName(c.L.At - 1)
	}
	return fmt.Sprintf(c.t().Loupe, name)
}

func (c *Filters) kernel() []part.Cell {
	var cells []part.Cell
	s := c.L.Step()
	if s == nil {
		return nil
	}
	for i, w := range s.Numbers[:s.Side*s.Side] {
		x := part.Cell{Text: words.Number(w), Class: part.Class(part.SignClass(w)), Index: i,
			Name: fmt.Sprintf(c.t().KernelCell, i/s.Side+1, i%s.Side+1, words.Number(w))}
		x.Class = x.Class.If(c.L.Hot == "kernel", "hot").If(c.L.HotTerm == i, "pair")
		cells = append(cells, x)
	}
	return cells
}

func (c *Filters) kernelLabel() string {
	if c.L.At == 0 {
		return ""
	}
	return c.L.StepName(c.L.At)
}

// kernelName stands over the kernel, which shows its size itself.
func (c *Filters) kernelName() string {
	s := c.L.Step()
	if s == nil {
		return ""
	}
	name := c.t().KernelName(s.Key())
	if s.Divisor != 1 {
		name += " " + fmt.Sprintf(c.t().Divided, words.Number(s.Divisor))
	}
	return name
}

func (c *Filters) where() string {
	s := fmt.Sprintf(c.t().Where, c.v().Row+1, c.v().Col+1)
	if c.L.At > 0 {
		s += " · " + fmt.Sprintf(c.t().Stage, c.L.At, c.L.StepName(c.L.At))
	}
	return s
}

// bright says how much of the picture is bright, and was.
func (c *Filters) bright() string {
	p := &c.L.Print
	if c.L.Developing() {
		return ""
	}
	s := fmt.Sprintf(c.t().Bright, percent(p.Bright))
	if p.Was >= 0 {
		s += " (" + fmt.Sprintf(c.t().Was, percent(p.Was)) + ")"
	}
	return s
}

// took says how long the steps that had changed have taken.
func (c *Filters) took() string {
	p := &c.L.Print
	if c.L.Developing() {
		return ""
	}
	return fmt.Sprintf(c.t().Took, words.Thousands(p.Size.Rows*p.Size.Cols), strconv.FormatFloat(float64(p.Micros)/1000, 'f', 1, 64))
}

func percent(share float64) string { return strconv.FormatFloat(100*share, 'f', 1, 64) }

func (c *Filters) kernels() []part.Choice {
	var out []part.Choice
	for _, key := range photo.Keys {
		out = append(out, part.Choice{Key: key, Text: c.t().Kernels[key]})
	}
	return append(out, part.Choice{Key: lesson.Own, Text: c.t().OwnNumbers})
}

func (c *Filters) kernelKey() string {
	s := c.L.Step()
	if s == nil {
		return ""
	}
	if key := s.Key(); key != "" {
		return key
	}
	return lesson.Own
}

func (c *Filters) sizes() []part.Choice {
	var out []part.Choice
	for _, n := range photo.Sizes {
		out = append(out, part.Choice{Key: part.Number(n), Text: fmt.Sprintf("%d×%d", n, n)})
	}
	return out
}

func (c *Filters) afters() []part.Choice { return part.Numbered(c.t().Afters[:]) }

func (c *Filters) after() string {
	if s := c.L.Step(); s != nil {
		return part.Number(s.After)
	}
	return ""
}

// mine is the choice of the reader's own photo among the pictures.
const mine = "mine"

func (c *Filters) pictures() []part.Choice {
	var out []part.Choice
	for i := range photo.Scenes {
		out = append(out, part.Choice{Key: photo.Scenes[i].Key, Text: c.t().Pictures[photo.Scenes[i].Key]})
	}
	if c.L.HasOwn() {
		out = append(out, part.Choice{Key: mine, Text: c.t().Mine})
	}
	return out
}

func (c *Filters) picture() string {
	if c.L.State.Own != nil {
		return mine
	}
	return photo.Scenes[c.L.Scene].Key
}

func (c *Filters) usePicture(key string) {
	if key == mine {
		c.L.UseOwn()
		return
	}
	c.L.UseScene(key)
}

func (c *Filters) channels() []part.Choice { return part.Numbered(c.t().Colours[:]) }

// notes are what there is to say about the step, computed from its kernel.
func (c *Filters) notes() (list []string) {
	s := c.L.Step()
	if s == nil {
		return nil
	}
	list = append(list, c.t().KernelNote[s.Key()])
	switch level := c.v().Level; {
	case level > 1-1e-9 && level < 1+1e-9:
		list = append(list, c.t().LevelOne)
	case level > -1e-9 && level < 1e-9:
		list = append(list, c.t().LevelNone)
	default:
		list = append(list, fmt.Sprintf(c.t().LevelOther, words.Number(level)))
	}
	if c.v().Separable {
		list = append(list, fmt.Sprintf(c.t().Separable, s.Side, s.Side, 2*s.Side, s.Side*s.Side))
	}
	return list
}

func (c *Filters) camera() string {
	if c.L.Lens.Open || c.L.Lens.Asking {
		return c.t().Shutter
	}
	return c.t().Camera
}

func (c *Filters) waiting() bool { return c.L.Dropping || c.L.Reading() || c.L.Developing() }

// waits is what is said over the photo meanwhile.
func (c *Filters) waits() string {
	if c.L.Dropping {
		return c.t().Drop
	}
	return c.t().Wait
}

func (c *Filters) viewClass() string {
	return part.Class("view").If(c.L.Dropping, "dropping").If(c.L.Developing() && c.L.Print.Picture != nil, "pending").If(c.L.Print.Picture == nil, "sketched").String()
}

func (c *Filters) divider() string { return fmt.Sprintf(c.t().DividerValue, c.L.Divider) }

// move moves the cursor by arrow keys, ten pixels at once with Shift.
func (c *Filters) move(e vugu.DOMEvent) {
	n := 1
	if e.PropBool("shiftKey") {
		n = 10
	}
	part.MoveKeys(e, func(dx, dy int) { c.L.MoveCursor(n*dx, n*dy) }, nil)
}

func (c *Filters) moveKernel(dx, dy int) { c.L.Cells.Move(lesson.KernelGrid, dx, dy) }

func (c *Filters) key(i int, e vugu.DOMEvent) bool {
	return c.L.Cells.Key(lesson.KernelGrid, i, e.PropString("key"))
}

func (c *Filters) paste(i int, text string) {
	if text != "" { // a picture is for the photo
		c.L.Cells.Paste(lesson.KernelGrid, i, text)
	}
}

func (c *Filters) copied() string { return c.L.Cells.Copy(lesson.KernelGrid) }

func (c *Filters) divisor() string {
	if s := c.L.Step(); s != nil {
		return words.Number(s.Divisor)
	}
	return ""
}

func (c *Filters) typeDivisor(e vugu.DOMEvent) { c.L.TypeDivisor(e.PropString("target", "value")) }
