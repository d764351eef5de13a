//go:build !js

package main

import (
	"slices"
	"testing"
)

func TestTable(t *testing.T) {
	var rows []row
	for _, line := range []string{
		"goos: linux",
		"BenchmarkSquare/64-2         \t      50\t        48.97 %peak\t        54.97 GFLOP/s\t         6.546 ×gonum",
		"    bench_test.go:97: simd 512-bit",
		"BenchmarkNetwork/cnn/train/batch128 \t 1\t 5.2 %peak\t 5.41 GFLOP/s\t 12345.6 images/s",
		"BenchmarkShare/2000×256×784-2 \t 3\t 190 GFLOP/s\t 1.914 ×one",
		"BenchmarkLog",
		"PASS",
		"ok  \tconvlab/nn\t18.587s",
	} {
		if r, ok := parse(line); ok {
			r.where, r.pkg = "native", "nn"
			rows = append(rows, r)
		}
	}
	const want = `| where | product or network | GFLOP/s | × gonum | % of peak | images/s | besides |
|---|---|---:|---:|---:|---:|---|
| native | nn Square/64 | 55 | 6.5 | 49 |  |  |
| native | nn Network/cnn/train/batch128 | 5.4 |  | 5.2 | 12,346 |  |
| native | nn Share/2000×256×784 | 190 |  |  |  | 1.9 ×one |
`
	if got := table(rows); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if names := []string{rows[0].name, rows[2].name}; !slices.Equal(names, []string{"Square/64", "Share/2000×256×784"}) {
		t.Error(names)
	}
}
