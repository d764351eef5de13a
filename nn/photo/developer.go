package photo

import (
	"unsafe"

	"convlab/nn/filter"
)

// A Developer carries recipes out on one photo, many times a second. What is the same
// as the last time, from the first step on, is not done again. It is for one goroutine
// at a time.
type Developer struct {
	rows, cols int
	photo      Pixels
	colour     bool           // what is in base
	base       [3][]float32   // X₀, by channel
	steps      []Step         // done, on base
	done       [][3][]float32 // Xₛ, by step and channel
	wide       []float32      // a plane, continued beyond its border
	plans      [MaxSteps]plan
	out        []int32 // RGBA
	bright     int     // pixels of out
}

type plan struct {
	step  Step
	photo *filter.Photo
}

// NewDeveloper returns a developer of photo, which it keeps.
func NewDeveloper(photo Pixels) *Developer {
	d := &Developer{}
	d.Load(photo)
	return d
}

// Load makes d a developer of another photo. What it has planned it keeps if that is
// as large: the next picture of a camera.
func (d *Developer) Load(photo Pixels) {
	if photo.Rows != d.rows || photo.Cols != d.cols {
		*d = Developer{rows: photo.Rows, cols: photo.Cols, out: make([]int32, photo.Rows*photo.Cols)}
	}
	d.photo = photo
	d.split(d.colour)
}

// Photo returns the photo.
func (d *Developer) Photo() Pixels { return d.photo }

// split fills base.
func (d *Developer) split(colour bool) {
	n := d.rows * d.cols
	d.colour, d.steps = colour, d.steps[:0]
	for k := range d.base {
		if d.base[k] == nil && (k == 0 || colour) {
			d.base[k] = make([]float32, n)
		}
	}
	rgba := d.photo.RGBA[:4*n]
	if colour {
		r, g, b := d.base[0], d.base[1], d.base[2]
		for i := range n {
			r[i], g[i], b[i] = float32(rgba[4*i]), float32(rgba[4*i+1]), float32(rgba[4*i+2])
		}
		return
	}
	for i := range d.base[0] {
		p := rgba[4*i:][:4]
		y := (2126*uint32(p[0]) + 7152*uint32(p[1]) + 722*uint32(p[2]) + 5000) / 10000
		d.base[0][i] = float32(y)
	}
}

// Develop returns the photo after all steps of a recipe, as grey as they make it. The
// pixels are d's until the next call.
func (d *Developer) Develop(r *Recipe) Pixels {
	if r.Colour != d.colour {
		d.split(r.Colour)
	}
	same := 0
	for same < min(len(d.steps), len(r.Steps)) && d.steps[same].equal(&r.Steps[same]) {
		same++
	}
	d.steps = d.steps[:same]
	for s := same; s < len(r.Steps); s++ {
		d.step(s, r.Steps[s])
	}
	return d.After(len(r.Steps))
}

// After returns what there is after n steps of the last recipe, likewise.
func (d *Developer) After(n int) Pixels {
	d.show(d.after(n))
	return Pixels{d.rows, d.cols, unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(d.out))), 4*len(d.out))}
}

// after is what there is after n steps.
func (d *Developer) after(n int) *[3][]float32 {
	if n == 0 {
		return &d.base
	}
	return &d.done[n-1]
}

func (d *Developer) channels() int {
	if d.colour {
		return 3
	}
	return 1
}

func (d *Developer) step(s int, step Step) {
	if s == len(d.done) {
		d.done = append(d.done, [3][]float32{})
	}
	h := step.Half()
	p := &d.plans[s]
	if p.photo == nil || !p.step.equal(&step) {
		step.Kernel = step.Kernel.Clone()
		*p = plan{step, step.Conv().Photo(d.rows+2*h, d.cols+2*h)}
	}
	for k := range d.channels() {
		if d.done[s][k] == nil {
			d.done[s][k] = make([]float32, d.rows*d.cols)
		}
		p.photo.Apply(d.done[s][k], d.widened(d.after(s)[k], h))
	}
	d.steps = append(d.steps, step)
}

// widened continues a plane by h pixels beyond its border.
func (d *Developer) widened(x []float32, h int) []float32 {
	cols := d.cols + 2*h
	if n := (d.rows + 2*h) * cols; cap(d.wide) < n {
		d.wide = make([]float32, n)
	}
	d.wide = d.wide[:(d.rows+2*h)*cols]
	for r := range d.rows {
		row, from := d.wide[(r+h)*cols:][:cols], x[r*d.cols:][:d.cols]
		copy(row[h:], from)
		for i := range h {
			row[i], row[cols-1-i] = from[0], from[d.cols-1]
		}
	}
	first, last := d.wide[h*cols:][:cols], d.wide[(h+d.rows-1)*cols:][:cols]
	for i := range h {
		copy(d.wide[i*cols:], first)
		copy(d.wide[(h+d.rows+i)*cols:], last)
	}
	return d.wide
}

// Bright is how many pixels of what was shown last are as bright as [Bright] or brighter: by luminance, if they have
// colours.
func (d *Developer) Bright() int { return d.bright }

// show makes pixels of planes, and counts the bright ones.
func (d *Developer) show(planes *[3][]float32) {
	if d.colour {
		d.bright = colours(d.out, planes)
	} else {
		d.bright = greys(d.out, planes[0])
	}
}

// Thumb returns what there is after n steps of the last recipe, rows×cols pixels of it, each the mean of 3×3 of those that
// it stands for.
func (d *Developer) Thumb(n, rows, cols int) Pixels {
	p := Pixels{rows, cols, make([]byte, 4*rows*cols)}
	from := make([]int, 3*cols) // the columns that are looked at
	for i := range from {
		from[i] = (2*i + 1) * d.cols / (6 * cols)
	}
	sums := make([]float32, len(from))
	for k, plane := range d.after(n)[:d.channels()] {
		for r := range rows {
			clear(sums)
			for i := range 3 {
				line := plane[(2*(3*r+i)+1)*d.rows/(6*rows)*d.cols:][:d.cols]
				for c, x := range from {
					sums[c] += line[x]
				}
			}
			for c := range cols {
				at := p.RGBA[4*(r*cols+c):][:4]
				v := uint8((sums[3*c]+sums[3*c+1]+sums[3*c+2])/9 + 0.5)
				at[k], at[3] = v, 255
				if !d.colour {
					at[1], at[2] = v, v
				}
			}
		}
	}
	return p
}
