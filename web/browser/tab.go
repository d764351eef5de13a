package browser

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"
)

// A Size is a screen to show a page on.
type Size struct {
	Width, Height int
	Touch         bool // a phone: touch events, mobile layout
}

// The two screens that every chapter is looked at on.
var (
	Desktop = Size{Width: 1440, Height: 900}
	Phone   = Size{Width: 390, Height: 844, Touch: true}
)

// TabOptions say what kind of reader opens a tab. The zero value is one at a desktop with a light screen, reading Chinese.
type TabOptions struct {
	Size      Size          // default Desktop
	Languages string        // as in Accept-Language; default "zh-CN,zh"
	Dark      bool          // prefers-color-scheme
	LessMove  bool          // prefers-reduced-motion
	NoScript  bool          // JavaScript is off
	Before    string        // JavaScript to run before the page's own
	Patience  time.Duration // how long Wait waits; default 30 s, which is far more than anything takes

	// Fail is told what went wrong and does not return: t.Fatal, or log.Fatal, or panic.
	Fail func(error)
}

// A Tab is one page in a profile of its own: no storage, cache or history is shared with other tabs. Its methods call
// Fail instead of returning errors, and must be called from one goroutine.
type Tab struct {
	driver driver
	opt    TabOptions
	notes  notes
}

// NewTab opens an empty tab.
func (b *Browser) NewTab(opt TabOptions) *Tab {
	if opt.Size == (Size{}) {
		opt.Size = Desktop
	}
	opt.Languages = cmp.Or(opt.Languages, "zh-CN,zh")
	opt.Patience = cmp.Or(opt.Patience, 30*time.Second)
	t := &Tab{opt: opt}
	var err error
	t.driver, err = b.open(opt, &t.notes)
	t.check(err)
	return t
}

// Close closes the tab and forgets its profile.
func (t *Tab) Close() { t.driver.close() }

func (t *Tab) check(err error) {
	if err != nil {
		t.opt.Fail(err)
	}
}

// Open goes to a URL and waits until the page has loaded, which does not mean that the program runs.
func (t *Tab) Open(url string) { t.check(t.driver.navigate(url)) }

// Reload loads the page again.
func (t *Tab) Reload() { t.check(t.driver.reload()) }

// Eval evaluates a JavaScript expression, awaits it if it is a promise, and stores its JSON in result, which may be nil.
func (t *Tab) Eval(expression string, result any) {
	if err := t.eval(expression, result); err != nil {
		t.opt.Fail(fmt.Errorf("%s: %w", shorten(expression), err))
	}
}

func (t *Tab) eval(expression string, result any) error {
	value, err := t.driver.evaluate(expression)
	switch {
	case err != nil || result == nil:
		return err
	case len(value) == 0:
		return errors.New("is undefined")
	}
	return json.Unmarshal(value, result)
}

// Wait waits until a JavaScript expression is true. An expression that throws is not true yet.
func (t *Tab) Wait(expression string) {
	deadline := time.Now().Add(t.opt.Patience)
	for {
		var ok bool
		err := t.eval("!!("+expression+")", &ok)
		if ok {
			return
		}
		if time.Now().After(deadline) || errors.Is(err, context.Canceled) { // the browser has gone
			t.opt.Fail(fmt.Errorf("waited %v in vain for %s (last error: %v; the page complains: %q)",
				t.opt.Patience, expression, err, t.Problems()))
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// Ready waits until the program has taken the page over.
func (t *Tab) Ready() { t.Wait(`document.documentElement.dataset.boot === "ready"`) }

// NextFrame waits until the page has drawn what it has.
func (t *Tab) NextFrame() {
	t.Eval(`new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))`, nil)
}

// Text returns the visible text of the first element that the selector finds.
func (t *Tab) Text(selector string) (text string) {
	t.Eval(element(selector)+".innerText.trim()", &text)
	return text
}

// Texts returns the text of every element that the selector finds.
func (t *Tab) Texts(selector string) (texts []string) {
	t.Eval(fmt.Sprintf("[...document.querySelectorAll(%s)].map(e => e.textContent.trim())", Quote(selector)), &texts)
	return texts
}

// Attr returns an attribute of the first element that the selector finds, "" if it has none.
func (t *Tab) Attr(selector, name string) (value string) {
	t.Eval(fmt.Sprintf(`%s.getAttribute(%s) ?? ""`, element(selector), Quote(name)), &value)
	return value
}

// Has reports whether the page has such an element.
func (t *Tab) Has(selector string) (has bool) {
	t.Eval(fmt.Sprintf("document.querySelector(%s) !== null", Quote(selector)), &has)
	return has
}

// Shown reports whether there is such an element and a reader can see it.
func (t *Tab) Shown(selector string) (shown bool) {
	t.Eval(fmt.Sprintf("document.querySelector(%s)?.checkVisibility({visibilityProperty: true}) ?? false", Quote(selector)), &shown)
	return shown
}

// LongTasks returns the durations in milliseconds of the tasks over 50 ms since the last call. Only Chromium
// tells.
func (t *Tab) LongTasks() (ms []float64) {
	t.NextFrame()
	t.Eval("watchedTasks.splice(0)", &ms)
	return ms
}

// Screenshot returns a PNG of what the window shows.
func (t *Tab) Screenshot() []byte {
	t.NextFrame()
	png, err := t.driver.screenshot()
	t.check(err)
	return png
}

// FullScreenshot returns a PNG of the whole page. The window grows to the page's height for it: photographed from a
// small window, what sticks to its edges would lie in the middle of the picture.
func (t *Tab) FullScreenshot() (png []byte) {
	var height int
	t.NextFrame()
	t.Eval("document.documentElement.scrollHeight", &height)
	t.check(t.driver.resize(max(height, t.opt.Size.Height)))
	png = t.Screenshot()
	t.check(t.driver.resize(t.opt.Size.Height))
	return png
}

// Quote writes a string as a JavaScript literal.
func Quote(s string) string {
	text, err := json.Marshal(s)
	if err != nil {
		panic(err) // strings can always be written
	}
	return string(text)
}

// element is an expression for the first element that a selector finds, which throws a readable error if there is none.
func element(selector string) string {
	q := Quote(selector)
	return fmt.Sprintf(`(document.querySelector(%s) ?? (() => { throw new Error("there is no " + %s) })())`, q, q)
}

func shorten(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) > 200 {
		return s[:200] + "…"
	}
	return s
}
