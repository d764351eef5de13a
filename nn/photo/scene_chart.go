package photo

import "math"

// The chart: rings, wedges and stripes, which show what a kernel does to every width
// and direction.
func chartAt(r, c int) [3]uint8 {
	x, y := float64(c), float64(r)
	grey := func(v float64) [3]uint8 {
		g := uint8(min(max(v+0.5, 0), 255))
		return [3]uint8{g, g, g}
	}
	const margin, gap = 40, 20
	switch {
	case r < margin || c < margin || r >= sceneRows-margin || c >= sceneCols-margin:
		// A frame of squares, black and white.
		if (r/margin+c/margin)%2 == 0 {
			return grey(30)
		}
		return grey(225)
	case c < 480 && r < 480: // rings, finer and finer
		q := (x-260)*(x-260) + (y-260)*(y-260)
		return grey(127.5 + 120*math.Cos(q/230))
	case c < 480 && r < 580: // from black to white in eleven steps
		return grey(math.Floor((x-margin)/40) * 25.5)
	case c < 480: // and without steps
		return grey((x - margin) / 440 * 255)
	case r < 240: // stripes: 60 and 0, wide and narrow
		wide := []int{32, 16, 8, 4, 2}[min((c-480)/88, 4)]
		return grey(float64(60 + 140*((c/wide)%2)))
	case r < 400:
		wide := []int{32, 16, 8, 4, 2}[min((c-480)/88, 4)]
		return grey(float64(60 + 140*((r/wide)%2)))
	case r < 560: // a fan
		a := math.Atan2(y-560, x-700)
		return grey(127.5 + 600*math.Sin(40*a)*smooth(0, 40, math.Hypot(y-560, x-700))*0.2)
	default: // colours, with grain below
		k := min((c-480)*7/440, 6)
		rgb := [7][3]float64{{225, 60, 50}, {235, 160, 40}, {230, 215, 60}, {60, 165, 80}, {50, 150, 190}, {60, 80, 180}, {150, 70, 160}}[k]
		var out [3]uint8
		for i, v := range rgb {
			if r >= 620 {
				v += 110 * (hash(int32(c), int32(r), int32(i)) - 0.5)
			}
			out[i] = uint8(min(max(v, 0), 255))
		}
		return out
	}
}
