package dom

// adopt turns whatever is in the mount element into tree's kids.
//
// Adoption is a patch whose old tree is read from the document, level by level
// as the patch descends. What a reader did before the program was there stays
// where it does no harm: text in a field being edited, an opened <details>.
func (r *Renderer) adopt(tree *node) {
	mount := &node{dom: r.mount, space: tree.space, found: true}
	r.patchContent(mount, tree)
}

// read fills in n.kids with the children of n.dom, which no render made.
func (r *Renderer) read(n *node) {
	for d := r.doc.FirstChild(n.dom); d != nil; d = r.doc.NextSibling(d) {
		k := &node{parent: n, dom: d, found: true}
		k.space, k.tag = r.doc.Kind(d)
		switch k.tag {
		case "":
			k.text, _ = r.doc.Prop(d, "nodeValue").(string)
		case "!":
		default:
			r.readAttrs(k)
		}
		n.kids = append(n.kids, k)
	}
}

func (r *Renderer) readAttrs(n *node) {
	for _, name := range r.doc.AttrNames(n.dom) {
		v, _ := r.doc.Attr(n.dom, name)
		switch name {
		case "style", "data-focus": // which setAttr sets apart
			n.attrs = append(n.attrs, Attr{Name: name, Value: v})
		case "data-style":
			// Perhaps applied by a script, perhaps not: patchStyle writes it.
			n.style = v + ";"
			n.attrs = append(n.attrs, Attr{Name: name, Value: v})
		default:
			n.setAttr("", name, v)
		}
	}
}

// keepFound reports whether an attribute that the template doesn't have is
// left alone on an element that was found in the document.
func keepFound(n *node, name string) bool {
	switch name {
	case "style":
		return n.style != "" // about to be replaced
	case "open":
		return n.tag == "details" || n.tag == "dialog"
	case "selected":
		return n.tag == "option" // what WriteHTML makes of the select's value
	}
	for _, p := range n.props {
		if propAttr(p.Key) == name {
			return true // likewise; patchProps sees to the property
		}
	}
	return n.host != "" && name != "data-style" && name != "data-focus"
}
