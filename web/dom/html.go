package dom

import (
	"io"
	"strings"

	"github.com/vugu/vugu"
)

// WriteHTML writes the tree of res as HTML, for a page that shows something
// before the program runs. A renderer that later adopts it finds nothing to
// change but styles: they are written as data-style, because the page's policy
// refuses style attributes, and a few lines of script apply them,
//
//	for (const e of document.querySelectorAll('[data-style]')) e.style.cssText = e.dataset.style
//
// Hosts are empty; handlers and data-focus are left out; the properties value,
// checked, disabled and their like are written as the attributes that set them.
func WriteHTML(w io.Writer, res *vugu.BuildResults) error {
	h := htmlWriter{w: w}
	tree := (&flattener{forest: new(forest)}).flatten(res)
	for _, k := range tree.kids {
		h.node(k)
	}
	h.flush()
	return h.err
}

type htmlWriter struct {
	w   io.Writer
	buf []byte
	err error
}

func (h *htmlWriter) flush() {
	if h.err == nil {
		_, h.err = h.w.Write(h.buf)
	}
	h.buf = h.buf[:0]
}

func (h *htmlWriter) puts(s ...string) {
	for _, s := range s {
		h.buf = append(h.buf, s...)
	}
	if len(h.buf) > 1<<15 {
		h.flush()
	}
}

func (h *htmlWriter) node(n *node) {
	if n.isText() {
		if rawText(n.parent.tag) {
			h.puts(n.text)
		} else {
			h.puts(textEscaper.Replace(n.text))
		}
		return
	}
	h.puts("<", n.tag)
	for _, a := range n.attrs {
		if _, ok := n.prop(a.Name); !ok || propAttr(a.Name) == "" {
			h.attr(a.Name, a.Value)
		}
	}
	if n.style != "" {
		h.attr("data-style", n.style)
	}
	text, isText := h.props(n)
	h.puts(">")
	if n.space == "" && void(n.tag) {
		return
	}
	switch {
	case n.host != "":
	case isText:
		h.puts("\n", textEscaper.Replace(text))
	case n.hasRaw:
		h.puts(n.raw)
	default:
		if len(n.kids) > 0 && eatsNewline(n.tag) && strings.HasPrefix(n.kids[0].text, "\n") {
			h.puts("\n")
		}
		for _, k := range n.kids {
			h.node(k)
		}
	}
	h.puts("</", n.tag, ">")
}

func (h *htmlWriter) attr(name, value string) {
	h.puts(" ", name, `="`, attrEscaper.Replace(value), `"`)
}

// props writes n's properties as attributes. A textarea's value is its
// content, a select's is its option's selected.
func (h *htmlWriter) props(n *node) (text string, isText bool) {
	for _, p := range n.props {
		name := propAttr(p.Key)
		v, ok := propText(p.JSONVal)
		switch {
		case name == "" || !ok || name == "value" && n.tag == "select":
		case name == "value" && n.tag == "textarea":
			text, isText = v, true
		case name == "value":
			h.attr(name, v)
		case v == "true":
			h.attr(name, name)
		}
	}
	if n.tag == "option" && n.chosen() {
		h.attr("selected", "selected")
	}
	return text, isText
}

// chosen reports whether n is the option that its select's value names.
func (n *node) chosen() bool {
	s := n.parent
	if s != nil && s.tag == "optgroup" {
		s = s.parent
	}
	if s == nil || s.tag != "select" {
		return false
	}
	p, ok := s.prop("value")
	if !ok {
		return false
	}
	want, ok := propText(p.JSONVal)
	have := n.attr("value")
	if len(n.kids) == 1 && have == "" {
		have = n.kids[0].text
	}
	return ok && want == have
}

// propAttr returns the attribute that gives a property its first value, or "".
func propAttr(prop string) string {
	switch prop {
	case "value", "checked", "disabled", "selected", "hidden", "open", "multiple", "required":
		return prop
	case "readOnly":
		return "readonly"
	}
	return ""
}

// eatsNewline reports whether HTML drops a newline at the start of this tag.
func eatsNewline(tag string) bool { return tag == "pre" || tag == "textarea" || tag == "listing" }

var (
	textEscaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\r", "&#13;")
	attrEscaper = strings.NewReplacer("&", "&amp;", `"`, "&quot;", "<", "&lt;", "\r", "&#13;")
)
