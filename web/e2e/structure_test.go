package e2e

import (
	"testing"

	"convlab/web/browser"
	"convlab/web/lesson/digit"
)

// A strip is guessed by its looks, folded by the pointer and by keys, and only then it is told what it is of.
func TestStripIsFolded(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/structure?lang=en"})
	p.Ready()
	p.Click(".ask .btn")
	p.NextFrame()
	if p.Has(".ask .right") || p.Has(".ask .wrong") || p.Text(".ask .reveal") == "" {
		t.Errorf("before it is folded it reads %q", p.Text(".ask .reveal"))
	}
	folded := func() (n int) { // rows of the canvas that have something
		p.Eval(`(c => {
			const d = c.getContext("2d").getImageData(0, 0, c.width, c.height).data;
			return Array.from({length: c.height}, (_, r) => d[4 * c.width * r + 3]).filter(a => a > 0).length;
		})(document.querySelector("[data-host=paper] canvas"))`, &n)
		return n
	}
	p.Click("#folding [data-act=next]")
	p.Click("#folding [data-act=next]")
	if p.NextFrame(); folded() != 2 {
		t.Errorf("two rows on, %d are folded", folded())
	}
	p.Click("#folding [data-act=play]")
	p.Wait(`document.querySelector("#folding .scrub").value > 4`)
	p.Click("#folding [data-act=play]")
	p.Click("h1")
	p.Key("End")
	p.Wait(`document.querySelector(".ask .right") !== null`)
	if p.NextFrame(); folded() != 28 || p.Has(".unrolled .now") {
		t.Errorf("at the end %d rows are folded", folded())
	}
	p.Click(`[data-wide="27"]`)
	if p.NextFrame(); folded() != 30 || p.Has(".ask .right") {
		t.Errorf("at 27 to a row %d are folded", folded())
	}
	p.hashed("wide=27")
}

// Creatures are sorted by keys, buttons and fingers, the score counts, and undo takes back.
func TestSortingCreatures(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/structure?lang=en&show=sort"})
	p.Ready()
	p.Click("h1")
	p.Key("ArrowLeft", "ArrowRight")
	p.Click("[data-put=\"1\"]")
	p.Wait(`/ 3$/.test(document.querySelector("[data-score=seen] b").textContent)`)
	p.Click("[data-choices=views] [data-key=\"1\"]")
	p.Tap("[data-put=\"0\"]")
	p.Wait(`/ 1$/.test(document.querySelector("[data-score=blind] b").textContent)`)
	if got := len(p.Texts(".pens.yours .pen")); got != 4 || p.Has(".newcomer .sketch") {
		t.Errorf("%d creatures have been put somewhere", got)
	}
	p.hashed("sorted=gllG")
	p.Click("h1")
	p.Key("Control+z", "Control+z", "Control+z")
	p.Wait(`/ 2$/.test(document.querySelector("[data-score=seen] b").textContent)`)
}

// A pixel is followed from the picture to its place and back, by pointer, finger and keys.
func TestFollowingAPixel(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/structure?lang=en&show=shuffle&ink=" + digit.Seven})
	p.Ready()
	says := func() string { return p.Text("[data-text=pixel]") }
	before := says()
	topLeft, size := p.Box("[data-host=plain] canvas")
	p.Move(browser.Mouse, browser.Point{X: topLeft.X + (4.5/28)*size.X, Y: topLeft.Y + (2.5/28)*size.Y})
	p.Wait(`/^row 3, column 5 →/.test(document.querySelector("[data-text=pixel]").textContent)`)
	there := says()
	p.Click("h1")
	p.Key("ArrowDown")
	p.Wait(`/^row 4, column 5 →/.test(document.querySelector("[data-text=pixel]").textContent)`)
	p.Tap("[data-host=behind] canvas")
	if p.NextFrame(); says() == there || says() == before {
		t.Errorf("a finger on the shuffled picture follows %q", says())
	}
	p.Click("#carrying [data-act=first]")
	p.hashed("carried=0")
}
