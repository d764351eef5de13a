//go:build !js

// Sketch measures how often the two families of package sketch are told apart by
// comparing the numbers of pictures, and draws some of their creatures:
//
//	go run ./nn/cmd/sketch             says how often the nearest of 12 examples is of the right family
//	go run ./nn/cmd/sketch -sheet FILE writes a sheet of drawings and of their pictures, as PNG
package main

import (
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"

	"convlab/nn/ink"
	"convlab/nn/sketch"
)

func main() {
	sheet := flag.String("sheet", "", "write a sheet of drawings to this file instead")
	flag.Parse()
	if *sheet != "" {
		if err := draw(*sheet); err != nil {
			fmt.Fprintln(os.Stderr, "sketch:", err)
			os.Exit(1)
		}
		return
	}
	right, of := sketch.Compare(200, 6, 100)
	fmt.Printf("nearest of 12 examples: %d of %d right, %.1f %%\n", right, of, 100*float64(right)/float64(of))
}

// draw writes rows of drawings, each with its picture of 28×28 pixels below.
func draw(file string) error {
	const side, columns = 112, 10
	rows := []func(seed uint64) []ink.Stroke{
		func(seed uint64) []ink.Stroke { return sketch.Creature(sketch.Guji, seed) },
		func(seed uint64) []ink.Stroke { return sketch.Creature(sketch.Guala, seed) },
		sketch.Cup, sketch.Mask,
	}
	img := image.NewGray(image.Rect(0, 0, side*columns, 2*side*len(rows)))
	for r, of := range rows {
		for c := range columns {
			strokes := of(uint64(c + 1))
			pad := ink.NewPad(side)
			pad.Update(strokes)
			small := sketch.Picture(strokes)
			for y := range side {
				for x := range side {
					img.SetGray(c*side+x, 2*r*side+y, color.Gray{Y: 255 - pad.A[y*side+x]})
					img.SetGray(c*side+x, (2*r+1)*side+y, color.Gray{Y: small[y*ink.Side/side*ink.Side+x*ink.Side/side]})
				}
			}
		}
	}
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	defer f.Close()
	return png.Encode(f, img)
}
