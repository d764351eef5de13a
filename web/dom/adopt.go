package dom

// adopt turns whatever is in the mount element into tree's kids.
//
// Adoption is a patch whose old tree is read from the document. What a reader did before the program was there stays
// where it does no harm: text in a field being edited, an opened <details>.
func (r *Renderer) adopt(tree *node) {
	old := new(forest)
	mount := old.new(nil)
	mount.dom, mount.space, mount.found = r.mount, tree.space, true
	for found := r.doc.Tree(r.mount); len(found) > 0; {
		found = mount.find(old, found)
	}
	r.patchContent(mount, tree)
}

// find adds the first of found with all that is below it to n's children, and
// returns the rest.
func (n *node) find(f *forest, found []Found) (rest []Found) {
	k := f.new(n)
	k.found = true
	k.dom, k.space, k.tag, k.text = found[0].Node, found[0].Space, found[0].Tag, found[0].Text
	for _, a := range found[0].Attrs {
		switch a.Name {
		case "style", "data-focus": // which setAttr sets apart
			k.attrs = append(k.attrs, a)
		case "data-style":
			// Perhaps applied by a script, perhaps not: patchStyle writes it.
			k.style = a.Value + ";"
			k.attrs = append(k.attrs, a)
		default:
			k.setAttr("", a.Name, a.Value)
		}
	}
	n.kids = append(n.kids, k)
	rest = found[1:]
	for range found[0].Kids {
		rest = k.find(f, rest)
	}
	return rest
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
