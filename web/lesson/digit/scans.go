package digit

import (
	"convlab/nn/ink"
	"convlab/web/lesson/library"
)

// firstScans are the numbers of the first images of MNIST's two parts; the images
// of the sample have the numbers from 1 on.
var firstScans = [library.Parts]int{library.Test: 10001, library.Train: 100001}

// ScanOf returns the number by which [Drawing.Sample], and a link, names an image
// of a part of MNIST, by its index in the part. Images of the sample are named by
// 1 + their index in the sample.
func ScanOf(p library.Part, i int) int { return firstScans[p] + i }

// Scanned takes a number apart that [ScanOf] has made; ok is false for others.
func Scanned(n int) (p library.Part, i int, ok bool) {
	for p, first := range firstScans {
		if i = n - first; i >= 0 && i < library.Part(p).Count() {
			return library.Part(p), i, true
		}
	}
	return 0, 0, false
}

// Scan returns an image of MNIST with its label, if it is here.
func (d *Digit) Scan(n int) (p ink.Picture, label int, ok bool) {
	set, i := d.samples.set, n-1
	if part, at, ofLibrary := Scanned(n); ofLibrary {
		set, i = d.Library.Set(part), at
	}
	if set == nil || i < 0 || i >= set.Len() {
		return p, 0, false
	}
	copy(p[:], set.Image(i))
	return p, int(set.Labels[i]), true
}

// Take puts an image of MNIST on the pad. One that is not here appears when it
// has come.
func (d *Digit) Take(n int) {
	if n == d.Sample && !d.IsTouched() {
		return
	}
	if p, _, ok := Scanned(n); ok {
		d.Library.Want(p)
	}
	d.remember()
	d.Strokes, d.Sample = nil, n
	d.stroke, d.Cursor.Down = false, false
	d.changed()
}
