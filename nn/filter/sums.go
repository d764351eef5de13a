package filter

import "fmt"

// Sums is [Photo.Apply] without the last step: dst gets the raw sums, signed and
// unclamped. They are those of [Conv.Step] wherever float32 holds these, as it
// does for kernels of small whole numbers.
func (p *Photo) Sums(dst, src []float32) {
	if len(src) != p.rows*p.cols || len(dst) != p.outRows*p.outCols {
		panic(fmt.Sprintf("filter: %d numbers for a picture of %d×%d, %d for sums of %d×%d",
			len(src), p.rows, p.cols, len(dst), p.outRows, p.outCols))
	}
	from, to := p.from, p.to
	if p.slow {
		from, to = p.outCols, p.outCols
	}
	for r := range p.outRows {
		row := dst[r*p.outCols:][:p.outCols]
		if from < to {
			p.under(src, r, p.conv.Kernel.Rows)
			p.sums(row[from:to])
		}
		for c := range row {
			if c < from || c >= to {
				row[c] = float32(p.sum(src, r, c))
			}
		}
	}
}
