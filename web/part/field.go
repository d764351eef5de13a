package part

import (
	"strings"

	"github.com/vugu/vugu"
	vjs "github.com/vugu/vugu/js"

	"convlab/web/lesson/words"
)

// What fields need of the browser and events do not say in plain values. Where
// there is no browser, nothing is there and nothing happens.

// try calls a method and passes over what a browser throws.
func try(v vjs.Value, method string, args ...any) {
	defer func() { recover() }()
	v.Call(method, args...)
}

// Composing says whether a key belongs to an input method that is at work.
func Composing(e vugu.DOMEvent) bool {
	return e.PropBool("isComposing") || e.PropFloat64("keyCode") == 229
}

// Suspended says whether a field has lost the focus only because the window has:
// it gets it back with the window.
func Suspended(e vugu.DOMEvent) bool {
	t := e.JSEventTarget()
	return t.Truthy() && t.Call("isSameNode", t.Get("ownerDocument").Get("activeElement")).Truthy()
}

// NegateField changes the sign of what stands in a field. What was selected, or
// would have been typed over, still is.
func NegateField(field vjs.Value) {
	if !field.Truthy() || field.Get("selectionStart").Type() != vjs.TypeNumber {
		return
	}
	was := field.Get("value").String()
	now := words.Negate(was)
	from, to := field.Get("selectionStart").Int(), field.Get("selectionEnd").Int()
	field.Set("value", now)
	end := units(now)
	if d := end - units(was); to > from {
		from, to = 0, end
		if strings.HasPrefix(now, "−") {
			from = 1
		}
	} else {
		from = min(max(to+d, 0), end)
		to = from
	}
	field.Call("setSelectionRange", from, to)
}

// units is the length of a string in JavaScript.
func units(s string) (n int) {
	for _, r := range s {
		if n++; r >= 0x10000 {
			n++
		}
	}
	return n
}

// Pasted returns the text that a paste brings, and Copied has a copy take text
// along. Tests bring their own: text on the clipboard is no plain property.
var Pasted = func(e vugu.DOMEvent) string {
	if data := e.JSEvent().Get("clipboardData"); data.Truthy() {
		return data.Call("getData", "text/plain").String()
	}
	return ""
}

var Copied = func(e vugu.DOMEvent, text string) {
	if data := e.JSEvent().Get("clipboardData"); data.Truthy() {
		data.Call("setData", "text/plain", text)
	}
}

// selected says whether the reader has selected text, which is what is copied then.
func selected(e vugu.DOMEvent) bool {
	t := e.JSEventTarget()
	if !t.Truthy() {
		return false
	}
	s := t.Get("ownerDocument").Call("getSelection")
	return s.Truthy() && !s.Get("isCollapsed").Truthy()
}

// hostClipboard makes el the one that copying and pasting are about while it has
// the focus: browsers go by the place of the caret, which the focus does not move.
func hostClipboard(el vjs.Value) {
	if !el.Truthy() {
		return
	}
	if s := el.Get("ownerDocument").Call("getSelection"); s.Truthy() && s.Get("isCollapsed").Truthy() {
		s.Call("collapse", el, 0)
	}
}
