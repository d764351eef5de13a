package nn

import (
	"fmt"
	"strconv"
	"strings"
	"text/tabwriter"
)

// LayerInfo is one row of a summary.
type LayerInfo struct {
	Name    string // "dense 256"
	In, Out Shape
	Params  int // numbers to learn
	State   int // numbers kept, but not learned
	MulAdds int // multiply-adds of products, for one example
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
	var b strings.Builder
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', tabwriter.AlignRight)
	params, state, mulAdds := 0, 0, 0
	fmt.Fprint(w, "layer\toutput\tparameters\tmultiply-adds\t\n")
	fmt.Fprintf(w, "input\t%v\t\t\t\n", net.in)
	for _, l := range net.Summary() {
		fmt.Fprintf(w, "%s\t%v\t%s\t%s\t\n", l.Name, l.Out, grouped(l.Params), grouped(l.MulAdds))
		params += l.Params
		state += l.State
		mulAdds += l.MulAdds
	}
	fmt.Fprintf(w, "total\t\t%s\t%s\t\n", grouped(params), grouped(mulAdds))
	w.Flush()
	if state > 0 {
		fmt.Fprintf(&b, "and %s running statistics\n", grouped(state))
	}
	return b.String()
}

// grouped is n ≥ 0 with commas, "61,706".
func grouped(n int) string {
	s := strconv.Itoa(n)
	for at := len(s) - 3; at > 0; at -= 3 {
		s = s[:at] + "," + s[at:]
	}
	return s
}
