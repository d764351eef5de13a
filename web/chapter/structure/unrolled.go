package structure

import (
	"fmt"
	"strconv"

	lesson "convlab/web/lesson/structure"
	"convlab/web/part"
)

// Unrolled is the figure of the first exhibit: the strip, the row that is folded
// next, what has been folded, and what other widths make of it.
type Unrolled struct{ L *lesson.Room }

func (c *Unrolled) t() *lesson.Text      { return c.L.T() }
func (c *Unrolled) hot(part string) bool { return c.L.Hot == part }

func (c *Unrolled) rowOf() string {
	from, to := c.L.Row()
	return fmt.Sprintf(c.t().RowOf, from+1, to)
}

// ring is the current row's place on the strip, in shares of it.
func (c *Unrolled) ring() string {
	from, to := c.L.Row()
	return fmt.Sprintf("--from:%.5f;--share:%.5f", float64(from)/784, float64(to-from)/784)
}

// paper has the measures of the folded picture, in numbers and rows.
func (c *Unrolled) paper() string {
	row := min(c.L.Rows, c.L.Lines()-1)
	return fmt.Sprintf("--wide:%d;--lines:%d;--row:%d", c.L.Wide, c.L.Lines(), row)
}

func (c *Unrolled) left() string {
	if n := c.L.Lines() - c.L.Rows; n >= 8 {
		return fmt.Sprintf(c.t().Left, n)
	}
	return ""
}

func (c *Unrolled) half() string { return "--half:" + strconv.Itoa((c.L.Wide+1)/2) }

// row are the numbers that are folded next.
func (c *Unrolled) row() (cells []part.Cell) {
	from, to := c.L.Row()
	for i := from; i < to; i++ {
		v := float64(c.L.Picture[i])
		cells = append(cells, part.Cell{Text: strconv.Itoa(int(v)), Class: part.Class("cell").If(true, part.GreyClass(v)), Style: part.GreyStyle(v), Index: i})
	}
	return cells
}

// A mini is the strip folded at one width.
type mini struct {
	Wide               int
	Host, Name, Style  string
	Class, Pressed, At string
}

func (c *Unrolled) minis() (list []mini) {
	for _, w := range lesson.Widths {
		m := mini{Wide: w, Host: "mini-" + strconv.Itoa(w), Name: fmt.Sprintf(c.t().WideIs, w), At: strconv.Itoa(w)}
		m.Style = fmt.Sprintf("--wide:%d;--lines:%d", w, (784+w-1)/w)
		m.Class, m.Pressed = part.Class("mini").If(w == c.L.Wide, "on").String(), strconv.FormatBool(w == c.L.Wide)
		list = append(list, m)
	}
	return list
}

func (c *Unrolled) class() string {
	return part.Class("unrolled").If(c.hot("row"), "hot-row").If(c.hot("wide"), "hot-wide").String()
}

// again says that the first cup's strip is shown beside.
func (c *Unrolled) again() bool { return c.L.Again() && !c.L.Sealed() }
