package dom

// Size returns how many handlers' elements are known, and how many nodes the
// forests have room for.
func (a *App) Size() (handlers, nodes int) {
	r := a.renderer
	return len(r.ears.table), slab * (len(r.forests[0].slabs) + len(r.forests[1].slabs))
}

var Scalar = scalar
