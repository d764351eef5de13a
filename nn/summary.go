package nn

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// LayerInfo is one row of a summary.
type LayerInfo struct {
	Name    string // "dense 256"
	In, Out Shape
	Params  int // numbers to learn
	State   int // numbers kept, but not learned
	MulAdds int // multiply-adds of products, for one example
}

// CountParams returns how many parameters the network of [New] would have,
// without making room for them. It panics where New does.
func CountParams(in Shape, layers ...Layer) (n int) {
	for i, l := range layers {
		p := planned(i, l, in)
		n += p.params
		in = p.out
	}
	return n
}

// Summary describes the layers in order.
func (net *Network) Summary() []LayerInfo {
	rows := make([]LayerInfo, len(net.stages))
	for i, s := range net.stages {
		rows[i] = LayerInfo{s.layer.String(), s.in, s.out, s.params, s.state, s.mulAdds}
	}
	return rows
}

// Table is the summary as text: a line for the input, one for each layer with
// its output's shape, its parameters and its multiply-adds, and the totals.
func (net *Network) Table() string {
	rows := [][4]string{
		{"layer", "output", "parameters", "multiply-adds"},
		{"input", net.in.String()},
	}
	params, state, mulAdds := 0, 0, 0
	for _, l := range net.Summary() {
		rows = append(rows, [4]string{l.Name, l.Out.String(), Thousands(l.Params), Thousands(l.MulAdds)})
		params += l.Params
		state += l.State
		mulAdds += l.MulAdds
	}
	rows = append(rows, [4]string{"total", "", Thousands(params), Thousands(mulAdds)})

	var width [4]int
	for _, row := range rows {
		for i, s := range row {
			width[i] = max(width[i], utf8.RuneCountInString(s))
		}
	}
	var b strings.Builder
	for _, row := range rows {
		line := fmt.Sprintf("%-*s  %-*s  %*s  %*s", width[0], row[0], width[1], row[1], width[2], row[2], width[3], row[3])
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	if state > 0 {
		b.WriteString("and " + Thousands(state) + " running statistics\n")
	}
	return b.String()
}

// Thousands is n ≥ 0 with commas, "61,706".
func Thousands(n int) string {
	s := strconv.Itoa(n)
	for at := len(s) - 3; at > 0; at -= 3 {
		s = s[:at] + "," + s[at:]
	}
	return s
}
