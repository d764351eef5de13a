package cost

import (
	"cmp"
	"slices"
	"strings"
)

// A chapter is a package that draws it and one with what can be changed.
const (
	drawing  = "convlab/web/chapter/"
	changing = "convlab/web/lesson/"
)

// Chapters returns a row for each chapter: its two packages together, the dearest first.
func Chapters(packages []Row) []Row {
	var chapters []Row
	for _, p := range packages {
		name, ok := strings.CutPrefix(p.Name, drawing)
		if !ok || strings.Contains(name, "/") {
			continue
		}
		c := Row{Name: name}
		for _, q := range packages {
			if q.Name == drawing+name || q.Name == changing+name {
				c.Code += q.Code
				c.Data += q.Data
				c.Brotli += q.Brotli
			}
		}
		chapters = append(chapters, c)
	}
	slices.SortStableFunc(chapters, func(a, b Row) int { return cmp.Compare(b.Brotli, a.Brotli) })
	return chapters
}
