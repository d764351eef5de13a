package shift

import (
	"fmt"
	"strconv"

	"github.com/vugu/vugu"

	"convlab/web/chapter"
	lesson "convlab/web/lesson/shift"
	"convlab/web/lesson/words"
	"convlab/web/part"
)

// Entry is the chapter's line in the table.
var Entry = chapter.New(lesson.Chapter, func(r *lesson.Room) vugu.Builder { return &Shift{L: r} })

// Shift is the chapter's root.
type Shift struct{ L *lesson.Room }

func (c *Shift) t() *lesson.Text { return c.L.T() }

func (c *Shift) nearer() bool   { return c.L.Shown == lesson.Nearer }
func (c *Shift) square() bool   { return c.L.Shown == lesson.Square }
func (c *Shift) measured() bool { return c.L.Shown == lesson.Measured }

// class is the root's: the style sheet and whoever looks for an exhibit go by it.
func (c *Shift) class() string {
	return part.Class("shift stage").If(c.nearer(), "nearer").If(c.square(), "square").If(c.measured(), "measured").String()
}

func (c *Shift) question() words.Question { q, _ := c.L.Asked(); return q }
func (c *Shift) guess() int               { _, choice := c.L.Asked(); return choice }

// A tile is a picture, or a map, with what stands below it.
type tile struct {
	Host, Class, Name, Caption string
}

// pictures are the three of the upper row.
func (c *Shift) pictures() []tile {
	hot := c.L.Hot == "flat"
	return []tile{
		{"left", part.Class("tile").If(hot, "hot").String(), c.change(lesson.Left, c.L.Name(lesson.Left)), c.L.Name(lesson.Left)},
		{"middle", part.Class("tile now").String(), c.change(lesson.Middle, c.moved()), c.moved()},
		{"right", part.Class("tile").If(hot, "hot").String(), c.change(lesson.Right, c.L.Name(lesson.Right)), c.L.Name(lesson.Right)},
	}
}

// differences are what the distances of the upper row are the lengths of.
func (c *Shift) differences() []tile {
	name := func(place int) string {
		return fmt.Sprintf(c.t().Difference, c.moved(), c.L.Name(place))
	}
	return []tile{{Host: "differ-left", Class: "differ to-left", Name: name(lesson.Left)}, {Host: "differ-right", Class: "differ to-right", Name: name(lesson.Right)}}
}

// change is what a picture is called that can be pressed to be changed.
func (c *Shift) change(place int, name string) string {
	return c.t().PlaceNames[place] + " · " + name + " · " + c.t().Change
}

// open opens the controls of a picture.
func (c *Shift) open(place int) {
	c.L.Fill(place)
	if !c.L.Drawer {
		c.L.Desk.Pull()
	}
}

func (c *Shift) moved() string {
	return fmt.Sprintf(c.t().MovedBy, c.L.Name(lesson.Middle), signed(c.L.By))
}

// signed writes a number of pixels to the right.
func signed(by int) string {
	if by > 0 {
		return "+" + strconv.Itoa(by)
	}
	return words.Number(float64(by))
}

// maps are the three of the lower row.
func (c *Shift) maps() []tile {
	var out []tile
	for i, p := range c.pictures() {
		p.Host = "map-" + p.Host
		p.Name = c.t().Maps + " · " + p.Caption
		p.Caption = ""
		p.Class = part.Class("tile").If(i == lesson.Middle, "now").If(c.L.Hot == "maps", "hot").String()
		out = append(out, p)
	}
	return out
}

func (c *Shift) flatHelp() string { return fmt.Sprintf(c.t().FlatHelp, lesson.Tile*lesson.Tile) }

func (c *Shift) mapsHelp() string {
	n := len(c.L.Seen.Maps[0].V)
	if c.L.Pool {
		return fmt.Sprintf(c.t().PoolHelp, n)
	}
	return fmt.Sprintf(c.t().MapsHelp, n)
}

// A wing is one of the two bars of a pair of distances.
type wing struct{ Class, Style, Number, Nearer string }

// wings are the bars: each as long as its distance, the shorter one solid.
func (c *Shift) wings(p lesson.Pair) []wing {
	left, right := p.Distances()
	most := max(p.Left, p.Right, 1)
	one := func(class, number string, d float64, near bool) wing {
		w := wing{Class: part.Class("wing").If(true, class).If(near, "near").String(), Style: "--d:" + strconv.FormatFloat(d/most, 'f', 4, 64), Number: number}
		if near {
			w.Nearer = c.t().Nearer
		}
		return w
	}
	return []wing{
		one("to-left", left, p.Left, p.Near() == lesson.Left),
		one("to-right", right, p.Right, p.Near() == lesson.Right),
	}
}

func (c *Shift) flat() []wing   { return c.wings(c.L.Seen.Flat) }
func (c *Shift) mapped() []wing { return c.wings(c.L.ShownPair()) }

// wingsName says both distances.
func (c *Shift) wingsName(p lesson.Pair) string {
	left, right := p.Distances()
	return c.L.Name(lesson.Left) + ": " + left + ", " + c.L.Name(lesson.Right) + ": " + right
}

func (c *Shift) flatName() string   { return c.t().Flat + ". " + c.wingsName(c.L.Seen.Flat) }
func (c *Shift) mappedName() string { return c.t().Maps + ". " + c.wingsName(c.L.ShownPair()) }

// butterfly is the class of a pair of bars.
func (c *Shift) butterfly(name string) string {
	return part.Class("butterfly").If(c.L.Hot == name, "hot").String()
}

// compared writes two distances with what is between them.
func compared(p lesson.Pair) string {
	left, right := p.Distances()
	return left + " " + p.Sign() + " " + right
}

func (c *Shift) flatText() string { return compared(c.L.Seen.Flat) }
func (c *Shift) mapText() string  { return compared(c.L.Seen.Map) }
func (c *Shift) poolText() string { return compared(c.L.Seen.Pooled) }

// A nine is a number of the kernel.
type nine struct{ Text, Class string }

func (c *Shift) kernel() []nine {
	var out []nine
	for _, w := range lesson.Kernels()[c.L.Kernel].V {
		out = append(out, nine{words.Number(w), part.Class("cell inert").If(true, part.SignClass(w)).If(c.L.Hot == "kernel", "hot").String()})
	}
	return out
}

func (c *Shift) arrow() string { return c.t().Arrow[c.L.After] }

// through is what happens on the way from the upper row to the lower one.
func (c *Shift) through() string {
	if c.L.Pool {
		return c.t().Convolved
	}
	return c.t().Convolve
}

func (c *Shift) afters() []part.Choice { return part.Numbered(c.t().Afters[:]) }

// --- Both ways round ---

// squareClass is that of a corner: what has not been reached while both ways are
// walked is veiled, what has just been reached is marked.
func (c *Shift) corner(reached int, name string) string {
	w := c.L.Walk
	hot := c.L.Hot == name || c.L.Hot == "equal" && (name == "mapmoved" || name == "movedmap")
	return part.Class("corner").If(true, name).If(w >= 0 && w < reached, "veiled").If(w >= 0 && w == reached, "reached").If(hot, "hot").String()
}

// way is the class of an arrow that leads to a corner.
func (c *Shift) way(reached int, class string) string {
	w := c.L.Walk
	return part.Class("way").If(true, class).If(w >= 0 && w < reached, "veiled").If(w >= 0 && w == reached, "reached").String()
}

func (c *Shift) shiftText() string { return fmt.Sprintf(c.t().Shift, signed(c.L.By)) }
func (c *Shift) cellsText() string { return fmt.Sprintf(c.t().Shift, signed(c.L.Seen.Square.By)) }

func (c *Shift) equals() string {
	switch {
	case c.L.Walk >= 0:
		return "?"
	case c.L.Seen.Square.Differ == 0:
		return "="
	}
	return "≠"
}

func (c *Shift) equalsClass() string {
	return part.Class("equals").If(c.L.Hot == "equal", "hot").If(c.equals() == "≠", "unequal").String()
}

func (c *Shift) lookKey(e vugu.DOMEvent) { part.MoveKeys(e, c.L.LookBy, nil) }

// --- The dock ---

// steps are what the stepper goes through.
type steps struct {
	first, back, play, pause, next, scrub string
	at, count                             int
	onGo                                  func(int)
}

func (c *Shift) steps() steps {
	t := c.t()
	switch c.L.Shown {
	case lesson.Square:
		return steps{t.Start, t.Back, t.Walk, t.WalkAgain, t.Forward, t.Scrub, c.L.By + lesson.Most, lesson.Moves, c.move}
	case lesson.Measured:
		return steps{t.AllLeft, t.AllBack, t.Play, t.Pause, t.AllForward, t.AllScrub, c.L.Away, lesson.Most + 1, c.L.AwayTo}
	}
	return steps{t.Start, t.Back, t.Play, t.Pause, t.Forward, t.Scrub, c.L.By + lesson.Most, lesson.Moves, c.move}
}

func (c *Shift) move(i int) { c.L.MoveTo(i - lesson.Most) }

// --- The pictures in the three places ---

func (c *Shift) places() []part.Choice {
	var out []part.Choice
	for i, name := range c.t().PlaceNames {
		if c.square() && i != lesson.Middle {
			continue
		}
		out = append(out, part.Choice{Key: part.Number(i), Text: name + " · " + c.L.Name(i)})
	}
	return out
}

// filling is the place that the controls are about.
func (c *Shift) filling() int {
	if c.square() {
		return lesson.Middle
	}
	return c.L.Filling
}

func (c *Shift) exampleName() string {
	if c.filling() == lesson.Middle {
		return c.t().LikeLeft
	}
	return c.t().Example
}

func (c *Shift) sourceClass(of lesson.Source) string {
	return part.Class("btn").If(c.L.Places[c.filling()] == of, "on").String()
}

func (c *Shift) sourceOn(of lesson.Source) string {
	return strconv.FormatBool(c.L.Places[c.filling()] == of)
}

func (c *Shift) useExample() { c.L.Use(c.filling(), lesson.Example) }
func (c *Shift) useOwn()     { c.L.Use(c.filling(), lesson.Own) }

// A taker puts the next test image of a digit into the place.
type taker struct{ Digit, Name, Class string }

func (c *Shift) takers() []taker {
	var out []taker
	of, label := c.L.Places[c.filling()], c.L.Seen.Images[c.filling()].Label
	for d := range 10 {
		out = append(out, taker{strconv.Itoa(d), fmt.Sprintf(c.t().TakeDigit, d), part.Class("btn digit").If(of > 0 && label == d, "on").String()})
	}
	return out
}

func (c *Shift) take(d int) { c.L.Take(c.filling(), d) }

// whence says what stands in the place.
func (c *Shift) whence() string {
	img := c.L.Seen.Images[c.filling()]
	switch {
	case c.L.Wishing(c.filling()):
		return c.t().Coming
	case img.Of > 0:
		return fmt.Sprintf(c.t().TestImage, words.Thousands(int(img.Of)))
	case !c.L.Digit.HasInk():
		return c.t().NoInk
	}
	return c.t().UseMine
}

// --- The measurement ---

func (c *Shift) ways() []part.Choice { return part.Numbered(c.t().Ways[:]) }

// remark follows the verdict.
func (c *Shift) remark() string {
	if c.L.Seen.Lost {
		return c.t().Lost
	}
	return ""
}
