package augment

import "math"

// A sheet is an image with paper around it: pixel (r, c) is number
// (r+1)·32 + c+1, and the others are 0. It is larger than the 30×30 needed, so
// that an index cut to ten bits is always inside and costs no check.
type sheet [1024]float32

const (
	line   = 32 // numbers in a row of a sheet
	inside = 1023
)

// row is the view of row r of the image.
func (s *sheet) row(r int) []float32 { return s[(r+1)*line+1:][:side:side] }

// read writes the image to dst.
func (s *sheet) read(dst []float32) {
	for r := range side {
		copy(dst[r*side:][:side], s.row(r))
	}
}

// A placement says where the ink goes; angles in radians, the rest as in [Mix].
type placement struct {
	right, down, angle, wide, high, slant float64
}

// A plane says where a pixel's colour comes from: pixel (r, c) of the result
// shows what is at x = xc·c + xr·r + x0, y = yc·c + yr·r + y0.
type plane struct {
	xc, xr, x0 float32
	yc, yr, y0 float32
}

// affine is the inverse of p: D⁻¹·S⁻¹·R⁻¹ about the centre, after the shift is
// taken back.
func affine(p placement) plane {
	const centre = (side - 1) / 2.
	sin, cos := math.Sincos(p.angle)
	xc, xr := (cos-p.slant*sin)/p.wide, (sin+p.slant*cos)/p.wide
	yc, yr := -sin/p.high, cos/p.high
	c, r := centre+p.right, centre+p.down
	return plane{
		float32(xc), float32(xr), float32(centre - xc*c - xr*r),
		float32(yc), float32(yr), float32(centre - yc*c - yr*r),
	}
}

// warp writes to dst what m and the displacements f fetch from s.
func (s *sheet) warp(dst []float32, m plane, f *field) {
	const edge = side + 1 // of a sheet, beyond the image: paper
	for r := range side {
		x0, y0 := m.xr*float32(r)+m.x0+1, m.yr*float32(r)+m.y0+1
		out := (*[side]float32)(dst[r*side:])
		dx, dy := (*[side]float32)(f.out[2*r*side:]), (*[side]float32)(f.out[(2*r+1)*side:])
		for c := range out {
			x, y := x0+m.xc*float32(c)+dx[c], y0+m.yc*float32(c)+dy[c]
			if x < 0 {
				x = 0
			} else if x > edge {
				x = edge
			}
			if y < 0 {
				y = 0
			} else if y > edge {
				y = edge
			}
			i, j := int(x), int(y)
			u, v := x-float32(i), y-float32(j)
			k := j*line + i
			above := s[k&inside] + u*(s[(k+1)&inside]-s[k&inside])
			below := s[(k+line)&inside] + u*(s[(k+line+1)&inside]-s[(k+line)&inside])
			out[c] = above + v*(below-above)
		}
	}
}
