//go:build !js

// Drawn shows the synthetic drawings of package drawn, and measures a network
// on them. From the root of the repository:
//
//	go run ./nn/cmd/drawn -sheet FILE.png    a sheet of both families and of MNIST
//	go run ./nn/cmd/drawn dense              errors of a network by template
package main

import (
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"

	"convlab/nn"
	"convlab/nn/drawn"
	"convlab/nn/mnist"
	"convlab/nn/zoo"
)

func main() {
	sheet := flag.String("sheet", "", "write a contact sheet to this PNG file")
	n := flag.Int("n", 2000, "drawings to measure on")
	seed := flag.Uint64("seed", 1, "of the drawings")
	variant := flag.Int("variant", 0, "0 as on the page, 1 own pen, 2 thin, 3 thick, 4 off centre")
	family := flag.Int("family", 0, "to measure on, or to fill the sheet with: 0 test, 1 train")
	columns := flag.Int("columns", 0, "sheet: so many drawings of each template of one family, a row for each; 0: both families and MNIST")
	flag.Usage = func() {
		fmt.Fprintln(os.Stderr, "usage: drawn [flags] [NETWORK]")
		flag.PrintDefaults()
	}
	flag.Parse()
	if *sheet == "" && flag.NArg() != 1 || flag.NArg() > 1 || *n < 1 || *columns < 0 ||
		*variant < 0 || *variant > int(drawn.OffCentre) || *family < 0 || *family > int(drawn.Train) {
		flag.Usage()
		os.Exit(2)
	}
	err := error(nil)
	if *sheet != "" {
		err = writeSheet(*sheet, drawn.Family(*family), drawn.Variant(*variant), *columns, *seed)
	}
	if err == nil && flag.NArg() == 1 {
		err = measure(flag.Arg(0), drawn.Make(drawn.Family(*family), drawn.Variant(*variant), *n, *seed))
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "drawn:", err)
		os.Exit(1)
	}
}

// measure prints the errors of a committed network.
func measure(name string, d *drawn.Drawings) error {
	m := zoo.Find(name)
	if m == nil {
		return fmt.Errorf("no network named %q", name)
	}
	f, err := os.Open(filepath.Join("static/models", m.WeightsFile()))
	if err != nil {
		return err
	}
	defer f.Close()
	net, err := m.Decode(f)
	if err != nil {
		return err
	}
	pass := net.PlanForward(1)
	x := make([]float32, mnist.Pixels)
	answers := make([]uint8, d.Len())
	for i := range answers {
		mnist.Scale(x, d.Image(i))
		digit, ok := nn.Answer(pass.Forward(x))
		if !ok {
			return fmt.Errorf("%s: the outputs for drawing %d are %w", name, i, nn.ErrNotFinite)
		}
		answers[i] = uint8(digit)
	}
	fmt.Printf("%s on %d synthetic drawings, %s templates, %s\n", name, d.Len(), d.Family, d.Variant)
	return drawn.WriteTable(os.Stdout, drawn.Report(d, answers))
}

// A row is a line of pictures on the sheet, blocks of them apart.
type row struct {
	blocks [][][]uint8
	name   string
}

// writeSheet writes pictures, ink on paper, and prints what is in which row.
func writeSheet(file string, f drawn.Family, v drawn.Variant, columns int, seed uint64) error {
	var rows []row
	var err error
	if columns > 0 {
		rows = byTemplate(f, v, columns, seed)
	} else if rows, err = byDigit(v, seed); err != nil {
		return err
	}
	for i, r := range rows {
		fmt.Printf("row %2d: %s\n", i, r.name)
	}
	w, err := os.Create(file)
	if err != nil {
		return err
	}
	if err := png.Encode(w, picture(rows)); err != nil {
		w.Close()
		return err
	}
	return w.Close()
}

// byDigit has a row for each digit: MNIST's test images, then the templates of
// both families.
func byDigit(v drawn.Variant, seed uint64) ([]row, error) {
	_, test, err := mnist.Load()
	if err != nil {
		return nil, err
	}
	rows := make([]row, mnist.Classes)
	take := func(s *mnist.Set, each int) {
		for digit := range rows {
			var block [][]uint8
			for i, label := range s.Labels {
				if int(label) == digit && len(block) < each {
					block = append(block, s.Image(i))
				}
			}
			rows[digit].blocks = append(rows[digit].blocks, block)
		}
	}
	const each = 14
	take(test, each)
	for _, f := range []drawn.Family{drawn.Test, drawn.Train} {
		d := drawn.Make(f, v, each*mnist.Classes, seed)
		take(&d.Set, each)
	}
	for digit := range rows {
		name := "MNIST (scans) | synthetic, test:"
		for _, f := range []drawn.Family{drawn.Test, drawn.Train} {
			for _, t := range f.Templates() {
				if int(t.Digit) == digit {
					name += " " + t.Name + ";"
				}
			}
			if f == drawn.Test {
				name += " and again | synthetic, train:"
			}
		}
		rows[digit].name = name + " and again"
	}
	return rows, nil
}

// byTemplate has a row for each template of f.
func byTemplate(f drawn.Family, v drawn.Variant, columns int, seed uint64) []row {
	templates := f.Templates()
	rows := make([]row, len(templates))
	most := 0
	var of [mnist.Classes]int
	for _, t := range templates {
		of[t.Digit]++
		most = max(most, of[t.Digit])
	}
	d := drawn.Make(f, v, columns*most*mnist.Classes, seed)
	for i, t := range templates {
		rows[i].name = "synthetic, " + f.String() + ": " + t.Name
		var block [][]uint8
		for k, from := range d.Template {
			if from == i && len(block) < columns {
				block = append(block, d.Image(k))
			}
		}
		rows[i].blocks = [][][]uint8{block}
	}
	return rows
}

// picture sets rows side by side and below each other, twice as large.
func picture(rows []row) image.Image {
	const zoom, cell, apart = 2, 2*mnist.Side + 4, 16
	width := 0
	for _, r := range rows {
		w := apart
		for _, b := range r.blocks {
			w += len(b)*cell + apart
		}
		width = max(width, w)
	}
	img := image.NewGray(image.Rect(0, 0, width, len(rows)*cell+2*apart))
	for i := range img.Pix {
		img.Pix[i] = 0xe0
	}
	for y, r := range rows {
		x := apart
		for _, b := range r.blocks {
			for _, grey := range b {
				for i := range mnist.Side * zoom {
					for k := range mnist.Side * zoom {
						img.SetGray(x+k, apart+y*cell+i, color.Gray{Y: 255 - grey[i/zoom*mnist.Side+k/zoom]})
					}
				}
				x += cell
			}
			x += apart
		}
	}
	return img
}
