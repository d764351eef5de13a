package shift

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/vugu/vugu"

	lesson "convlab/web/lesson/shift"
	"convlab/web/part"
)

// Kernels is the list of kernels: picker and table at once. A row has a box for
// every move of the picture, filled where the two on the left are nearer.
type Kernels struct{ L *lesson.Room }

// A row is a kernel of the list.
type row struct {
	Key, Text, Name, Checked, Tab string
	Nine                          []string // classes
	On, Off, Now                  string   // paths
	Mark, MarkClass               string
}

func (c *Kernels) rows() []row {
	t, at := c.L.T(), c.L.By+lesson.Most
	var out []row
	for i, k := range lesson.Kernels() {
		near := c.L.Seen.Table.Kernels[i]
		r := row{Key: k.Key, Text: t.Kernels[k.Key], Checked: strconv.FormatBool(i == c.L.Kernel), Tab: "-1", Mark: "✕", MarkClass: "mark fails"}
		r.On, r.Off = boxes(near)
		r.Now = box(at)
		says := t.Fails
		if near[at] == lesson.Left {
			says, r.Mark, r.MarkClass = t.Holds, "✓", "mark holds"
		}
		if i == c.L.Kernel {
			r.Tab = "0"
		}
		r.Name = fmt.Sprintf("%s: %s; %d/%d", r.Text, says, near.Holds(), lesson.Moves)
		for _, w := range k.V {
			r.Nine = append(r.Nine, part.SignClass(w))
		}
		out = append(out, r)
	}
	return out
}

// flat is the row of the pictures as numbers, to compare.
func (c *Kernels) flat() row {
	near := c.L.Seen.Table.Flat
	at := c.L.By + lesson.Most
	r := row{Text: c.L.T().Flat, Now: box(at), Mark: "✕", MarkClass: "mark fails"}
	r.On, r.Off = boxes(near)
	if near[at] == lesson.Left {
		r.Mark, r.MarkClass = "✓", "mark holds"
	}
	return r
}

// boxes are the paths of the filled boxes and of the others, ten units a box.
func boxes(near lesson.Row) (on, off string) {
	var a, b strings.Builder
	for i, n := range near {
		if n == lesson.Left {
			a.WriteString(box(i))
		} else {
			b.WriteString(box(i))
		}
	}
	return a.String(), b.String()
}

func box(i int) string { return "M" + strconv.Itoa(10*i+1) + " 1h8v14h-8z" }

func (c *Kernels) class() string {
	return part.Class("kernels").If(c.L.Hot == "boxes", "hot").String()
}

// key moves along the list, and the focus with it.
func (c *Kernels) key(e vugu.DOMEvent) {
	by := 0
	part.Keys(e, func(_ string, dx, dy int) bool {
		by = dx + dy
		return by != 0
	})
	if by == 0 {
		return
	}
	c.L.NextKernel(by)
	here := e.JSEventCurrentTarget()
	if !here.Truthy() {
		return
	}
	if next := here.Get("parentElement").Call("querySelector", "[data-key="+lesson.Kernels()[c.L.Kernel].Key+"]"); next.Truthy() {
		next.Call("focus")
	}
}
