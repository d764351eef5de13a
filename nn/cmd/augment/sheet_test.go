//go:build !js

package main

import (
	"slices"
	"testing"

	"convlab/nn/augment"
	"convlab/nn/mnist"
)

func TestSheet(t *testing.T) {
	set := &mnist.Set{Images: make([]uint8, 3*mnist.Pixels), Labels: make([]uint8, 3)}
	for i := range set.Images {
		set.Images[i] = uint8(i)
	}
	list := []row{{"as scanned", augment.Mix{}}, {"pen", augment.Pen}}
	img := sheet(list, set, 1)
	if b := img.Bounds(); b.Dx() != margin+3*cell || b.Dy() != 2*cell {
		t.Fatalf("a sheet of 2×3 images is %v", b)
	}
	for k := range 3 {
		for i, v := range set.Image(k) {
			x, y := margin+k*cell+i%mnist.Side*zoom, i/mnist.Side*zoom
			if img.GrayAt(x, y).Y != v || img.GrayAt(x+zoom-1, y+zoom-1).Y != v {
				t.Fatalf("image %d, pixel %d: %v, not %v", k, i, img.GrayAt(x, y).Y, v)
			}
		}
	}
	if !slices.Equal(img.Pix, sheet(list, set, 1).Pix) || slices.Equal(img.Pix, sheet(list, set, 2).Pix) {
		t.Error("the sheet doesn't follow the seed")
	}
}

// Every distortion of every mix has a row of its own, and every number a flag.
func TestRows(t *testing.T) {
	for _, m := range augment.Mixes {
		mixes, err := chosen(m.Name)
		if err != nil || len(mixes) != 1 || mixes[0].mix != m.Mix {
			t.Fatalf("%s: %v, %v", m.Name, mixes, err)
		}
		list := rows(mixes)
		var union augment.Mix
		for _, r := range list[:len(list)-4] {
			if err := r.mix.Check(); err != nil {
				t.Errorf("%s: %v", r.name, err)
			}
			for i, v := range fields(&union) {
				*v.p = max(*v.p, *fields(&r.mix)[i].p)
			}
		}
		for i, v := range fields(&union) {
			if want := *fields(&mixes[0].mix)[i].p; *v.p < want && v.name != "clean" {
				t.Errorf("%s: -%s is %v, but no row shows it", m.Name, v.name, want)
			}
		}
	}
	if _, err := chosen("nib"); err == nil {
		t.Error("there is a mix named nib")
	}
}
