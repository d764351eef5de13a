package drawn

import (
	"fmt"
	"io"
	"text/tabwriter"

	"convlab/nn/mnist"
)

// A Row says how the drawings of one template were answered.
type Row struct {
	Template string             `json:"template"`
	Digit    uint8              `json:"digit"`
	Drawings int                `json:"drawings"`
	Wrong    int                `json:"wrong"`
	As       [mnist.Classes]int `json:"as"` // answers by digit, right ones included
}

// Report counts answers, the digit that a network sees in each picture of d, by
// template. It has a row for every template, in their order.
func Report(d *Drawings, answers []uint8) []Row {
	if len(answers) != d.Len() {
		panic(fmt.Sprintf("drawn: %d answers to %d drawings", len(answers), d.Len()))
	}
	templates := d.Family.Templates()
	rows := make([]Row, len(templates))
	for i, t := range templates {
		rows[i].Template, rows[i].Digit = t.Name, t.Digit
	}
	for i, a := range answers {
		r := &rows[d.Template[i]]
		r.Drawings++
		r.As[a]++
		if a != r.Digit {
			r.Wrong++
		}
	}
	return rows
}

// Total is how many drawings rows count, and how many were answered wrong.
func Total(rows []Row) (drawings, wrong int) {
	for _, r := range rows {
		drawings += r.Drawings
		wrong += r.Wrong
	}
	return drawings, wrong
}

// WriteTable writes rows as text, with the wrong answers of each.
func WriteTable(w io.Writer, rows []Row) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	line := func(name string, wrong, of int, as string) {
		fmt.Fprintf(t, "%s\t%d of %d\t%.1f %%\t%s\n", name, wrong, of, 100*float64(wrong)/float64(max(of, 1)), as)
	}
	fmt.Fprintln(t, "synthetic drawings\twrong\t\ttaken for")
	for _, r := range rows {
		as := ""
		for digit, n := range r.As {
			if n > 0 && digit != int(r.Digit) {
				as += fmt.Sprintf("%d ×%d  ", digit, n)
			}
		}
		line(r.Template, r.Wrong, r.Drawings, as)
	}
	n, wrong := Total(rows)
	line("all", wrong, n, "")
	return t.Flush()
}
