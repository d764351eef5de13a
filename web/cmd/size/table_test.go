package main

import (
	"strings"
	"testing"

	"convlab/web/site"
	"convlab/web/site/cost"
)

func TestTables(t *testing.T) {
	var out strings.Builder
	if printSpent(&out, []site.Spent{{Name: "a.wasm", Size: 5_000_000, Brotli: 1_000_000, Budget: 1_000_000}}) {
		t.Error("what is just in the budget is above it")
	}
	if !printSpent(&out, []site.Spent{{Name: "b.wasm", Size: 9_000_000, Brotli: 1_000_001, Budget: 1_000_000}}) {
		t.Error("one byte too many is none")
	}
	printRows(&out, "package", []cost.Row{{Name: "fmt", Code: 1200, Data: 30, Brotli: 400}, {Name: "os", Code: 800, Data: 970, Brotli: 600}})
	printRows(&out, "chapter", nil)
	text := strings.Join(strings.Fields(out.String()), " ")
	for _, want := range []string{
		"a.wasm 5,000,000 1,000,000 1,000,000 bytes",
		"b.wasm 9,000,000 1,000,001 1,000,000 1 too many",
		"package code data brotli, est. fmt 1,200 30 400 os 800 970 600 sum 2,000 1,000 1,000",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if strings.Contains(text, "chapter") {
		t.Error("a table of nothing")
	}
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", -1234567: "-1,234,567", 1234567: "1,234,567", -123: "-123"} {
		if got := grouped(n); got != want {
			t.Errorf("%d is written %s, want %s", n, got, want)
		}
	}
}
