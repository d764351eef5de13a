package dom

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/vugu/vugu"
)

// When is a property written?
//
// A property other than value and checked belongs to the template: it is
// written on a new element and when the template's value changes.
//
// value and checked are shared with the reader. They are written on a new
// element; afterwards they are compared with the live property when
//
//	the template's value changed,
//	the element's attributes changed (a range with a new max), or it is a
//	select, whose options may have changed, or
//	the reader touched any field since the last render (of a group of radio
//	buttons, all can change by one click),
//
// and written only when they differ, so that text which a handler has taken
// over is not written back and the caret stays. One case is left out: while a
// reader edits a text field, a template value that did not change does not
// replace the text. The reader types "1." or "-" on the way to "-1.5", a
// handler that parses numbers keeps its old value, and the text stays until
// the field is left. And as long as an input method composes (Chinese!)
// nothing is written to the field; what is owed is written afterwards.
//
// On adoption the rule is the same with everything touched: a field that is
// being edited in the prerendered page keeps its text.
//
// What has to be compared is noted while the tree is patched and read at the
// end, all at once.

// fields is what the renderer knows of the reader's input.
type fields struct {
	seen      bool // a value or checked is in the tree: listen
	touched   bool // since the last render
	comparing bool // in this patch
	later     bool // this patch left one out
	composing bool

	checks []check // of this patch
	reads  []PropRead
}

// A check is a property that is written if its element has another value.
type check struct {
	n     *node
	p     *vugu.VGProperty
	same  bool // as the template's last value
	found bool // the element was read from the document
}

// fieldEvents tell that a reader touched a field.
var fieldEvents = [...]string{"input", "change", "reset", "compositionstart", "compositionend"}

func (f *fields) begin() {
	f.seen, f.comparing, f.later = false, f.touched, false
	f.touched = false
	f.forget()
}

func (f *fields) forget() {
	clear(f.checks)
	clear(f.reads)
	f.checks, f.reads = f.checks[:0], f.reads[:0]
}

func (f *fields) finish() { f.touched = f.touched || f.later }

// note takes one event and reports whether a render is due for it.
func (f *fields) note(typ string) bool {
	switch typ {
	case "compositionstart":
		f.composing = true
		return false
	case "compositionend":
		f.composing = false
	case "input", "change", "reset":
	default:
		return false
	}
	f.touched = f.seen
	return f.seen
}

func isField(prop string) bool { return prop == "value" || prop == "checked" }

// patchProps writes n's properties to its element, which had old's.
func (r *Renderer) patchProps(old, n *node, attrsChanged bool) {
	for i := range n.props {
		p := &n.props[i]
		same := false
		if i < len(old.props) && old.props[i].Key == p.Key {
			same = string(old.props[i].JSONVal) == string(p.JSONVal)
		} else {
			for j := range old.props {
				if o := &old.props[j]; o.Key == p.Key {
					same = string(o.JSONVal) == string(p.JSONVal)
				}
			}
		}
		if !isField(p.Key) {
			if !same && old.found {
				r.check(check{n, p, same, true})
			} else if !same {
				r.doc.SetProp(n.dom, p.Key, scalar(p.JSONVal))
			}
			continue
		}
		r.fields.seen = true
		if same && !n.owed && !r.fields.comparing && !attrsChanged && n.tag != "select" {
			continue
		}
		r.check(check{n, p, same, old.found})
	}
}

func (r *Renderer) check(c check) {
	r.fields.checks = append(r.fields.checks, c)
	r.fields.reads = append(r.fields.reads, PropRead{c.n.dom, c.p.Key})
}

// writeProps does what was noted.
func (r *Renderer) writeProps() {
	if len(r.fields.checks) == 0 {
		return
	}
	for i, live := range r.doc.Props(r.fields.reads) {
		c := &r.fields.checks[i]
		n, p := c.n, c.p
		owed := n.owed && isField(p.Key)
		if owed {
			n.owed = false
		}
		if sameScalar(live, p.JSONVal) {
			continue
		}
		if p.Key == "value" && n.editable() && r.doc.Focused(n.dom) {
			if r.fields.composing {
				n.owed = owed || !c.same
			}
			if r.fields.composing || c.same && !owed || c.found {
				r.fields.later = true
				continue
			}
		}
		r.doc.SetProp(n.dom, p.Key, scalar(p.JSONVal))
	}
	r.fields.forget()
}

// createProps writes n's properties to its new element.
func (r *Renderer) createProps(n *node) {
	for _, p := range n.props {
		r.fields.seen = r.fields.seen || isField(p.Key)
		r.doc.SetProp(n.dom, p.Key, scalar(p.JSONVal))
	}
}

// editable reports whether a reader can type text into n, and so leave it
// half finished.
func (n *node) editable() bool {
	if n.tag == "textarea" {
		return true
	}
	if n.tag != "input" {
		return false
	}
	switch n.attr("type") {
	case "range", "checkbox", "radio", "color", "button", "submit", "reset", "file", "image", "hidden":
		return false
	}
	return true
}

// sameScalar reports whether a live property has the value that json says. A
// live string is compared with what assigning json would make of it.
func sameScalar(live any, json []byte) bool {
	want := scalar(json)
	switch l := live.(type) {
	case string:
		s, ok := propText(json)
		return ok && s == l
	default:
		return live == want
	}
}

// propText returns the string that a property of type string gets from json.
func propText(json []byte) (string, bool) {
	switch v := scalar(json).(type) {
	case nil:
		return "", true
	case string:
		return v, true
	case JSON:
		return "", false
	}
	return strings.TrimSpace(string(json)), true // numbers: JSON writes them as JavaScript does
}

// scalar decodes a property's JSON: nil, a bool, float64 or string, or for
// anything else the JSON itself.
func scalar(json []byte) any {
	s := strings.TrimSpace(string(json))
	switch s {
	case "", "null":
		return nil
	case "true":
		return true
	case "false":
		return false
	}
	if s[0] == '"' {
		if t, ok := unquote(s); ok {
			return t
		}
	} else if s[0] != '{' && s[0] != '[' {
		if x, err := strconv.ParseFloat(s, 64); err == nil {
			return x
		}
	}
	return JSON(s)
}

// unquote decodes a JSON string.
func unquote(s string) (string, bool) {
	if len(s) < 2 || s[len(s)-1] != '"' {
		return "", false
	}
	s = s[1 : len(s)-1]
	i := strings.IndexByte(s, '\\')
	if i < 0 {
		return s, !strings.Contains(s, `"`)
	}
	b := make([]byte, 0, len(s))
	for ; i >= 0; i = strings.IndexByte(s, '\\') {
		b = append(b, s[:i]...)
		if i+1 >= len(s) {
			return "", false
		}
		c := s[i+1]
		s = s[i+2:]
		switch c {
		case '"', '\\', '/':
			b = append(b, c)
		case 'b':
			b = append(b, '\b')
		case 'f':
			b = append(b, '\f')
		case 'n':
			b = append(b, '\n')
		case 'r':
			b = append(b, '\r')
		case 't':
			b = append(b, '\t')
		case 'u':
			r, ok := hex4(s)
			if !ok {
				return "", false
			}
			s = s[4:]
			if utf16.IsSurrogate(r) {
				r2, ok := rune(0), false
				if strings.HasPrefix(s, `\u`) {
					r2, ok = hex4(s[2:])
				}
				if r = utf16.DecodeRune(r, r2); ok && r != utf8.RuneError {
					s = s[6:]
				}
			}
			b = utf8.AppendRune(b, r)
		default:
			return "", false
		}
	}
	return string(append(b, s...)), true
}

func hex4(s string) (rune, bool) {
	if len(s) < 4 {
		return 0, false
	}
	x, err := strconv.ParseUint(s[:4], 16, 16)
	return rune(x), err == nil
}

// prop returns a property that the template gives, and whether it does.
func (n *node) prop(key string) (p vugu.VGProperty, ok bool) {
	for _, p := range n.props {
		if p.Key == key {
			return p, true
		}
	}
	return p, false
}
