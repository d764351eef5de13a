package pixels

import (
	"fmt"

	"convlab/nn/ink"
	"convlab/web/lesson/cells"
	"convlab/web/lesson/digit"
	"convlab/web/lesson/panel"
	"convlab/web/lesson/words"
)

// Reach is how many numbers are shown large, in a row and in a column.
const Reach = 7

// At is the pixel that is read: the one under the pointer, else the cursor's.
func (r *Room) At() int {
	if r.Preview >= 0 {
		return r.Preview
	}
	return r.Pixel
}

// Window returns the first row and column of the numbers that are shown large.
func (r *Room) Window() (top, left int) {
	if r.Preview >= 0 {
		return around(r.Preview)
	}
	return r.Top, r.Left
}

// around returns the window with a pixel in its middle, or as near to it as the picture allows.
func around(pixel int) (top, left int) {
	in := func(v int) int { return min(max(v-Reach/2, 0), ink.Side-Reach) }
	return in(pixel / ink.Side), in(pixel % ink.Side)
}

func (r *Room) centre() { r.Top, r.Left = around(r.Pixel) }

// Hover reads a pixel for as long as the pointer is on it; -1 ends that.
func (r *Room) Hover(pixel int) {
	if r.Cells.Editing(NumbersGrid) >= 0 {
		pixel = -1 // the number that is being typed stays where it is
	}
	r.Preview = pixel
}

// Look puts the cursor on a pixel of the picture.
func (r *Room) Look(pixel int) {
	r.settle()
	r.Pixel = min(max(pixel, 0), ink.Side*ink.Side-1)
	r.Preview, r.told = -1, nothing
	r.centre()
}

// step moves the cursor within the picture; the window follows where it must.
func (r *Room) step(dx, dy int) {
	if j := cells.Step(r.Pixel, dx, dy, ink.Side, ink.Side*ink.Side); j >= 0 {
		r.settle()
		r.Pixel, r.Preview, r.told = j, -1, ofCursor
		r.see()
	}
}

// see moves the window so that the cursor and its neighbours are in it.
func (r *Room) see() {
	in := func(first, v int) int {
		first = min(max(first, v+1-(Reach-1)), v-1)
		return min(max(first, 0), ink.Side-Reach)
	}
	r.Top, r.Left = in(r.Top, r.Pixel/ink.Side), in(r.Left, r.Pixel%ink.Side)
}

// MoveNumbers goes to another number by arrow keys.
func (r *Room) MoveNumbers(dx, dy int) {
	r.step(dx, dy)
	r.Cells.Rove(NumbersGrid, r.Pixel)
}

// PressNumber is a press on a number: the first puts the cursor there, the second
// opens it for typing.
func (r *Room) PressNumber(i int) {
	switch {
	case r.Painting:
	case r.Cells.Editing(NumbersGrid) == i:
		r.Cells.Type(r.Cells.Text) // Enter came before the field was there
	case r.Pixel == i:
		r.Cells.Edit(NumbersGrid, i)
	default:
		r.settle()
		r.Pixel, r.Preview, r.told = i, -1, nothing
		r.Cells.Rove(NumbersGrid, i)
	}
}

// NumberKey handles a key on a number, and reports whether it was used.
func (r *Room) NumberKey(i int, key string) bool { return r.Cells.Key(NumbersGrid, i, key) }

// Type takes what was typed when the focus has gone elsewhere: it stays there.
func (r *Room) Type(text string) { r.refused = !r.Cells.Type(text) }

// settle takes what was typed into the open number: something else begins.
func (r *Room) settle() {
	if !r.Cells.Settle() {
		r.refused = true
	}
}

// take puts what was typed, or pasted, into the picture.
func (r *Room) take() {
	set := r.pending
	r.pending = nil
	r.told = ofChange
	r.Digit.SetGrey(false, set...)
}

// Paint puts the brush on a pixel. A stroke is one change, if it changes anything.
func (r *Room) Paint(pixel int) {
	r.settle()
	r.Say(words.Notice{})
	r.stroke, r.painted = true, pixel
	r.Pixel, r.Preview, r.told = pixel, -1, ofChange
	r.see()
	r.Digit.SetGrey(false, digit.Touch{At: int16(pixel), Grey: uint8(r.Grey)})
}

// PaintTo draws the brush from the pixel painted last to another: a quick pointer
// skips pixels, the brush does not.
func (r *Room) PaintTo(pixel int) {
	if !r.stroke || pixel == r.painted {
		return
	}
	r0, c0, r1, c1 := r.painted/ink.Side, r.painted%ink.Side, pixel/ink.Side, pixel%ink.Side
	n := max(r1-r0, r0-r1, c1-c0, c0-c1, 1)
	var set []digit.Touch
	for k := range n + 1 {
		row, col := r0+(2*(r1-r0)*k+n)/(2*n), c0+(2*(c1-c0)*k+n)/(2*n)
		set = append(set, digit.Touch{At: int16(min(max(row, 0), ink.Side-1)*ink.Side + min(max(col, 0), ink.Side-1)), Grey: uint8(r.Grey)})
	}
	r.painted, r.Pixel = pixel, pixel
	r.see()
	r.Digit.SetGrey(true, set...)
}

// Lift takes the brush off.
func (r *Room) Lift() { r.stroke = false }

// SetBrush chooses the grey that is painted, SetPainting whether the pointer paints.
func (r *Room) SetBrush(grey int)     { r.Grey = min(max(grey, 0), 255) }
func (r *Room) SetPainting(on bool)   { r.settle(); r.Painting, r.stroke = on, false }
func (r *Room) Restore()              { r.settle(); r.told = ofChange; r.Digit.Restore() }
func (r *Room) Sample()               { r.settle(); r.told = nothing; r.Digit.TakeSample() }
func (r *Room) Paste(i int, s string) { r.Cells.Paste(NumbersGrid, i, s) }

// editKey is Key for the picture.
func (r *Room) editKey(key string, dx, dy int) bool {
	switch {
	case dx != 0 || dy != 0:
		r.step(dx, dy)
	case key == " ":
		r.Paint(r.Pixel)
		r.Lift()
	case key == "Enter" && r.Cells.Editing(NumbersGrid) >= 0:
		r.Cells.Commit(r.Cells.Text) // before the field was there
	case key == "Escape" && r.Cells.Editing(NumbersGrid) >= 0:
		r.Cells.Cancel()
	case key == "Enter":
		r.see()
		r.Cells.Edit(NumbersGrid, r.Pixel)
	case words.BeginsNumber(key) && key != "-":
		r.see()
		r.Cells.Begin(NumbersGrid, r.Pixel, key)
	case key == "p" || key == "P":
		r.SetPainting(!r.Painting)
	default:
		return false
	}
	return true
}

// halfBright returns the first of the pixels that are nearest to half bright.
func (r *Room) halfBright() (at int) {
	r.Digit.Derive()
	off := func(i int) int { g := int(r.Digit.Nudged[i]); return max(g-128, 128-g) }
	for i := range r.Digit.Nudged {
		if off(i) < off(at) {
			at = i
		}
	}
	return at
}

// --- What is said of the picture ---

// Place says where a pixel is, rows and columns counted from 1.
func (r *Room) Place(pixel int) string {
	return fmt.Sprintf(r.T().Place, pixel/ink.Side+1, pixel%ink.Side+1)
}

// Counted says how many of the numbers are black, white and in between.
func (r *Room) Counted() string {
	black, white := 0, 0
	for _, g := range r.Digit.Nudged {
		switch g {
		case 0:
			black++
		case 255:
			white++
		}
	}
	return fmt.Sprintf(r.T().Counted, black, white, ink.Side*ink.Side-black-white)
}

// Touched says how many numbers the reader has changed.
func (r *Room) Touched() string {
	if n := len(r.Digit.Touched); n > 0 {
		return fmt.Sprintf(r.T().Touched, n)
	}
	return r.T().Untouched
}

// Source says which picture it is.
func (r *Room) Source() string {
	d := r.Digit
	switch {
	case d.Sample > 0:
		return r.imageName(d.Sample)
	case len(d.Strokes) > 0:
		return r.T().MyDigit
	case d.IsTouched():
		return r.T().FromBlack
	}
	return r.T().NoPicture
}

// Verdict says what the networks make of the picture, and whose mind the reader's
// changes have changed.
func (r *Room) Verdict() string {
	t, reading := r.T(), &r.Panel.Reading
	switch reading.Verdict {
	case panel.Waiting:
		return t.Waiting
	case panel.Blank:
		return t.Blank
	case panel.NotDigit:
		return t.NotDigit
	}
	said := reading.With(func(a *panel.Answer) bool { return a.Said() && !a.Late })
	gave := reading.With(func(a *panel.Answer) bool { return a.Said() && !a.Late && a.Before >= 0 && a.Before != a.Top })
	switch {
	case !r.Digit.IsTouched() && reading.Verdict == panel.Split:
		return t.Split
	case !r.Digit.IsTouched():
		return fmt.Sprintf(t.Agree, len(said), reading.Top)
	case len(gave) == 0:
		return fmt.Sprintf(t.Hold, len(said))
	}
	return fmt.Sprintf(t.Gave, len(gave), len(said))
}
