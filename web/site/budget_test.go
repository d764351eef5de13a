package site

import (
	"slices"
	"testing"
)

func TestSpend(t *testing.T) {
	got := Spend([]File{{"convlab.wasm", "", 50, 10}, {"css/a.css", "", 9, 4}, {"css/small.css", "", 3, 0}, {"data/x.bin", "", 100, 99}, {"index.html", "", 20, 6}, {"worker-simd.wasm", "", 7, 5}})
	want := []Spent{{"convlab.wasm", 50, 10, WasmBudget}, {"worker-simd.wasm", 7, 5, WorkerBudget}, {"index.html with its CSS", 32, 13, PageBudget}}
	if !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
