package e2e

import (
	"fmt"
	"math"
	"net/http"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"convlab/web/browser"
	"convlab/web/lesson/panel"
)

// refuseSIMD makes a browser that does not know vectors: it would not accept the program either.
const refuseSIMD = `WebAssembly.validate = () => false;`

var hashIn = regexp.MustCompile(`\.[0-9a-f]{10}\.`)

// programs returns the files of the program that the page asked for, by their names in the sources.
func (p page) programs() (names []string) {
	for _, url := range p.Requests() {
		name := hashIn.ReplaceAllString(path.Base(url), ".")
		if (strings.HasSuffix(name, ".wasm") || strings.HasPrefix(name, "wasm_exec")) && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// needSIMD skips a test where the build had no Go for the program with SIMD.
func (p page) needSIMD(t *testing.T) {
	t.Helper()
	var both bool
	if p.Eval(`"convlab-simd.wasm" in convlab.assets`, &both); !both {
		t.Skip("the build has no program with SIMD: Go 1.27.4 can't be had here")
	}
}

// probabilities returns the lengths of the ten bars of every network, which have four decimals.
func (p page) probabilities() (probs []float64) {
	p.verdict()
	p.Wait(fmt.Sprintf(`(read => read.length === %d && read.every(v => v.textContent !== "–"))([...document.querySelectorAll(".net .verdict")])`, len(panel.Networks)))
	for _, m := range panel.Networks {
		p.choose(m.Name)
		var ten []float64
		p.Eval(`Array.from(document.querySelectorAll(".chosen .bar"), bar => +bar.style.getPropertyValue("--p"))`, &ten)
		probs = append(probs, ten...)
	}
	return probs
}

var (
	simdFiles  = []string{"convlab-simd.wasm", "wasm_exec-simd.js"}
	plainFiles = []string{"convlab.wasm", "wasm_exec.js"}
)

func TestPrograms(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, query, before string
		files               []string
		core, link          string // in the about panel; the link to the other program begins so
	}{
		{"the best that the browser can run", "", "", simdFiles, "Compute core: SIMD 128-bit (wasm)", "?simd=0#/draw?"},
		{"asked for", "?simd=1", "", simdFiles, "Compute core: SIMD 128-bit (wasm)", "?simd=0#/draw?"},
		{"asked not to", "?simd=0", "", plainFiles, "Compute core: gonum, without SIMD", "?simd=1#/draw?"},
		{"no SIMD in the browser", "", refuseSIMD, plainFiles, "Compute core: gonum, without SIMD", ""},
		{"no SIMD, and asked for", "?simd=1", refuseSIMD, plainFiles, "Compute core: gonum, without SIMD", ""},
		{"nonsense", "?simd=%E4&x=1", "", simdFiles, "Compute core: SIMD 128-bit (wasm)", "?simd=0#/draw?"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := visit(t, reader{At: c.query + "#/draw?lang=en", TabOptions: browser.TabOptions{Before: c.before}})
			p.Ready()
			if !slices.Equal(c.files, plainFiles) || c.link != "" {
				p.needSIMD(t)
			}
			if got := p.programs(); !slices.Equal(got, c.files) {
				t.Errorf("it downloads %q, want %q", got, c.files)
			}
			p.write(browser.Mouse, digits[7], 1, browser.Point{})
			if got := p.verdict(); got != "7" {
				t.Errorf("a 7 is read as %q", got)
			}
			p.hashed("ink=")
			var search string
			if p.Eval("location.search", &search); search != c.query {
				t.Errorf("after drawing, the query is %q, it was %q", search, c.query)
			}
			p.Click("#about-open")
			p.Wait(`document.querySelector(".about") !== null`)
			if got := p.Text("[data-text=core]"); got != c.core {
				t.Errorf("the panel says %q, want %q", got, c.core)
			}
			switch link := "[data-act=program]"; {
			case c.link == "":
				if p.Has(link) {
					t.Error("it offers a program that the browser can't run")
				}
			case !strings.HasPrefix(p.Attr(link, "href"), c.link):
				t.Errorf("the other program is at %q, want %q…", p.Attr(link, "href"), c.link)
			}
		})
	}
}

// The same strokes get the same probabilities from both programs, and the panel's link leads from one to the other with
// the drawing kept.
func TestProgramsAgree(t *testing.T) {
	t.Parallel()
	for _, digit := range []int{3, 8} {
		p := visit(t, reader{At: "#/draw?lang=en&ink=" + inkLink(digits[digit])})
		p.Ready()
		p.needSIMD(t)
		with := p.probabilities()
		p.Click("#about-open")
		p.Wait(`document.querySelector(".about") !== null`)
		p.Click("[data-act=program]")
		p.Wait(`location.search === "?simd=0" && document.documentElement.dataset.boot === "ready"`)
		without := p.probabilities()
		if got := p.verdict(); got != strconv.Itoa(digit) {
			t.Errorf("a %d is read as %q without SIMD", digit, got)
		}
		if len(with) != len(without) || slices.Max(with) < .3 {
			t.Fatalf("probabilities %v and %v", with, without)
		}
		for d := range with {
			if math.Abs(with[d]-without[d]) > 1.01e-4 { // 1e-4, with room for what four decimals are in binary
				t.Errorf("to network %d a drawn %d is a %d with probability %g with SIMD, %g without", d/10, digit, d%10, with[d], without[d])
			}
		}
		p.Click(`.rail a[href="#/convolution"]`)
		p.Wait(`document.querySelector(".convolution") !== null`)
		var search string
		if p.Eval("location.search", &search); search != "?simd=0" {
			t.Errorf("another chapter has the query %q", search)
		}
	}
}

// Where only one of a program's two files arrives, the page says so and does not start half.
func TestProgramWithoutItsJavaScript(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/draw?lang=en", Expect: []string{"404", "wasm_exec"}, Server: without(func(r *http.Request) bool {
		return strings.HasPrefix(path.Base(r.URL.Path), "wasm_exec")
	})})
	p.Wait(`document.documentElement.dataset.boot === "failed"`)
	if text := p.Text("#boot-message p"); !strings.Contains(text, "did not download completely") {
		t.Errorf("the page says %q", text)
	}
}
