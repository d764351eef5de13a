//go:build !js

package session

import (
	"bytes"
	"fmt"
	"image/color"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"

	"convlab/nn/training"
)

// seedColours tell the curves of up to five seeds apart, also for colour-blind
// readers (Okabe and Ito 2008, "Color universal design").
var seedColours = []color.RGBA{
	{0x00, 0x72, 0xb2, 0xff}, {0xd5, 0x5e, 0x00, 0xff}, {0x00, 0x9e, 0x73, 0xff}, {0xcc, 0x79, 0xa7, 0xff}, {0x56, 0xb4, 0xe9, 0xff},
}

// Picture draws the curves of the trainings of a model, one for each seed, as
// a PNG: the loss on the left, the share of wrong answers on the right, both
// on the training images as they were seen.
func Picture(title string, seeds []uint64, curves []training.Curve) ([]byte, error) {
	const width, height = 9 * vg.Inch, 3.5 * vg.Inch
	loss, err := panel(title+": loss", seeds, curves, func(p training.Point) float64 { return float64(p.Loss) })
	if err != nil {
		return nil, err
	}
	wrong, err := panel(title+": wrong, %", seeds, curves, func(p training.Point) float64 { return 100 * (1 - float64(p.Right)) })
	if err != nil {
		return nil, err
	}
	canvas := vgimg.NewWith(vgimg.UseWH(width, height), vgimg.UseDPI(80))
	tiles := draw.Tiles{Rows: 1, Cols: 2, PadX: vg.Millimeter * 4, PadTop: vg.Millimeter, PadBottom: vg.Millimeter, PadLeft: vg.Millimeter, PadRight: vg.Millimeter * 3}
	plots := [][]*plot.Plot{{loss, wrong}}
	for i, c := range plot.Align(plots, tiles, draw.New(canvas))[0] {
		plots[0][i].Draw(c)
	}
	var b bytes.Buffer
	_, err = vgimg.PngCanvas{Canvas: canvas}.WriteTo(&b)
	return b.Bytes(), err
}

// panel draws one number of all curves, on a logarithmic scale.
func panel(title string, seeds []uint64, curves []training.Curve, value func(training.Point) float64) (*plot.Plot, error) {
	p := plot.New()
	p.Title.Text = title
	p.X.Label.Text = "epoch"
	p.Y.Scale, p.Y.Tick.Marker = plot.LogScale{}, plot.LogTicks{Prec: -1}
	p.Add(plotter.NewGrid())
	p.Legend.Top = true
	for i, c := range curves {
		var points plotter.XYs
		for _, at := range c {
			// A logarithm has no room for 0.
			points = append(points, plotter.XY{X: float64(at.Epoch), Y: max(value(at), 1e-5)})
		}
		line, err := plotter.NewLine(points)
		if err != nil {
			return nil, err
		}
		line.Color = seedColours[i%len(seedColours)]
		line.Width = vg.Points(1.5)
		p.Add(line)
		p.Legend.Add(fmt.Sprint("seed ", seeds[i]), line)
	}
	// LogTicks wants whole powers of ten around what is drawn.
	if len(curves) == 0 {
		p.Y.Min, p.Y.Max = 1, 10
		return p, nil
	}
	p.Y.Min = math.Pow(10, math.Floor(math.Log10(p.Y.Min)))
	p.Y.Max = math.Pow(10, math.Floor(math.Log10(p.Y.Max))+1)
	return p, nil
}
