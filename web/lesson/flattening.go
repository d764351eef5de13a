package lesson

import "convlab/nn/ink"

// Pull sets how many rows are pulled out of the picture.
func (l *Lesson) Pull(rows int) {
	l.Playing = false
	l.Flattening.Rows = min(max(rows, 0), ink.Side)
	l.derive()
}

// Look puts the linked cursor on a pixel, by its index in the vector.
func (l *Lesson) Look(pixel int) {
	l.Flattening.Pixel = min(max(pixel, 0), ink.Side*ink.Side-1)
}

// LookBy moves the cursor by columns and rows, staying in the picture.
func (l *Lesson) LookBy(dx, dy int) {
	r, c := l.Flattening.Pixel/ink.Side, l.Flattening.Pixel%ink.Side
	r, c = min(max(r+dy, 0), ink.Side-1), min(max(c+dx, 0), ink.Side-1)
	l.Look(r*ink.Side + c)
}

// SetUnit chooses between grey values and grey ÷ 255.
func (l *Lesson) SetUnit(on bool) { l.Flattening.Unit = on }

// Label sets what the reader says the drawing is; the same again takes it back.
func (l *Lesson) Label(digit int) {
	if l.Flattening.Answer == digit {
		digit = -1
	}
	l.Flattening.Answer = digit
}

// Truth returns the label of what is drawn: MNIST's own for a scan, else what
// the reader says it is, else -1.
func (l *Lesson) Truth() int {
	if v := l.label(); v >= 0 {
		return v
	}
	return l.Flattening.Answer
}

// label returns MNIST's label of a scan, -1 of anything else.
func (l *Lesson) label() int {
	if n := l.Drawing.Sample; n > 0 {
		if v, ok := l.samples.label(n - 1); ok {
			return v
		}
	}
	return -1
}
