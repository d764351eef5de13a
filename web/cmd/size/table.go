package main

import (
	"fmt"
	"io"
	"strconv"

	"convlab/web/site"
	"convlab/web/site/cost"
)

// printSpent prints what is fetched beside its budget, and reports whether something is above it.
func printSpent(w io.Writer, spent []site.Spent) (over bool) {
	fmt.Fprintf(w, "%-44s %11s %11s %11s\n", "", "bytes", "brotli", "budget")
	for _, s := range spent {
		verdict := ""
		if s.Brotli > s.Budget {
			over = true
			verdict = "  " + grouped(s.Brotli-s.Budget) + " too many"
		}
		fmt.Fprintf(w, "%-44s %11s %11s %11s%s\n", s.Name, grouped(s.Size), grouped(s.Brotli), grouped(s.Budget), verdict)
	}
	return over
}

// printRows prints a table of costs, with their sum. Nothing is printed of no rows.
func printRows(w io.Writer, what string, rows []cost.Row) {
	if len(rows) == 0 {
		return
	}
	const line = "%-44s %11s %11s %12s\n"
	fmt.Fprintf(w, "\n"+line, what, "code", "data", "brotli, est.")
	var sum cost.Row
	for _, r := range rows {
		fmt.Fprintf(w, line, r.Name, grouped(r.Code), grouped(r.Data), grouped(r.Brotli))
		sum.Code += r.Code
		sum.Data += r.Data
		sum.Brotli += r.Brotli
	}
	fmt.Fprintf(w, line, "sum", grouped(sum.Code), grouped(sum.Data), grouped(sum.Brotli))
}

// grouped writes 1234567 as 1,234,567.
func grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
