package part

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/vugu/vugu"

	"convlab/web/dom"
	"convlab/web/dom/domtest"
	"convlab/web/lesson/words"
)

// A bench shows one part in a document in memory.
type bench struct {
	*testing.T
	doc *domtest.Document
	app *dom.App
	did []string // what the part's callbacks were told
}

func show(t *testing.T, part vugu.Builder) *bench {
	b := &bench{T: t, doc: domtest.New()}
	b.app = &dom.App{Doc: b.doc, Mount: b.doc.Body, Root: part, OnPanic: func(where string, v any, stack []byte) {
		t.Errorf("panic in %s: %v\n%s", where, v, stack)
	}}
	b.app.RenderNow()
	return b
}

func (b *bench) find(selector string) *domtest.Node {
	b.Helper()
	n := b.doc.Find(selector)
	if n == nil {
		b.Fatalf("no %s in %s", selector, b.doc.Body.InnerHTML())
	}
	return n
}

// note returns a callback that writes down that it was called.
func (b *bench) note(name string) func() { return func() { b.did = append(b.did, name) } }

func (b *bench) noteInt(name string) func(int) {
	return func(i int) { b.did = append(b.did, fmt.Sprintf("%s %d", name, i)) }
}

func (b *bench) noteText(name string) func(string) {
	return func(s string) { b.did = append(b.did, name+" "+s) }
}

// fire sends an event and draws what comes of it.
func (b *bench) fire(n *domtest.Node, typ string, props map[string]any) *domtest.Event {
	e := b.doc.Fire(n, typ, props)
	b.doc.Flush()
	return e
}

func (b *bench) press(n *domtest.Node, key string) *domtest.Event {
	return b.fire(n, "keydown", map[string]any{"key": key})
}

// want compares what the callbacks were told since the last time.
func (b *bench) want(what string, did ...string) {
	b.Helper()
	if !slices.Equal(b.did, did) {
		b.Errorf("%s: told %q, want %q", what, b.did, did)
	}
	b.did = nil
}

// said is what n reads as: its text without the template's white space around it.
func said(n *domtest.Node) string { return strings.TrimSpace(n.Text()) }

// texts lists the texts of all that match.
func (b *bench) texts(selector string) (list []string) {
	for _, n := range b.doc.FindAll(selector) {
		list = append(list, said(n))
	}
	return list
}

// attrs lists an attribute of all that match.
func (b *bench) attrs(selector, name string) (list []string) {
	for _, n := range b.doc.FindAll(selector) {
		list = append(list, n.Attr(name))
	}
	return list
}

func (b *bench) wantList(what string, got []string, want ...string) {
	b.Helper()
	if !slices.Equal(got, want) {
		b.Errorf("%s: %q, want %q", what, got, want)
	}
}

// numbers is a grid of 2 rows of 3, the last cell drawn but not to be chosen.
func numbers(t *testing.T) (*bench, *Grid) {
	g := &Grid{ID: "g", Label: "numbers", Columns: 3, Active: 1, Editing: -1}
	for i := range 6 {
		g.Cells = append(g.Cells, Cell{Text: fmt.Sprint(10 * i), Name: fmt.Sprintf("cell %d", i), Class: "grey", Style: "--g:7", Index: i})
	}
	g.Cells[5] = Cell{Text: "0", Inert: true, Index: -1}
	b := show(t, g)
	g.OnPick, g.OnOver, g.OnCommit, g.OnLeave, g.OnCancel = b.noteInt("pick"), b.noteInt("over"), b.noteText("commit"), b.noteText("leave"), b.note("cancel")
	g.OnMove = func(dx, dy int) { b.did = append(b.did, fmt.Sprintf("move %d %d", dx, dy)) }
	g.OnKey = func(i int, e vugu.DOMEvent) bool {
		b.did = append(b.did, fmt.Sprintf("key %d %s", i, e.PropString("key")))
		return e.PropString("key") == "7"
	}
	g.OnPress = func(i int) bool { b.did = append(b.did, fmt.Sprintf("press %d", i)); return i == 0 }
	g.OnDrag = b.noteInt("drag")
	b.app.RenderNow()
	return b, g
}

func TestGridIsATable(t *testing.T) {
	b, g := numbers(t)
	grid := b.find("#g")
	if grid.Attr("role") != "grid" || grid.Attr("aria-label") != "numbers" || grid.Style != "--cols:3" {
		t.Errorf("the grid is %s", grid.HTML())
	}
	if n := len(b.doc.FindAll("[role=grid] [role=row]")); n != 2 {
		t.Errorf("%d rows, want 2", n)
	}
	b.wantList("texts", b.texts("[role=row] .cell"), "0", "10", "20", "30", "40", "0")
	b.wantList("cells", b.texts("[role=row] [role=gridcell]"), "0", "10", "20", "30", "40")
	b.wantList("names", b.attrs("[data-i]", "aria-label"), "cell 0", "cell 1", "cell 2", "cell 3", "cell 4")
	if c := b.find("[data-i=3]"); c.Style != "--g:7" || !strings.Contains(c.Attr("class"), "grey") {
		t.Errorf("the cell is %s", c.HTML())
	}
	// One cell is in the tab order, and which one it is can change.
	for _, active := range []int{1, 4, 0} {
		g.Active = active
		b.app.RenderNow()
		var tabs []string
		for i := range 5 {
			tab := "-1"
			if i == active {
				tab = "0"
			}
			tabs = append(tabs, tab)
		}
		b.wantList("tab order", b.attrs("[tabindex]", "tabindex"), tabs...)
	}
}

// A table to look at: read like one, and nothing in it asks to be pressed.
func TestReadOnlyGrid(t *testing.T) {
	b := show(t, &Grid{ID: "g", Label: "sums", Columns: 2, Editing: -1,
		Cells: []Cell{{Text: "−180", Inert: true, Index: -1}, {Text: "0", Inert: true, Index: -1}}})
	if b.find("#g").Attr("role") != "table" || b.doc.Find("[tabindex]") != nil || b.doc.Find("[aria-hidden]") != nil {
		t.Errorf("the table is %s", b.doc.Body.InnerHTML())
	}
	b.wantList("cells", b.texts("[role=table] [role=row] [role=cell]"), "−180", "0")
}

func TestGridInertCells(t *testing.T) {
	b, _ := numbers(t)
	inert := b.find(".inert")
	if inert.Attr("aria-hidden") != "true" || inert.HasAttr("tabindex") || inert.HasAttr("role") || inert.HasAttr("data-i") || inert.HasAttr("aria-label") {
		t.Errorf("a cell that can't be chosen is %s", inert.HTML())
	}
	for _, typ := range []string{"click", "pointerdown", "pointermove", "keydown"} {
		b.fire(inert, typ, map[string]any{"key": "Enter", "buttons": 1})
		b.want(typ)
	}
	b.fire(inert, "pointerover", nil)
	b.want("pointer over padding", "over -1")
}

func TestGridEvents(t *testing.T) {
	b, g := numbers(t)
	cell := func(i int) *domtest.Node { return b.find(fmt.Sprintf("[data-i=%d]", i)) }
	b.doc.Click(cell(3))
	b.want("click", "pick 3")
	b.fire(cell(2), "pointerover", nil)
	b.fire(b.find("#g"), "pointerleave", nil)
	b.want("pointer in and out", "over 2", "over -1")
	for key, want := range map[string]string{"ArrowLeft": "move -1 0", "ArrowRight": "move 1 0", "ArrowUp": "move 0 -1", "ArrowDown": "move 0 1", "Enter": "pick 4", "7": "key 4 7"} {
		if e := b.press(cell(4), key); !e.Prevented || !e.Stopped {
			t.Errorf("%s also does what the browser does with it", key)
		}
		b.want(key, want)
	}
	if e := b.press(cell(4), "Tab"); e.Prevented || e.Stopped {
		t.Error("Tab is taken from the reader")
	}
	b.want("Tab", "key 4 Tab")
	for _, with := range []string{"ctrlKey", "metaKey", "altKey"} {
		if e := b.fire(cell(4), "keydown", map[string]any{"key": "7", with: true}); e.Prevented {
			t.Errorf("a shortcut with %s is taken from the browser", with)
		}
		b.want(with)
	}
	if e := b.fire(cell(0), "pointerdown", nil); !e.Prevented {
		t.Error("painting also selects")
	}
	if e := b.fire(cell(1), "pointerdown", nil); e.Prevented {
		t.Error("a press that is not used is taken from the browser")
	}
	b.want("press", "press 0", "press 1")
	b.fire(cell(2), "pointermove", map[string]any{"buttons": 0})
	b.fire(cell(2), "pointermove", map[string]any{"buttons": 1})
	b.want("moves without and with a button", "drag 2")

	// A grid that only shows: nothing happens, nothing breaks.
	*g = Grid{ID: "g", Columns: 3, Cells: g.Cells, Active: 0, Editing: -1}
	b.app.RenderNow()
	shown := b.doc.FindAll(".cell")[2]
	for _, typ := range []string{"click", "keydown", "pointerover", "pointerdown", "pointermove", "pointerleave"} {
		b.fire(shown, typ, map[string]any{"key": "ArrowLeft", "buttons": 1})
	}
	b.press(shown, "Enter")
	b.press(shown, "x")
	b.want("without callbacks")
}

func TestGridFocus(t *testing.T) {
	b, g := numbers(t)
	if b.doc.Active != nil {
		t.Error("a grid takes the focus unasked")
	}
	g.Active, g.Focus = 3, "turn 1"
	b.app.RenderNow()
	if b.doc.Active != b.find("[data-i=3]") {
		t.Error("the active cell does not take the focus")
	}
	b.doc.Active = nil
	b.app.RenderNow()
	if b.doc.Active != nil {
		t.Error("the focus is taken again though nothing was asked")
	}
}

func TestGridEditing(t *testing.T) {
	b, g := numbers(t)
	g.Editing, g.EditText = 3, "30"
	b.app.RenderNow()
	field := b.find("[data-i=3] input")
	if field.Prop("value") != "30" || field.Attr("aria-label") != "cell 3" || field.Attr("inputmode") != "decimal" {
		t.Errorf("the field is %s, value %v", field.HTML(), field.Prop("value"))
	}
	if b.doc.Active != field {
		t.Error("the field does not have the focus")
	}
	if n := len(b.doc.FindAll("input")); n != 1 || said(b.find("[data-i=3]")) != "" {
		t.Errorf("%d fields, or the number beside its field", n)
	}
	field.SetLive("value", "12")
	if e := b.press(field, "1"); e.Prevented || !e.Stopped {
		t.Error("typing in the field does not stay in the field")
	}
	if e := b.press(field, "ArrowLeft"); e.Prevented || !e.Stopped {
		t.Error("arrow keys in the field move in the grid")
	}
	b.doc.Click(b.find("[data-i=3]"))
	b.want("typing and clicking in the field")
	b.press(field, "Enter")
	b.want("Enter", "commit 12")
	b.press(field, "Escape")
	b.want("Escape", "cancel")
	b.fire(field, "focusout", nil)
	b.want("leaving the field", "leave 12")

	g.Editing = -1
	b.app.RenderNow()
	if b.doc.Find("input") != nil || said(b.find("[data-i=3]")) != "30" {
		t.Error("the field stays, or the number does not come back")
	}
	b.want("the field goes")
}

func TestBars(t *testing.T) {
	c := &Bars{Label: "Probabilities", Hit: -1}
	b := show(t, c)
	b.wantList("before an answer", b.texts(".num"), "–", "–", "–", "–", "–", "–", "–", "–", "–", "–")
	c.Probs, c.Hit = []float32{0, 1e-6, .001, .0499, .25, .5, .1991, 0, 0, 0}, 5
	b.app.RenderNow()
	list := b.find("ol")
	if list.Attr("aria-label") != "Probabilities" || list.Attr("class") != "bars" {
		t.Errorf("the list is %s", list.HTML())
	}
	b.wantList("digits", b.texts("b"), "0", "1", "2", "3", "4", "5", "6", "7", "8", "9")
	b.wantList("per cent", b.texts(".num"), "0.0", "<0.1", "0.1", "5.0", "25.0", "50.0", "19.9", "0.0", "0.0", "0.0")
	if hits := b.doc.FindAll(".hit"); len(hits) != 1 || hits[0].Find("b").Text() != "5" || hits[0].Style != "--p:0.5000" {
		t.Errorf("%d bars are marked", len(hits))
	}
	c.Muted = true
	b.app.RenderNow()
	if b.doc.Find(".bars.muted") == nil {
		t.Error("an answer that is not to be believed looks like any other")
	}
}

func TestStepper(t *testing.T) {
	c := &Stepper{ID: "s", First: "first", Back: "back", Play: "play", Pause: "pause", Next: "next", Scrub: "scrub", Count: 36, Text: "1 of 36"}
	b := show(t, c)
	c.OnGo, c.OnPlay = b.noteInt("go"), b.note("play")
	act := func(name string) *domtest.Node { return b.find("[data-act=" + name + "]") }
	for _, x := range []struct {
		at, count  int
		start, end bool
	}{{0, 36, true, false}, {1, 36, false, false}, {34, 36, false, false}, {35, 36, false, true}, {0, 1, true, true}, {0, 0, true, true}} {
		c.At, c.Count = x.at, x.count
		b.app.RenderNow()
		if act("first").HasAttr("disabled") != x.start || act("back").HasAttr("disabled") != x.start || act("next").HasAttr("disabled") != x.end {
			t.Errorf("at %d of %d the buttons are %s", x.at, x.count, b.doc.Body.InnerHTML())
		}
		if v := act("scrub").Prop("value"); v != fmt.Sprint(x.at) || act("scrub").Attr("max") != fmt.Sprint(max(x.count-1, 0)) {
			t.Errorf("at %d of %d the slider is at %v of %s", x.at, x.count, v, act("scrub").Attr("max"))
		}
		if act("play").HasAttr("disabled") {
			t.Error("Play is off") // at the end it starts over
		}
	}
	c.At, c.Count = 7, 36
	b.app.RenderNow()
	for _, name := range []string{"first", "back", "next", "play"} {
		b.doc.Click(act(name))
	}
	b.want("the four buttons", "go 0", "go 6", "go 8", "play")
	for typed, want := range map[string]string{"20": "go 20", "0": "go 0"} {
		b.doc.Input(act("scrub"), typed)
		b.want("scrubbing", want)
	}
	b.doc.Input(act("scrub"), "x")
	b.want("nonsense in the slider")
	for _, name := range []string{"first", "back", "next", "scrub"} {
		if act(name).Attr("aria-label") != name {
			t.Errorf("%s is called %q", name, act(name).Attr("aria-label"))
		}
	}
	if act("scrub").Attr("aria-valuetext") != "1 of 36" || b.find(".where").Text() != "1 of 36" {
		t.Error("where we are is not said")
	}
	if b.find("[data-act=play]").Text() != "play" {
		t.Errorf("the button says %q", act("play").Text())
	}
	icon := b.find("[data-act=play] path").Attr("d")
	c.Playing = true
	b.app.RenderNow()
	if act("play").Text() != "pause" || b.find("[data-act=play] path").Attr("d") == icon {
		t.Error("while playing the button does not say pause")
	}
}

func TestChoices(t *testing.T) {
	c := &Choices{ID: "c", Label: "Kernel", Items: []Choice{{"a", "A"}, {"b", "B"}, {"c", "C"}}, Chosen: "b"}
	b := show(t, c)
	c.OnChoose = b.noteText("choose")
	group := b.find("[role=radiogroup]")
	if label := b.find("#" + group.Attr("aria-labelledby")); label.Text() != "Kernel" {
		t.Errorf("the group is called %q", label.Text())
	}
	for _, x := range []struct {
		chosen        string
		checked, tabs []string
	}{
		{"b", []string{"false", "true", "false"}, []string{"-1", "0", "-1"}},
		{"a", []string{"true", "false", "false"}, []string{"0", "-1", "-1"}},
		{"", []string{"false", "false", "false"}, []string{"0", "-1", "-1"}},
		{"own", []string{"false", "false", "false"}, []string{"0", "-1", "-1"}},
	} {
		c.Chosen = x.chosen
		b.app.RenderNow()
		b.wantList("checked with "+x.chosen, b.attrs("[role=radio]", "aria-checked"), x.checked...)
		b.wantList("tab order with "+x.chosen, b.attrs("[role=radio]", "tabindex"), x.tabs...)
	}
	radio := b.doc.FindAll("[role=radio]")
	b.doc.Click(radio[2])
	b.want("click", "choose c")
	for _, x := range []struct {
		from int
		key  string
		want string
	}{{0, "ArrowRight", "b"}, {0, "ArrowDown", "b"}, {1, "ArrowLeft", "a"}, {1, "ArrowUp", "a"}, {2, "ArrowRight", "a"}, {0, "ArrowLeft", "c"}} {
		if e := b.press(radio[x.from], x.key); !e.Prevented || !e.Stopped {
			t.Errorf("%s also scrolls the page or steps the walk", x.key)
		}
		b.want(x.key, "choose "+x.want)
	}
	if e := b.press(radio[0], "x"); e.Prevented || e.Stopped {
		t.Error("a key that is not used is taken from the reader")
	}
	if e := b.fire(radio[0], "keydown", map[string]any{"key": "ArrowLeft", "altKey": true}); e.Prevented {
		t.Error("Alt and an arrow, which goes back in the browser, is taken from the reader")
	}
	b.want("keys that are not ours")
	c.Hidden = true
	b.app.RenderNow()
	if b.doc.Find("#c-label.spoken") == nil {
		t.Error("a hidden label shows")
	}
}

func TestNumberedChoices(t *testing.T) {
	type colour int
	c := &Choices{ID: "c", Label: "Colour", Items: Numbered([]string{"red", "green", "blue"}), Chosen: Number(colour(1))}
	b := show(t, c)
	note := b.noteInt("choose")
	c.OnChoose = Numbering(func(x colour) { note(int(x)) })
	b.app.RenderNow()
	b.wantList("names", b.texts("[role=radio]"), "red", "green", "blue")
	b.wantList("keys", b.attrs("[role=radio]", "data-key"), "0", "1", "2")
	b.wantList("checked", b.attrs("[role=radio]", "aria-checked"), "false", "true", "false")
	b.doc.Click(b.doc.FindAll("[role=radio]")[2])
	b.want("click", "choose 2")
	c.OnChoose("own")
	b.want("a key that is no number")
}

func TestSwitch(t *testing.T) {
	c := &Switch{ID: "s", Label: "Crop"}
	b := show(t, c)
	c.OnToggle = b.note("toggle")
	s := b.find("[role=switch]")
	if s.Attr("aria-checked") != "false" || s.Attr("aria-label") != "Crop" || s.Text() != "Crop" {
		t.Errorf("the switch is %s", s.HTML())
	}
	b.doc.Click(s)
	b.want("click", "toggle")
	c.On, c.Name = true, "Step: Crop"
	b.app.RenderNow()
	if s.Attr("aria-checked") != "true" || s.Attr("aria-label") != "Step: Crop" {
		t.Errorf("switched on it is %s", s.HTML())
	}
}

func TestSlider(t *testing.T) {
	c := &Slider{ID: "w", Label: "Width", Min: -2, Max: 2, By: .1, Value: .5}
	b := show(t, c)
	c.OnChange = func(v float64) { b.did = append(b.did, fmt.Sprint(v)) }
	s := b.find("label input")
	if s.Prop("value") != "0.5" || s.Attr("min") != "-2" || s.Attr("max") != "2" || s.Attr("step") != "0.1" || s.Style != "--done:0.6250" {
		t.Errorf("the slider is %s at %v", s.HTML(), s.Prop("value"))
	}
	if b.find(".num").Text() != "0.5" || b.find(".name").Text() != "Width" {
		t.Errorf("it reads %s", b.doc.Body.Text())
	}
	b.doc.Input(s, "-1.3")
	b.doc.Input(s, "")
	b.want("sliding", "-1.3")
	c.Shown = "half"
	b.app.RenderNow()
	if b.find(".num").Text() != "half" {
		t.Error("the value is not said in words")
	}
}

func TestProse(t *testing.T) {
	c := &Prose{Text: "看[窗口|window]里的 <b>数</b>，得到[和|sum]。"}
	b := show(t, c)
	c.OnPoint = b.noteText("point")
	if got := said(b.doc.Body); got != "看窗口里的 <b>数</b>，得到和。" {
		t.Errorf("it reads %q", got)
	}
	b.wantList("parts", b.attrs("[data-part]", "data-part"), "window", "sum")
	word := b.find("[data-part=sum]")
	for _, x := range []struct{ typ, want string }{
		{"pointerenter", "point sum"}, {"pointerleave", "point "}, {"focusin", "point sum"}, {"focusout", "point "}, {"click", "point sum"},
	} {
		b.fire(word, x.typ, nil)
		b.want(x.typ, x.want)
	}
	c.Hot = "sum"
	b.app.RenderNow()
	b.wantList("lit", b.attrs(".hot", "data-part"), "sum")
}

// questions are of two and of three choices, the right one in any place. Those of
// the chapters are asked in package web.
var questions = map[string]words.Question{
	"first": {Ask: "Which?", Choices: []string{"this", "that"}, Right: 0, Reveal: "It was this."},
	"last":  {Ask: "到底是哪个？", Choices: []string{"这个", "那个", "都不是"}, Right: 2, Reveal: "都不是。"},
}

// A sealed answer is noted, and nothing tells which is right.
func TestSealedAsk(t *testing.T) {
	for id, q := range questions {
		b := show(t, &Ask{ID: id, Q: q, T: words.Asks.In(words.English), Guess: 1, Sealed: "Noted.", OnAnswer: func(int) {}, OnTry: func() {}})
		if b.find(".reveal").Text() != "Noted." || len(b.doc.FindAll(".right")) > 0 || len(b.doc.FindAll(".wrong")) > 0 || len(b.doc.FindAll(".on")) != 1 {
			t.Errorf("%s: a sealed answer shows %q", id, b.doc.Body.Text())
		}
	}
}

// The answer shows once the reader has guessed, and not before.
func TestAsk(t *testing.T) {
	for _, lang := range words.Langs {
		text := words.Asks.In(lang)
		for id, q := range questions {
			c := &Ask{ID: id, Q: q, T: text, Guess: -1}
			b := show(t, c)
			c.OnAnswer, c.OnTry = b.noteInt("answer"), b.note("try")
			if b.find(".q").Text() != q.Ask || strings.Contains(b.doc.Body.Text(), q.Reveal) || b.find(".reveal").Text() != "" {
				t.Errorf("%s %s: before the guess it reads %q", lang, id, b.doc.Body.Text())
			}
			b.wantList("choices and trying", b.texts("button"), append(slices.Clone(q.Choices), text.Try)...)
			b.doc.Click(b.find("[data-act=try]"))
			b.want("trying", "try")
			if b.find(".reveal").Text() != "" || b.find("[data-act=try]").HasAttr("aria-pressed") {
				t.Errorf("%s %s: trying is taken for a guess", lang, id)
			}
			if b.doc.Find(".right") != nil || b.doc.Find(".wrong") != nil {
				t.Errorf("%s %s: the right answer is marked before the guess", lang, id)
			}
			for i, button := range b.doc.FindAll("[aria-pressed]") {
				b.doc.Click(button)
				b.want("click", fmt.Sprintf("answer %d", i))
				c.Guess = i
				b.app.RenderNow()
				verdict, marks := text.Wrong, 1
				if i == q.Right {
					verdict, marks = text.Right, 0
				}
				if got := b.find(".reveal").Text(); got != verdict+q.Reveal {
					t.Errorf("%s %s: guessing %d reveals %q", lang, id, i, got)
				}
				if b.find(".right").Text() != q.Choices[q.Right] || len(b.doc.FindAll(".wrong")) != marks {
					t.Errorf("%s %s: guessing %d marks the wrong buttons", lang, id, i)
				}
				for k, other := range b.doc.FindAll("[aria-pressed]") {
					if other.Attr("aria-pressed") != fmt.Sprint(k == i) {
						t.Errorf("%s %s: guessing %d, button %d is pressed: %s", lang, id, i, k, other.Attr("aria-pressed"))
					}
				}
			}
		}
	}
}

func TestIcons(t *testing.T) {
	for name := range icons {
		b := show(t, &Icon{Name: name})
		svg := b.find("svg")
		if svg.Attr("aria-hidden") != "true" || b.find("path").Attr("d") == "" {
			t.Errorf("%s is %s", name, svg.HTML())
		}
	}
}

func TestArrows(t *testing.T) {
	for key, want := range map[string][2]int{"ArrowLeft": {-1, 0}, "ArrowRight": {1, 0}, "ArrowUp": {0, -1}, "ArrowDown": {0, 1}, "a": {}, "": {}, "Left": {}} {
		if dx, dy := Arrows(key); [2]int{dx, dy} != want {
			t.Errorf("%s moves by %d, %d", key, dx, dy)
		}
	}
}
