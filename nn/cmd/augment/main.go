//go:build !js

// Augment draws a contact sheet of the distortions of package augment: two
// training images of each digit, below them each distortion alone, and then
// whole mixes, to judge by eye whether a digit stays the digit that it was.
//
//	go run ./nn/cmd/augment                               all named mixes
//	go run ./nn/cmd/augment -mix pen -rotate 20 -seed 2   one, with another value
//
// A distortion alone has the strength of the first mix shown, or where that
// has none, one that makes it plain.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"image/png"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"

	"convlab/nn/augment"
	"convlab/nn/mnist"
)

func main() {
	name := flag.String("mix", "", "show only this mix: "+names()+", or none, to be set by the other flags")
	seed := flag.Uint64("seed", 1, "of the choice of images and of the distortions")
	out := flag.String("out", filepath.Join(".cache", "augment.png"), "the file to write")
	var set augment.Mix
	values := fields(&set)
	for _, v := range values {
		flag.Func(v.name, v.usage, func(s string) error {
			_, err := fmt.Sscan(s, v.p)
			return err
		})
	}
	flag.Usage = func() {
		fmt.Fprintln(os.Stderr, "usage: augment [flags]")
		flag.PrintDefaults()
	}
	flag.Parse()
	if flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	given := map[string]bool{}
	flag.Visit(func(f *flag.Flag) { given[f.Name] = true })

	mixes, err := chosen(*name)
	for i := range mixes {
		for j, v := range fields(&mixes[i].mix) {
			if given[v.name] {
				*v.p = *values[j].p
			}
		}
		if err == nil {
			err = mixes[i].mix.Check()
		}
	}
	if err == nil {
		err = run(mixes, *seed, *out)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "augment:", strings.TrimPrefix(err.Error(), "augment: "))
		os.Exit(1)
	}
}

// A value is one number of a mix, as a flag.
type value struct {
	name, usage string
	p           *float32
}

func fields(m *augment.Mix) []value {
	return []value{
		{"shift", "up to so many `pixels`", &m.Shift},
		{"rotate", "up to so many `degrees`", &m.Rotate},
		{"scale", "width and height by up to this `fraction`", &m.Scale},
		{"shear", "up to this `tangent` of the slant", &m.Shear},
		{"alpha", "strength of the elastic distortion in `pixels` before smoothing", &m.Elastic.Alpha},
		{"sigma", "smoothing of the elastic distortion in `pixels`", &m.Elastic.Sigma},
		{"thicker", "move edges outwards by up to so many `pixels`", &m.Thicker},
		{"thinner", "move edges inwards by up to so many `pixels`", &m.Thinner},
		{"noise", "`standard deviation` of up to this", &m.Noise},
		{"binarise", "`probability` of black and white", &m.Binarise.Chance},
		{"low", "least `threshold` for black and white", &m.Binarise.Low},
		{"high", "greatest `threshold`", &m.Binarise.High},
		{"clean", "`probability` of no distortion", &m.Clean},
	}
}

func names() string {
	var list []string
	for _, m := range augment.Mixes {
		list = append(list, m.Name)
	}
	return strings.Join(list, ", ")
}

// A row of the sheet is a distortion of the images above it.
type row struct {
	name string
	mix  augment.Mix
}

// chosen are the mixes of that name, all without one.
func chosen(name string) (list []row, err error) {
	if name == "none" {
		return []row{{"as set", augment.Mix{}}}, nil
	}
	for _, m := range augment.Mixes {
		if name == "" || name == m.Name {
			list = append(list, row{m.Name, m.Mix})
		}
	}
	if list == nil {
		return nil, fmt.Errorf("no mix named %q; there are: %s, none", name, names())
	}
	return list, nil
}

// rows are the rows of the sheet: nothing, each distortion alone, and each mix
// four times.
func rows(mixes []row) []row {
	m, plain := mixes[0].mix, augment.Mix{
		Shift: 2, Rotate: 15, Scale: 0.15, Shear: 0.25, Thicker: 0.6, Thinner: 0.3, Noise: 0.2,
		Binarise: augment.Binarise{Chance: 1, Low: 0.3, High: 0.5},
	}
	for i, v := range fields(&plain) {
		if w := *fields(&m)[i].p; w > 0 {
			*v.p = w
		}
	}
	mild, strong := augment.Elastic{Alpha: 8, Sigma: 4}, augment.Elastic{Alpha: 34, Sigma: 4}
	list := []row{
		{"as scanned", augment.Mix{}},
		{fmt.Sprintf("shift %v px", plain.Shift), augment.Mix{Shift: plain.Shift}},
		{fmt.Sprintf("rotate %v deg", plain.Rotate), augment.Mix{Rotate: plain.Rotate}},
		{fmt.Sprintf("scale %v", plain.Scale), augment.Mix{Scale: plain.Scale}},
		{fmt.Sprintf("shear %v", plain.Shear), augment.Mix{Shear: plain.Shear}},
		{"elastic 8, 4", augment.Mix{Elastic: mild}},
		{"elastic 34, 4", augment.Mix{Elastic: strong}},
	}
	if e := m.Elastic; e.Alpha > 0 && e != mild && e != strong {
		list = append(list, row{fmt.Sprintf("elastic %v, %v", e.Alpha, e.Sigma), augment.Mix{Elastic: e}})
	}
	b := plain.Binarise
	list = append(list,
		row{fmt.Sprintf("thicker %v px", plain.Thicker), augment.Mix{Thicker: plain.Thicker}},
		row{fmt.Sprintf("thinner %v px", plain.Thinner), augment.Mix{Thinner: plain.Thinner}},
		row{fmt.Sprintf("noise %v", plain.Noise), augment.Mix{Noise: plain.Noise}},
		row{fmt.Sprintf("binarise %v-%v", b.Low, b.High), augment.Mix{Binarise: augment.Binarise{Chance: 1, Low: b.Low, High: b.High}}},
	)
	for _, mix := range mixes {
		for range 4 {
			list = append(list, mix)
		}
	}
	return list
}

func run(mixes []row, seed uint64, out string) error {
	train, _, err := mnist.Load()
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := png.Encode(&b, sheet(rows(mixes), pick(train, seed), seed)); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(out), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(out, b.Bytes(), 0o644); err != nil {
		return err
	}
	fmt.Println(out)
	return nil
}

// pick returns two images of each digit: 0, 0, 1, 1, …
func pick(s *mnist.Set, seed uint64) *mnist.Set {
	const each = 2
	var images [mnist.Classes][]uint8
	for _, i := range rand.New(rand.NewPCG(seed, 0)).Perm(s.Len()) {
		if l := s.Labels[i]; len(images[l]) < each*mnist.Pixels {
			images[l] = append(images[l], s.Image(i)...)
		}
	}
	out := &mnist.Set{}
	for digit := range images {
		out.Images = append(out.Images, images[digit]...)
		for range each {
			out.Labels = append(out.Labels, uint8(digit))
		}
	}
	return out
}
