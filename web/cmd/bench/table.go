//go:build !js

package main

import (
	"fmt"
	"regexp"
	"runtime"
	"strconv"
	"strings"
)

// A row is one line of go test -bench.
type row struct {
	where, pkg, cpu string
	name            string // without "Benchmark" and the number of processors
	values          []value
}

type value struct {
	number float64
	unit   string
}

var processors = regexp.MustCompile(`-[0-9]+$`)

// parse reads a line such as "BenchmarkX/y-2  120  3.1 GFLOP/s  2 ×gonum".
func parse(line string) (row, bool) {
	f := strings.Fields(line)
	if len(f) < 4 || len(f)%2 != 0 || !strings.HasPrefix(f[0], "Benchmark") {
		return row{}, false
	}
	if _, err := strconv.Atoi(f[1]); err != nil {
		return row{}, false
	}
	r := row{name: processors.ReplaceAllString(strings.TrimPrefix(f[0], "Benchmark"), "")}
	for i := 2; i < len(f); i += 2 {
		v, err := strconv.ParseFloat(f[i], 64)
		if err != nil {
			return row{}, false
		}
		r.values = append(r.values, value{v, f[i+1]})
	}
	return r, true
}

// columns are the units with a column of their own.
var columns = []struct{ unit, title string }{
	{"GFLOP/s", "GFLOP/s"}, {"×gonum", "× gonum"}, {"%peak", "% of peak"}, {"images/s", "images/s"},
}

// table is the rows in Markdown. What has no column stands in the last.
func table(rows []row) string {
	var b strings.Builder
	b.WriteString("| where | product or network |")
	for _, c := range columns {
		b.WriteString(" " + c.title + " |")
	}
	b.WriteString(" besides |\n|---|---|" + strings.Repeat("---:|", len(columns)) + "---|\n")
	for _, r := range rows {
		fmt.Fprintf(&b, "| %s | %s %s |", r.where, r.pkg, r.name)
		cells, rest := make([]string, len(columns)), []string{}
	values:
		for _, v := range r.values {
			for i, c := range columns {
				if c.unit == v.unit {
					cells[i] = number(v.number)
					continue values
				}
			}
			rest = append(rest, number(v.number)+" "+v.unit)
		}
		fmt.Fprintf(&b, " %s | %s |\n", strings.Join(cells, " | "), strings.Join(rest, ", "))
	}
	return b.String()
}

// number has two digits, or all before the point.
func number(v float64) string {
	switch {
	case v >= 10000:
		s := strconv.FormatFloat(v, 'f', 0, 64)
		for at := len(s) - 3; at > 0; at -= 3 {
			s = s[:at] + "," + s[at:]
		}
		return s
	case v >= 10:
		return strconv.FormatFloat(v, 'f', 0, 64)
	}
	return strconv.FormatFloat(v, 'g', 2, 64)
}

// machine names the processor, which only native benchmarks know.
func machine(rows []row) string {
	for _, r := range rows {
		if r.cpu != "" {
			return fmt.Sprintf("%s, %d cores", r.cpu, runtime.NumCPU())
		}
	}
	return fmt.Sprintf("%s/%s, %d cores", runtime.GOOS, runtime.GOARCH, runtime.NumCPU())
}
