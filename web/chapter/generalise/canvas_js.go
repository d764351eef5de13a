package generalise

import (
	"math"
	"slices"
	"strconv"
	"syscall/js"

	"convlab/nn/beans"
	lesson "convlab/web/lesson/generalise"
	"convlab/web/page"
)

// Host returns the canvas for a host element of the chapter's, see page.Hosts.
func (c *Generalise) Host(p *page.Page, name string, el js.Value) page.Canvas {
	switch name {
	case "table":
		return newTable(p, c.L, el)
	case "lots":
		return newLots(p, c.L, el)
	case "case0", "case1", "case2", "case3":
		return &small{Surface: p.NewSurface(el), page: p, room: c.L, of: int(name[4] - '0')}
	}
	return nil
}

// moving and resting are the places along a side of the table at which the network is
// asked, while it learns and when it doesn't; between them the browser interpolates.
// Asking 2×8 units about 33×33 places takes 1.2 ms without SIMD.
const moving, resting = 33, 57

// mix is a colour between two, b at 1.
func mix(a, b [3]uint8, f float64) (c [3]uint8) {
	for i := range c {
		c[i] = uint8(float64(a[i]) + f*(float64(b[i])-float64(a[i])) + .5)
	}
	return c
}

func css(c [3]uint8) string {
	return "rgb(" + strconv.Itoa(int(c[0])) + "," + strconv.Itoa(int(c[1])) + "," + strconv.Itoa(int(c[2])) + ")"
}

// tints are the colours of the field, by what the network says: from surely raw to
// surely ripe.
type tints [65][3]uint8

func tintsOf(t *page.Tokens) (out tints) {
	sheet := page.RGB(t.Sheet)
	for i := range out {
		p := 2*float64(i)/float64(len(out)-1) - 1
		side := page.RGB(t.Pos)
		if p < 0 {
			side = page.RGB(t.Neg)
		}
		out[i] = mix(sheet, side, .1+.35*math.Abs(p))
	}
	return out
}

func (t *tints) fill(rgba []byte, z []float32) {
	for i, v := range z {
		p := 1 / (1 + math.Exp(-float64(v)))
		at := min(max(int(p*float64(len(t)-1)+.5), 0), len(t)-1)
		c := t[at]
		rgba[4*i], rgba[4*i+1], rgba[4*i+2], rgba[4*i+3] = c[0], c[1], c[2], 255
	}
}

// table shows the beans and the boundary between them.
type table struct {
	*page.Surface
	page   *page.Page
	room   *lesson.Room
	sprite *page.Surface // the field, off screen
	over   *page.Surface // the beans, likewise: hundreds of curves, the same from step to step

	z     []float32
	rgba  []byte
	tints tints
	theme page.Tokens

	run   *beans.Run
	step  int
	side  int          // of the field
	beans []beans.Bean // as they were drawn
	w, h  float64
	edge  js.Value // the boundary, a Path2D
	said  []bool
	wrong js.Value // crosses

	down    bool
	pointer int
}

func newTable(p *page.Page, l *lesson.Room, el js.Value) *table {
	off := func() *page.Surface { return p.NewSurface(js.Global().Get("document").Call("createElement", "div")) }
	s := &table{Surface: p.NewSurface(el), page: p, room: l, sprite: off(), over: off(), z: make([]float32, resting*resting), rgba: make([]byte, 4*resting*resting)}
	s.Stop = append(s.Stop, s.sprite.Close, s.over.Close,
		p.Listen(el, "pointerdown", s.press), p.Listen(el, "pointermove", s.move), p.Listen(el, "pointerup", s.lift), p.Listen(el, "pointercancel", s.lift))
	return s
}

// spot is the place of the table under a pointer.
func (s *table) spot(e js.Value) (at lesson.Spot, reach int) {
	box := s.Bitmap.Call("getBoundingClientRect")
	w, h := box.Get("width").Float(), box.Get("height").Float()
	x := (e.Get("clientX").Float() - box.Get("left").Float()) / max(w, 1)
	y := (e.Get("clientY").Float() - box.Get("top").Float()) / max(h, 1)
	place := func(v float64) uint8 { return uint8(min(max(v*255+.5, 0), 255)) }
	pixels := 12.
	if e.Get("pointerType").String() == "touch" {
		pixels = 24
	}
	return lesson.Spot{X: place(x), Y: place(1 - y)}, int(pixels * 256 / max(w, 1))
}

func (s *table) press(e js.Value) {
	if e.Get("button").Int() > 0 || s.down {
		return
	}
	s.down, s.pointer = true, e.Get("pointerId").Int()
	page.Capture(s.El, s.pointer)
	at, reach := s.spot(e)
	s.page.Do(func() { s.room.Press(at, reach) })
}

func (s *table) move(e js.Value) {
	if !s.down || s.room.Held < 0 || e.Get("pointerId").Int() != s.pointer {
		return
	}
	at, _ := s.spot(e)
	s.page.Do(func() { s.room.MoveTo(at) })
}

func (s *table) lift(e js.Value) {
	if !s.down || e.Get("pointerId").Int() != s.pointer {
		return
	}
	s.down = false
	s.page.Do(s.room.Lift)
}

// Paint implements page.Canvas.
func (s *table) Paint() {
	w, h := s.CSSSize()
	run := s.room.Run()
	if w <= 0 || h <= 0 || run == nil || !s.Ready() || !s.sprite.Ready() || !s.over.Ready() {
		return
	}
	ratio := page.PixelRatio()
	sized := s.Size(int(w*ratio+.5), int(h*ratio+.5)) || w != s.w || h != s.h
	sized = s.over.Size(int(w*ratio+.5), int(h*ratio+.5)) || sized
	themed := s.theme != s.page.Tokens
	if themed {
		s.theme, s.tints = s.page.Tokens, tintsOf(&s.page.Tokens)
	}
	step := s.room.At()
	side := resting
	if s.room.Training() {
		side = moving
	}
	stepped := run != s.run || step != s.step || side != s.side
	stepped = s.sprite.Size(side, side) || stepped // it may have been lost
	laid := sized || !slices.Equal(s.beans, s.room.Beans)
	if !stepped && !laid && !themed {
		return
	}
	s.w, s.h = w, h
	if stepped {
		s.run, s.step, s.side = run, step, side
		run.Field(s.z[:side*side], side, step)
	}
	if stepped || themed {
		s.tints.fill(s.rgba, s.z[:side*side])
		s.sprite.Put(s.rgba[:4*side*side], 0, 0, side, side)
	}
	if stepped || sized {
		s.edge = path(border(s.z[:side*side], side, w, h))
	}
	if laid {
		s.beans = append(s.beans[:0], s.room.Beans...)
	}
	if laid || themed {
		s.lay(ratio)
	}
	if stepped || laid {
		s.cross()
	}
	c := s.Ctx
	c.Call("setTransform", ratio, 0, 0, ratio, 0, 0)
	c.Set("imageSmoothingEnabled", true)
	// The outermost places are on the border of the table.
	c.Call("drawImage", s.sprite.Bitmap, .5, .5, side-1, side-1, 0, 0, w, h)
	c.Set("lineJoin", "round")
	c.Set("lineCap", "round")
	t := &s.page.Tokens
	c.Set("strokeStyle", t.Sheet)
	c.Set("lineWidth", 5)
	c.Call("stroke", s.edge)
	c.Set("strokeStyle", t.Ink)
	c.Set("lineWidth", 2.25)
	c.Call("stroke", s.edge)
	c.Call("setTransform", 1, 0, 0, 1, 0, 0)
	c.Call("drawImage", s.over.Bitmap, 0, 0)
	c.Call("setTransform", ratio, 0, 0, ratio, 0, 0)
	c.Set("strokeStyle", t.Err)
	c.Set("lineWidth", 2)
	c.Call("stroke", s.wrong)
}

func path(d []byte) js.Value { return js.Global().Get("Path2D").New(string(d)) }

// size is half a bean's length.
func (s *table) size() float64 { return max(3.25, s.w/72) }

// lay draws the beans, to be put over the field: raw and ripe ones of the training half, then of the test half.
func (s *table) lay(ratio float64) {
	var d [4][]byte
	r := s.size()
	for i, b := range s.beans {
		at := 0
		if b.Ripe {
			at = 1
		}
		if b.Test {
			at += 2
		}
		x, y := float64(b.X)/255*s.w, (1-float64(b.Y)/255)*s.h
		d[at] = bean(d[at], x, y, r, float64(i*137%360))
	}
	c, t := s.over.Ctx, &s.page.Tokens
	c.Call("setTransform", 1, 0, 0, 1, 0, 0)
	c.Call("clearRect", 0, 0, s.over.Bitmap.Get("width"), s.over.Bitmap.Get("height"))
	c.Call("setTransform", ratio, 0, 0, ratio, 0, 0)
	c.Set("lineJoin", "round")
	ink := page.RGB(t.Ink)
	sides := [2][3]uint8{page.RGB(t.Neg), page.RGB(t.Pos)}
	for i := range d {
		fill, line, width := css(mix(sides[i%2], ink, .35)), t.Sheet, 1.
		if i >= 2 {
			fill, line, width = line, fill, 1.75
		}
		shape := path(d[i])
		c.Set("fillStyle", fill)
		c.Call("fill", shape)
		c.Set("strokeStyle", line)
		c.Set("lineWidth", width)
		c.Call("stroke", shape)
	}
}

// outline is a bean of length 2 as a path: the start, then curves by their points.
var outline = [...]float64{-1, .1, -1, -.75, -.35, -.95, 0, -.55, .3, -.95, 1, -.8, 1, 0, 1, .7, .45, .8, 0, .75, -.6, .75, -1, .6, -1, .1}

func bean(d []byte, x, y, r, angle float64) []byte {
	sin, cos := math.Sincos(angle * math.Pi / 180)
	for i := 0; i < len(outline); i += 2 {
		switch {
		case i == 0:
			d = append(d, 'M')
		case i%6 == 2:
			d = append(d, 'C')
		default:
			d = append(d, ' ')
		}
		u, v := r*outline[i], r*outline[i+1]
		d = number1(d, x+u*cos-v*sin)
		d = append(d, ' ')
		d = number1(d, y+u*sin+v*cos)
	}
	return append(d, 'Z')
}

func number1(d []byte, v float64) []byte { return strconv.AppendFloat(d, v, 'f', 1, 64) }

// cross crosses out what the network is wrong about.
func (s *table) cross() {
	if len(s.said) < len(s.beans) {
		s.said = make([]bool, len(s.beans))
	}
	s.run.Ask(s.said[:len(s.beans)], s.beans, s.step)
	var d []byte
	r := s.size() * .95
	for i, b := range s.beans {
		if s.said[i] == b.Ripe {
			continue
		}
		x, y := float64(b.X)/255*s.w, (1-float64(b.Y)/255)*s.h
		for _, way := range [2]float64{1, -1} {
			d = append(d, 'M')
			d = number1(d, x-r)
			d = append(d, ' ')
			d = number1(d, y-way*r)
			d = append(d, 'L')
			d = number1(d, x+r)
			d = append(d, ' ')
			d = number1(d, y+way*r)
		}
	}
	s.wrong = path(d)
}

// small is the picture of a case.
type small struct {
	*page.Surface
	page  *page.Page
	room  *lesson.Room
	of    int
	theme page.Tokens
	steps int
}

const smallSide = 28

// Paint implements page.Canvas.
func (s *small) Paint() {
	run, steps := s.room.CaseRun(s.of)
	if run == nil || !s.Ready() {
		return
	}
	end := steps >= beans.Cases[s.of].Steps
	if s.theme == s.page.Tokens && (steps == s.steps || steps < s.steps+25 && !end) && !s.Size(smallSide, smallSide) {
		return
	}
	s.Size(smallSide, smallSide)
	s.theme, s.steps = s.page.Tokens, steps
	z, rgba := make([]float32, smallSide*smallSide), make([]byte, 4*smallSide*smallSide)
	run.Field(z, smallSide, steps)
	t := tintsOf(&s.page.Tokens)
	t.fill(rgba, z)
	ink := page.RGB(s.page.Tokens.Ink)
	for _, b := range beans.Cases[s.of].Draw() {
		if b.Test {
			continue
		}
		side := page.RGB(s.page.Tokens.Neg)
		if b.Ripe {
			side = page.RGB(s.page.Tokens.Pos)
		}
		c := mix(side, ink, .35)
		at := 4 * (int(255-b.Y)*(smallSide-1)/255*smallSide + int(b.X)*(smallSide-1)/255)
		rgba[at], rgba[at+1], rgba[at+2] = c[0], c[1], c[2]
	}
	s.Put(rgba, 0, 0, smallSide, smallSide)
}

// lots are the draws as dots.
type lots struct {
	*page.Surface
	page  *page.Page
	room  *lesson.Room
	theme page.Tokens
	n     int
	pick  int
	w, h  float64
}

func newLots(p *page.Page, l *lesson.Room, el js.Value) *lots {
	s := &lots{Surface: p.NewSurface(el), page: p, room: l, n: -1}
	s.Stop = append(s.Stop, p.Listen(el, "click", s.pickAt))
	return s
}

// pickAt looks at the draw whose dot is next to where was tapped.
func (s *lots) pickAt(e js.Value) {
	box := s.Bitmap.Call("getBoundingClientRect")
	x, y := e.Get("clientX").Float()-box.Get("left").Float(), e.Get("clientY").Float()-box.Get("top").Float()
	best, least := -1, 24.*24
	lesson.PlotIn(s.w, s.h).Dots(s.room.Drawn, func(i int, u, v float64) {
		if d := (u-x)*(u-x) + (v-y)*(v-y); d < least {
			best, least = i, d
		}
	})
	s.page.Do(func() { s.room.PickDraw(best + 1) })
}

// Paint implements page.Canvas.
func (s *lots) Paint() {
	w, h := s.CSSSize()
	if w <= 0 || h <= 0 || !s.Ready() {
		return
	}
	ratio := page.PixelRatio()
	if !s.Size(int(w*ratio+.5), int(h*ratio+.5)) && s.n == s.room.Drawn && s.pick == s.room.Pick && s.theme == s.page.Tokens {
		return
	}
	s.n, s.pick, s.theme, s.w, s.h = s.room.Drawn, s.room.Pick, s.page.Tokens, w, h
	plot := lesson.PlotIn(w, h)
	var plain, lucky []byte
	var px, py float64
	all := lesson.AllDraws()
	plot.Dots(s.n, func(i int, x, y float64) {
		to := &plain
		if all[i].Gap() >= beans.Gap {
			to = &lucky
		}
		*to = append(*to, 'M')
		*to = number1(*to, x)
		*to = append(*to, ' ')
		*to = number1(*to, y)
		*to = append(*to, "h.01"...)
		if i == s.pick-1 {
			px, py = x, y
		}
	})
	c, t := s.Ctx, &s.page.Tokens
	c.Call("setTransform", ratio, 0, 0, ratio, 0, 0)
	c.Call("clearRect", 0, 0, w, h)
	// Where neither half is ahead.
	zero := (float64(-plot.Lo/5) + .5) / float64((plot.Hi-plot.Lo)/5+1) * w
	c.Set("strokeStyle", t.Line)
	c.Set("lineWidth", 1)
	c.Call("stroke", path(append(number1([]byte("M"), zero), (" 0V"+strconv.Itoa(int(h)))...)))
	c.Set("lineCap", "round")
	c.Set("lineWidth", plot.Pitch*.78)
	c.Set("strokeStyle", t.Soft)
	c.Call("stroke", path(plain))
	c.Set("strokeStyle", t.Pos)
	c.Set("lineWidth", plot.Pitch*.9)
	c.Call("stroke", path(lucky))
	if s.pick > 0 && s.pick <= s.n {
		c.Set("strokeStyle", t.Seal)
		c.Set("lineWidth", 2.5)
		c.Call("beginPath")
		c.Call("arc", px, py, plot.Pitch*.5+4, 0, 2*math.Pi)
		c.Call("stroke")
	}
}
