package convolution

// A Beat is how far a step has been told: the window glides, the products drop
// into the sum one by one, what becomes of the sum is a beat of its own, and then
// the pixel goes to its place.
type Beat struct {
	Landed  int     // products in the sum
	Sum     float64 // so far, with the bias once all have landed
	Clamped bool    // the pixel has been made of the sum
	Placed  bool    // and is in its place
}

// The beats of a step that takes whole seconds: 180 ms, 60 ms a product, and so on.
// Faster steps have shorter ones, and from hasty steps a second on none.
const (
	whole  = 1.45
	glide  = .18 / whole
	drop   = .06 / whole
	stand  = .2 / whole // the sum, before it is clamped
	clamp  = .3 / whole
	hasty  = 3.
	faster = 1.6 // each step than the one before
)

// pace is how many steps a second are made now: the first is slow, then each is
// faster than the one before, up to the reader's own speed.
func (r *Room) pace() float64 {
	if r.Calm {
		return r.Speed
	}
	v := 1 / whole
	for range r.told - 1 {
		v = min(v*faster, r.Speed)
	}
	return min(v, r.Speed)
}

// tell begins to tell the step that the reader has come to, after the one before.
func (r *Room) tell() {
	r.told++
	if r.once.Stop(); !r.Calm {
		r.once.Start()
	}
}

// hush ends the telling: all of the step is shown.
func (r *Room) hush() {
	r.told = 0
	r.once.Stop()
}

// Beat returns how far the step that is shown has been told; one that is pointed
// at is shown whole, and so is every step without motion.
func (r *Room) Beat() (b Beat, telling bool) {
	s := r.View.Step
	n := len(s.Terms)
	all := Beat{Landed: n, Sum: s.Sum, Clamped: true, Placed: true}
	at := r.once.Phase()
	if r.Clock.Playing {
		at = r.Clock.Phase()
	} else if !r.once.Playing {
		return all, false
	}
	if r.Calm || r.Preview >= 0 || n == 0 || r.pace() >= hasty {
		return all, false
	}
	each := drop * 9 / float64(n)
	b.Landed = min(max(int((at-glide)/each), 0), n)
	for _, t := range s.Terms[:b.Landed] {
		b.Sum += t.Product
	}
	if b.Landed == n {
		b.Sum = s.Sum
	}
	end := glide + 9*drop + stand
	b.Clamped, b.Placed = at >= end, at >= end+clamp
	return b, true
}
