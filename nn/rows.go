package nn

// Loops over a matrix of few columns, such as channels, take several rows at a
// time, as if they were one: then they are long enough to run at full speed.
// What belongs to a column is repeated for each of those rows.

// tile is how many numbers such a loop takes at a time, a multiple of c.
func tile(c int) int { return c * max(1, 64/c) }

// runs is how many numbers of a column are summed in float32 before the sum is
// put away: long runs round badly.
const runs = 256

// repeat fills dst with copies of row; the last may be cut short.
func repeat(dst, row []float32) {
	at := copy(dst, row)
	most := max(1, 1024/len(row)) * len(row)
	for at < len(dst) {
		at += copy(dst[at:], dst[:min(at, most)])
	}
}

// fold adds the rows of m to sum, where m's rows are as long as sum.
func fold(sum, m []float32) {
	c := len(sum)
	for ; len(m) >= c; m = m[c:] {
		row := m[:c]
		for i, v := range row {
			sum[i] += v
		}
	}
}

// addRows adds the rows of m to sum, where m's rows are as long as sum. part
// has tile(len(sum)) numbers, and is overwritten.
func addRows(sum, m, part []float32) {
	width := tile(len(sum))
	part = part[:width]
	for len(m) > 0 {
		run := m[:min(len(m), runs*width)]
		m = m[len(run):]
		clear(part)
		for len(run) > 0 {
			row := run[:min(len(run), width)]
			run = run[len(row):]
			add(part, row)
		}
		fold(sum, part)
	}
}

// add adds x to the first numbers of sum.
func add(sum, x []float32) {
	sum = sum[:len(x)]
	for i, v := range x {
		sum[i] += v
	}
}
