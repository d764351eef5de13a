package browser

import (
	"fmt"
	"slices"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp/kb"
)

func (t *chromiumTab) press(with Pointer, at Point) error {
	if with == Finger {
		t.mouse = at
		return t.run(input.DispatchTouchEvent(input.TouchStart, touches(at)))
	}
	if err := t.move(with, at); err != nil {
		return err
	}
	t.pressed = true
	return t.run(mouseEvent(input.MousePressed, with, at).WithButton(input.Left).WithButtons(1).WithClickCount(1))
}

func (t *chromiumTab) move(with Pointer, to Point) error {
	t.mouse = to
	if with == Finger {
		return t.run(input.DispatchTouchEvent(input.TouchMove, touches(to)))
	}
	e := mouseEvent(input.MouseMoved, with, to)
	if t.pressed {
		e = e.WithButton(input.Left).WithButtons(1)
	}
	return t.run(e)
}

func (t *chromiumTab) lift(with Pointer) error {
	if with == Finger {
		return t.run(input.DispatchTouchEvent(input.TouchEnd, []*input.TouchPoint{}))
	}
	t.pressed = false
	return t.run(mouseEvent(input.MouseReleased, with, t.mouse).WithButton(input.Left).WithClickCount(1))
}

func mouseEvent(kind input.MouseType, with Pointer, at Point) *input.DispatchMouseEventParams {
	e := input.DispatchMouseEvent(kind, at.X, at.Y).WithPointerType(input.Mouse)
	if with == Pen {
		e = e.WithPointerType(input.Pen).WithForce(0.5)
	}
	return e
}

func touches(at Point) []*input.TouchPoint {
	return []*input.TouchPoint{{X: at.X, Y: at.Y, RadiusX: 8, RadiusY: 8, Force: 0.5}}
}

var chromiumModifiers = map[string]input.Modifier{
	"Alt": input.ModifierAlt, "Control": input.ModifierCtrl, "Meta": input.ModifierMeta, "Shift": input.ModifierShift,
}

// key presses and lifts a key. The text goes with the press, so that the browser writes it only if the page lets it:
// chromedp's own events write it in any case.
func (t *chromiumTab) key(k key) error {
	r, err := keyRune(k.name)
	if err != nil {
		return err
	}
	var held input.Modifier
	for _, name := range k.held {
		held |= chromiumModifiers[name]
	}
	events := kb.Encode(r)
	down, up := events[0], events[len(events)-1]
	if len(events) == 3 && held&^input.ModifierShift == 0 { // with other modifiers it is a command and writes nothing
		down.Text, down.UnmodifiedText = events[1].Text, events[1].UnmodifiedText
	}
	down.Modifiers |= held
	up.Modifiers |= held
	return t.run(down, up)
}

// write presses the key of a character. What is on no key comes as from an input method.
func (t *chromiumTab) write(r rune) error {
	if _, ok := kb.Keys[r]; ok {
		return t.key(key{name: string(r)})
	}
	return t.run(input.InsertText(string(r)))
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
