package flatten

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/vugu/vugu"

	"convlab/nn/ink"
	"convlab/web/chapter"
	lesson "convlab/web/lesson/flatten"
	"convlab/web/part"
)

// Entry is the chapter's line in the table.
var Entry = chapter.New(lesson.Chapter, func(r *lesson.Room) vugu.Builder { return &Flatten{L: r} })

// Flatten is the chapter's root.
type Flatten struct{ L *lesson.Room }

func (c *Flatten) t() *lesson.Text { return c.L.T() }

// empty says that there is nothing to flatten, nor anything on its way.
func (c *Flatten) empty() bool { return c.L.Digit.Trace.Blank && !c.L.Digit.Filling() }

func (c *Flatten) count() string {
	n := c.L.Rows
	return fmt.Sprintf(c.t().Count, n, n*ink.Side)
}

func (c *Flatten) row() int { return c.L.Pixel / ink.Side }
func (c *Flatten) col() int { return c.L.Pixel % ink.Side }

func (c *Flatten) place() string { return fmt.Sprintf(c.t().Formula, c.row(), c.col()) }

func (c *Flatten) formula() string {
	return fmt.Sprintf("28 × %d + %d = %d", c.row(), c.col(), c.L.Pixel)
}

func (c *Flatten) grey() int { return int(c.L.Digit.Nudged[c.L.Pixel]) }

func (c *Flatten) unit() string { return fmt.Sprintf("%d ÷ 255 = %s", c.grey(), unit(c.grey())) }

// unit formats grey ÷ 255 with three decimals.
func unit(grey int) string { return strconv.FormatFloat(float64(grey)/255, 'f', 3, 64) }

// A near is one of the numbers around the cursor.
type near struct {
	Index, Text, Style string
	Class              part.Class
}

// around lists the numbers beside the cursor, which is always in the middle;
// beyond the ends of the vector there is nothing.
func (c *Flatten) around() []near {
	const reach = 7
	at := c.L.Pixel
	var out []near
	for i := at - reach; i <= at+reach; i++ {
		if i < 0 || i >= ink.Side*ink.Side {
			out = append(out, near{Class: "cell beyond"})
			continue
		}
		g := int(c.L.Digit.Nudged[i])
		n := near{Index: strconv.Itoa(i), Text: strconv.Itoa(g), Class: part.Class("cell").If(true, part.GreyClass(float64(g))), Style: part.GreyStyle(float64(g))}
		if c.L.Unit {
			n.Text = strings.TrimRight(strings.TrimRight(unit(g), "0"), ".")
			if n.Text != "" && n.Text != "0" && n.Text != "1" {
				n.Text = n.Text[1:]
			}
			if n.Text == "" {
				n.Text = "0"
			}
		}
		n.Class = n.Class.If(i == at, "now").If(i%ink.Side == 0, "row-start")
		out = append(out, n)
	}
	return out
}

// A place is one of the ten places of the one-hot code.
type place struct {
	Digit, Text, On string
	Class           part.Class
}

func (c *Flatten) places() []place {
	var out []place
	for d := range 10 {
		p := place{Digit: strconv.Itoa(d), Text: "0", Class: "place", On: "false"}
		if c.L.Truth() < 0 {
			p.Text = "·"
		}
		if d == c.L.Truth() {
			p.Text, p.Class, p.On = "1", "place hit", "true"
		}
		out = append(out, p)
	}
	return out
}

// fixed says that the label is not the reader's to give: a scan brings its own.
func (c *Flatten) fixed() bool { return c.L.Digit.Sample > 0 }
