package photo

import "math"

// The table: an orange, an apple and a cup on a striped cloth, before a tiled wall.

type vec struct{ x, y, z float64 }

func (a vec) plus(b vec) vec      { return vec{a.x + b.x, a.y + b.y, a.z + b.z} }
func (a vec) less(b vec) vec      { return vec{a.x - b.x, a.y - b.y, a.z - b.z} }
func (a vec) times(k float64) vec { return vec{a.x * k, a.y * k, a.z * k} }
func (a vec) dot(b vec) float64   { return a.x*b.x + a.y*b.y + a.z*b.z }
func (a vec) unit() vec           { return a.times(1 / math.Sqrt(a.dot(a))) }

type ball struct {
	at vec
	r  float64
}

// hit is how far along a ray from o the ball is met, 0 for never.
func (b *ball) hit(o, d vec) float64 {
	oc := o.less(b.at)
	m := oc.dot(d)
	h := m*m - oc.dot(oc) + b.r*b.r
	if h < 0 {
		return 0
	}
	if t := -m - math.Sqrt(h); t > 1e-3 {
		return t
	}
	return 0
}

// dark is how much of the light from d the ball takes away at o, 0 to 1, with the soft
// rim of a light that is large.
func (b *ball) dark(o, d vec) float64 {
	oc := o.less(b.at)
	m := oc.dot(d)
	if m > 0 {
		return 0
	}
	near := math.Sqrt(max(oc.dot(oc)-m*m, 0)) // how near the ray comes
	soft := 0.02 - 0.11*m
	return 1 - smooth(b.r-soft, b.r+soft, near)
}

var (
	eye   = vec{0.1, 1.75, -4.4}
	sun   = vec{-0.62, 0.72, -0.42}.unit()
	warm  = colour{1.9, 1.72, 1.42}
	sky   = colour{0.36, 0.42, 0.52}
	orang = ball{vec{-1.02, 0.56, -0.1}, 0.56}
	apple = ball{vec{1.3, 0.47, -0.55}, 0.47}
	cup   = struct {
		at      vec
		r, high float64
	}{vec{0.28, 0, 0.45}, 0.6, 1.2}
	// What casts shadows.
	casts = []ball{orang, apple, {vec{cup.at.x, 0.42, cup.at.z}, 0.6}, {vec{cup.at.x, 0.78, cup.at.z}, 0.58}}
)

func tableAt(r, c int) [3]uint8 {
	var light colour
	for k := range 2 { // two rays a pixel
		y := float64(r) + 0.25 + 0.5*float64(k)
		x := float64(c) + 0.3 + 0.4*float64(k)
		d := vec{(x - sceneCols/2) / sceneRows, -(y-sceneRows/2)/sceneRows - 0.27, 1.32}.unit()
		light = light.plus(tableRay(d))
	}
	x, y := float64(c)/sceneCols-0.5, float64(r)/sceneRows-0.5
	return film(light.times(0.5*(1-0.55*(x*x+y*y))), r, c)
}

func tableRay(d vec) colour {
	t, p, n, paint, gloss := math.Inf(1), vec{}, vec{}, colour{}, 0.
	if d.y < 0 { // the table
		t = -eye.y / d.y
		p = eye.plus(d.times(t))
		n, paint, gloss = vec{0, 1, 0}, clothAt(p.x, p.z), 0
	}
	if w := (2.6 - eye.z) / d.z; w < t { // the wall
		t = w
		p = eye.plus(d.times(t))
		paint, n, gloss = wallAt(p.x, p.y)
	}
	if h := orang.hit(eye, d); h > 0 && h < t {
		t, p = h, eye.plus(d.times(h))
		n = p.less(orang.at).unit()
		u, v := math.Atan2(n.z, n.x)*9, math.Acos(n.y)*9
		bump := func(u, v float64) float64 { return ripple(2*u, 2*v, 31) }
		b := bump(u, v)
		n = n.plus(vec{bump(u+0.3, v) - b, bump(u, v+0.3) - b, b - 0.5}.times(0.16)).unit()
		paint = mix(colour{0.78, 0.29, 0.03}, colour{0.86, 0.4, 0.05}, ripple(u/4, v/4, 33))
		if s := p.less(orang.at.plus(vec{0.1, orang.r, -0.12})); s.dot(s) < 0.006 {
			paint = colour{0.2, 0.27, 0.08}
		}
		gloss = 0.22
	}
	if h := apple.hit(eye, d); h > 0 && h < t {
		t, p = h, eye.plus(d.times(h))
		n = p.less(apple.at).unit()
		u := math.Atan2(n.z, n.x+0.3)
		streak := rough(u*14, n.y*2.2, 51, 3)
		paint = mix(colour{0.5, 0.03, 0.035}, colour{0.75, 0.5, 0.1}, smooth(0.5, 0.95, streak)*0.75+0.7*smooth(0.72, 1, n.y))
		if ripple(u*26, n.y*26, 53) > 0.86 {
			paint = mix(paint, colour{0.8, 0.62, 0.3}, 0.35)
		}
		gloss = 0.75
	}
	if h, q, m, what, g := cupHit(d); h > 0 && h < t {
		t, p, n, paint, gloss = h, q, m, what, g
	}
	lit := max(n.dot(sun), 0)
	for i := range casts {
		if own := p.less(casts[i].at); own.dot(own) < casts[i].r*casts[i].r*1.02 {
			continue
		}
		lit *= 1 - casts[i].dark(p, sun)
	}
	// Near to things less of the sky is seen.
	open := 0.55 + 0.45*n.y
	for i := range casts {
		to := casts[i].at.less(p)
		dd := to.dot(to)
		if dd > casts[i].r*casts[i].r*1.02 {
			open *= 1 - max(n.dot(to), 0)/math.Sqrt(dd)*casts[i].r*casts[i].r/dd
		}
	}
	l := paint.by(warm.times(lit).plus(sky.times(open + 0.25)))
	if gloss > 0 { // the window, in what shines
		ref := d.less(n.times(2 * d.dot(n)))
		s := max(ref.dot(sun), 0)
		l = l.plus(colour{1, 0.97, 0.9}.times(gloss * (smooth(0.955, 0.975, s)*1.6 + math.Pow(s, 12)*0.25) * min(lit*3, 1)))
	}
	return l
}

// clothAt is the cloth, or the wood beside it.
func clothAt(x, z float64) colour {
	if turn := x + 0.22*z; turn > -2.05 && turn < 2.2 && z > -1.75 && z < 1.55 {
		weave := 0.9 + 0.1*math.Sin(turn*210)*math.Sin(z*210) + 0.08*(rough(turn*6, z*6, 71, 3)-0.5)
		cloth := colour{0.76, 0.74, 0.68}
		blue := colour{0.1, 0.2, 0.38}
		band := func(v, at, wide float64) float64 { return smooth(wide+0.008, wide-0.008, math.Abs(v-at)) }
		for _, at := range []float64{-1.72, -1.5, 1.65, 1.87} {
			cloth = mix(cloth, blue, 0.8*band(turn, at, 0.06))
		}
		for _, at := range []float64{-1.42, -1.2, 1.0, 1.22} {
			cloth = mix(cloth, blue, 0.8*band(z, at, 0.06))
		}
		return cloth.times(weave)
	}
	plank := math.Floor(z / 0.62)
	grain := rough(x*0.9+plank*7, z*16, 81, 4)
	wood := mix(colour{0.2, 0.105, 0.045}, colour{0.42, 0.25, 0.12}, grain*0.8+0.3*hash(int32(plank), 3, 5))
	if z/0.62-plank < 0.025 {
		wood = wood.times(0.35)
	}
	return wood
}

// wallAt is a tile of the wall, or what is between tiles.
func wallAt(x, y float64) (paint colour, n vec, gloss float64) {
	const side = 0.74
	i, j := math.Floor(x/side), math.Floor((y+0.1)/side)
	u, v := x/side-i-0.5, (y+0.1)/side-j-0.5
	n = vec{0, 0, -1}
	edge := 0.5 - max(math.Abs(u), math.Abs(v))
	if edge < 0.016 {
		return colour{0.3, 0.29, 0.27}.times(0.9 + 0.2*rough(x*20, y*20, 91, 2)), n, 0
	}
	shade := 0.9 + 0.16*hash(int32(i), int32(j), 95) + 0.05*(rough(x*3, y*3, 97, 3)-0.5)
	paint = colour{0.44, 0.53, 0.5}.times(shade)
	// Some tiles have a flower.
	if int(i+2*j)%3 == 0 {
		a, q := math.Atan2(v, u), math.Hypot(u, v)
		if petal := 0.2 + 0.1*math.Cos(6*a); q < petal {
			paint = mix(colour{0.62, 0.58, 0.46}, colour{0.2, 0.3, 0.42}, smooth(0.09, 0.07, q))
		}
	}
	if edge < 0.05 { // rounded
		n = vec{u * 0.5, v * 0.5, -1}.unit()
	}
	return paint, n, 0.04
}

// cupHit meets the cup: outside, rim, inside or tea.
func cupHit(d vec) (t float64, p, n vec, paint colour, gloss float64) {
	const wall = 0.055
	white := colour{0.8, 0.79, 0.75}
	o := vec{eye.x - cup.at.x, 0, eye.z - cup.at.z}
	a, b := d.x*d.x+d.z*d.z, o.x*d.x+o.z*d.z
	meets := func(r, sign float64) float64 {
		h := b*b - a*(o.x*o.x+o.z*o.z-r*r)
		if h < 0 {
			return 0
		}
		return (-b + sign*math.Sqrt(h)) / a
	}
	t = meets(cup.r, -1)
	p = eye.plus(d.times(t))
	if t > 0 && p.y >= 0 && p.y <= cup.high {
		n = vec{(p.x - cup.at.x) / cup.r, 0, (p.z - cup.at.z) / cup.r}
		paint = white
		turn := math.Atan2(n.x, -n.z) * 6 / math.Pi
		blue := colour{0.05, 0.1, 0.32}
		zig := math.Abs(turn-math.Floor(turn)-0.5)*0.5 + 0.48
		for _, line := range []struct{ at, wide float64 }{{0.2, 0.035}, {0.3, 0.012}, {zig, 0.024}, {0.9, 0.012}, {1.0, 0.035}} {
			paint = mix(paint, blue, 0.9*smooth(line.wide+0.008, line.wide-0.004, math.Abs(p.y-line.at)))
		}
		return t, p, n, paint, 0.5
	}
	if d.y >= 0 {
		return 0, p, n, paint, 0
	}
	flat := func(y float64) (float64, vec, float64) {
		t := (y - eye.y) / d.y
		p := eye.plus(d.times(t))
		return t, p, math.Hypot(p.x-cup.at.x, p.z-cup.at.z)
	}
	t, p, r := flat(cup.high)
	switch {
	case r > cup.r:
		return 0, p, n, paint, 0
	case r > cup.r-wall:
		return t, p, vec{0, 1, 0}, white, 0.4
	}
	if t, p, r := flat(cup.high - 0.17); r < cup.r-wall {
		return t, p, vec{0, 1, 0}, colour{0.22, 0.075, 0.02}, 0.9
	}
	t = meets(cup.r-wall, 1)
	p = eye.plus(d.times(t))
	return t, p, vec{(cup.at.x - p.x) / cup.r, 0.3, (cup.at.z - p.z) / cup.r}.unit(), white.times(0.8), 0
}
