package dom_test

import (
	"fmt"
	"testing"

	"github.com/vugu/vugu"
)

// The first render lets others run between its parts. What they change is drawn by the next.
func TestPauseInTheFirstRender(t *testing.T) {
	n := 1
	inner := View(func() *vugu.VGNode { return E("b", fmt.Sprint(n)) })
	s := prerendered(t, func() *vugu.VGNode { return E("main", E("p", "x"), E("p", "y"), Component(inner)) })
	pauses := 0
	s.app.Pause = func() {
		if pauses++; pauses == 2 {
			s.app.Do(func() { n++ })
		}
	}
	s.app.Schedule()
	if s.doc.Pending() != 0 {
		t.Error("a first render that may pause was asked for by a frame")
	}
	s.render()
	if pauses < 4 {
		t.Errorf("%d pauses", pauses)
	}
	s.wantHTML("<main><p>x</p><p>y</p><b>1</b></main>")
	all := pauses
	s.doc.Flush()
	s.wantHTML("<main><p>x</p><p>y</p><b>2</b></main>")
	if pauses != all {
		t.Error("the second render pauses")
	}
	s.wantPanics()
}
