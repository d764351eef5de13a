package node

import "github.com/vugu/vugu"

// A component is a pointer to a T.
type component[T any] interface {
	*T
	vugu.Builder
}

// Component returns the component that was at this place in the last build, or else a new one. The caller sets its
// parameters.
func Component[T any, C component[T]](in *vugu.BuildIn, place uint64, key any) C {
	id := vugu.MakeCompKey(place^in.CurrentPositionHash(), key)
	c, _ := in.BuildEnv.CachedComponent(id).(C)
	if c == nil {
		c = new(T)
		in.BuildEnv.WireComponent(c)
	}
	in.BuildEnv.UseComponent(id, c)
	return c
}

// Put appends a component to its parent.
//
//go:noinline
func Put(out *vugu.BuildOut, parent *vugu.VGNode, c vugu.Builder) *vugu.VGNode {
	out.Components = append(out.Components, c)
	n := &vugu.VGNode{Component: c}
	parent.AppendChild(n)
	return n
}
