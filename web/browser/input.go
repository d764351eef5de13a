package browser

import (
	"fmt"
	"slices"
	"strings"
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

// Box waits until there is such an element, scrolls it into view and returns where it is.
func (t *Tab) Box(selector string) (topLeft, size Point) {
	t.Wait("document.querySelector(" + Quote(selector) + ") !== null")
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
	t.Wait("document.querySelector(" + Quote(click) + ") !== null")
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
func (t *Tab) Press(with Pointer, at Point) { t.check(t.driver.press(with, at)) }

// Move moves the pointer, pressed or not. A finger that is not down can't move.
func (t *Tab) Move(with Pointer, to Point) { t.check(t.driver.move(with, to)) }

// Lift lifts the pointer where it is.
func (t *Tab) Lift(with Pointer) { t.check(t.driver.lift(with)) }

// Key presses keys one after another. A key is named as in KeyboardEvent.key, with modifiers before it: "a", "Enter",
// "ArrowLeft", "Shift+Tab", "Control+z".
func (t *Tab) Key(keys ...string) {
	for _, name := range keys {
		k, err := parseKey(name)
		if err == nil {
			err = t.driver.key(k)
		}
		if err != nil {
			t.opt.Fail(fmt.Errorf("key %q: %w", name, err))
			return
		}
	}
}

// Type types text into what has the focus, a key at a time.
func (t *Tab) Type(text string) {
	for _, r := range text {
		t.check(t.driver.write(r))
	}
}

// A key is a key to press while modifiers are held.
type key struct {
	held []string
	name string // as in KeyboardEvent.key
}

var modifiers = []string{"Alt", "Control", "Meta", "Shift"}

func parseKey(s string) (k key, err error) {
	k.held = strings.Split(s, "+")
	if strings.HasSuffix(s, "+") { // the plus key itself
		k.held = append(strings.Split(strings.TrimSuffix(s, "+"), "+"), "+")
		k.held = slices.DeleteFunc(k.held, func(s string) bool { return s == "" })
	}
	last := len(k.held) - 1
	k.held, k.name = k.held[:last], k.held[last]
	for _, name := range k.held {
		if !slices.Contains(modifiers, name) {
			return k, fmt.Errorf("there is no modifier %s", name)
		}
	}
	return k, nil
}
