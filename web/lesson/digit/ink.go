package digit

import (
	"math"
	"slices"
	"strings"

	"convlab/nn/ink"
	"convlab/web/lesson/link"
)

// Ink in a URL: strokes joined by ".", each the pen's width and then the
// coordinates x, y of its points, every number two base-64 digits of 4096
// steps along the pad's side.
const (
	maxInkText = 6 << 10 // bytes of a link
	maxStrokes = 400
	maxPoints  = 4000

	gridSteps = 64*64 - 1
	digits    = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
)

// gridStep returns the step that is nearest to v.
func gridStep(v float32) int { return int(math.Round(float64(min(max(v, 0), 1)) * gridSteps)) }

// onGrid returns points as they are in a URL. They are put there before any are
// left out, so that ink that came by a link makes the same link again.
func onGrid(points []ink.Point) []ink.Point {
	out := make([]ink.Point, len(points))
	for i, p := range points {
		out[i] = ink.Point{X: float32(gridStep(p.X)) / gridSteps, Y: float32(gridStep(p.Y)) / gridSteps}
	}
	return out
}

func encodeInk(strokes []ink.Stroke) string {
	if len(strokes) > maxStrokes {
		return ""
	}
	strokes = slices.Clone(strokes)
	for i := range strokes {
		strokes[i].Points = onGrid(strokes[i].Points)
	}
	for _, tolerance := range []float64{.001, .002, .004, .008, .016, .03} {
		var b strings.Builder
		put := func(v float32) {
			n := gridStep(v)
			b.WriteByte(digits[n>>6])
			b.WriteByte(digits[n&63])
		}
		for i, s := range strokes {
			if i > 0 {
				b.WriteByte('.')
			}
			put(s.Width)
			for _, p := range ink.Simplify(s.Points, tolerance) {
				put(p.X)
				put(p.Y)
			}
			if b.Len() > maxInkText {
				break
			}
		}
		if b.Len() <= maxInkText {
			return b.String()
		}
	}
	return "" // too much ink for a link; it stays on the page all the same
}

func decodeInk(s string) ([]ink.Stroke, error) {
	if len(s) > link.MaxHash {
		return nil, link.ErrValue
	}
	var out []ink.Stroke
	points := 0
	for _, part := range strings.Split(s, ".") {
		if len(part) < 6 || len(part)%4 != 2 || len(out) >= maxStrokes {
			return nil, link.ErrValue
		}
		var v []float32
		for i := 0; i < len(part); i += 2 {
			hi, lo := strings.IndexByte(digits, part[i]), strings.IndexByte(digits, part[i+1])
			if hi < 0 || lo < 0 {
				return nil, link.ErrValue
			}
			v = append(v, float32(hi<<6|lo)/gridSteps)
		}
		st := ink.Stroke{Width: min(max(v[0], MinWidth/100.), MaxWidth/100.)}
		for i := 1; i+1 < len(v); i += 2 {
			st.Points = append(st.Points, ink.Point{X: v[i], Y: v[i+1]})
		}
		if points += len(st.Points); points > maxPoints {
			return nil, link.ErrValue
		}
		out = append(out, st)
	}
	return out, nil
}
