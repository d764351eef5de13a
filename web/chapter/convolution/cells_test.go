package convolution

import (
	"fmt"
	"strings"
	"testing"

	"github.com/vugu/vugu"

	"convlab/web/dom"
	"convlab/web/dom/domtest"
	lesson "convlab/web/lesson/convolution"
	"convlab/web/lesson/room"
	"convlab/web/lesson/words"
	"convlab/web/part"
)

// A sheet is the chapter in a document in memory.
type sheet struct {
	*testing.T
	r   *lesson.Room
	doc *domtest.Document
	app *dom.App
}

func open(t *testing.T, lang words.Lang) *sheet {
	d := room.NewDesk()
	d.Lang = lang
	s := &sheet{T: t, r: lesson.New(d), doc: domtest.New()}
	s.r.Derive()
	s.app = &dom.App{Doc: s.doc, Mount: s.doc.Body, Root: &Convolution{L: s.r}, OnPanic: func(where string, v any, stack []byte) {
		t.Errorf("panic in %s: %v\n%s", where, v, stack)
	}}
	s.app.RenderNow()
	return s
}

func (s *sheet) find(selector string) *domtest.Node {
	s.Helper()
	n := s.doc.Find(selector)
	if n == nil {
		s.Fatalf("there is no %s", selector)
	}
	return n
}

func (s *sheet) cell(grid string, i int) *domtest.Node {
	s.Helper()
	return s.find(fmt.Sprintf("#%s [data-i=%d]", grid, i))
}

// goTo moves the focus as a browser does when the reader presses or tabs to n.
func (s *sheet) goTo(n *domtest.Node) {
	if was := s.doc.Active; was != n {
		s.doc.Active = n
		if was != nil {
			s.doc.Fire(was, "focusout", nil)
		}
		if n != nil {
			s.doc.Fire(n, "focusin", nil)
		}
	}
}

// click presses n; a frame may pass between the press and the click.
func (s *sheet) click(n *domtest.Node, frame bool) {
	s.doc.Fire(n, "pointerdown", nil)
	s.goTo(n)
	if frame {
		s.app.RenderNow()
	}
	s.doc.Click(n)
	s.app.RenderNow()
}

func (s *sheet) press(key string, more ...string) *domtest.Event {
	props := map[string]any{"key": key}
	for _, m := range more {
		props[m] = true
	}
	target := s.doc.Active
	if target == nil {
		target = s.doc.Body.Kids[0]
	}
	e := s.doc.Fire(target, "keydown", props)
	s.app.RenderNow()
	return e
}

// typeIn types into the field that has the focus.
func (s *sheet) typeIn(text string) {
	s.Helper()
	if s.doc.Active == nil || s.doc.Active.Tag != "input" {
		s.Fatalf("no field has the focus to type %q", text)
	}
	s.doc.Input(s.doc.Active, text)
	s.app.RenderNow()
}

// openCell opens a kernel cell and types over what is in it.
func (s *sheet) openCell(i int, text string) {
	s.Helper()
	s.click(s.cell("kernel", i), true)
	if s.doc.Active != s.cell("kernel", i).Find("input") {
		s.Fatal("the open cell does not have the focus")
	}
	s.typeIn(text)
}

// Seven in a kernel cell, then somewhere else: seven is in the kernel, whatever
// that is, whether or not the page is drawn in between, and the focus stays there.
func TestLeavingCommits(t *testing.T) {
	for _, lang := range words.Langs {
		for _, frame := range []bool{false, true} {
			for _, to := range []string{"#bias", "#kernel [data-i='1']", "#input [data-i='9']", "#output [data-i='7']", "[data-choices=stride] [data-key='2']",
				"[data-choices=padding] [data-key='1']", "[data-switch=relu]", "[data-switch=flip]", "#steps [data-act=next]", "#steps [data-act=scrub]", "[data-choices=inputs] [data-key=cross]", ".ask .btn"} {
				s := open(t, lang)
				s.openCell(4, "7")
				to := s.find(to)
				s.click(to, frame)
				s.app.RenderNow()
				if s.r.Kernel[4] != 7 {
					t.Errorf("%s, %v: the kernel has %v", to.HTML(), frame, s.r.Kernel[4])
				}
				if s.doc.Active != to && !(s.doc.Active != nil && to.Contains(s.doc.Active)) {
					t.Errorf("%s, %v: the focus was taken away", to.HTML(), frame)
				}
				if to.Attr("id") == "bias" {
					s.typeIn("5")
					s.doc.Fire(to, "change", nil)
					s.app.RenderNow()
					if s.r.Kernel[4] != 7 || s.r.Bias != 5 || s.doc.Active != to {
						t.Errorf("%v: the kernel has %v, the bias is %v", frame, s.r.Kernel[4], s.r.Bias)
					}
				}
			}
			s := open(t, lang)
			s.openCell(4, "7")
			s.goTo(nil) // Tab, out of the page
			if s.app.RenderNow(); s.r.Kernel[4] != 7 || s.doc.Active != nil {
				t.Error("leaving the page does not commit, or brings the focus back")
			}
		}
	}
}

// A preset takes the kernel over, and what was typed before is one step back.
func TestPresetAfterTyping(t *testing.T) {
	for _, blur := range []bool{true, false} { // a tap on a phone may leave the focus where it is
		s := open(t, words.English)
		s.openCell(4, "7")
		preset := s.find("[data-choices=kernels] [data-key=box]")
		if blur {
			s.click(preset, true)
		} else {
			s.doc.Click(preset)
			s.app.RenderNow()
		}
		if s.r.KernelKey() != "box" {
			t.Fatal("the preset was not taken")
		}
		s.doc.Click(s.find("[data-act=undo]"))
		if s.r.Kernel[4] != 7 {
			t.Errorf("blur %v: one step back the kernel has %v", blur, s.r.Kernel[4])
		}
		s.doc.Click(s.find("[data-act=undo]"))
		if s.app.RenderNow(); s.r.KernelKey() != "vertical" || s.r.CanUndo() || !s.find("[data-act=undo]").HasAttr("disabled") {
			t.Error("two steps back it is not as it was")
		}
		s.doc.Click(s.find("[data-act=redo]"))
		s.doc.Click(s.find("[data-act=redo]"))
		if s.r.KernelKey() != "box" || s.r.CanRedo() {
			t.Error("redo does not come back")
		}
	}
}

// Only Enter and Escape give the focus back to the cell; afterwards nothing does.
func TestFocusComesBackOnce(t *testing.T) {
	for key, want := range map[string]float64{"Enter": 7, "Escape": 0} {
		s := open(t, words.Chinese)
		s.openCell(4, "7")
		s.press(key)
		if s.r.Kernel[4] != want || s.doc.Active != s.cell("kernel", 4) {
			t.Errorf("%s: the kernel has %v, or the focus is not on its cell", key, s.r.Kernel[4])
		}
		for _, to := range []string{"#bias", "[data-choices=padding] [data-key='2']", "[data-choices=stride] [data-key='3']", "#steps [data-act=next]"} {
			to := s.find(to)
			s.click(to, true)
			if s.app.RenderNow(); s.doc.Active != to {
				t.Errorf("%s: %s loses the focus", key, to.HTML())
			}
		}
	}
	// Arrow keys in the output, then the stepper: it keeps the focus at every step.
	s := open(t, words.English)
	s.goTo(s.cell("output", 0))
	s.press("ArrowRight")
	if s.doc.Active != s.cell("output", 1) {
		t.Fatal("an arrow does not move the focus")
	}
	next := s.find("#steps [data-act=next]")
	for range 4 {
		if s.click(next, true); s.doc.Active != next {
			t.Fatal("a step takes the focus from the button")
		}
	}
	s.goTo(s.cell("input", 3))
	s.press("ArrowDown")
	padding := s.find("[data-choices=padding] [data-key='1']")
	if s.click(padding, true); s.doc.Active != padding {
		t.Error("more cells take the focus from the option")
	}
}

// While an input method composes, Enter and Escape are its keys.
func TestComposing(t *testing.T) {
	s := open(t, words.Chinese)
	s.openCell(4, "7")
	field := s.doc.Active
	for _, props := range []map[string]any{{"isComposing": true}, {"keyCode": 229}} {
		for _, key := range []string{"Enter", "Escape", "Process"} {
			props["key"] = key
			if e := s.doc.Fire(field, "keydown", props); e.Prevented {
				t.Errorf("%v is taken from the input method", props)
			}
			if s.app.RenderNow(); s.doc.Find("#kernel input") != field {
				t.Fatalf("%v closes the cell", props)
			}
		}
	}
	s.press("Enter")
	if s.r.Kernel[4] != 7 {
		t.Error("Enter afterwards does not commit")
	}
}

func TestSignButton(t *testing.T) {
	for _, lang := range words.Langs {
		s := open(t, lang)
		s.openCell(4, "7")
		sign := s.find("#kernel .sign")
		if sign.Attr("tabindex") != "-1" || sign.Attr("aria-label") != s.r.T().Sign || sign.Attr("aria-label") == "" {
			t.Errorf("the button is %s", sign.HTML())
		}
		field := s.doc.Active
		for _, typ := range []string{"pointerdown", "mousedown"} {
			if e := s.doc.Fire(sign, typ, nil); !e.Prevented {
				t.Errorf("%s takes the focus", typ)
			}
		}
		s.doc.Click(sign)
		if s.app.RenderNow(); s.doc.Active != field || field.Prop("value") != "−7" {
			t.Errorf("the field holds %v", field.Prop("value"))
		}
		s.doc.Click(sign)
		s.app.RenderNow()
		s.typeIn("72")
		s.doc.Click(sign)
		s.app.RenderNow()
		s.press("Enter")
		if s.r.Kernel[4] != -72 {
			t.Errorf("72 with its sign changed is %v", s.r.Kernel[4])
		}
		s.goTo(s.cell("input", 5))
		s.press("F2")
		if s.doc.Find("#input input") == nil || s.doc.Find("#input .sign") != nil {
			t.Error("greys have a sign, or are not open")
		}
		// The bias has one beside it.
		s.r.TypeBias("12")
		s.doc.Click(s.find(".field .sign"))
		if s.r.Bias != -12 {
			t.Errorf("the bias is %v", s.r.Bias)
		}
	}
}

// From a paste to cells; what can't be used is said in the reader's language.
func TestPasteOnPage(t *testing.T) {
	pasted, copied := part.Pasted, part.Copied
	defer func() { part.Pasted, part.Copied = pasted, copied }()
	clipboard := ""
	part.Pasted = func(vugu.DOMEvent) string { return clipboard }
	part.Copied = func(_ vugu.DOMEvent, text string) { clipboard = text }
	for _, lang := range words.Langs {
		s := open(t, lang)
		fire := func(n *domtest.Node, text string) *domtest.Event {
			clipboard = text
			e := s.doc.Fire(n, "paste", nil)
			s.app.RenderNow()
			return e
		}
		s.goTo(s.cell("kernel", 0))
		if e := fire(s.doc.Active, "1\t2\t3\r\n4\t5\t6\r\n7\t8\t−9\r\n"); !e.Prevented || s.r.Kernel != [9]float64{1, 2, 3, 4, 5, 6, 7, 8, -9} {
			t.Errorf("the kernel is %v", s.r.Kernel)
		}
		s.press("ArrowRight")
		was := s.r.Kernel
		fire(s.doc.Active, "1 2 3")
		want := map[words.Lang]string{words.Chinese: "放得下 3 行 2 列", words.English: "room for 3 rows and 2 columns"}
		if said, wrong := s.r.Notice(); !wrong || !strings.Contains(said, want[lang]) || s.r.Kernel != was {
			t.Errorf("too large: %q, %v", said, s.r.Kernel)
		}
		s.r.Undo()
		if s.r.KernelKey() != "vertical" || s.r.CanUndo() {
			t.Error("a block is not one change")
		}
		s.app.RenderNow()
		s.openCell(3, "5")
		if e := fire(s.doc.Active, "6"); e.Prevented {
			t.Error("a number is kept from the field")
		}
		if e := fire(s.doc.Active, "1;2;3"); !e.Prevented || s.r.Kernel[3] != 1 || s.r.Kernel[5] != 3 || s.doc.Active != s.cell("kernel", 3) {
			t.Errorf("into the field: %v", s.r.Kernel)
		}
		e := s.doc.Fire(s.doc.Active, "copy", nil)
		if !e.Prevented || clipboard != "1\t0\t-1\n1\t2\t3\n1\t0\t-1" {
			t.Errorf("copied: %q", clipboard)
		}
	}
}

// A stroke of the brush is one change, and none where nothing changes.
func TestPaintedStroke(t *testing.T) {
	s := open(t, words.English)
	s.r.UseInput("cross")
	s.doc.Click(s.find("[data-switch=paint]"))
	s.app.RenderNow()
	was := s.r.Input
	for _, i := range []int{0, 1, 2} {
		typ, props := "pointermove", map[string]any{"buttons": 1}
		if i == 0 {
			typ = "pointerdown"
		}
		s.doc.Fire(s.cell("input", i), typ, props)
		s.app.RenderNow()
	}
	if s.r.Input[0] != 255 || s.r.Input[2] != 255 {
		t.Fatal("nothing was painted")
	}
	s.press("z") // no shortcut by itself
	s.r.Undo()
	if s.r.Input != was {
		t.Error("a stroke is more than one change")
	}
	s.r.Redo()
	s.doc.Fire(s.cell("input", 1), "pointerdown", nil)
	s.r.Undo()
	if s.r.Input != was {
		t.Error("a stroke that changes nothing is a change")
	}
}

// The padding's cells are in rows like all others, and say what they are.
func TestPaddingIsRows(t *testing.T) {
	for _, lang := range words.Langs {
		s := open(t, lang)
		s.click(s.find("[data-choices=padding] [data-key='2']"), false)
		rows := s.doc.FindAll("#input [role=row]")
		if len(rows) != 12 {
			t.Fatalf("%d rows", len(rows))
		}
		for _, r := range rows {
			if n := len(r.FindAll("[role=gridcell]")); n != 12 {
				t.Fatalf("a row of %d cells", n)
			}
		}
		ring := s.find("#input .ring")
		if ring.Attr("aria-label") != s.r.T().PaddingCell || ring.Attr("aria-disabled") != "true" || ring.HasAttr("tabindex") {
			t.Errorf("the padding is %s", ring.HTML())
		}
		if s.doc.Find("output") != nil {
			t.Error("every step is announced")
		}
	}
}

// What is refused when a cell is left is still said after the click that left it.
func TestRefusalStays(t *testing.T) {
	for _, frame := range []bool{false, true} {
		s := open(t, words.English)
		s.openCell(4, "seven")
		s.click(s.find("[data-choices=stride] [data-key='2']"), frame)
		if said, wrong := s.r.Notice(); !wrong || !strings.Contains(said, "seven") || s.r.Kernel[4] != 0 || s.r.Stride != 2 {
			t.Errorf("said: %q", said)
		}
		s.click(s.find("[data-choices=stride] [data-key='1']"), frame)
		if said, _ := s.r.Notice(); said != "" {
			t.Errorf("still said: %q", said)
		}
	}
}

// Space is the page's where there is nothing to play.
func TestSpace(t *testing.T) {
	s := open(t, words.English)
	if !s.r.Key(" ", 0, 0) || !s.r.Moving() {
		t.Error("Space does not play")
	}
	s.r.Clock.Stop()
	s.r.Configure(func(c *lesson.State) { c.Dilation, c.Stride = 3, 3 })
	if s.r.View.Steps() != 1 {
		t.Fatalf("%d steps", s.r.View.Steps())
	}
	if s.r.Key(" ", 0, 0) || s.r.Moving() {
		t.Error("a single step is played")
	}
}

// What changes the numbers or the options is one change, there and back.
func TestUndoEverything(t *testing.T) {
	for _, do := range []string{"[data-choices=inputs] [data-key=cross]", "[data-choices=kernels] [data-key=gauss]", "[data-choices=stride] [data-key='2']", "[data-choices=dilation] [data-key='2']",
		"[data-choices=padding] [data-key='1']", "[data-choices=negative] [data-key='2']", "[data-switch=flip]", "[data-switch=relu]", "[data-switch=pool]"} {
		s := open(t, words.Chinese)
		before := s.r.State
		s.click(s.find(do), true)
		after := s.r.State
		if after == before {
			t.Fatalf("%s changes nothing", do)
		}
		s.doc.Click(s.find("[data-act=undo]"))
		if s.r.State != before || s.r.CanUndo() {
			t.Errorf("%s is not undone", do)
		}
		s.app.RenderNow()
		s.doc.Click(s.find("[data-act=redo]"))
		if s.r.State != after {
			t.Errorf("%s is not done again", do)
		}
	}
}
