//go:build !js

package people

import (
	"image"
	"image/color"

	"convlab/nn/drawn"
	"convlab/nn/ink"
	"convlab/nn/mnist"
)

// Sheet is a picture of the digits that the page is wrong about, framed in red,
// refuses (blue), is split over (grey) or unsure of (yellow): a block of rows for
// each digit. What was answered instead stands small in the corner.
func Sheet(digits []Digit, readings []Reading) image.Image {
	const zoom, across, apart = 2, 24, 12
	const cell = zoom*mnist.Side + 6
	frame := map[Outcome]color.RGBA{
		Wrong: {0xc8, 0x28, 0x28, 0xff}, Refused: {0x28, 0x50, 0xb4, 0xff}, Split: {0x82, 0x82, 0x82, 0xff}, Unsure: {0xd2, 0xa0, 0x14, 0xff},
	}
	var of [mnist.Classes][]int
	for _, o := range []Outcome{Wrong, Refused, Split, Unsure} {
		for i, r := range readings {
			if r.Page.Outcome == o {
				of[digits[i].Label] = append(of[digits[i].Label], i)
			}
		}
	}
	height := apart
	for _, list := range of {
		height += (len(list)+across-1)/across*cell + apart
	}
	img := image.NewRGBA(image.Rect(0, 0, across*cell+2*apart, height))
	for i := range img.Pix {
		img.Pix[i] = 0xf0
	}
	set := func(x0, y0 int, p *ink.Picture, every int, ink color.RGBA) {
		n := mnist.Side * zoom / every
		for y := range n {
			for x := range n {
				g := p[y*every/zoom*mnist.Side+x*every/zoom]
				mix := func(c uint8) uint8 { return uint8((int(c)*int(g) + 255*(255-int(g))) / 255) }
				if every == 1 || g > 60 {
					img.SetRGBA(x0+x, y0+y, color.RGBA{mix(ink.R), mix(ink.G), mix(ink.B), 0xff})
				}
			}
		}
	}
	glyphs := numerals()
	y := apart
	for _, list := range of {
		for k, i := range list {
			x0, y0 := apart+k%across*cell, y+k/across*cell
			r := &readings[i]
			c := frame[r.Page.Outcome]
			for a := range cell - 2 {
				for b := range cell - 2 {
					img.SetRGBA(x0+a, y0+b, c)
				}
			}
			set(x0+2, y0+2, &r.Picture, 1, color.RGBA{A: 0xff})
			if r.Page.Top != digits[i].Label {
				set(x0+2, y0+2, &glyphs[r.Page.Top], 4, c)
			}
		}
		y += (len(list)+across-1)/across*cell + apart
	}
	return img
}

// numerals are plain digits, from templates of package drawn.
func numerals() (g [mnist.Classes]ink.Picture) {
	var p ink.Processor
	var t ink.Trace
	var have [mnist.Classes]bool
	for _, template := range drawn.Test.Templates() {
		if have[template.Digit] {
			continue
		}
		have[template.Digit] = true
		var strokes []ink.Stroke
		for _, points := range template.Strokes {
			strokes = append(strokes, ink.Stroke{Points: points, Width: .14})
		}
		p.Process(&t, strokes, ink.Steps{})
		g[template.Digit] = t.Centred
	}
	return g
}
