package pixels

import (
	"math"
	"sync"

	"convlab/nn/ink"
)

// A Face is one of the ways in which digits are typed here. All of them are drawn
// by this file: none is anybody's font.
type Face int

const (
	Thin     Face = iota // lines and arcs of one width
	Bold                 // the same with a wider pen
	Segments             // the seven bars of a display
	Dots                 // 5×7 squares of 3×3 pixels
	Faces                // how many there are
)

// Typed returns a digit in a face: every time the same picture.
func Typed(digit int, f Face) *ink.Picture { return &typed()[f][digit] }

var typed = sync.OnceValue(func() *[Faces][10]ink.Picture {
	var all [Faces][10]ink.Picture
	for d := range 10 {
		all[Thin][d] = drawn(outlines[d], .075)
		all[Bold][d] = drawn(outlines[d], .15)
		all[Segments][d] = drawn(segments(d), .1)
		all[Dots][d] = dotted(d)
	}
	return &all
})

// drawn rasterises lines as the pad does, as they lie: nothing is cropped, scaled or centred.
func drawn(lines [][]ink.Point, width float32) ink.Picture {
	var strokes []ink.Stroke
	for _, points := range lines {
		strokes = append(strokes, ink.Stroke{Points: points, Width: width})
	}
	var p ink.Processor
	var t ink.Trace
	p.Process(&t, strokes, ink.Steps{})
	return t.Centred
}

// line joins points, given by x and y in turn on a square of side 1.
func line(xy ...float32) (points []ink.Point) {
	for i := 0; i < len(xy); i += 2 {
		points = append(points, ink.Point{X: xy[i], Y: xy[i+1]})
	}
	return points
}

// arc is a piece of an ellipse, from one angle to another: in degrees, clockwise from the right.
func arc(x, y, rx, ry, from, to float64) (points []ink.Point) {
	const steps = 40
	for i := range steps + 1 {
		a := (from + (to-from)*float64(i)/steps) * math.Pi / 180
		// Rounded, so that processors which round otherwise in between draw the same.
		at := func(v float64) float32 { return float32(math.Round(v*1024) / 1024) }
		points = append(points, ink.Point{X: at(x + rx*math.Cos(a)), Y: at(y + ry*math.Sin(a))})
	}
	return points
}

func join(pieces ...[]ink.Point) (points []ink.Point) {
	for _, p := range pieces {
		points = append(points, p...)
	}
	return points
}

// outlines are the digits of Thin and Bold.
var outlines = [10][][]ink.Point{
	{arc(.5, .5, .2, .31, -90, 270)},
	{line(.37, .31, .53, .19, .53, .81), line(.37, .81, .67, .81)},
	{join(arc(.5, .37, .19, .18, 190, 395), line(.31, .81, .7, .81))},
	{join(arc(.49, .345, .17, .155, 200, 450), arc(.49, .655, .2, .165, 270, 520))},
	{line(.6, .81, .6, .19, .28, .63, .73, .63)},
	{join(line(.66, .19, .37, .19, .34, .47), arc(.485, .62, .2, .19, 222, 512))},
	{join(line(.62, .19), arc(.62, .6, .31, .41, 270, 180)), arc(.5, .62, .19, .19, -90, 270)},
	{line(.3, .19, .7, .19, .44, .81)},
	{arc(.5, .345, .16, .155, 90, 450), arc(.5, .655, .195, .165, -90, 270)},
	{join(line(.38, .81), arc(.38, .4, .31, .41, 90, 0)), arc(.5, .38, .19, .19, 90, 450)},
}

// bars are the seven bars of a display: top, upper right, lower right, bottom, lower
// left, upper left, middle; lit says which of them each digit lights, the top one first.
var (
	bars = [7][]ink.Point{
		line(.36, .2, .64, .2), line(.68, .25, .68, .45), line(.68, .55, .68, .75), line(.36, .8, .64, .8),
		line(.32, .55, .32, .75), line(.32, .25, .32, .45), line(.36, .5, .64, .5),
	}
	lit = [10]string{"1111110", "0110000", "1101101", "1111001", "0110011", "1011011", "1011111", "1110000", "1111111", "1111011"}
)

func segments(digit int) (lines [][]ink.Point) {
	for i, b := range bars {
		if lit[digit][i] == '1' {
			lines = append(lines, b)
		}
	}
	return lines
}

// dots are the digits of Dots, row by row, each row five bits.
var dots = [10][7]uint8{
	{0b01110, 0b10001, 0b10011, 0b10101, 0b11001, 0b10001, 0b01110},
	{0b00100, 0b01100, 0b00100, 0b00100, 0b00100, 0b00100, 0b01110},
	{0b01110, 0b10001, 0b00001, 0b00110, 0b01000, 0b10000, 0b11111},
	{0b11110, 0b00001, 0b00001, 0b01110, 0b00001, 0b00001, 0b11110},
	{0b00010, 0b00110, 0b01010, 0b10010, 0b11111, 0b00010, 0b00010},
	{0b11111, 0b10000, 0b11110, 0b00001, 0b00001, 0b10001, 0b01110},
	{0b00110, 0b01000, 0b10000, 0b11110, 0b10001, 0b10001, 0b01110},
	{0b11111, 0b00001, 0b00010, 0b00010, 0b00100, 0b00100, 0b00100},
	{0b01110, 0b10001, 0b10001, 0b01110, 0b10001, 0b10001, 0b01110},
	{0b01110, 0b10001, 0b10001, 0b01111, 0b00001, 0b00010, 0b01100},
}

func dotted(digit int) (p ink.Picture) {
	const top, left, size = 3, 6, 3
	for r, row := range dots[digit] {
		for c := range 5 {
			if row>>(4-c)&1 == 0 {
				continue
			}
			for k := range size * size {
				p[(top+size*r+k/size)*ink.Side+left+size*c+k%size] = 255
			}
		}
	}
	return p
}
