//go:build !js

package main

import (
	"image"
	"image/color"
	"image/draw"

	"golang.org/x/image/font"
	"golang.org/x/image/font/basicfont"
	"golang.org/x/image/math/fixed"

	"convlab/nn/augment"
	"convlab/nn/mnist"
)

const (
	zoom   = 2 // pixels of the sheet along a pixel's side
	cell   = mnist.Side*zoom + 2
	margin = 124 // for the names of rows
)

// sheet draws one row of distorted images for each of list. The image in column
// k has the key of index k, and of the row's number as its epoch.
func sheet(list []row, set *mnist.Set, seed uint64) *image.Gray {
	img := image.NewGray(image.Rect(0, 0, margin+set.Len()*cell, len(list)*cell))
	draw.Draw(img, img.Rect, image.NewUniform(color.Gray{70}), image.Point{}, draw.Src)
	label := font.Drawer{Dst: img, Src: image.White, Face: basicfont.Face7x13}
	x := make([]float32, mnist.Pixels)
	for r, one := range list {
		label.Dot = fixed.P(6, r*cell+cell/2+4)
		label.DrawString(one.name)
		d := augment.New(one.mix)
		for k := range set.Len() {
			d.ApplyGrey(x, set.Image(k), augment.Key{Seed: seed, Epoch: r, Index: k})
			at := image.Pt(margin+k*cell, r*cell)
			for i, v := range x {
				p := at.Add(image.Pt(i%mnist.Side, i/mnist.Side).Mul(zoom))
				draw.Draw(img, image.Rectangle{p, p.Add(image.Pt(zoom, zoom))}, image.NewUniform(color.Gray{uint8(v*255 + .5)}), image.Point{}, draw.Src)
			}
		}
	}
	return img
}
