package dom

import (
	"fmt"
	"strings"

	"github.com/vugu/vugu"
)

// A flattener turns a build into a tree.
type flattener struct {
	forest *forest
	res    *vugu.BuildResults
	depth  int
}

// maxDepth is far above any page; a component that contains itself reaches it.
const maxDepth = 2000

// flatten returns a tree of res whose root stands for the mount element. It panics if res lacks a component it refers to.
func (f *flattener) flatten(res *vugu.BuildResults) *node {
	f.res, f.depth = res, 0
	root := f.forest.new(nil)
	root.tag = "#mount"
	if res.Out == nil {
		panic("dom: the root component built nothing")
	}
	for _, v := range res.Out.Out {
		f.add(root, v)
	}
	f.res = nil
	return root
}

// add appends what v stands for to parent's kids.
func (f *flattener) add(parent *node, v *vugu.VGNode) {
	switch {
	case v == nil:
	case v.Component != nil:
		out := f.res.ResultFor(v.Component)
		if out == nil {
			panic(fmt.Sprintf("dom: %T is in the tree but not in BuildOut.Components", v.Component))
		}
		f.enter(v)
		for _, w := range out.Out {
			f.add(parent, w)
		}
		f.depth--
	case v.IsTemplate():
		f.addKids(parent, v)
	case v.Type == vugu.TextNode:
		f.addText(parent, v.Data)
	case v.Type == vugu.ElementNode:
		f.addElement(parent, v)
	case v.Type == vugu.CommentNode:
	default:
		panic(fmt.Sprintf("dom: node of type %d below <%s>", v.Type, parent.tag))
	}
}

func (f *flattener) addKids(parent *node, v *vugu.VGNode) {
	f.enter(v)
	for w := v.FirstChild; w != nil; w = w.NextSibling {
		f.add(parent, w)
	}
	f.depth--
}

func (f *flattener) enter(v *vugu.VGNode) {
	if f.depth++; f.depth > maxDepth {
		panic(fmt.Sprintf("dom: tree deeper than %d at <%s> %T", maxDepth, v.Data, v.Component))
	}
}

// addText appends s, merged with a text before it: HTML cannot tell two texts
// in a row from one, and a prerendered tree must be the one we would draw.
func (f *flattener) addText(parent *node, s string) {
	if s == "" {
		return
	}
	if k := len(parent.kids); k > 0 && parent.kids[k-1].isText() {
		parent.kids[k-1].text += s
		return
	}
	n := f.forest.new(parent)
	n.text = s
	parent.kids = append(parent.kids, n)
}

func (f *flattener) addElement(parent *node, v *vugu.VGNode) {
	n := f.open(parent, v.Namespace, v.Data)
	for _, a := range v.Attr {
		n.setAttr(a.Namespace, a.Key, a.Val)
	}
	n.props = append(n.props, v.Prop...)
	n.on = append(n.on, v.DOMEventHandlerSpecList...)
	switch {
	case n.host != "":
	case v.InnerHTML == nil:
		f.addKids(n, v)
	default:
		f.setContent(n, *v.InnerHTML)
	}
}

// open appends an element. Below an <svg>, a component's elements are SVG too,
// although its template, compiled on its own, could not know: Vugu then gives
// no namespace and a tag in lower case.
func (f *flattener) open(parent *node, space, tag string) *node {
	n := f.forest.new(parent)
	if space == "html" {
		space = ""
	} else if space == "" {
		switch tag {
		case "svg", "math":
			space = tag
		default:
			if parent.space != "" && !htmlInside(parent) {
				space = parent.space
			}
		}
	}
	if space == "svg" {
		tag = svgTag(tag)
	}
	n.space, n.tag = space, tag
	parent.kids = append(parent.kids, n)
	return n
}

// htmlInside reports whether n's children are HTML though n is not.
func htmlInside(n *node) bool {
	switch n.tag {
	case "foreignObject", "desc", "title":
		return n.space == "svg"
	case "mi", "mo", "mn", "ms", "mtext", "annotation-xml":
		return n.space == "math"
	}
	return false
}

// setAttr records an attribute; of two with one name the later counts, as
// with class="a" :class="b".
func (n *node) setAttr(space, name, value string) {
	if n.space == "" && space == "" {
		name = strings.ToLower(name) // as the document will
	}
	switch name {
	case "style":
		n.style = value
		return
	case "data-focus":
		n.focus = value
		return
	case "data-key":
		n.key = value
	case "data-host":
		n.host = value
	case "id":
		n.ident = value
	case "class":
		n.class = value
	}
	for i := range n.attrs {
		if n.attrs[i].Name == name {
			n.attrs[i] = Attr{space, name, value}
			return
		}
	}
	n.attrs = append(n.attrs, Attr{space, name, value})
}

// attr returns the value of an attribute, "" if there is none.
func (n *node) attr(name string) string {
	for i := range n.attrs {
		if n.attrs[i].Name == name {
			return n.attrs[i].Value
		}
	}
	return ""
}

// setContent gives n the content of vg-content, or of a template's static part,
// which vugugen folds into HTML. Text becomes a text. HTML stays as it is and
// is set when it changes, unless it says something that the document would
// not understand or would refuse: then it is taken apart.
func (f *flattener) setContent(n *node, html string) {
	if html == "" {
		return
	}
	if rawText(n.tag) {
		f.addText(n, html)
		return
	}
	if !strings.Contains(html, "<") {
		if s, ok := unescape(html); ok {
			f.addText(n, s)
			return
		}
	} else if strings.Contains(html, "data-host") || strings.Contains(html, "data-focus") || strings.Contains(html, "style=") {
		mark := f.forest.used
		if f.parse(n, html) {
			return
		}
		// Not the HTML that we write; the document's parser is more patient.
		f.forest.cut(mark)
		n.kids = n.kids[:0]
	}
	n.raw, n.hasRaw = html, true
}
