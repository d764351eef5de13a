// Package window says which inputs an output reads where a window moves over a
// picture. [Axis.At] is the one definition of it, along one side: the
// convolutions of package gemm and of package filter, pooling, and the receptive
// fields of package nn all ask it.
package window

// An Axis is one side of a picture and the window that moves along it.
type Axis struct {
	In       int // cells of the picture
	Size     int // cells that a window reads
	Stride   int // cells from one window to the next, at least 1
	Dilation int // cells from one that a window reads to the next, at least 1
	Before   int // cells of padding before the first of the picture
}

// At is the cell that window o reads at place k. Below 0 and from In on it is
// padding.
func (a Axis) At(o, k int) int { return o*a.Stride + k*a.Dilation - a.Before }

// Inside are the places from up to but without to of window o that lie in the
// picture.
func (a Axis) Inside(o int) (from, to int) {
	first := a.At(o, 0)
	from, to = max(0, -first), a.In-first // in cells from the window's first
	if a.Dilation > 1 {
		from, to = (from+a.Dilation-1)/a.Dilation, (to+a.Dilation-1)/a.Dilation
	}
	return from, max(from, min(to, a.Size))
}

// Covered are the cells of the picture from up to but without to between the
// first and the last that window o reads. Without dilation it reads them all.
func (a Axis) Covered(o int) (from, to int) {
	first := a.At(o, 0)
	return max(first, 0), max(first, 0, min(first+a.Reach(), a.In))
}

// Reach is how many cells a window covers, from the first that it reads to the
// last.
func (a Axis) Reach() int { return (a.Size-1)*a.Dilation + 1 }

// Count is how many windows fit, with so many cells of padding after the last of
// the picture.
func (a Axis) Count(after int) int {
	room := a.Before + a.In + after - a.Reach()
	if room < 0 {
		return 0
	}
	return room/a.Stride + 1
}

// Cells are the cells of the picture that at least one of the windows reads, in
// order.
func (a Axis) Cells(windows []int) []int {
	read := make([]bool, a.In)
	for _, o := range windows {
		from, to := a.Inside(o)
		for k := from; k < to; k++ {
			read[a.At(o, k)] = true
		}
	}
	var cells []int
	for i, r := range read {
		if r {
			cells = append(cells, i)
		}
	}
	return cells
}
