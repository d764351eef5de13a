package cnn

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/vugu/vugu"

	"convlab/web/part"
)

// Map shows a picture of many numbers; the numbers themselves are drawn on its canvas.
type Map struct {
	Of   plot
	Help string
}

func (c *Map) key(e vugu.DOMEvent) { part.MoveKeys(e, c.Of.Move, c.Of.Enter) }

// plot describes a picture of numbers: a canvas that is one control. Maps stand
// beside each other on it, with a cell between.
type plot struct {
	Host         string // of the element
	Label, Short string // above it, and where there is little room
	Spoken       string
	Class        part.Class
	Tiles        tiles
	Field        string // SVG path around what the chosen cell reads
	Marks        []mark
	Move         func(dx, dy int)
	Enter        func()
}

// tiles is how maps of so many columns and rows stand on a canvas.
type tiles struct{ columns, rows, across, down int }

// size is that of the canvas.
func (t tiles) size() (w, h int) { return t.across*(t.columns+1) - 1, t.down*(t.rows+1) - 1 }

// at is where a cell of a map is drawn.
func (t tiles) at(m, column, row int) (x, y int) {
	return m%t.across*(t.columns+1) + column, m/t.across*(t.rows+1) + row
}

// cell is the cell that is drawn at a place, or beside it.
func (t tiles) cell(x, y int) (m, column, row int) {
	w, h := t.size()
	x, y = min(max(x, 0), w-1), min(max(y, 0), h-1)
	m = y/(t.rows+1)*t.across + x/(t.columns+1)
	return m, min(x%(t.columns+1), t.columns-1), min(y%(t.rows+1), t.rows-1)
}

// style tells the style sheet the sides of the canvas, in cells.
func (p plot) style() string {
	w, h := p.Tiles.size()
	return "--w:" + strconv.Itoa(w) + ";--n:" + strconv.Itoa(h)
}

func (p plot) box() string {
	w, h := p.Tiles.size()
	return fmt.Sprintf("0 0 %d %d", w, h)
}

// A mark is a ring around a cell.
type mark struct{ Class, Style string }

func (p *plot) ring(class string, m, column, row int) {
	x, y := p.Tiles.at(m, column, row)
	p.Marks = append(p.Marks, mark{class, fmt.Sprintf("--x:%d;--y:%d", x, y)})
}

// outline draws a frame around cells of some maps.
func (p *plot) outline(maps []int, rows, cols []int) {
	if len(rows) == 0 || len(cols) == 0 {
		return
	}
	var b strings.Builder
	b.WriteString(p.Field)
	h, w := rows[len(rows)-1]-rows[0]+1, cols[len(cols)-1]-cols[0]+1
	for _, m := range maps {
		x, y := p.Tiles.at(m, cols[0], rows[0])
		fmt.Fprintf(&b, "M%d %dh%dv%dh-%dz", x, y, w, h, w)
	}
	p.Field = b.String()
}
