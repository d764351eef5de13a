package draw

import (
	"math"

	"convlab/nn/ink"
)

// forms are the ten digits as a hand writes them: for every stroke the smooth
// curves that it is made of, one beginning where the one before has ended, each
// given by points that it passes, in hundredths of the pad.
var forms = [10][][][]float64{
	{{{57, 18, 43, 21, 32, 39, 31, 58, 38, 76, 52, 82, 65, 74, 71, 54, 68, 33, 57, 19, 48, 20}}},
	{{{36, 37, 46, 29, 54, 18}, {54, 18, 53, 50, 51, 83}}},
	{{{31, 34, 38, 22, 52, 18, 66, 26, 66, 42, 52, 60, 30, 80}, {30, 80, 50, 78, 72, 80}}},
	{{{33, 25, 47, 18, 63, 23, 65, 36, 55, 45, 45, 48}, {45, 48, 61, 52, 69, 63, 64, 77, 49, 83, 32, 77}}},
	{{{46, 18, 38, 37, 29, 58}, {29, 58, 50, 58, 73, 57}}, {{61, 36, 60, 60, 58, 84}}},
	{{{40, 20, 38, 33, 36, 46}, {36, 46, 50, 42, 65, 48, 69, 62, 62, 77, 48, 83, 32, 77}}, {{40, 20, 54, 20, 69, 18}}},
	{{{62, 18, 48, 29, 37, 48, 34, 66, 43, 81, 57, 81, 66, 69, 60, 56, 48, 55, 37, 64}}},
	{{{30, 23, 50, 20, 71, 19}, {71, 19, 59, 41, 51, 62, 46, 83}}},
	{{{64, 25, 53, 17, 39, 22, 38, 36, 52, 47, 65, 59, 66, 74, 53, 83, 38, 76, 36, 60, 50, 47, 63, 37, 64, 25}}},
	{{{66, 31, 57, 19, 42, 22, 36, 36, 45, 47, 59, 43, 66, 31}, {66, 31, 66, 49, 62, 66, 57, 84}}},
}

// paths returns the strokes of a digit as polylines whose points are evenly spaced.
func paths(d int) (strokes [][]ink.Point) {
	for _, curves := range forms[d] {
		var p []ink.Point
		for _, xy := range curves {
			p = append(p, through(xy)...)
		}
		strokes = append(strokes, even(p))
	}
	return strokes
}

// through is the Catmull-Rom spline through x0, y0, x1, y1, …
func through(xy []float64) (p []ink.Point) {
	last := len(xy)/2 - 1
	at := func(i, c int) float64 {
		switch {
		case i < 0:
			return 2*xy[c] - xy[2+c]
		case i > last:
			return 2*xy[2*last+c] - xy[2*last-2+c]
		}
		return xy[2*i+c]
	}
	const n = 16
	for k := range last {
		for i := range n + 1 {
			t := float64(i) / n
			mix := func(c int) float32 {
				p, q, r, s := at(k-1, c), at(k, c), at(k+1, c), at(k+2, c)
				return float32(q+t/2*(r-p+t*(2*p-5*q+4*r-s+t*(3*(q-r)+s-p)))) / 100
			}
			p = append(p, ink.Point{X: mix(0), Y: mix(1)})
		}
	}
	return p
}

// even returns points at equal distances along a polyline, about a hundredth of
// the pad.
func even(p []ink.Point) []ink.Point {
	all := length(p)
	n := math.Ceil(all * 100)
	out := []ink.Point{p[0]}
	passed := 0.0
	for i := 1; i < len(p); i++ {
		step := math.Hypot(float64(p[i].X-p[i-1].X), float64(p[i].Y-p[i-1].Y))
		for step > 0 && float64(len(out))*all/n <= passed+step+1e-6 {
			f := float32((float64(len(out))*all/n - passed) / step)
			out = append(out, ink.Point{X: p[i-1].X + f*(p[i].X-p[i-1].X), Y: p[i-1].Y + f*(p[i].Y-p[i-1].Y)})
		}
		passed += step
	}
	return out
}
