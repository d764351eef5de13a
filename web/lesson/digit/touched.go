package digit

import (
	"slices"
	"strings"

	"convlab/nn/ink"
	"convlab/web/lesson/link"
)

// A Touch is a grey value that the reader has put in place of one of the
// finished picture's.
type Touch struct {
	At   int16 // row·28 + column
	Grey uint8
}

// SetGrey puts grey values in place of those of the finished picture, as one
// change; with on, as more of the change before. A value that the picture has
// anyway is no change.
func (d *Digit) SetGrey(on bool, set ...Touch) {
	d.Derive()
	if !on {
		d.endTouch()
	}
	now := d.Nudged
	for _, t := range set {
		now[t.At] = t.Grey
	}
	if now == d.Nudged {
		return
	}
	if d.sliding != "touch" {
		d.note()
		d.sliding = "touch"
	}
	d.stroke, d.Cursor.Down = false, false
	d.Touched = nil
	for i, g := range now {
		if g != d.Untouched[i] {
			d.Touched = append(d.Touched, Touch{int16(i), g})
		}
	}
	d.changed()
}

// Restore takes back all grey values that were set.
func (d *Digit) Restore() {
	if !d.IsTouched() {
		return
	}
	d.note()
	d.Touched = nil
	d.changed()
}

// endTouch makes what is set next a change of its own.
func (d *Digit) endTouch() {
	if d.sliding == "touch" {
		d.sliding = ""
	}
}

// Touches in a URL: for each grey value its two digits, then the places of those
// pixels, each with two; "." between one grey value and the next.
func (d *Digit) writeTouched() string {
	var b strings.Builder
	put := func(n int) { b.WriteByte(digits[n>>6]); b.WriteByte(digits[n&63]) }
	byGrey := slices.Clone(d.Touched)
	slices.SortStableFunc(byGrey, func(a, b Touch) int { return int(a.Grey) - int(b.Grey) })
	for i, t := range byGrey {
		if i == 0 || t.Grey != byGrey[i-1].Grey {
			if i > 0 {
				b.WriteByte('.')
			}
			put(int(t.Grey))
		}
		put(int(t.At))
	}
	return b.String()
}

// readTouched reads touches as far as they are whole.
func (d *Digit) readTouched(s string) error {
	var set [ink.Side * ink.Side]int16 // 1 + grey, 0 for none
	read := 0
	number := func(at int) int {
		if at+2 > len(s) {
			return -1
		}
		hi, lo := strings.IndexByte(digits, s[at]), strings.IndexByte(digits, s[at+1])
		if hi < 0 || lo < 0 {
			return -1
		}
		return hi<<6 | lo
	}
	for at := 0; ; at++ {
		grey := number(at)
		if grey < 0 || grey > 255 {
			break
		}
		from := read
		for at += 2; ; at += 2 {
			pixel := number(at)
			if pixel < 0 || pixel >= len(set) {
				break
			}
			set[pixel] = int16(grey) + 1
			read = at + 2
		}
		if read == from || at >= len(s) || s[at] != '.' {
			break
		}
	}
	if read == 0 {
		return link.ErrValue
	}
	d.Touched, d.followed.touched = nil, true
	for i, g := range set {
		if g > 0 {
			d.Touched = append(d.Touched, Touch{int16(i), uint8(g - 1)})
		}
	}
	if read < len(s) {
		return link.Rest(s[read:])
	}
	return nil
}
