package e2e

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"convlab/web/browser"
)

// A small network is trained from the page's own buttons; what it gets wrong is counted, it stands beside the others, it is
// found again after a reload, and drawn beside another run.
func TestTraining(t *testing.T) {
	t.Parallel()
	const settings = "lang=en&units=32&epochs=2&batch=200&images=4000"
	p := visit(t, reader{At: "#/train?" + settings + "&sample=3"})
	p.Ready()
	if got := p.Text("[data-text=title]"); got != "Nothing is trained yet." {
		t.Errorf("at first the page says %q", got)
	}
	p.Click("[data-act=play]")
	p.Wait(`document.querySelector("[data-act=play]").textContent === "Pause"`)
	p.Wait(`document.querySelector("[data-text=title]").textContent.startsWith("Epoch 2:")`)
	said := regexp.MustCompile(`test set ([\d.]+)%, ([\d,]+) of 10,000 wrong`).FindStringSubmatch(p.Text("[data-text=title]"))
	if said == nil {
		t.Fatalf("at the end the page says %q", p.Text("[data-text=title]"))
	}
	wrong, _ := strconv.Atoi(strings.ReplaceAll(said[2], ",", ""))
	if share, _ := strconv.ParseFloat(said[1], 64); fmt.Sprintf("%.2f", 100-float64(wrong)/100) != fmt.Sprintf("%.2f", share) || wrong > 3000 {
		t.Errorf("%s: the two figures contradict, or nothing was learnt", said[0])
	}

	// Exact values under the cursor, by keys.
	p.Eval(`document.querySelector("#plots").focus()`, nil)
	p.Key("ArrowLeft", "ArrowLeft")
	p.Wait(`/^Epoch [\d.]+ \(step \d+\)/.test(document.querySelector("[data-text=says]").textContent)`)

	// The table of confusions counts the same errors.
	p.Click(".exhibits [data-key='1'], [data-exhibit='1']")
	p.Wait(`document.querySelector("#confusions") !== null`)
	var sum, off int
	p.Eval(`[...document.querySelectorAll("#confusions .diagonal")].reduce((n, e) => n + Number(e.textContent), 0)`, &sum)
	p.Eval(`[...document.querySelectorAll("#confusions .miss")].reduce((n, e) => n + Number(e.textContent), 0)`, &off)
	if sum+off != 10000 || off != wrong {
		t.Errorf("the table has %d right and %d wrong, and %d are wrong", sum, off, wrong)
	}
	if n := p.Texts(".misses .shot small"); len(n) == 0 || !strings.Contains(n[0], "→") {
		t.Errorf("wrong images: %q", n)
	}
	p.Click(".misses .worst .shot")
	p.Wait(`location.hash.startsWith("#/network?") && document.querySelector(".network") !== null`)

	// The network reads along elsewhere, also after a reload.
	stands := `[...document.querySelectorAll("[data-net]")].length >= 5`
	p.goTo("draw", "lang=en&sample=3")
	p.Wait(stands)
	p.Open(p.site + "/?again#/train?lang=en")
	p.Ready()
	p.Wait(`document.querySelector(".runs .run") !== null && document.querySelector("[data-act=withdraw]") !== null`) // then nothing moves any more
	if got := p.Texts(".runs .run small"); len(got) != 1 || !strings.Contains(got[0], said[2]+" wrong") {
		t.Errorf("kept: %q", got)
	}
	p.Click(".runs [data-act=compare]")
	p.Wait(`document.querySelector(".runs [data-act=compare]").ariaPressed === "true"`)
	p.Wait(`document.querySelector(".plot path.with") !== null`)
	p.goTo("draw", "lang=en&sample=3")
	p.Wait(stands)
}

// One update in single steps: new = old − rate × gradient, in the numbers that are shown.
func TestOneUpdate(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/train?lang=en&units=16&rule=sgd&rate=0.05&schedule=constant&l2=0&images=2000&pane=update"})
	p.Ready()
	p.Eval(`document.querySelector("[data-act=lang]").focus()`, nil)
	p.Key("Enter") // the browser presses what has the focus, and no update is made
	p.Wait(`document.documentElement.lang === "zh-CN"`)
	p.Key("Enter")
	p.Wait(`document.documentElement.lang === "en"`)
	if got := p.Text("[data-text=title]"); got != "Nothing is trained yet." {
		t.Errorf("Enter on a button: %q", got)
	}
	p.Click("[data-act=step]")
	p.Wait(`document.querySelector("[data-text=formula]") !== null`)
	number := func(key string) float64 {
		v, err := strconv.ParseFloat(strings.NewReplacer("−", "-", "×10", "e", " ", "").Replace(p.Text("[data-text="+key+"]")), 64)
		if err != nil {
			t.Errorf("%s is %q", key, p.Text("[data-text="+key+"]"))
		}
		return v
	}
	old, rate, gradient, fresh := number("old"), number("rate"), number("gradient"), number("new")
	if d := old - rate*gradient - fresh; d > 2e-5 || d < -2e-5 || rate != .05 || gradient == 0 {
		t.Errorf("%v − %v × %v is not %v", old, rate, gradient, fresh)
	}
}

// Digits of the reader's own are kept by pen and key, read, and there again after a reload.
func TestOwnDigits(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/train?lang=en&show=own"})
	p.Ready()
	p.write(browser.Mouse, digits[0], 1, browser.Point{})
	p.Click("[data-keep='0']")
	p.Wait(`document.querySelector("[data-text=mine]").textContent.endsWith("1")`)
	if got := p.Text("[data-text=write]"); !strings.Contains(got, "Next: 1") {
		t.Errorf("after a 0 the page asks %q", got)
	}
	p.Wait(`document.querySelectorAll("[data-score]").length >= 4`)
	// What is kept is kept a moment later.
	p.Eval(`new Promise(done => {
		const open = indexedDB.open("convlab");
		open.onsuccess = function look() {
			const get = open.result.transaction("heads").objectStore("heads").get("own/digits");
			get.onsuccess = () => get.result?.length > 100 || get.result?.byteLength > 100 ? done(open.result.close()) : setTimeout(look, 50);
		};
	}).then(() => true)`, nil)
	p.Open(p.site + "/?again#/train?lang=en&show=own")
	p.Ready()
	p.Wait(`document.querySelectorAll(".own .shot").length === 1`)
	p.Click(".own .shot")
	p.Wait(`document.querySelectorAll(".own .shot").length === 0`)
	p.Click("[data-act=undo]")
	p.Wait(`document.querySelectorAll(".own .shot").length === 1`)
}
