package ink

import (
	"math"
	"math/rand/v2"
)

// A Nudge disturbs a finished picture. The zero value changes nothing.
type Nudge struct {
	Right, Down int     // pixels
	Turn        float64 // degrees, clockwise
	Grow        float64 // size in per cent more (or, below 0, less)
	Thick       float64 // pixels added to each side of a stroke, or taken
	Noise       float64 // standard deviation of the grey values, per cent of 255
}

// Apply sets dst to src turned and grown about the picture's middle, thickened,
// moved, and with noise added; the noise is the same every time. dst and
// src may be the same picture.
func (n Nudge) Apply(dst, src *Picture) {
	p := *src
	if n.Turn != 0 || n.Grow != 0 {
		p = turned(&p, n.Turn*math.Pi/180, 1+n.Grow/100)
	}
	if n.Thick != 0 {
		p = thickened(&p, n.Thick)
	}
	if n.Right != 0 || n.Down != 0 {
		moved := p
		shift(&moved, &p, n.Right, n.Down)
		p = moved
	}
	if n.Noise > 0 {
		rng := rand.New(rand.NewPCG(28, 28))
		for i, v := range p {
			p[i] = uint8(min(max(math.Round(float64(v)+rng.NormFloat64()*n.Noise/100*255), 0), 255))
		}
	}
	*dst = p
}

// bilinear returns the grey value of p at pixel indices (x, y); outside is paper.
func bilinear(p *Picture, x, y float64) float64 {
	fx, fy := math.Floor(x), math.Floor(y)
	c, r := int(fx), int(fy)
	at := func(r, c int) float64 {
		if r < 0 || r >= Side || c < 0 || c >= Side {
			return 0
		}
		return float64(p[r*Side+c])
	}
	u, v := x-fx, y-fy
	return (at(r, c)*(1-u)+at(r, c+1)*u)*(1-v) + (at(r+1, c)*(1-u)+at(r+1, c+1)*u)*v
}

func turned(p *Picture, angle, size float64) (out Picture) {
	size = max(size, 0.05)
	sin, cos := math.Sincos(angle)
	const mid = (Side - 1) / 2.0
	for r := range Side {
		for c := range Side {
			x, y := float64(c)-mid, float64(r)-mid
			out[r*Side+c] = uint8(math.Round(bilinear(p, mid+(cos*x+sin*y)/size, mid+(cos*y-sin*x)/size)))
		}
	}
	return out
}

// thickened is grey dilation by a disc of that radius, or erosion where it is
// negative, both sampled between the pixels so that half steps count.
func thickened(p *Picture, radius float64) (out Picture) {
	const around = 16
	for r := range Side {
		for c := range Side {
			best := float64(p[r*Side+c])
			for k := range around {
				sin, cos := math.Sincos(2 * math.Pi * float64(k) / around)
				for _, reach := range [2]float64{0.5, 1} {
					d := math.Abs(radius) * reach
					v := bilinear(p, float64(c)+d*cos, float64(r)+d*sin)
					if radius > 0 {
						best = max(best, v)
					} else {
						best = min(best, v)
					}
				}
			}
			out[r*Side+c] = uint8(math.Round(best))
		}
	}
	return out
}
