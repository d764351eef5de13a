package web

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"convlab/nn/filter"
	"convlab/nn/ink"
	"convlab/web/lesson/convolution"
	"convlab/web/lesson/digit"
	"convlab/web/lesson/panel"
	"convlab/web/lesson/room"
	"convlab/web/lesson/words"
)

// pieces are those of the thread, by their keys.
var pieces = []string{room.Strokes: "strokes", room.Picture: "picture", room.Vector: "vector", room.Answer: "answer"}

// Every piece of the thread is a door to a chapter, and what the chapter that is
// open is about is marked.
func TestThreadIsDoors(t *testing.T) {
	for _, lang := range words.Langs {
		for i, route := range Routes() {
			for p, key := range pieces {
				r := begin(t, trained(at(lang, "#/"+route)))
				drawSeven(r.l)
				r.app.RenderNow()
				door := r.l.Door(room.Piece(p))
				if door < 0 || !slices.Contains(r.l.Chapters()[door].Opens, room.Piece(p)) {
					t.Fatalf("%s leads to chapter %d", key, door)
				}
				n := r.find(".thread [data-piece=" + key + "]")
				if n.Attr("href") != "#/"+Routes()[door] || !strings.Contains(n.Attr("aria-label"), r.l.Chapters()[door].Heading.In(lang).Short) {
					t.Errorf("%s: %s is %s", route, key, n.HTML())
				}
				here := slices.Contains(strings.Fields(n.Attr("class")), "here")
				if here != (r.l.Chapters()[i].Lives == room.Piece(p)) {
					t.Errorf("%s: %s is marked: %v", route, key, here)
				}
				r.l.TakeFocus()
				r.click(".thread [data-piece=" + key + "]")
				if r.l.At() != door || len(r.l.Digit.Strokes) != 1 {
					t.Errorf("%s: %s leads to %s with %d strokes", route, key, r.l.Chapter().Route, len(r.l.Digit.Strokes))
				}
				r.wantFocus(key, "main")
			}
		}
	}
}

// In every chapter the thread has an answer, once the quickest network is here,
// and it is what that network says.
func TestThreadHasAnAnswerEverywhere(t *testing.T) {
	for i, route := range Routes() {
		r := begin(t, at(words.English, "#/"+route))
		answer := func() string { return r.text(".thread [data-piece=answer] b") }
		if got := answer(); got != "–" {
			t.Errorf("%s: before there is a digit, the answer is %q", route, got)
		}
		drawSeven(r.l)
		r.app.RenderNow()
		if got := answer(); got != "–" {
			t.Errorf("%s: before the networks are here, the answer is %q", route, got)
		}
		// What the chapter asks for is enough.
		r.serve(&Scene{})
		if got, name := answer(), r.find(".thread [data-piece=answer]").Attr("aria-label"); got != "7" || !strings.Contains(name, "7") {
			t.Errorf("%s: a 7 is read as %q, which is called %q", route, got, name)
		}
		if r.l.Missing() != "" || r.doc.Find("[data-notice=models]") != nil {
			t.Errorf("%s: something is missing: %s", route, r.l.Missing())
		}
		// Elsewhere it is there too, and a drawing that is gone has none.
		for k := range Routes() {
			r.l.Go(k)
			r.serve(&Scene{})
			if got := answer(); got != "7" {
				t.Errorf("from %s to %s a 7 is read as %q", route, Routes()[k], got)
			}
		}
		r.l.Go(i)
		r.l.Digit.Clear()
		r.app.RenderNow()
		if got := answer(); got != "–" {
			t.Errorf("%s: with the digit gone, the answer is %q", route, got)
		}
		r.l.Visit("#/" + route + "?ink=" + digit.Scribble)
		r.serve(&Scene{})
		if got := answer(); got != "✕" {
			t.Errorf("%s: a scribble is read as %q", route, got)
		}
	}
}

// A chapter that only glances says nothing of what it can do without.
func TestGlanceIsSilent(t *testing.T) {
	for _, route := range Routes() {
		r := begin(t, at(words.English, "#/"+route))
		drawSeven(r.l)
		r.serve(&Scene{Scene: room.Scene{Lost: []string{"models/"}}})
		glances := r.l.Panel.Glancing()
		if (r.doc.Find("[data-notice=models]") != nil) == glances {
			t.Errorf("%s: glancing %v, and the page says %q", route, glances, r.l.Missing())
		}
		if got := r.text(".thread [data-piece=answer] b"); got != "–" {
			t.Errorf("%s: without networks, the answer is %q", route, got)
		}
	}
	if panel.Params(panel.Quickest) > panel.Params(panel.Networks[0]) {
		t.Errorf("%s is the quickest", panel.Quickest.Name)
	}
}

// Where there is no digit, the thread offers one; where one is drawn, the square does.
func TestThreadOffersADigit(t *testing.T) {
	for i, route := range Routes() {
		r := begin(t, at(words.English, "#/"+route))
		r.l.Digit.Clear()
		r.l.Arrived(digit.SampleImages, nil, fmt.Errorf("lost"))
		r.app.RenderNow()
		offered := r.doc.Find("[data-act=thread-sample]") != nil
		if offered != (!r.l.Digit.HasInk() && r.l.Chapters()[i].Lives != room.Strokes) {
			t.Errorf("%s: a digit is offered: %v", route, offered)
		}
		if !offered {
			continue
		}
		r.click("[data-act=thread-sample]")
		giveScans(r.l)
		r.app.RenderNow()
		if !r.l.Digit.HasInk() || r.doc.Find("[data-act=thread-sample]") != nil {
			t.Errorf("%s: there is no digit, or it is still offered", route)
		}
	}
}

// Chapters that have been visited are marked, said to be, and remembered.
func TestVisited(t *testing.T) {
	for _, lang := range words.Langs {
		h := home(lang, "light")
		h.Visited = []string{Routes()[len(Routes())-1], "gone"}
		r := begin(t, NewLesson(h))
		want := []string{Routes()[0], Routes()[len(Routes())-1]}
		check := func(how string) {
			t.Helper()
			var marked, spoken []string
			for _, n := range r.doc.FindAll(".rail li.done") {
				marked = append(marked, strings.TrimPrefix(n.Find("a").Attr("href"), "#/"))
			}
			for _, n := range r.doc.FindAll(".rail li") {
				if s := n.Find(".spoken"); s != nil && squeeze(s.Text()) == r.l.T().Done {
					spoken = append(spoken, strings.TrimPrefix(n.Find("a").Attr("href"), "#/"))
				}
			}
			if !slices.Equal(marked, want) || !slices.Equal(spoken, want) || !slices.Equal(r.l.Been(), want) || len(r.doc.FindAll(".dots .done")) != len(want) {
				t.Errorf("%s %s: %q are marked, %q said to be, %q remembered, want %q", lang, how, marked, spoken, r.l.Been(), want)
			}
		}
		check("a second visit")
		for _, route := range Routes() {
			r.click(".rail [href=#/" + route + "]")
			if !slices.Contains(want, route) {
				want = append(want, route)
			}
		}
		slices.SortFunc(want, func(a, b string) int { return place(a) - place(b) })
		check("after all chapters")
	}
}

// The rail lists the chapters by the parts of the lesson, the open one's part unfolded.
func TestRailHasParts(t *testing.T) {
	for _, lang := range words.Langs {
		for i, route := range Routes() {
			r := begin(t, at(lang, "#/"+route))
			var names, routes []string
			for _, s := range r.doc.FindAll(".rail section") {
				name := squeeze(s.Find("h2").Text())
				names = append(names, name)
				for _, a := range s.FindAll("a") {
					at := strings.TrimPrefix(a.Attr("href"), "#/")
					routes = append(routes, at)
					if c := r.l.Chapters()[place(at)]; r.l.T().Parts[c.Part] != name || squeeze(a.Find(".num").Text()) != strconv.Itoa(place(at)+1) {
						t.Errorf("%s: %s is in %q", lang, at, name)
					}
				}
				if open := strings.Contains(s.Attr("class"), "open"); open != (name == r.l.T().Parts[r.l.Chapters()[i].Part]) {
					t.Errorf("%s: %q is open: %v", route, name, open)
				}
			}
			if !slices.Equal(routes, Routes()) || len(slices.Compact(slices.Sorted(slices.Values(names)))) != len(names) {
				t.Errorf("%s: the rail has %q in %q", lang, routes, names)
			}
		}
	}
}

// The list of chapters over the page: opened by its button, shut by its button,
// Escape, or beside; nothing behind it can be reached, and the focus goes there and back.
func TestSheet(t *testing.T) {
	for _, lang := range words.Langs {
		for i, route := range Routes() {
			r := begin(t, at(lang, "#/"+route))
			r.l.TakeFocus()
			if bar := r.text("#sheet-open"); !strings.Contains(bar, fmt.Sprintf("%d/%d", i+1, len(Routes()))) || !strings.Contains(bar, r.l.Chapter().Heading.In(lang).Short) {
				t.Errorf("%s: the bar reads %q", route, bar)
			}
			for how, shut := range map[string]func(){
				"Escape":                      func() { r.press("#sheet-close", "Escape") },
				"×":                           func() { r.click("#sheet-close") },
				"beside":                      func() { r.click(".veil") },
				"Escape, with the focus lost": func() { r.press("main", "Escape") },
			} {
				r.click("#sheet-open")
				r.wantFocus("opening", "sheet-close")
				if d := r.find(".sheet"); d.Attr("role") != "dialog" || d.Attr("aria-modal") != "true" || d.Attr("aria-label") == "" || r.find("#sheet-open").Attr("aria-expanded") != "true" {
					t.Error("the sheet is no dialog")
				}
				for _, behind := range []string{"main", ".rail", ".topbar"} {
					if !r.find(behind).HasAttr("inert") {
						t.Errorf("%s can be reached behind the sheet", behind)
					}
				}
				shut()
				if r.doc.Find(".sheet") != nil || r.doc.Find(".veil") != nil || r.find("#sheet-open").Attr("aria-expanded") != "false" || r.find("main").HasAttr("inert") {
					t.Errorf("%s: %s does not shut it", route, how)
				}
				r.wantFocus(how, "sheet-open")
			}
			for k, to := range Routes() {
				r.click("#sheet-open")
				r.click(".sheet [href=#/" + to + "]")
				if r.l.At() != k || r.doc.Find(".sheet") != nil {
					t.Errorf("%s in the sheet leads to %s", to, r.l.Chapter().Route)
				}
				r.wantFocus(to, "main")
			}
		}
	}
}

// The panel that is opened from the sheet takes its place, and hands the focus back
// to what there is then.
func TestAboutFromTheSheet(t *testing.T) {
	r := begin(t, at(words.English, "#/"+Routes()[0]))
	r.click("#sheet-open")
	r.click(".sheet [data-act=about]")
	r.wantFocus("opening", "about-close")
	if r.doc.Find(".sheet") != nil || len(r.doc.FindAll("[role=dialog]")) != 1 || len(r.doc.FindAll(".veil")) != 1 {
		t.Error("the sheet lies under the panel")
	}
	r.press("#about-close", "Escape")
	r.wantFocus("Escape", "sheet-open")
	r.click(".rail [data-act=about]")
	r.click("#about-close")
	r.wantFocus("opened from the rail", "about-open")
}

// exhibits goes by a key through what is left of the exhibits of chapter i, which
// is open.
func (r *reading) exhibits(i int, key string, by int) {
	r.Helper()
	names, shown := r.l.Exhibits()
	for k := shown + by; k >= 0 && k < len(names); k += by {
		r.press("main", key)
		if _, now := r.l.Exhibits(); r.l.At() != i || now != k {
			r.Errorf("%s leads to exhibit %d of %s, want %d of %s", key, now, r.l.Chapter().Route, k, Routes()[i])
		}
	}
	if r.l.At() != i {
		r.Errorf("%s leads to %s, want %s", key, r.l.Chapter().Route, Routes()[i])
	}
}

// Presenting: chapters and their exhibits by keys, and nothing of the panel left.
func TestPresent(t *testing.T) {
	r := begin(t, at(words.English, "#/"+Routes()[0]))
	for range 2 {
		r.click("#sheet-open")
		r.click(".sheet [data-act=present]")
		if !r.l.Present || r.l.Sheet || r.l.About || r.l.Drawer || r.doc.Find(".app.present") == nil || r.doc.Find("[role=dialog]") != nil {
			t.Fatal("presenting does not begin, or something lies over the page")
		}
		if !strings.Contains(r.l.Hash(), "present=1") {
			t.Errorf("the link is %s", r.l.Hash())
		}
		for i := range Routes() {
			r.exhibits(i, "PageDown", 1)
			if e := r.press("main", "PageDown"); !e.Prevented || !r.l.Present {
				t.Error("PageDown is left to the browser, or ends presenting")
			}
		}
		if r.l.At() != len(Routes())-1 {
			t.Error("behind the last chapter there is another")
		}
		for i := len(Routes()) - 1; i > 0; i-- {
			r.exhibits(i, "PageUp", -1)
			r.press("main", "PageUp")
		}
		r.exhibits(0, "PageUp", -1)
		if r.press("main", "PageUp"); r.l.At() != 0 {
			t.Error("before the first chapter there is another")
		}
		r.click("[data-act=drawer]")
		if r.press("main", "Escape"); r.l.Drawer || !r.l.Present {
			t.Error("Escape does not shut the drawer first")
		}
		if r.press("main", "Escape"); r.l.Present || r.doc.Find(".app.present") != nil || r.doc.Find("[data-act=leave]") != nil || strings.Contains(r.l.Hash(), "present") {
			t.Error("Escape does not end presenting")
		}
		if e := r.press("main", "PageDown"); e.Prevented || r.l.At() != 0 {
			t.Error("PageDown still turns chapters")
		}
	}
	r = begin(t, at(words.Chinese, "#/"+Routes()[1]+"?present=1"))
	if !r.l.Present || r.doc.Find(".app.present") == nil {
		t.Error("a link does not present")
	}
	if r.click("[data-act=leave]"); r.l.Present {
		t.Error("the button does not end presenting")
	}
}

// Where there is no room for the controls, the gear opens their drawer.
func TestGearAndShut(t *testing.T) {
	for _, lang := range words.Langs {
		text := words.Drawers.In(lang)
		for _, route := range Routes() {
			r := begin(t, at(lang, "#/"+route))
			if r.find("[data-act=drawer]").Attr("aria-controls") != r.find("aside.drawer").Attr("id") ||
				name(r.doc, r.find("[data-act=drawer]")) != text.Open || name(r.doc, r.find("[data-act=shut]")) != text.Shut {
				t.Errorf("%s: the gear is %s", route, r.find("[data-act=drawer]").HTML())
			}
			for how, shut := range map[string]func(){
				"shut":       func() { r.click("[data-act=shut]") },
				"the gear":   func() { r.click("[data-act=drawer]") },
				"Escape":     func() { r.press("main", "Escape") },
				"another":    func() { r.l.Go(r.l.At()); r.app.RenderNow() },
				"a link":     func() { r.l.Visit("#/" + route); r.app.RenderNow() },
				"presenting": func() { r.click(".rail [data-act=present]"); r.click("[data-act=leave]") },
			} {
				r.click("[data-act=drawer]")
				if !r.l.Drawer || r.find("[data-act=drawer]").Attr("aria-expanded") != "true" || r.doc.Find(".app.drawn") == nil {
					t.Errorf("%s: the gear does not open the drawer", route)
				}
				shut()
				if r.l.Drawer || r.find("[data-act=drawer]").Attr("aria-expanded") != "false" || r.doc.Find(".app.drawn") != nil {
					t.Errorf("%s: %s does not shut the drawer", route, how)
				}
			}
		}
	}
}

// --- Trying what is asked ---

func TestTryTheCorner(t *testing.T) {
	r := begin(t, trained(at(words.English, "#/draw")))
	r.click("[data-act=try]")
	if r.l.Digit.Link() != digit.Corner || r.l.Digit.Steps != ink.AllSteps {
		t.Errorf("there is no 7 in the corner, or with the steps %+v", r.l.Digit.Steps)
	}
	if got := r.verdict(); got != "7" {
		t.Errorf("with all steps it is read as %q", got)
	}
	if got := r.text("[data-text=overall]"); got != fmt.Sprintf(r.pad().T().All, 7) {
		t.Errorf("with all steps it says %q", got)
	}
	r.click("[data-act=try]")
	if s := r.l.Digit.Steps; s.Crop || s.Centre || !s.Scale || !s.Pen {
		t.Errorf("tried again, the steps are %+v", s)
	}
	if got := r.text("[data-text=overall]"); got == fmt.Sprintf(r.pad().T().All, 7) {
		t.Error("without the steps that help they still agree")
	}
	if r.click("[data-act=try]"); r.l.Digit.Steps != ink.AllSteps {
		t.Errorf("tried a third time, the steps are %+v", r.l.Digit.Steps)
	}
	for range 3 { // the steps again, the steps, the 7
		r.click("[data-act=undo]")
	}
	if r.l.Digit.Link() == digit.Corner || r.l.Digit.Steps != ink.AllSteps {
		t.Error("the 7 in the corner can't be undone")
	}
	if r.doc.Find(".ask [aria-pressed=true]") != nil {
		t.Error("trying is taken for a guess")
	}
}

func TestTryThePixelBelow(t *testing.T) {
	r := begin(t, trained(at(words.English, "#/flatten?rows=3&ink="+digit.Seven)))
	pixel := r.strip().Pixel
	for i := range 3 {
		r.click("[data-act=try]")
		if r.strip().Pixel != pixel+28*(i+1) || r.strip().Rows != 28 || r.l.Moving() {
			t.Errorf("tried, the cursor is at %d with %d rows pulled out", r.strip().Pixel, r.strip().Rows)
		}
		if want := fmt.Sprintf("= %d", r.strip().Pixel); !strings.HasSuffix(r.text("[data-text=index]"), want) {
			t.Errorf("it says %q", r.text("[data-text=index]"))
		}
	}
	if r.find("[data-part=below]"); !strings.Contains(r.find("[data-part=below]").Attr("class"), "hot") {
		t.Error("the word for it is not lit")
	}
	r.strip().Look(783) // there is none below
	r.app.RenderNow()
	if r.click("[data-act=try]"); r.strip().Pixel != pixel {
		t.Errorf("tried in the last row, the cursor is at %d", r.strip().Pixel)
	}
}

func TestTryHalfAndHalf(t *testing.T) {
	r := begin(t, at(words.English, "#/convolution?in=seven&k=box&stride=2&pad=1&bias=9&neg=abs&out=pixels&step=3"))
	before := r.walk().State
	r.click("[data-act=try]")
	w := r.walk()
	if w.InputKey() != "half" || w.KernelKey() != "vertical" || w.Stride != 1 || w.Padding != 0 || w.Bias != 0 || w.Negative != filter.Clamp || w.At != 0 || !r.l.Moving() {
		t.Errorf("tried, the walk is at %d of %s by %s, playing %v", w.At, w.InputKey(), w.KernelKey(), r.l.Moving())
	}
	if w.Show != convolution.Pixels {
		t.Error("trying changes what the output shows")
	}
	for range 3 * 36 {
		r.l.Advance(.5)
	}
	r.app.RenderNow()
	if w.At != 35 || r.l.Moving() {
		t.Errorf("played, the walk is at %d, playing %v", w.At, r.l.Moving())
	}
	if r.text("#output [data-i='2']") != "180" {
		t.Errorf("the third output reads %s", r.text("#output [data-i='2']"))
	}
	r.click("[data-act=try]") // once more, from the start
	if w.At != 0 || !r.l.Moving() {
		t.Errorf("tried again, the walk is at %d, playing %v", w.At, r.l.Moving())
	}
	for range 9 {
		if r.l.Undo(); w.State.Input == before.Input {
			break
		}
	}
	if w.State.Input != before.Input || w.State.Kernel != before.Kernel || w.State.Stride != before.Stride {
		t.Error("what was there before can't be had back")
	}
}
