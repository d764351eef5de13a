package part

import (
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/vugu/vugu"
)

// Cell is one number of a [Grid].
type Cell struct {
	Text  string
	Name  string // what a screen reader says
	Class Class  // looks: see static/css/parts.css
	Style string
	Inert bool // drawn, but not a cell that can be chosen: padding; without a name, not spoken either
	Index int  // what events report
}

// Grid is a table of numbers in equal cells, as WAI-ARIA's grid pattern has
// it: one cell is in the tab order, arrow keys move within. Without OnPick it is
// a table to look at, in which nothing can be chosen.
type Grid struct {
	ID, Label string
	Class     string
	Columns   int
	Cells     []Cell
	Active    int    // Index of the cell in the tab order
	Focus     string // when it changes, the active cell takes the focus
	Editing   int    // Index of the cell that is open for typing, -1 for none
	EditText  string
	Fresh     bool   // EditText was typed just now and is not to be selected
	Sign      string // the name of the button that changes the sign of EditText; "" for none

	OnPick   func(i int)                       // clicked, or Enter
	OnOver   func(i int)                       // the pointer or the focus is on it; -1: it left
	OnMove   func(dx, dy int)                  // arrow keys
	OnKey    func(i int, e vugu.DOMEvent) bool // any other key; true if it was used
	OnType   func(text string)                 // something was typed into the open cell
	OnNegate func()                            // its sign is to change
	OnCommit func(text string)                 // Enter
	OnLeave  func(text string)                 // the focus has gone elsewhere
	OnCancel func()
	OnAway   func()                   // the focus has left a cell, or the open one
	OnPaste  func(i int, text string) // onto a cell
	OnInsert func(text string) bool   // pasted into the open cell; true if the field is not to have it
	OnCopy   func() string            // what is copied from a cell
	OnPress  func(i int) bool         // pointer went down; true if that is all that should happen
	OnDrag   func(i int)              // pointer moved on with its button down
}

type gridRow struct{ Cells []Cell }

// rowAttrs hides a row in which nothing is for screen readers.
func (c *Grid) rowAttrs(r gridRow) vugu.VGAttributeListerFunc {
	return func() []vugu.VGAttribute {
		if c.readOnly() || slices.ContainsFunc(r.Cells, func(x Cell) bool { return !x.Inert || x.Name != "" }) {
			return nil
		}
		return []vugu.VGAttribute{{Key: "aria-hidden", Val: "true"}}
	}
}

func (c *Grid) rows() []gridRow {
	var rows []gridRow
	for i := 0; i < len(c.Cells) && c.Columns > 0; i += c.Columns {
		rows = append(rows, gridRow{c.Cells[i:min(i+c.Columns, len(c.Cells))]})
	}
	return rows
}

func (c *Grid) readOnly() bool { return c.OnPick == nil }

func (c *Grid) role() string {
	if c.readOnly() {
		return "table"
	}
	return "grid"
}

func (c *Grid) style() string { return "--cols:" + strconv.Itoa(c.Columns) }

func (c *Grid) class(x Cell) string {
	n := utf8.RuneCountInString(x.Text) // see the style sheet: whether it fits
	return Class("cell").If(true, x.Class.String()).If(x.Inert || c.readOnly(), "inert").If(c.open(x), "editing").If(n >= 3, "t"+strconv.Itoa(min(n, 6))).String()
}

// open says whether a cell is open for typing.
func (c *Grid) open(x Cell) bool { return c.Editing == x.Index && !x.Inert && !c.readOnly() }

// tab puts one cell into the tab order. An open one is not: its field is.
func (c *Grid) tab(x Cell) string {
	if x.Index == c.Active && !c.open(x) {
		return "0"
	}
	return "-1"
}

// attrs lists the attributes that a cell may or may not have.
func (c *Grid) attrs(x Cell) vugu.VGAttributeListerFunc {
	return func() []vugu.VGAttribute {
		var a []vugu.VGAttribute
		if x.Style != "" {
			a = append(a, vugu.VGAttribute{Key: "style", Val: x.Style})
		}
		switch {
		case c.readOnly():
			return append(a, vugu.VGAttribute{Key: "role", Val: "cell"})
		case x.Inert && x.Name == "":
			return append(a, vugu.VGAttribute{Key: "aria-hidden", Val: "true"})
		case x.Inert:
			return append(a, vugu.VGAttribute{Key: "role", Val: "gridcell"}, vugu.VGAttribute{Key: "aria-label", Val: x.Name},
				vugu.VGAttribute{Key: "aria-disabled", Val: "true"})
		}
		a = append(a, vugu.VGAttribute{Key: "role", Val: "gridcell"})
		a = append(a, vugu.VGAttribute{Key: "tabindex", Val: c.tab(x)}, vugu.VGAttribute{Key: "aria-label", Val: x.Name},
			vugu.VGAttribute{Key: "data-i", Val: strconv.Itoa(x.Index)})
		if c.Focus != "" && x.Index == c.Active && c.Editing < 0 {
			a = append(a, vugu.VGAttribute{Key: "data-focus", Val: c.Focus})
		}
		return a
	}
}

func (c *Grid) pick(x Cell) {
	if !x.Inert && c.OnPick != nil && !c.open(x) {
		c.OnPick(x.Index)
	}
}

func (c *Grid) over(x Cell) {
	if x.Inert {
		c.leave()
	} else if c.OnOver != nil {
		c.OnOver(x.Index)
	}
}

func (c *Grid) leave() {
	if c.OnOver != nil {
		c.OnOver(-1)
	}
}

func (c *Grid) down(e vugu.DOMEvent, x Cell) {
	if !x.Inert && c.OnPress != nil && c.OnPress(x.Index) {
		e.PreventDefault()
		// A finger keeps its events on the cell it touched first unless let go.
		if t := e.JSEventTarget(); t.Truthy() && t.Get("hasPointerCapture").Truthy() {
			try(t, "releasePointerCapture", e.JSEvent().Get("pointerId"))
		}
	}
}

func (c *Grid) drag(e vugu.DOMEvent, x Cell) {
	if !x.Inert && c.OnDrag != nil && e.PropFloat64("buttons") > 0 {
		c.OnDrag(x.Index)
	}
}

func (c *Grid) key(e vugu.DOMEvent, x Cell) {
	if x.Inert || c.readOnly() || Composing(e) || e.PropBool("ctrlKey") || e.PropBool("metaKey") || e.PropBool("altKey") {
		return
	}
	if c.open(x) {
		return // the field inside handles its own keys
	}
	dx, dy := Arrows(e.PropString("key"))
	used := true
	switch key := e.PropString("key"); {
	case (dx != 0 || dy != 0) && c.OnMove != nil:
		c.OnMove(dx, dy)
	case key == "Enter":
		c.OnPick(x.Index)
	default:
		used = c.OnKey != nil && c.OnKey(x.Index, e)
	}
	if used {
		e.PreventDefault()
		e.StopPropagation()
	}
}

func (c *Grid) editKey(e vugu.DOMEvent) {
	switch key := e.PropString("key"); {
	case key == "Enter" && !Composing(e):
		c.OnCommit(e.PropString("target", "value"))
	case key == "Escape" && !Composing(e):
		c.OnCancel()
	default:
		e.StopPropagation()
		return
	}
	e.PreventDefault()
	e.StopPropagation()
}

// editBegins selects what stood in the cell, so that typing replaces it.
func (c *Grid) editBegins(e vugu.DOMEvent) {
	if t := e.JSEventTarget(); !c.Fresh && t.Truthy() {
		t.Call("select")
	}
}

func (c *Grid) editDone(e vugu.DOMEvent) {
	if c.Editing >= 0 && !Suspended(e) {
		c.OnLeave(e.PropString("target", "value"))
	}
}

// reached is called when a cell, or the field in it, has got the focus.
func (c *Grid) reached(e vugu.DOMEvent, x Cell) {
	if !c.open(x) && c.OnPaste != nil {
		hostClipboard(e.JSEventTarget())
	}
}

func (c *Grid) typed(e vugu.DOMEvent) {
	if c.OnType != nil {
		c.OnType(e.PropString("target", "value"))
	}
}

// away is called whenever something in the grid has lost the focus.
func (c *Grid) away() {
	if c.OnAway != nil {
		c.OnAway()
	}
}

// hold keeps a press on the sign's button from taking the focus out of the field.
func (c *Grid) hold(e vugu.DOMEvent) {
	e.PreventDefault()
	e.StopPropagation()
}

func (c *Grid) negate(e vugu.DOMEvent) {
	e.StopPropagation()
	if b := e.JSEventCurrentTarget(); b.Truthy() { // others may have put something between
		NegateField(b.Get("parentElement").Call("querySelector", "input"))
	}
	c.OnNegate()
}

func (c *Grid) paste(e vugu.DOMEvent) {
	switch {
	case c.readOnly():
	case c.Editing >= 0:
		if c.OnInsert != nil && c.OnInsert(Pasted(e)) {
			e.PreventDefault()
		}
	case c.OnPaste != nil:
		c.OnPaste(c.Active, Pasted(e))
		e.PreventDefault()
	}
}

func (c *Grid) copy(e vugu.DOMEvent) {
	if c.OnCopy != nil && c.Editing < 0 && !selected(e) {
		Copied(e, c.OnCopy())
		e.PreventDefault()
	}
}
