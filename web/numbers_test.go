package web

import (
	"strconv"
	"strings"
	"testing"

	"convlab/web/lesson/digit"
	"convlab/web/lesson/pixels"
	"convlab/web/lesson/words"
)

func (r *reading) numbers() *pixels.Room { return roomOf[*pixels.Room](r.l) }

// What the page shows of the numbers is what is in the picture.
func TestNumbersAroundTheCursor(t *testing.T) {
	r := begin(t, trained(at(words.English, "#/pixels?pixel=200&ink="+digit.Seven)))
	check := func(how string) {
		t.Helper()
		top, left := r.numbers().Window()
		cells := r.doc.FindAll("#numbers [data-i]")
		if len(cells) != pixels.Reach*pixels.Reach {
			t.Fatalf("%s: %d numbers", how, len(cells))
		}
		for k, n := range cells {
			i := (top+k/pixels.Reach)*28 + left + k%pixels.Reach
			if n.Attr("data-i") != strconv.Itoa(i) || squeeze(n.Text()) != strconv.Itoa(int(r.l.Digit.Nudged[i])) {
				t.Errorf("%s: number %d is %s of pixel %s", how, i, squeeze(n.Text()), n.Attr("data-i"))
			}
			if on := strings.Contains(" "+n.Attr("class")+" ", " now "); on != (i == r.numbers().At()) {
				t.Errorf("%s: number %d is marked: %v", how, i, on)
			}
		}
		if got := r.text("[data-text=grey]"); got != strconv.Itoa(int(r.l.Digit.Nudged[r.numbers().At()])) {
			t.Errorf("%s: it reads %s", how, got)
		}
	}
	check("at first")
	r.press("#picture", "ArrowDown")
	check("a step down")
	r.click("#numbers [data-i='229']")
	check("clicked")
	r.click("#numbers [data-i='229']")
	r.doc.Input(r.doc.Active, "99")
	r.doc.Fire(r.doc.Active, "keydown", map[string]any{"key": "Enter"})
	r.doc.Flush()
	check("typed")
	if r.l.Digit.Nudged[229] != 99 || !strings.Contains(r.l.Hash(), "px=") {
		t.Errorf("typed is %d; the link is %s", r.l.Digit.Nudged[229], r.l.Hash())
	}
	// The thread, and other chapters, have the changed picture.
	r.l.Go(place("draw"))
	r.app.RenderNow()
	if got := r.text("[data-text=source]"); !strings.Contains(got, "1 of the 784 grey values") || r.l.Digit.Nudged[229] != 99 {
		t.Errorf("elsewhere it says %q", got)
	}
	if !strings.Contains(r.l.Hash(), "px=") {
		t.Errorf("the link from there is %s", r.l.Hash())
	}
}

// Exhibits change by their tabs, and each asks its own question.
func TestExhibitsOfNumbers(t *testing.T) {
	r := begin(t, at(words.English, "#/pixels?ink="+digit.Seven))
	seen := map[string]bool{}
	for i, what := range []string{"#picture", "#pairs", "#sheet"} {
		r.click("[data-choices=exhibits] [data-key='" + strconv.Itoa(i) + "']")
		r.find(what)
		seen[r.text(".ask .q")] = true
		if len(r.doc.FindAll(".outcome")) != 1 || len(r.doc.FindAll("#picture"))+len(r.doc.FindAll("#pairs"))+len(r.doc.FindAll("#sheet")) != 1 {
			t.Errorf("%s is not alone", what)
		}
	}
	if len(seen) != 3 {
		t.Errorf("the questions are %v", seen)
	}
}
