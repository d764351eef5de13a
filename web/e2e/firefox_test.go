package e2e

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"convlab/web"
	"convlab/web/browser"
	"convlab/web/lesson/panel"
)

// One after the other, since Firefox has one tab in front; beside them Chromium's tests go on.
func TestSmoke(t *testing.T) {
	t.Parallel()
	t.Run("Chapters", smokeChapters)
	t.Run("Drawing", smokeDrawing)
	t.Run("Kernel", smokeKernel)
	t.Run("Links", smokeLinks)
	t.Run("History", smokeHistory)
	t.Run("Keyboard", smokeKeyboard)
}

// inBoth runs a test in Chromium and in Firefox. open opens the page there and waits until the program runs.
func inBoth(t *testing.T, test func(t *testing.T, open func(at string, size browser.Size) page)) {
	for _, firefox := range []bool{false, true} {
		name := "Chromium"
		if firefox {
			name = "Firefox"
		}
		t.Run(name, func(t *testing.T) {
			test(t, func(at string, size browser.Size) page {
				t.Helper()
				p := visit(t, reader{At: at, Firefox: firefox, TabOptions: browser.TabOptions{Size: size}})
				p.Ready()
				return p
			})
		})
	}
}

// visit fails a test whose page complains, so opening it is most of this one.
func smokeChapters(t *testing.T) {
	inBoth(t, func(t *testing.T, open func(string, browser.Size) page) {
		for _, route := range web.Routes() {
			for _, in := range []*texts{english, chinese} {
				p := open(fmt.Sprintf("#/%s?lang=%s", route, in.Lang), browser.Desktop)
				p.settled(route)
				if got, want := p.Text("h1"), in.heading(route).Title; !strings.HasSuffix(got, want) {
					t.Errorf("%s in %s has the heading %q, want %q", route, in.Lang, got, want)
				}
				if !p.Shown("." + route) {
					t.Errorf("%s in %s is not seen", route, in.Lang)
				}
			}
		}
	})
}

func smokeDrawing(t *testing.T) {
	inBoth(t, func(t *testing.T, open func(string, browser.Size) page) {
		for with, size := range map[browser.Pointer]browser.Size{browser.Mouse: browser.Desktop, browser.Finger: browser.Phone} {
			name := map[browser.Pointer]string{browser.Mouse: "mouse", browser.Finger: "finger"}[with]
			p := open("#/draw?lang=en", size)
			p.write(with, digits[4][:1], 1, browser.Point{})
			one := p.ink()
			p.write(with, digits[4][1:], 1, browser.Point{})
			both := p.ink()
			if one == 0 || both <= one {
				t.Errorf("%s: %d pixels of ink after one stroke, %d after two", name, one, both)
			}
			expect := func(how string, ink int, verdict string) {
				t.Helper()
				if got := p.ink(); got != ink {
					t.Errorf("%s, %s: %d pixels of ink, want %d", name, how, got, ink)
				}
				if got := p.verdict(); verdict != "" && got != verdict {
					t.Errorf("%s, %s: read as %q, want %q", name, how, got, verdict)
				}
			}
			expect("drawn", both, "4")
			p.hashed(`ink=[\w-]{10,}\.[\w-]{10,}`) // two strokes, neither of a single point
			press := p.Click
			if with == browser.Finger {
				press = p.Tap
			}
			press("[data-act=undo]")
			expect("undo", one, "")
			p.hashed(`ink=[\w-]{10,}(&|$)`)
			press("[data-act=undo]")
			expect("undo twice", 0, english.Draw.Blank)
			press("[data-act=redo]")
			press("[data-act=redo]")
			expect("redo twice", both, "4")
			p.Key("Control+z")
			expect("Ctrl+Z", one, "")
		}
	})
}

func smokeKernel(t *testing.T) {
	inBoth(t, func(t *testing.T, open func(string, browser.Size) page) {
		p := open("#/convolution?lang=en&in=head&step=15", browser.Desktop)
		typeInto := func(i int, text string) {
			p.Click(fmt.Sprintf(`#kernel [data-i="%d"]`, i))
			p.Wait(`document.activeElement.classList.contains("edit")`)
			p.Type(text)
		}
		expect := func(how string, i int, want string) {
			t.Helper()
			if got := p.cell("kernel", i); got != want {
				t.Errorf("%s, the cell shows %q, want %q (%s)", how, got, want, p.notice())
			}
		}
		typeInto(0, "-1.5")
		p.Key("Enter")
		expect("typed, Enter", 0, "−1.5")
		typeInto(4, "7")
		p.Click("h1")
		expect("typed, clicked elsewhere", 4, "7")
		typeInto(7, "3")
		typeInto(8, "1/9")
		p.Key("Enter")
		expect("typed, clicked on the next", 7, "3")
		expect("typed, Enter", 8, "1/9")
		typeInto(4, "12")
		p.Key("Escape")
		expect("typed, Escape", 4, "7")
		// Typed at once on the cell, every digit arrives, though the field is not there yet.
		p.Eval(`document.querySelector('#kernel [data-i="2"]').focus()`, nil)
		p.Key("-", "9", ".", "5", "Enter")
		expect("typed quickly", 2, "−9.5")
		p.hashed("k=-1.5_.*_-9.5_")
	})
}

// The same link shows the same picture and the same probabilities.
func smokeLinks(t *testing.T) {
	type reading struct{ Picture, Probabilities string }
	readings := map[string]reading{}
	inBoth(t, func(t *testing.T, open func(string, browser.Size) page) {
		p := open("#/draw?lang=en&ink="+inkLink(digits[5]), browser.Desktop)
		p.allSay()
		p.Click("[data-net=dense] [data-act=fold]") // all its ten
		p.Wait(`document.querySelectorAll(".bars .num").length === 10`)
		said := p.Texts("[data-net] [data-text=verdict], [data-net] .percent, .bars .num")
		readings[t.Name()] = reading{fmt.Sprint(p.picture("centre")), strings.Join(said, " ")}
		if len(said) != 2*len(panel.Networks)+10 || p.verdict() != "5" {
			t.Errorf("a 5 is read as %q", said)
		}
	})
	chromium, firefox := readings[t.Name()+"/Chromium"], readings[t.Name()+"/Firefox"]
	if firefox != (reading{}) && firefox != chromium {
		t.Errorf("Firefox has %s\nand Chromium %s", firefox, chromium)
	}
}

func smokeHistory(t *testing.T) {
	inBoth(t, func(t *testing.T, open func(string, browser.Size) page) {
		p := open("#/draw?lang=en", browser.Desktop)
		p.write(browser.Mouse, digits[7], 1, browser.Point{})
		drawn := p.verdict()
		ink := p.ink()
		p.Click(`.rail a[href="#/convolution"]`)
		p.Wait(`document.querySelector(".convolution") !== null`)
		p.Key("ArrowRight", "ArrowRight")
		p.hashed("convolution.*step=3")
		before := p.board()
		p.Eval("history.back()", nil)
		p.Wait(`document.querySelector(".draw") !== null`)
		if got, again := p.verdict(), p.ink(); got != drawn || got != "7" || again != ink {
			t.Errorf("a 7 is read as %q, and after Back as %q; %d pixels of ink became %d", drawn, got, ink, again)
		}
		p.Eval("history.forward()", nil)
		p.Wait(`document.querySelector(".convolution") !== null`)
		if after := p.board(); fmt.Sprint(after) != fmt.Sprint(before) {
			t.Errorf("after Forward:\n%v, before:\n%v", after, before)
		}
		p.Reload()
		p.Ready()
		if after := p.board(); fmt.Sprint(after.Output, after.Now) != fmt.Sprint(before.Output, before.Now) {
			t.Errorf("after a reload:\n%v, before:\n%v", after, before)
		}
	})
}

func smokeKeyboard(t *testing.T) {
	inBoth(t, func(t *testing.T, open func(string, browser.Size) page) {
		p := open("#/draw?lang=en", browser.Desktop)
		p.Eval(`document.querySelector("#pad").focus()`, nil)
		p.Key(" ")
		for range 10 {
			p.Key("ArrowDown")
		}
		p.Key(" ")
		if got := p.verdict(); got != "1" {
			t.Errorf("a line down is read as %q: %s", got, p.Text("[data-text=why]"))
		}
		if said := p.Text("#said"); !strings.Contains(said, "1") {
			t.Errorf("and said to be %q", said)
		}

		p = open("#/flatten?lang=en&rows=18", browser.Desktop)
		p.sampled()
		p.rows(18)
		p.Key("End")
		p.rows(28)
		p.Key("Home")
		p.rows(0)
		p.Eval(`document.querySelector("#stage").focus()`, nil)
		number := func(key string) (i int) {
			p.Key(key)
			p.NextFrame()
			text := p.Text("[data-text=index]")
			if _, err := fmt.Sscan(text[strings.LastIndex(text, " ")+1:], &i); err != nil {
				t.Errorf("the page is at number %q", text)
			}
			return i
		}
		if a, b, c := number("ArrowLeft"), number("ArrowDown"), number("ArrowRight"); b != a+28 || c != b+1 {
			t.Errorf("arrow keys on the picture: from number %d to %d to %d", a, b, c)
		}

		p = open("#/convolution?lang=en&in=half", browser.Desktop)
		p.Key("ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft")
		now := func(how string, want int) {
			t.Helper()
			if b := p.board(); !slices.Equal(b.Now, []int{want}) {
				t.Errorf("%s: the walk is at %v, want %d", how, b.Now, want)
			}
		}
		now("arrow keys on a page nobody has touched", 2)
		p.Key("End")
		now("End", 35)
		p.Key("Home")
		now("Home", 0)
		p.Click(`#output [data-i="22"]`)
		p.Move(browser.Mouse, browser.Point{X: 5, Y: 5}) // a pointer that stays has Firefox point at what changes under it
		p.Key("ArrowDown", "ArrowLeft")
		now("arrow keys on the output", 27)
		p.Click(`#input [data-i="18"]`)
		p.Key("ArrowRight")
		p.NextFrame()
		p.Key("7", "Enter")
		p.NextFrame()
		p.Key("ArrowDown")
		p.NextFrame()
		p.Key("9", "5", "Enter")
		if a, b := p.cell("input", 19), p.cell("input", 27); a != "7" || b != "95" {
			t.Errorf("7 and 95 were typed, and the cells show %q and %q", a, b)
		}
		p.Key("Tab")
		var inside bool
		if p.Eval(`document.activeElement !== document.body && document.activeElement.closest("#app") !== null`, &inside); !inside {
			t.Error("Tab goes nowhere")
		}
	})
}
