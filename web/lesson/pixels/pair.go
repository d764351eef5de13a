package pixels

import (
	"fmt"
	"slices"

	"convlab/nn/ink"
	"convlab/web/lesson/cells"
	"convlab/web/lesson/digit"
	"convlab/web/lesson/library"
	"convlab/web/lesson/words"
)

// A Row is two pictures and their difference.
type Row struct {
	Left, Right ink.Picture
	Here        bool // both are
	Differ      int  // pixels that have another grey value
	Most        int  // the largest difference, either way
}

// The rows.
const (
	TypedRow = iota
	WrittenRow
)

func newRow(left, right *ink.Picture, here bool) Row {
	w := Row{Left: *left, Right: *right, Here: here}
	for i := range left {
		if d := w.Minus(i); d != 0 {
			w.Differ++
			w.Most = max(w.Most, d, -d)
		}
	}
	return w
}

// Minus is the difference at a pixel, left less right, -255..255.
func (w *Row) Minus(pixel int) int { return int(w.Left[pixel]) - int(w.Right[pixel]) }

func (r *Room) derivePair() {
	right := *Typed(r.Typed, r.Face[1])
	if r.Moved {
		right = moved(&right)
	}
	r.Rows[TypedRow] = newRow(Typed(r.Typed, r.Face[0]), &right, true)
	if r.Mine {
		a, b := r.Digit, r.Second
		r.Rows[WrittenRow] = newRow(&a.Nudged, &b.Nudged, !a.Blank() && !b.Blank())
		return
	}
	a, _, here := r.Digit.Scan(r.Image(0))
	b, _, too := r.Digit.Scan(r.Image(1))
	r.Rows[WrittenRow] = newRow(&a, &b, here && too)
}

// moved returns a picture one pixel further right.
func moved(p *ink.Picture) (out ink.Picture) {
	for i, g := range p {
		if i%ink.Side+1 < ink.Side {
			out[i+1] = g
		}
	}
	return out
}

// Image returns the number of the image of MNIST on a side, 0 while it is not known.
func (r *Room) Image(side int) int {
	if n := r.Of[side]; n > 0 {
		return n
	}
	list := r.written()
	if side < len(list) {
		return list[side]
	}
	return 0
}

// written lists the images of the sample that show the typed digit.
func (r *Room) written() (list []int) {
	set := r.Digit.Samples()
	if set == nil {
		return nil
	}
	for i, label := range set.Labels {
		if int(label) == r.Typed {
			list = append(list, i+1)
		}
	}
	return list
}

// Another puts another image of the typed digit on a side, never the other side's.
func (r *Room) Another(side int) { r.exchange(side) }

// Others puts other images on both sides.
func (r *Room) Others() { r.exchange(0, 1) }

func (r *Room) exchange(sides ...int) {
	list := r.written()
	if len(list) < 4 {
		return
	}
	r.choose(func() {
		now := [2]int{r.Image(0), r.Image(1)}
		for _, side := range sides {
			// Seven has no factor in common with fifty: all come round.
			at := slices.Index(list, now[side]) + 7
			for list[at%len(list)] == now[1-side] || list[at%len(list)] == r.Image(side) {
				at += 7
			}
			now[side] = list[at%len(list)]
		}
		r.Of = now
	})
	r.told = ofPair
}

// Drawing is the reader's drawing on a side.
func (r *Room) Drawing(side int) *digit.Digit { return [...]*digit.Digit{r.Digit, r.Second}[side] }

// UseDigit types another digit; the written ones follow.
func (r *Room) UseDigit(d int) {
	if d >= 0 && d <= 9 {
		r.choose(func() { r.Typed, r.Of = d, [2]int{} })
		r.told = ofPair
	}
}

// UseFace types a side in another face.
func (r *Room) UseFace(side int, f Face) {
	if f >= 0 && f < Faces {
		r.choose(func() { r.Face[side] = f })
		r.told = ofPair
	}
}

// Move moves the right typed digit by one pixel, or back.
func (r *Room) Move() {
	r.choose(func() { r.Moved = !r.Moved })
	r.told = ofPair
}

// UseMine compares the reader's own two drawings, or two people's.
func (r *Room) UseMine(on bool) {
	r.choose(func() { r.Mine = on })
	r.fetch()
	r.told = ofPair
}

// pairKey is Key for the comparison.
func (r *Room) pairKey(key string, dx, dy int) bool {
	switch {
	case dx != 0 || dy != 0:
		if j := cells.Step(r.Pixel, dx, dy, ink.Side, ink.Side*ink.Side); j >= 0 {
			r.Pixel, r.Preview, r.told = j, -1, ofCursor
		}
	case len(key) == 1 && key >= "0" && key <= "9":
		r.UseDigit(int(key[0] - '0'))
	default:
		return false
	}
	return true
}

// --- What is said of the rows ---

// Count says how many pixels of a row differ.
func (r *Room) Count(row int) string {
	w := &r.Rows[row]
	switch {
	case !w.Here:
		return r.T().NotBoth
	case w.Differ == 0:
		return r.T().Equal
	}
	return fmt.Sprintf(r.T().Differ, w.Differ)
}

// PairAt writes out what becomes of the pixel that is read, in a row.
func (r *Room) PairAt(row int) string {
	w, i := &r.Rows[row], r.At()
	if !w.Here {
		return "–"
	}
	return fmt.Sprintf("%d − %d = %s", w.Left[i], w.Right[i], signed(w.Minus(i)))
}

// signed writes a number with its sign, 0 without.
func signed(n int) string {
	if n > 0 {
		return "+" + words.Number(float64(n))
	}
	return words.Number(float64(n))
}

// compared says what the two rows have come to.
func (r *Room) compared() string {
	t := r.T()
	a, b := &r.Rows[TypedRow], &r.Rows[WrittenRow]
	s := fmt.Sprintf(t.TypedDiffer, a.Differ)
	if a.Differ == 0 {
		s = t.TypedEqual
	}
	if b.Here {
		s = fmt.Sprintf(t.Then, s, fmt.Sprintf(t.WrittenDiffer, b.Differ, b.Most))
	}
	return s
}

// Why says why the typed digits differ, or that they don't.
func (r *Room) Why() string {
	t := r.T()
	switch w := &r.Rows[TypedRow]; {
	case w.Differ == 0:
		return t.SameFace
	case r.Moved && r.Face[0] == r.Face[1]:
		return fmt.Sprintf(t.MovedOn, w.Differ)
	case r.Face[0] != r.Face[1]:
		return t.OtherFace
	}
	return t.SameFace
}

// SideShort is SideName where there is little room.
func (r *Room) SideShort(side int) string {
	t, n := r.T(), r.Image(side)
	if p, i, ok := digit.Scanned(n); ok && !r.Mine {
		return fmt.Sprintf([library.Parts]string{t.TestShort, t.TrainShort}[p], i)
	}
	if n == 0 || r.Mine {
		return r.SideName(side)
	}
	return fmt.Sprintf(t.SampleShort, n)
}

// SideName says whose the written digit on a side is.
func (r *Room) SideName(side int) string {
	if r.Mine {
		return r.T().Drawings[side]
	}
	n := r.Image(side)
	if n == 0 {
		return r.T().OnItsWay
	}
	return r.imageName(n)
}

// imageName says which image of MNIST a number names, with its label where it is known.
func (r *Room) imageName(n int) string {
	t := r.T()
	name := fmt.Sprintf(t.SampleImage, n)
	if p, i, ok := digit.Scanned(n); ok {
		name = fmt.Sprintf([library.Parts]string{t.TestImage, t.TrainImage}[p], i)
	}
	if _, label, ok := r.Digit.Scan(n); ok {
		return fmt.Sprintf(t.Labelled, name, label)
	}
	return name
}
