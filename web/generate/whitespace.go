package generate

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/vugu/html"
)

// dropIndents returns a component's template without the line breaks and indents between tags that no reader can see:
// vugugen makes a node of each, which costs bytes in the program and work at every render.
//
// White space is seen only inside a line of text, so it goes where it holds a line break and something that begins or
// ends a line is beside it: a block, or the inside edge of the element it is in. Between two elements that flow in a
// line (span, button, a component) it stays, and so does all white space on one line. An element with vg-if or vg-for
// may be absent; the white space beside it goes only if a block is on its other side.
//
// What is a block goes by HTML, not by our style sheets. A div that they put in a line needs its spaces on one line.
func dropIndents(template []byte) ([]byte, error) {
	var (
		out    bytes.Buffer
		open   []element // the elements around
		before edge      // what ends at the white space
		text   []byte    // the white space, not yet written
		depth  int       // how many of them show white space as it is
	)
	z := html.NewTokenizer(bytes.NewReader(template))
	for {
		typ := z.Next()
		raw := bytes.Clone(z.Raw())
		if typ == html.TextToken && depth == 0 && len(open) > 0 && len(bytes.TrimSpace(raw)) == 0 && bytes.IndexByte(raw, '\n') >= 0 {
			text = raw
			continue
		}
		var after, next edge
		switch typ {
		case html.ErrorToken:
			if len(open) > 0 {
				return nil, fmt.Errorf("<%s> is not closed", open[len(open)-1].name)
			}
			out.Write(text)
			return out.Bytes(), nil
		case html.StartTagToken, html.SelfClosingTagToken:
			e := elementOf(z.Token())
			after, next = e.outer, e.inner
			switch {
			case e.void || typ == html.SelfClosingTagToken:
				next = e.outer
			default:
				open = append(open, e)
				depth += e.verbatim()
			}
		case html.EndTagToken:
			name := z.Token().Data
			if len(open) == 0 || open[len(open)-1].name != name {
				return nil, fmt.Errorf("</%s> closes nothing", name)
			}
			e := open[len(open)-1]
			open = open[:len(open)-1]
			depth -= e.verbatim()
			after, next = e.inner, e.outer
		}
		if !(before == line || after == line || before == maybe && after == maybe) {
			out.Write(text)
		}
		out.Write(raw)
		before, text = next, nil
	}
}

// An edge is what white space meets at a tag.
type edge int

const (
	flow  edge = iota // something in a line, or nobody knows what
	maybe             // a block that may be absent
	line              // a line begins or ends here
)

type element struct {
	name         string
	outer, inner edge
	void         bool
}

func elementOf(t html.Token) element {
	e := element{name: t.Data, void: voids[t.Data]}
	switch {
	case blocks[e.name]:
		e.outer, e.inner = line, line
	case boxes[e.name]:
		e.inner = line
	}
	for _, a := range t.Attr {
		if e.outer == line && (a.Key == "vg-if" || a.Key == "vg-for") {
			e.outer = maybe
		}
	}
	return e
}

func (e element) verbatim() int {
	switch e.name {
	case "pre", "textarea", "script", "style":
		return 1
	}
	return 0
}

var (
	// blocks begin a line and end it.
	blocks = set(`address article aside blockquote body br caption col colgroup dd details dialog div dl dt fieldset
		figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol optgroup option p pre
		search section summary table tbody td tfoot th thead tr ul`)
	// boxes stand in a line and have lines of their own inside.
	boxes = set(`button select`)
	voids = set(`area base br col embed hr img input link meta source track wbr`)
)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}
