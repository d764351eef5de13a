package nn

import "convlab/nn/vec"

// runs is how many rows are summed in float32 before the sums are put away: long
// sums round badly.
const runs = 1024

// inRuns calls add for each run of a matrix of n numbers in rows of c, with the
// range of the run, and adds what it has added to part to sum. sum and part have
// as many numbers, one or several for each column; part is overwritten.
func inRuns(sum, part []float32, n, c int, add func(part []float32, from, to int)) {
	for from := 0; from < n; from += runs * c {
		clear(part)
		add(part, from, min(from+runs*c, n))
		vec.Add(sum, sum, part)
	}
}

// addRows adds the rows of m to sum. See inRuns.
func addRows(sum, m, part []float32) {
	inRuns(sum, part, len(m), len(sum), func(part []float32, from, to int) {
		vec.AddColumnSums(part, m[from:to])
	})
}

// repeat fills dst with copies of row; the last may be cut short.
func repeat(dst, row []float32) {
	at := copy(dst, row)
	most := max(1, 1024/len(row)) * len(row)
	for at < len(dst) {
		at += copy(dst[at:], dst[:min(at, most)])
	}
}
