package dom

import (
	"runtime/debug"

	"github.com/vugu/vugu"
)

// A Renderer keeps the children of one mount element in step with builds.
// Only one goroutine may use it at a time; in a page there is only one.
type Renderer struct {
	// OnHost is told of each data-host element that entered (mounted) or left
	// the page, after the patch that did it: the leaving first, then the
	// entering in document order. el is Document.Outside.
	OnHost func(name string, el any, mounted bool)

	// Guard runs f, an event handler or OnHost, and keeps its panics from
	// the renderer. Without Guard they reach whoever caused the call.
	Guard func(where string, f func())

	// Invalidate is called when another render is due: after handlers ran,
	// or when a reader's input may have left a field out of step.
	Invalidate func()

	// pause is App.Pause, called while what was found is compared.
	pause func()

	// eventEnv is what handlers get from DOMEvent.EventEnv.
	eventEnv vugu.EventEnv

	doc   Document
	mount Node  // its handle
	tree  *node // the last render's; nil before the first

	forests [2]forest
	which   int // forests[which] is for the next tree
	pass    int // counts renders, from 1
	fields  fields
	ears    ears

	focus *node   // of this patch, the last that asked
	hosts []*host // seen by this patch, in document order
	spare []*host // those of the last one

	byKey      map[string]*node // match
	byKind     map[kind]int
	ends, back []int // longest
	closed     bool
}

// NewRenderer returns a renderer for the children of mount. The first Render
// adopts those that are there.
func NewRenderer(doc Document, mount any) *Renderer {
	r := &Renderer{doc: doc, mount: doc.Own(mount)}
	r.ears.init(r)
	r.pause = func() {}
	return r
}

// Render makes the mount element's children show res.
//
// It panics if res is no complete tree, before anything is touched, and if the
// document refuses a change. Then the document is brought back to the last
// render's tree, nodes kept where they still are, and the renderer remains
// usable: hosts that were put back as new elements have been unmounted and mounted.
//
// Events that the patch itself causes (a removed field loses the focus) are
// handled after it.
func (r *Renderer) Render(res *vugu.BuildResults) {
	if r.closed {
		return
	}
	r.pass++
	forest, last := &r.forests[r.which], &r.forests[1-r.which]
	forest.cut(0)
	next := (&flattener{forest: forest}).flatten(res)
	next.dom = r.mount
	r.pause()

	r.ears.hold()
	defer r.ears.release()
	r.begin()
	done := false
	defer func() {
		if !done {
			r.restore(next)
		}
	}()
	r.patchAll(next)
	if r.focus != nil {
		r.doc.Focus(r.focus.dom)
		r.focus = nil
		r.doc.Apply()
	}
	done = true
	r.tree = next
	r.which = 1 - r.which
	last.cut(0)
	r.tellHosts()
}

// patchAll leads the document from the last tree, or what is there, to next.
// Where somebody has moved our nodes, which tree the page shows is not known:
// it is read, and led to next from what is found.
func (r *Renderer) patchAll(next *node) {
	if r.tree != nil && r.doc.Stale(r.mount) {
		r.unknown(next)
	} else if r.tree != nil && r.patched(next) {
		return
	}
	r.adopt(next)
	r.finish()
}

func (r *Renderer) patched(next *node) (ok bool) {
	defer func() {
		if ok {
			return
		}
		v := recover()
		if _, moved := v.(Moved); !moved {
			panic(v)
		}
		r.unknown(next)
	}()
	r.patchContent(r.tree, next)
	r.finish()
	return true
}

// unknown forgets where the nodes of the last tree are, and those of next.
func (r *Renderer) unknown(next *node) {
	r.again()
	r.forget(r.tree)
	r.forget(next)
	next.dom = r.mount
}

// begin and finish enclose a patch.
func (r *Renderer) begin() {
	r.focus = nil
	r.hosts, r.spare = r.spare[:0], r.hosts
	r.fields.begin()
}

func (r *Renderer) finish() {
	r.pause()
	r.writeProps()
	r.doc.Apply()
	r.fields.finish()
	r.ears.finish()
}

// restore makes the document show r.tree again after the patch to next panicked.
func (r *Renderer) restore(next *node) {
	r.again()
	r.forget(next)
	if r.tree != nil {
		func() {
			defer func() {
				if recover() != nil {
					// Not even that: the next render adopts what is there.
					r.tree = nil
					r.hosts = r.hosts[:0]
					clear(r.ears.table)
				}
			}()
			r.forget(r.tree)
			r.tree.dom = r.mount
			r.adopt(r.tree)
			r.finish()
			r.focus = nil
		}()
	}
	r.tellHosts()
}

// again forgets what a patch has done so far, so that another can begin.
func (r *Renderer) again() {
	r.doc.Discard()
	r.fields.forget()
	r.focus = nil
	r.hosts = r.hosts[:0]
	for _, h := range r.spare {
		h.pass = 0 // whatever becomes of it, it is told
	}
	clear(r.ears.table)
}

// forget lets go of n's document node and of those below it.
func (r *Renderer) forget(n *node) {
	if n.dom != nil && n.parent != nil {
		r.doc.Release(n.dom)
	}
	n.dom, n.id, n.entry, n.owed = nil, 0, nil, false
	n.old, n.used = nil, false
	for _, k := range n.kids {
		r.forget(k)
	}
}

// sawHost notes that n, a host, is in the tree; new ones get their entry here.
func (r *Renderer) sawHost(n *node) {
	if n.entry == nil {
		// Negative until tellHosts has seen it.
		n.entry = &host{name: n.host, el: n.dom, pass: -r.pass}
	} else {
		n.entry.pass = r.pass
	}
	r.hosts = append(r.hosts, n.entry)
}

// tellHosts compares the hosts of this patch with those of the last.
func (r *Renderer) tellHosts() {
	var left, came []*host
	for _, h := range r.spare {
		if h.pass != r.pass {
			left = append(left, h)
		}
	}
	for _, h := range r.hosts {
		if h.pass != -r.pass {
			continue
		}
		h.pass = r.pass
		h.outside = r.doc.Outside(h.el)
		// An element that was read anew is the host that it was.
		same := false
		for i, old := range left {
			if old != nil && old.name == h.name && r.doc.Same(old.outside, h.outside) {
				left[i], same = nil, true
			}
		}
		if !same {
			came = append(came, h)
		}
	}
	clear(r.spare)
	for _, h := range left {
		if h != nil {
			r.tellHost(h, false)
		}
	}
	for _, h := range came {
		r.tellHost(h, true)
	}
}

func (r *Renderer) tellHost(h *host, mounted bool) {
	if r.OnHost != nil {
		r.guard("host "+h.name, func() { r.OnHost(h.name, h.outside, mounted) })
	}
}

// Close removes the listeners, tells the hosts that they are unmounted, and
// leaves the document as it is. A closed renderer does nothing.
func (r *Renderer) Close() {
	if r.closed {
		return
	}
	r.closed = true
	r.ears.close()
	if r.tree != nil {
		r.forget(r.tree)
	}
	r.doc.Release(r.mount)
	r.doc.Apply()
	r.tree = nil
	r.forests = [2]forest{}
	r.pass++
	r.spare, r.hosts = r.hosts, nil
	r.tellHosts()
}

func (r *Renderer) guard(where string, f func()) {
	if r.Guard != nil {
		r.Guard(where, f)
	} else {
		f()
	}
}

func (r *Renderer) invalidate() {
	if r.Invalidate != nil {
		r.Invalidate()
	}
}

// caught runs f and reports whether it returned; if it panicked, on is told.
func caught(where string, on func(where string, value any, stack []byte), f func()) (ok bool) {
	defer func() {
		if v := recover(); v != nil {
			on(where, v, debug.Stack())
		}
	}()
	f()
	return true
}
