package dom_test

import (
	"fmt"
	"testing"

	"github.com/vugu/vugu"

	"convlab/web/dom"
	"convlab/web/dom/domtest"
)

// bigPage has 1,601 elements like those of a page of ours.
func bigPage(mark int) *vugu.VGNode {
	main := E("main")
	for i := range 200 {
		class := "cell"
		if i == mark {
			class = "cell on"
		}
		main.AppendChild(E("section", A{"class", class}, A{"id", fmt.Sprint("s", i)}, "\n ",
			E("h2", A{"class", "h"}, HTML("title")), "\n ", E("p", A{"class", "text"}, "some text ", E("b", "bold"), " and more"), "\n ",
			E("button", A{"type", "button"}, A{"class", "go"}, click(func() {}), "go"), "\n ",
			E("ul", E("li", "one"), E("li", "two")), "\n"))
	}
	return main
}

// BenchmarkModel1601 is one changed class in a big page, in the model: what
// flattening and comparing cost.
func BenchmarkModel1601(b *testing.B) {
	doc := domtest.New()
	r := dom.NewRenderer(doc, doc.Body)
	res := []*vugu.BuildResults{build(bigPage(0)), build(bigPage(1))}
	r.Render(res[0])
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		r.Render(res[i&1])
		doc.Log = doc.Log[:0]
	}
}
