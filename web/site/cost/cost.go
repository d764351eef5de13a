package cost

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/andybalholm/brotli"
)

// A Row is what a package costs.
type Row struct {
	Name       string
	Code, Data int // bytes
	Brotli     int // an estimate: see Of
}

// Rest is the name of the row of what is no package's.
const Rest = "(table of functions, and the rest)"

// Of returns what every package of ./wasm costs, the dearest first, then the Rest. The program is compiled with these in the
// environment, and was compressed to so many bytes.
//
// What a package has of these is an estimate. Its code is compressed alone, though with others' it takes less; its data
// and its share of the table of functions, which is by its code, are taken to shrink as all data and the table do. All of
// it is scaled to the whole.
func Of(root string, with []string, compressed int) ([]Row, error) {
	target := append([]string{"GOOS=js", "GOARCH=wasm"}, with...)
	wasm, need, err := link(root, target)
	if err != nil {
		return nil, err
	}
	b, err := Parse(wasm)
	if err != nil {
		return nil, err
	}
	archives, err := archivesOf(root, target)
	if err != nil {
		return nil, err
	}
	data, err := dataOf(archives, need, with, root)
	if err != nil {
		return nil, err
	}
	return rows(b, archives, data, compressed), nil
}

// Of the program of 2026-11-25, brotli leaves 28 % of the data and 24 % of the table of functions.
const (
	dataShrinks  = 0.28
	tableShrinks = 0.24
)

func rows(b *Binary, archives []archive, data map[string]int, compressed int) []Row {
	var paths []string
	for _, a := range archives {
		paths = append(paths, a.path)
	}
	owner, code := ownersOf(paths), map[string][]byte{}
	for _, f := range b.Functions {
		path := owner.of(f.Name)
		code[path] = append(code[path], f.Body...)
	}
	rest := Row{Name: Rest, Code: b.Code, Data: b.Data}
	for _, path := range paths {
		rest.Code -= len(code[path])
		rest.Data -= data[path]
	}
	var (
		table     []Row
		estimates []float64
		sum       float64
		perCode   = tableShrinks * float64(rest.Data) / float64(max(b.Code, 1))
	)
	add := func(r Row, code []byte) {
		x := float64(brotliLength(code)) + perCode*float64(r.Code)
		if r.Name != Rest {
			x += dataShrinks * float64(r.Data)
		}
		table, estimates, sum = append(table, r), append(estimates, x), sum+x
	}
	for _, path := range paths {
		if r := (Row{Name: path, Code: len(code[path]), Data: data[path]}); r.Code+r.Data > 0 {
			add(r, code[path])
		}
	}
	add(rest, code[""])
	for i := range table {
		table[i].Brotli = int(math.Round(estimates[i] / sum * float64(compressed)))
	}
	slices.SortStableFunc(table[:len(table)-1], func(a, b Row) int {
		return cmp.Or(cmp.Compare(b.Brotli, a.Brotli), strings.Compare(a.Name, b.Name))
	})
	return table
}

func brotliLength(b []byte) int {
	if len(b) == 0 {
		return 0
	}
	var n length
	w := brotli.NewWriterLevel(&n, 9)
	w.Write(b) // neither fails: n doesn't
	w.Close()
	return int(n)
}

// length is a writer that counts.
type length int

func (n *length) Write(b []byte) (int, error) { *n += length(len(b)); return len(b), nil }
