package browser

import (
	"fmt"
	"slices"
	"strings"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp/kb"
)

// A Point is a place on the page in CSS pixels, or, in a stroke, on an element: (0,0) top left, (1,1) bottom right.
type Point struct{ X, Y float64 }

// A Pointer is what the reader points with. All produce the browser's real, trusted input events.
type Pointer int

const (
	Mouse Pointer = iota
	Finger
	Pen
)

// Box scrolls an element into view and returns where it is.
func (t *Tab) Box(selector string) (topLeft, size Point) {
	var box struct{ X, Y, Width, Height float64 }
	t.Eval(fmt.Sprintf(`(e => { e.scrollIntoView({block: "nearest", inline: "nearest", behavior: "instant"});
		const {x, y, width, height} = e.getBoundingClientRect(); return {x, y, width, height} })(%s)`, element(selector)), &box)
	return Point{box.X, box.Y}, Point{box.Width, box.Height}
}

// Stroke presses the pointer on an element at the first point, moves through the others and lifts it at the last.
func (t *Tab) Stroke(selector string, with Pointer, points ...Point) {
	topLeft, size := t.Box(selector)
	places := make([]Point, len(points))
	for i, p := range points {
		places[i] = Point{topLeft.X + p.X*size.X, topLeft.Y + p.Y*size.Y}
	}
	t.Press(with, places[0])
	for _, p := range places[1:] {
		t.Move(with, p)
	}
	t.Lift(with)
}

// Click presses and lifts the mouse in the middle of an element.
func (t *Tab) Click(selector string) { t.Stroke(selector, Mouse, Point{0.5, 0.5}) }

// Tap does the same with a finger.
func (t *Tab) Tap(selector string) { t.Stroke(selector, Finger, Point{0.5, 0.5}) }

// Do clicks what a selector finds, once it is there, types where the focus is then and presses a key; what is "" is left
// out. What is not shown at this size, such as a button for narrow windows, is clicked by its own method.
func (t *Tab) Do(click, text, key string) {
	t.Wait(`document.querySelector(` + Quote(click) + `) !== null`)
	if t.Shown(click) {
		t.Click(click)
	} else {
		t.Eval(`document.querySelector(`+Quote(click)+`).click()`, nil)
	}
	t.NextFrame()
	if t.Type(text); key != "" {
		t.Key(key)
	}
	t.NextFrame()
}

// Press puts the pointer down at a place in the window.
func (t *Tab) Press(with Pointer, at Point) {
	if with == Finger {
		t.mouse = at
		t.run(input.DispatchTouchEvent(input.TouchStart, touches(at)))
		return
	}
	t.Move(with, at)
	t.run(t.mouseEvent(input.MousePressed, with, at).WithButton(input.Left).WithButtons(1).WithClickCount(1))
}

// Move moves the pointer, pressed or not. A finger that is not down can't move.
func (t *Tab) Move(with Pointer, to Point) {
	t.mouse = to
	if with == Finger {
		t.run(input.DispatchTouchEvent(input.TouchMove, touches(to)))
		return
	}
	e := t.mouseEvent(input.MouseMoved, with, to)
	if t.pressed {
		e = e.WithButton(input.Left).WithButtons(1)
	}
	t.run(e)
}

// Lift lifts the pointer where it is.
func (t *Tab) Lift(with Pointer) {
	if with == Finger {
		t.run(input.DispatchTouchEvent(input.TouchEnd, []*input.TouchPoint{}))
		return
	}
	t.run(t.mouseEvent(input.MouseReleased, with, t.mouse).WithButton(input.Left).WithClickCount(1))
}

func (t *Tab) mouseEvent(kind input.MouseType, with Pointer, at Point) *input.DispatchMouseEventParams {
	switch kind {
	case input.MousePressed:
		t.pressed = true
	case input.MouseReleased:
		t.pressed = false
	}
	e := input.DispatchMouseEvent(kind, at.X, at.Y).WithPointerType(input.Mouse)
	if with == Pen {
		e = e.WithPointerType(input.Pen).WithForce(0.5)
	}
	return e
}

func touches(at Point) []*input.TouchPoint {
	return []*input.TouchPoint{{X: at.X, Y: at.Y, RadiusX: 8, RadiusY: 8, Force: 0.5}}
}

// Key presses keys one after another. A key is named as in KeyboardEvent.key, with modifiers before it: "a", "Enter",
// "ArrowLeft", "Shift+Tab", "Control+z".
func (t *Tab) Key(keys ...string) {
	for _, key := range keys {
		events, err := keyEvents(key)
		if err != nil {
			t.opt.Fail(err)
			return
		}
		for _, e := range events {
			t.run(e)
		}
	}
}

// Type types text into what has the focus, a key at a time. What is on no key comes as from an input method.
func (t *Tab) Type(text string) {
	for _, r := range text {
		if _, ok := kb.Keys[r]; ok {
			t.Key(string(r))
		} else {
			t.run(input.InsertText(string(r)))
		}
	}
}

var modifiers = map[string]input.Modifier{
	"Alt": input.ModifierAlt, "Control": input.ModifierCtrl, "Meta": input.ModifierMeta, "Shift": input.ModifierShift,
}

func keyEvents(key string) ([]*input.DispatchKeyEventParams, error) {
	parts := strings.Split(key, "+")
	if strings.HasSuffix(key, "+") { // the plus key itself
		parts = append(strings.Split(strings.TrimSuffix(key, "+"), "+"), "+")
		parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	}
	var held input.Modifier
	for _, name := range parts[:len(parts)-1] {
		m, ok := modifiers[name]
		if !ok {
			return nil, fmt.Errorf("key %q: there is no modifier %s", key, name)
		}
		held |= m
	}
	r, err := keyRune(parts[len(parts)-1])
	if err != nil {
		return nil, fmt.Errorf("key %q: %w", key, err)
	}
	return press(r, held), nil
}

// press returns the events of a key going down and up. The text goes with the first, so that the browser writes it only
// if the page lets it: chromedp's own events write it in any case.
func press(r rune, held input.Modifier) []*input.DispatchKeyEventParams {
	events := kb.Encode(r)
	down, up := events[0], events[len(events)-1]
	if len(events) == 3 && held&^input.ModifierShift == 0 { // with other modifiers it is a command and writes nothing
		down.Text, down.UnmodifiedText = events[1].Text, events[1].UnmodifiedText
	}
	down.Modifiers |= held
	up.Modifiers |= held
	return []*input.DispatchKeyEventParams{down, up}
}

// keyRune returns the rune under which chromedp knows a named key.
func keyRune(name string) (rune, error) {
	if r := []rune(name); len(r) == 1 {
		return r[0], nil
	}
	var found []rune
	for r, k := range kb.Keys {
		if k.Key == name {
			found = append(found, r)
		}
	}
	if len(found) == 0 {
		return 0, fmt.Errorf("there is no key %s", name)
	}
	return slices.Min(found), nil // the main one, not that of the number pad
}
