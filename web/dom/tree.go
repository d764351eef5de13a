package dom

import "github.com/vugu/vugu"

// A node of the tree: an element, or a text (tag ""). Nodes live in a forest
// and are overwritten two renders later, so nothing outside the renderer may
// keep one; events name elements by id.
type node struct {
	space, tag string // as Document.Element takes them
	text       string // of a text

	key   string // data-key
	ident string // id attribute: a hint when matching siblings without keys
	class string // class attribute, likewise
	host  string // data-host
	focus string // data-focus

	attrs []Attr // without style and data-focus, each name once
	style string
	props []vugu.VGProperty
	on    []vugu.DOMEventHandlerSpec

	raw    string // content given as HTML; then kids is empty
	hasRaw bool

	parent *node
	kids   []*node

	dom   Node  // set when patched
	id    int   // its Document.SetID; 0 until it first has a handler
	entry *host // of a host
	owed  bool  // a value was not written, see fields
	found bool  // read from the document: kids, props and style are not known

	// While siblings are matched:
	old  *node // of a new node: whose dom it takes
	at   int   // of an old node: its index
	used bool  // of an old node: it is somebody's old
	stay bool  // of a new node: its dom need not move
}

func (n *node) isText() bool { return n.tag == "" }

// A host is a mounted host element.
type host struct {
	name    string
	el      Node
	outside any // el for the rest of the program, once it was told
	pass    int // the render that last saw it; negative until OnHost was told
}

// A forest hands out nodes and takes all of them back at once, keeping their
// slices. The renderer has two: the last tree's and the one being built.
type forest struct {
	slabs [][]node
	used  int
}

const slab = 256

// new returns a node with all fields zero but for slices that may have room.
func (f *forest) new(parent *node) *node {
	i := f.used / slab
	if i == len(f.slabs) {
		f.slabs = append(f.slabs, make([]node, slab))
	}
	n := &f.slabs[i][f.used%slab]
	f.used++
	n.parent = parent
	return n
}

// cut takes back all nodes but the first keep, and lets go of what they held.
func (f *forest) cut(keep int) {
	for i := keep; i < f.used; i++ {
		f.slabs[i/slab][i%slab].clear()
	}
	f.used = keep
}

func (n *node) clear() {
	if n.isText() { // most nodes are, and have no more than this
		n.text, n.parent, n.dom, n.old = "", nil, nil, nil
		n.at, n.used, n.stay, n.found = 0, false, false, false
		return
	}
	clear(n.attrs)
	clear(n.props)
	clear(n.on)
	clear(n.kids)
	*n = node{attrs: n.attrs[:0], props: n.props[:0], on: n.on[:0], kids: n.kids[:0]}
}
