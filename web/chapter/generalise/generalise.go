package generalise

import (
	"fmt"
	"strconv"

	"github.com/vugu/vugu"

	"convlab/nn/beans"
	"convlab/web/chapter"
	lesson "convlab/web/lesson/generalise"
	"convlab/web/lesson/words"
	"convlab/web/part"
)

// Entry is the chapter's line in the table.
var Entry = chapter.New(lesson.Chapter, func(r *lesson.Room) vugu.Builder { return &Generalise{L: r} })

// Generalise is the chapter's root.
type Generalise struct{ L *lesson.Room }

func (c *Generalise) t() *lesson.Text { return c.L.T() }

func (c *Generalise) onBench() bool { return c.L.Shown == lesson.Table }
func (c *Generalise) lots() bool    { return c.L.Shown == lesson.Lots }

// class is the root's: the style sheet and whoever looks for an exhibit go by it.
func (c *Generalise) class() string {
	return part.Class("generalise stage").If(c.onBench(), "beans").If(c.lots(), "luck").String()
}

func (c *Generalise) question() words.Question { q, _ := c.L.Asked(); return q }
func (c *Generalise) guess() int               { _, choice := c.L.Asked(); return choice }

// --- The table with the beans ---

// planeClass is that of the picture: the pointer shows what it does there.
func (c *Generalise) planeClass() string {
	hot := c.L.Hot == "border"
	return part.Class("plane").If(c.L.Tool == lesson.Move, "moving").If(hot, "hot").String()
}

// planeName says what the picture shows.
func (c *Generalise) planeName() string {
	return c.t().Table + ". " + c.L.Network() + ". " + c.L.Strays() + " " + c.L.Verdict()
}

// aim is where the cursor of the keys is.
func (c *Generalise) aim() string {
	return "--x:" + strconv.FormatFloat(float64(c.L.Cursor.X)/255, 'f', 3, 64) + ";--y:" + strconv.FormatFloat(1-float64(c.L.Cursor.Y)/255, 'f', 3, 64)
}

func (c *Generalise) planeKey(e vugu.DOMEvent) {
	part.Keys(e, func(key string, dx, dy int) bool {
		switch {
		case dx != 0 || dy != 0:
			c.L.Aim(dx, dy)
		case key == "Enter":
			c.L.Act()
		case key == "Delete" || key == "Backspace":
			c.L.EraseHere()
		default:
			return false
		}
		return true
	})
}

// legendClass lights up what the prose points at.
func (c *Generalise) legendClass(name string) string {
	return part.Class("item").If(true, name).If(c.L.Hot == name, "hot").String()
}

func (c *Generalise) countOf(test bool) string { return strconv.Itoa(beans.Count(c.L.Beans, test)) }
func (c *Generalise) trainCount() string       { return c.t().Train + " " + c.countOf(false) }
func (c *Generalise) testCount() string        { return c.t().Test + " " + c.countOf(true) }

// --- What comes of it ---

func (c *Generalise) outcome() string {
	return part.Class("outcome card").If(c.onBench() && c.stuck(), "stuck").String()
}

// stuck says that the learning rate was too large.
func (c *Generalise) stuck() bool {
	v := c.L.Judged()
	return v == beans.NaN || v == beans.Wild
}

// --- The cases ---

// A card is one of the four cases.
type card struct{ Index, Host, Class, Pressed, Name, Note, Score string }

func (c *Generalise) cards() []card {
	var out []card
	for i := range c.t().Cases {
		on := c.L.Case() == i
		out = append(out, card{
			Index: strconv.Itoa(i), Host: "case" + strconv.Itoa(i), Class: part.Class("case").If(on, "on").String(), Pressed: strconv.FormatBool(on),
			Name: c.t().Cases[i], Note: c.t().CaseNotes[i], Score: c.L.CaseScore(i),
		})
	}
	return out
}

// --- The cures ---

// A remedy is one cure with what it gave.
type remedy struct{ Index, Name, Gave, Spoken string }

func (c *Generalise) remedies() []remedy {
	var out []remedy
	for i := range lesson.AllCures {
		name, gave := c.L.CureName(i), c.L.Gave(i)
		out = append(out, remedy{strconv.Itoa(i), name, gave, fmt.Sprintf(c.t().Join, c.t().CureHelp, fmt.Sprintf(c.t().Join, name, gave))})
	}
	return out
}

func (c *Generalise) curable() bool { return c.L.Setting.Layers > 0 }

// --- Tools, beans, network ---

func (c *Generalise) tools() []part.Choice  { return part.Numbered(c.t().Tools[:]) }
func (c *Generalise) shapes() []part.Choice { return part.Numbered(c.t().Shapes[:]) }

func (c *Generalise) setShape(s beans.Shape) { c.L.Draw(func(v *beans.Recipe) { v.Shape = s }) }

func (c *Generalise) setTrain(n float64) { c.L.Draw(func(v *beans.Recipe) { v.Train = int(n) }) }
func (c *Generalise) setTest(n float64)  { c.L.Draw(func(v *beans.Recipe) { v.Test = int(n) }) }
func (c *Generalise) setNoise(n float64) { c.L.Draw(func(v *beans.Recipe) { v.Noise = int(n) }) }
func (c *Generalise) redraw()            { c.L.Draw(func(v *beans.Recipe) { v.Seed++ }) }
func (c *Generalise) noise() string      { return strconv.Itoa(c.L.Recipe.Noise) + "%" }

func (c *Generalise) layers() []part.Choice {
	return part.Numbered([]string{"0", "1", "2"})
}

func (c *Generalise) setLayers(n int) { c.L.Set(func(s *lesson.Setting) { s.Layers = n }) }

func (c *Generalise) rules() []part.Choice { return part.Numbered(c.t().Rules[:]) }

func (c *Generalise) rule() string {
	if c.L.Setting.Plain {
		return "1"
	}
	return "0"
}

func (c *Generalise) setRule(key string) {
	c.L.Set(func(s *lesson.Setting) { s.Plain = key == "1" })
}

func (c *Generalise) setUnits(n float64)   { c.L.Set(func(s *lesson.Setting) { s.Units = int(n) }) }
func (c *Generalise) setRate(n float64)    { c.L.Set(func(s *lesson.Setting) { s.Rate = int(n) }) }
func (c *Generalise) setL2(n float64)      { c.L.Set(func(s *lesson.Setting) { s.L2 = int(n) }) }
func (c *Generalise) setDropout(n float64) { c.L.Set(func(s *lesson.Setting) { s.Dropout = int(n) }) }

func (c *Generalise) restart() {
	c.L.Set(func(s *lesson.Setting) { s.Seed = s.Seed%lesson.MostSeed + 1 })
}

func (c *Generalise) rate() string { return lesson.Rate(lesson.Rates[c.L.Setting.Rate]) }
func (c *Generalise) l2() string   { return lesson.Rate(lesson.L2s[c.L.Setting.L2]) }
func (c *Generalise) dropout() string {
	return strconv.FormatFloat(float64(lesson.Dropouts[c.L.Setting.Dropout])*100, 'f', 0, 64) + "%"
}

// last is the last place in a list, as a slider takes it.
func last(n int) float64 { return float64(n - 1) }

func (c *Generalise) lastRate() float64    { return last(len(lesson.Rates)) }
func (c *Generalise) lastL2() float64      { return last(len(lesson.L2s)) }
func (c *Generalise) lastDropout() float64 { return last(len(lesson.Dropouts)) }

// --- The dock ---

// steps are what the stepper goes through.
type steps struct {
	first, back, play, next, scrub string
	at, count                      int
}

func (c *Generalise) steps() steps {
	t := c.t()
	if c.lots() {
		return steps{t.DrawFirst, t.DrawBack, t.DrawPlay, t.DrawForward, t.DrawScrub, c.L.Drawn, beans.Draws + 1}
	}
	return steps{t.First, t.Back, t.Play, t.Forward, t.Scrub, c.L.At(), c.L.End() + 1}
}

// --- Lots ---

func (c *Generalise) lotsName() string {
	return c.t().LotsPlot + ". " + c.L.LotsVerdict() + " " + c.L.LotsMany()
}

// A tick is a place of the axis.
type tick struct{ Text, Style string }

func (c *Generalise) lotsTicks() []tick {
	var out []tick
	lo, hi := lesson.Gaps()
	for v := lo; v <= hi; v += 5 {
		if v%20 != 0 && v != hi || v == hi && v%20 == 5 {
			continue
		}
		out = append(out, tick{words.Number(float64(v)), fmt.Sprintf("--x:%.4f", (float64(v-lo)/5+.5)/float64((hi-lo)/5+1))})
	}
	return out
}

func (c *Generalise) lotsKey(e vugu.DOMEvent) {
	part.MoveKeys(e, func(dx, dy int) {
		if dx != 0 {
			c.L.PickDraw(max(c.L.Pick+dx, 1))
		} else {
			c.L.NextLucky(dy)
		}
	}, nil)
}

func (c *Generalise) luckyBack() { c.L.NextLucky(-1) }
func (c *Generalise) luckyNext() { c.L.NextLucky(1) }

func (c *Generalise) lotsClass() string {
	return part.Class("lots").If(c.L.Hot == "dots", "hot").String()
}
