package pixels

import (
	"fmt"
	"strconv"

	"github.com/vugu/vugu"

	"convlab/nn/ink"
	"convlab/web/chapter"
	"convlab/web/lesson/panel"
	lesson "convlab/web/lesson/pixels"
	"convlab/web/lesson/words"
	"convlab/web/part"
)

// Entry is the chapter's line in the table.
var Entry = chapter.New(lesson.Chapter, func(r *lesson.Room) vugu.Builder { return &Pixels{L: r} })

// Pixels is the chapter's root.
type Pixels struct{ L *lesson.Room }

func (c *Pixels) t() *lesson.Text { return c.L.T() }

func (c *Pixels) editing() bool  { return c.L.Shown == lesson.Edit }
func (c *Pixels) pairing() bool  { return c.L.Shown == lesson.Pair }
func (c *Pixels) browsing() bool { return c.L.Shown == lesson.Browse }

func (c *Pixels) class() string {
	return part.Class("pixels stage").If(c.editing(), "editing").If(c.pairing(), "pairing").If(c.browsing(), "browsing").
		If(c.pairing() && c.L.Mine, "mine").String()
}

func (c *Pixels) question() words.Question { q, _ := c.L.Asked(); return q }
func (c *Pixels) guess() int               { _, guess := c.L.Asked(); return guess }

// --- The numbers of one picture ---

// numbers lists the numbers around the cursor, with their rows and columns.
func (c *Pixels) numbers() []part.Cell {
	top, left := c.L.Window()
	at := c.L.At()
	axis := func(n int, on, above bool) part.Cell {
		x := part.Cell{Inert: true, Index: -1, Class: part.Class("axis").If(on, "on").If(above, "top")}
		if n > 0 {
			x.Text = strconv.Itoa(n)
		}
		return x
	}
	cells := []part.Cell{axis(0, false, true)}
	for col := left; col < left+lesson.Reach; col++ {
		cells = append(cells, axis(col+1, col == at%ink.Side, true))
	}
	for row := top; row < top+lesson.Reach; row++ {
		cells = append(cells, axis(row+1, row == at/ink.Side, false))
		for col := left; col < left+lesson.Reach; col++ {
			i := row*ink.Side + col
			g := c.L.Digit.Nudged[i]
			x := part.Cell{Index: i, Text: strconv.Itoa(int(g)), Class: part.Class(part.GreyClass(float64(g))), Style: part.GreyStyle(float64(g)),
				Name: fmt.Sprintf(c.t().Cell, row+1, col+1, g)}
			was := c.L.Digit.Untouched[i]
			x.Class = x.Class.If(i == at, "now").If(g > was, "up").If(g < was, "down")
			x.Class = x.Class.If(c.L.Hot == "row" && row == at/ink.Side || c.L.Hot == "column" && col == at%ink.Side || c.L.Hot == "cell" && i == at, "hot")
			cells = append(cells, x)
		}
	}
	return cells
}

func (c *Pixels) gridClass() string {
	return part.Class("near").If(c.L.Painting, "painting").String()
}

func (c *Pixels) lookClass() string {
	return part.Class("look").If(c.L.Painting, "painting").String()
}

func (c *Pixels) key(i int, e vugu.DOMEvent) bool { return c.L.NumberKey(i, e.PropString("key")) }

func (c *Pixels) copied() string { return c.L.Cells.Copy(lesson.NumbersGrid) }

func (c *Pixels) press(i int) bool {
	if c.L.Painting {
		c.L.Paint(i)
	}
	return c.L.Painting
}

func (c *Pixels) grey() int { return int(c.L.Digit.Nudged[c.L.At()]) }

func (c *Pixels) greyText() string  { return strconv.Itoa(c.grey()) }
func (c *Pixels) greyStyle() string { return part.GreyStyle(float64(c.grey())) }
func (c *Pixels) greyClass() string {
	return part.Class("swatch num").If(true, part.GreyClass(float64(c.grey()))).If(c.L.Hot == "cell", "hot").String()
}

func (c *Pixels) toolClass(paint bool) string {
	return part.Class("btn").If(c.L.Painting == paint, "on").String()
}

func (c *Pixels) toolOn(paint bool) string { return strconv.FormatBool(c.L.Painting == paint) }

func (c *Pixels) setBrush(v float64) { c.L.SetBrush(int(v)) }

func (c *Pixels) brushStyle() string { return part.GreyStyle(float64(c.L.Grey)) }

// An answer is what a network says of the picture.
type answer struct{ Key, Name, Digit, Percent, Was, Class string }

func (c *Pixels) answers() []answer {
	t, names := c.t(), panel.Texts.In(c.L.Lang)
	var list []answer
	for _, a := range c.L.Panel.Reading.All() {
		x := answer{Key: a.Model.Name, Name: names.Name(a.Model), Digit: "–"}
		gave := a.Said() && a.Before >= 0 && a.Before != a.Top
		switch {
		case a.Said():
			x.Digit, x.Percent = strconv.Itoa(a.Top), words.Percent(a.Probs[a.Top])+"%"
			if gave {
				x.Was = fmt.Sprintf(t.Was, a.Before)
			}
		case !a.Here && a.Failed == panel.NoFail:
			x.Percent = t.Loading
		}
		x.Class = part.Class("answer").If(gave, "gave").If(a.Muted(), "muted").If(c.L.Hot == "answers", "hot").String()
		list = append(list, x)
	}
	return list
}

// --- Two of a kind ---

// A row is two pictures and their difference, as they are shown.
type row struct {
	Key, Name, Count, At, Left, Right string
	Hosts, alts                       [3]string
	Class, AtClass                    string
}

func (c *Pixels) rows() []row {
	t := c.t()
	rows := []row{
		{Key: "typed", Name: t.Typed, Left: t.Faces[c.L.Face[0]], Right: t.Faces[c.L.Face[1]]},
		{Key: "written", Name: t.Written, Left: c.L.SideShort(0), Right: c.L.SideShort(1)},
	}
	for i := range rows {
		x := &rows[i]
		x.Count, x.At = c.L.Count(i), c.L.PairAt(i)
		x.Hosts = [3]string{x.Key + ":left", x.Key + ":right", x.Key + ":minus"}
		x.alts = [3]string{t.Left + " · " + x.Left, t.Right + " · " + x.Right, t.Difference + " · " + x.Count}
		x.Class = part.Class("pair").If(c.L.Hot == x.Key, "hot").If(c.L.Hot == "difference", "hot-minus").String()
		x.AtClass = part.Class("term num").If(true, part.SignClass(float64(c.L.Rows[i].Minus(c.L.At())))).String()
	}
	return rows
}

// Alt says what a picture of the row is.
func (x row) Alt(i int) string { return x.Name + " · " + x.alts[i] }

func (c *Pixels) digits() (items []part.Choice) {
	for d := range 10 {
		items = append(items, part.Choice{Key: part.Number(d), Text: strconv.Itoa(d)})
	}
	return items
}

func (c *Pixels) previous() string { return c.t().Digit + " " + strconv.Itoa(max(c.L.Typed-1, 0)) }
func (c *Pixels) next() string     { return c.t().Digit + " " + strconv.Itoa(min(c.L.Typed+1, 9)) }

func (c *Pixels) digit() string { return strconv.Itoa(c.L.Typed) }

func number(key string) int {
	n, err := strconv.Atoi(key)
	if err != nil {
		return -1
	}
	return n
}

func (c *Pixels) faces() []part.Choice { return part.Numbered(c.t().Faces[:]) }

func (c *Pixels) face(side int) string { return part.Number(c.L.Face[side]) }

func (c *Pixels) useFace(side int) func(string) {
	return part.Numbering(func(f lesson.Face) { c.L.UseFace(side, f) })
}

func (c *Pixels) writers() []part.Choice {
	return part.Numbered([]string{c.t().TwoPeople, c.t().Mine})
}

func (c *Pixels) writer() string {
	if c.L.Mine {
		return "1"
	}
	return "0"
}

func (c *Pixels) useWriter(key string) { c.L.UseMine(key == "1") }

func (c *Pixels) sides() []string { return []string{c.t().Left, c.t().Right} }

// A pad is a square on which one of the reader's two drawings is made.
type pad struct {
	Key, Host, Name, Clear string
	Blank                  bool
}

func (c *Pixels) pads() (list []pad) {
	for i, side := range c.sides() {
		key := strconv.Itoa(i)
		list = append(list, pad{key, "pad:" + key, fmt.Sprintf(c.t().Pad, side), fmt.Sprintf(c.t().Clear, side), !c.L.Drawing(i).HasInk()})
	}
	return list
}

// --- MNIST ---

func (c *Pixels) shelves() []part.Choice { return part.Numbered(c.t().Shelves[:]) }

func (c *Pixels) labels() []part.Choice {
	return append(c.digits(), part.Choice{Key: part.Number(lesson.All), Text: c.t().All}, part.Choice{Key: part.Number(lesson.Doubtful), Text: c.t().Doubtful})
}

func (c *Pixels) progress() string {
	return "--done:" + strconv.FormatFloat(c.L.Progress(), 'f', 4, 64)
}

func (c *Pixels) percent() string { return strconv.Itoa(int(100 * c.L.Progress())) }

func (c *Pixels) lastPage() int { return max(c.L.Pages()-1, 0) }

func (c *Pixels) pageStyle() string {
	done := 0.
	if n := c.lastPage(); n > 0 {
		done = float64(c.L.Page) / float64(n)
	}
	return "--done:" + strconv.FormatFloat(done, 'f', 4, 64)
}

func (c *Pixels) scrubbed(e vugu.DOMEvent) { c.L.Turn(number(e.PropString("target", "value"))) }

func (c *Pixels) labelClass() string {
	return part.Class("").If(c.L.Hot == "label", "hot").String()
}
