package photo

import "math"

// The lake: mountains in the morning, their image in the water, a boat.

const shore = 0.64 // of the height

func lakeAt(r, c int) [3]uint8 {
	x, y := (float64(c)+0.5)/sceneRows, (float64(r)+0.5)/sceneRows
	if y < shore {
		return film(boat(land(x, y), x, y), r, c)
	}
	// The water shows what is above it, drawn out and broken by waves that are smaller
	// the farther they are.
	deep := y - shore
	near := 2 + 60*deep
	wave := rough(x*7, 3/(deep+0.02)*2.2, 11, 3) - 0.5
	fine := ripple(x*34, 8/(deep+0.015), 15) - 0.5
	up := shore - deep*1.02 - (wave*0.05+fine*0.012)*min(near/6, 1)*(0.3+2*deep)
	l := mix(land(x+wave*0.01, min(up, shore-0.001)), colour{0.05, 0.1, 0.14}, 0.22+0.75*deep)
	l = boat(l, x+fine*0.004, shore+0.125-(y-shore-0.125))
	l = l.plus(colour{0.9, 0.6, 0.32}.times(0.5 * smooth(0.24, 0, math.Abs(x-0.93)-0.06*wave) * smooth(0.62, 0.9, fine+0.5+wave*0.5)))
	return film(boat(l, x, y), r, c)
}

// land is everything above the water.
func land(x, y float64) colour {
	sun := math.Hypot(x-0.93, y-0.26)
	l := mix(colour{0.2, 0.36, 0.62}, colour{0.95, 0.62, 0.36}, smooth(-0.05, 0.58, y))
	cloud := rough(x*1.6, y*7+x*0.6, 21, 5)
	l = mix(l, colour{1.2, 0.86, 0.66}, 0.75*smooth(0.52, 0.74, cloud)*smooth(0.6, 0.1, y))
	l = l.plus(colour{1, 0.66, 0.32}.times(0.75*math.Exp(-sun*sun*14) + 0.5*math.Exp(-sun*sun*160)))
	l = mix(l, colour{4, 3.4, 2.5}, smooth(0.046, 0.042, sun))
	haze := colour{0.86, 0.66, 0.52}
	for k := range 5 {
		far := 1 - float64(k)/4 // of this range
		top := ridge(x, k)
		cover := smooth(-0.0012, 0.0012, y-top)
		if cover == 0 {
			continue
		}
		below := y - top
		rock := mix(colour{0.035, 0.07, 0.06}, haze, 0.1+0.62*far)
		u, v := x*8+float64(3*k), y*12
		steep := rough(u, v-0.5*u, int32(40+k), 4)
		side := 3.4 * (rough(u+0.14, v-0.5*u-0.1, int32(40+k), 4) - steep) // turned to the sun, or away
		rock = rock.times(max(0.75+0.5*steep+side*(1-0.4*far), 0.1))
		if k == 1 || k == 2 { // snow, where it is not too steep
			snow := smooth(0.1, 0.05, below+0.22*(steep-0.5)) * smooth(0.4, 0.3, top)
			rock = mix(rock, colour{1.1, 0.92, 0.86}.times(max(0.75+0.3*steep+1.5*side, 0.3)), snow)
		}
		mist := smooth(0.04, 0.26, below) * (0.2 + 0.5*far) * (0.6 + 0.8*rough(x*3, y*9, int32(60+k), 3))
		l = mix(l, mix(rock, haze, mist), cover)
	}
	return mix(l, haze, 0.4*smooth(0.06, 0, shore-y))
}

// ridge is how high a range is, from the top of the picture.
func ridge(x float64, k int) float64 {
	base := []float64{0.4, 0.36, 0.46, 0.535, 0.6}[k]
	high := []float64{0.16, 0.34, 0.26, 0.16, 0.12}[k]
	wide := []float64{2.2, 1.7, 2.1, 2.4, 3}[k]
	z := int32(100 + 10*k)
	h, part := 0., 0.55 // sharp at every scale
	for at, n := x*wide+float64(k)*3.7, int32(0); n < 6; n++ {
		h += part * (1 - math.Abs(2*ripple(at, 0.5, z+n)-1))
		at, part = 2.1*at+5.3, part*0.47
	}
	top := base - high*(h-0.45)
	if k >= 3 { // trees
		u := x * 90
		i := math.Floor(u)
		tree := hash(int32(i), int32(k), 7) * max(1-2.2*math.Abs(u-i-0.5), 0)
		top -= tree * (0.014 + 0.012*float64(k-3))
	}
	return top
}

// boat lays a boat with somebody in it over what is there.
func boat(l colour, x, y float64) colour {
	u, v := (x-0.4)/0.08, (y-shore-0.1)/0.08
	dark := colour{0.02, 0.022, 0.03}
	hull := smooth(0.03, -0.03, math.Max(math.Abs(u)-1.25+0.9*max(v, 0), math.Max(v-0.33, 0.12*u*u-v-0.02)))
	man := smooth(0.03, -0.03, math.Max(math.Abs(u+0.3-0.1*v)-0.13-0.1*(v+0.6), math.Max(v-0.2, -v-0.62)))
	head := smooth(0.02, -0.02, math.Hypot(u+0.36, v+0.72)-0.11)
	hat := smooth(0.02, -0.02, math.Max(math.Abs(u+0.36)-0.28-0.9*(v+0.78), math.Max(v+0.76, -v-1.1)))
	pole := smooth(0.02, 0, math.Abs(u-0.12-0.28*(v+0.3))-0.012) * smooth(-1.6, -1.55, v) * smooth(0.35, 0.3, v)
	return mix(l, dark, 0.94*max(hull, man, head, hat, 0.8*pole))
}
