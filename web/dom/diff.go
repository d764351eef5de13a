package dom

import "slices"

// A kind is what two siblings without keys must share to be matched.
type kind struct{ space, tag, host string }

func (n *node) kind() kind { return kind{n.space, n.tag, n.host} }

// matches reports whether n may take over old's document node.
func (n *node) matches(old *node) bool {
	return n.tag == old.tag && n.space == old.space && n.key == old.key && n.host == old.host
}

// looksLike is stricter: nothing suggests that n and old are different things.
func (n *node) looksLike(old *node) bool {
	return n.matches(old) && n.ident == old.ident && n.class == old.class
}

// patchKids turns par's children in the document from old into par.kids.
//
// Most lists did not change, or changed in one place, so equal heads and tails
// are set aside and only what is between them is matched, see match.
func (r *Renderer) patchKids(par *node, old []*node) {
	kids := par.kids
	head := 0
	for head < len(old) && head < len(kids) && kids[head].looksLike(old[head]) {
		kids[head].old = old[head]
		head++
	}
	o, k := len(old), len(kids)
	for o > head && k > head && kids[k-1].looksLike(old[o-1]) {
		o, k = o-1, k-1
		kids[k].old = old[o]
	}
	moves := false
	if o > head {
		if k > head {
			r.match(old[head:o], kids[head:k])
			moves = r.keep(par, kids[head:k])
		}
		for _, n := range old[head:o] {
			if !n.used {
				r.doc.Remove(n.dom)
				r.drop(n)
			}
		}
	}
	// In document order, each before the next sibling that stays: what is
	// between that one and its place has been put there already.
	next := head // index of that sibling
	for i, n := range kids {
		prev := n.old
		n.old = nil
		if prev == nil {
			r.create(n)
		} else {
			r.patch(prev, n)
		}
		if i < head || i >= k || prev != nil && (!moves || n.stay) {
			continue
		}
		for next = max(next, i+1); next < len(kids); next++ {
			if m := kids[next]; m.old != nil && (next >= k || !moves || m.stay) {
				break
			}
		}
		var before Node
		if next < len(kids) {
			before = kids[next].old.dom
		}
		if prev == nil {
			r.doc.Insert(par.dom, n.dom, before)
		} else {
			r.doc.Move(par.dom, n.dom, before)
		}
	}
}

// match finds for each of kids whom it takes over among old: the one with its
// key; without a key the one with its id attribute; else the next one without
// a key of its kind. Of two siblings with one key the second is made anew.
func (r *Renderer) match(old, kids []*node) {
	if r.byKey == nil {
		r.byKey = make(map[string]*node)
		r.byKind = make(map[kind]int)
	}
	for i, o := range old {
		o.at, o.used = i, false
		if o.key != "" && r.byKey[o.key] == nil {
			r.byKey[o.key] = o
		} else if o.key == "" && o.ident != "" {
			r.byKey["#"+o.ident] = o
		}
	}
	for _, n := range kids {
		name := n.key
		if name == "" && n.ident != "" {
			name = "#" + n.ident
		}
		if name == "" {
			continue
		}
		if o := r.byKey[name]; o != nil && !o.used && n.matches(o) {
			n.old, o.used = o, true
		}
	}
	for _, n := range kids {
		if n.old != nil || n.key != "" {
			continue
		}
		i := r.byKind[n.kind()]
		for ; i < len(old); i++ {
			if o := old[i]; !o.used && n.matches(o) {
				n.old, o.used = o, true
				break
			}
		}
		r.byKind[n.kind()] = i
	}
	clear(r.byKey)
	clear(r.byKind)
}

// keep decides which of the matched kids stay where they are: as many as
// possible, but in any case the one that holds the focus. It reports whether
// any other has to move.
func (r *Renderer) keep(par *node, kids []*node) (moves bool) {
	last := -1
	for _, n := range kids {
		if n.old != nil {
			if n.old.at < last {
				moves = true
				break
			}
			last = n.old.at
		}
	}
	if !moves {
		return false
	}
	r.longest(kids, nil)
	if r.doc.HoldsFocus(par.dom) {
		for _, n := range kids {
			if n.old != nil && !n.stay && r.doc.HoldsFocus(n.old.dom) {
				r.longest(kids, n)
				break
			}
		}
	}
	return true
}

// longest sets stay for a longest subsequence of kids whose old ones are in
// order, among those that contain pin if it isn't nil. (Patience sorting:
// ends[l] is the kid with the smallest index that ends a run of length l+1,
// back its predecessor in that run.)
func (r *Renderer) longest(kids []*node, pin *node) {
	ends, back := r.ends[:0], r.back[:0]
	seen := false
	for i, n := range kids {
		n.stay = false
		back = append(back, -1)
		if n.old == nil {
			continue
		}
		if pin != nil && n != pin && (n.old.at < pin.old.at) == seen {
			continue // out of order with pin
		}
		seen = seen || n == pin
		l, _ := slices.BinarySearchFunc(ends, n.old.at, func(e, at int) int { return kids[e].old.at - at })
		if l > 0 {
			back[i] = ends[l-1]
		}
		if l == len(ends) {
			ends = append(ends, i)
		} else {
			ends[l] = i
		}
	}
	if len(ends) > 0 {
		for i := ends[len(ends)-1]; i >= 0; i = back[i] {
			kids[i].stay = true
		}
	}
	r.ends, r.back = ends[:0], back[:0]
}

// patch turns old's document node into what n says.
func (r *Renderer) patch(old, n *node) {
	n.dom = old.dom
	if n.isText() {
		if n.text != old.text {
			r.doc.SetText(n.dom, n.text)
		}
		return
	}
	if old.found {
		r.pause()
	}
	n.id, n.entry, n.owed = old.id, old.entry, old.owed
	changed := r.patchAttrs(old, n)
	r.patchStyle(old, n)
	if n.host != "" {
		r.sawHost(n)
	} else {
		r.patchContent(old, n)
	}
	r.patchProps(old, n, changed)
	r.ears.saw(n)
	if n.focus != "" && n.focus != old.focus {
		r.focus = n
	}
}

func (r *Renderer) patchContent(old, n *node) {
	if n.hasRaw {
		if old.hasRaw && old.raw == n.raw {
			return
		}
		r.dropKids(old)
		if old.found {
			r.doc.FitHTML(n.dom, n.raw)
		} else {
			r.doc.SetHTML(n.dom, n.raw)
		}
		return
	}
	if old.found {
		if _, ok := n.prop("value"); ok && n.tag == "textarea" {
			r.dropKids(old)
			return // its content is what WriteHTML made of the value
		}
	} else if old.hasRaw {
		r.doc.SetHTML(n.dom, "")
	}
	if len(old.kids) > 0 || len(n.kids) > 0 {
		r.patchKids(n, old.kids)
	}
}

// patchAttrs reports whether it changed anything.
func (r *Renderer) patchAttrs(old, n *node) (changed bool) {
	for i, a := range n.attrs {
		if i < len(old.attrs) && old.attrs[i] == a {
			continue
		}
		if j := slices.IndexFunc(old.attrs, func(o Attr) bool { return o.Name == a.Name }); j < 0 || old.attrs[j].Value != a.Value {
			r.doc.SetAttr(n.dom, a)
			changed = true
		}
	}
	for i, o := range old.attrs {
		if i < len(n.attrs) && n.attrs[i].Name == o.Name {
			continue
		}
		if slices.ContainsFunc(n.attrs, func(a Attr) bool { return a.Name == o.Name }) || old.found && keepFound(n, o.Name) {
			continue
		}
		r.doc.RemoveAttr(n.dom, o)
		changed = true
	}
	return changed
}

func (r *Renderer) patchStyle(old, n *node) {
	if n.style != old.style {
		r.doc.SetStyle(n.dom, n.style)
	}
}

// drop forgets n, which leaves the document, and all that is below it, with
// the handlers. (Hosts are missed by tellHosts.)
func (r *Renderer) drop(n *node) {
	if n.id != 0 {
		delete(r.ears.table, n.id)
	}
	r.doc.Release(n.dom)
	r.dropKids(n)
}

func (r *Renderer) dropKids(n *node) {
	for _, k := range n.kids {
		r.drop(k)
	}
}

// create makes n's document node with all that is in it.
func (r *Renderer) create(n *node) {
	if n.isText() {
		n.dom = r.doc.Text(n.text)
		return
	}
	n.dom = r.doc.Element(n.space, n.tag)
	for _, a := range n.attrs {
		r.doc.SetAttr(n.dom, a)
	}
	if n.style != "" {
		r.doc.SetStyle(n.dom, n.style)
	}
	switch {
	case n.host != "":
		r.sawHost(n)
	case n.hasRaw:
		r.doc.SetHTML(n.dom, n.raw)
	default:
		for _, k := range n.kids {
			r.create(k)
			r.doc.Insert(n.dom, k.dom, nil)
		}
	}
	r.createProps(n) // after children: a select's value needs its options
	r.ears.saw(n)
	if n.focus != "" {
		r.focus = n
	}
}
