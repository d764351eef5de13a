// Package undo remembers earlier values of something, to return to.
package undo

// Most is how many values a [History] remembers.
const Most = 100

// A History is a list of values before the present one, and of those that were
// taken back. Its zero value is empty.
type History[T any] struct{ past, future []T }

// Remember makes v, the present value, the one that Undo returns to.
func (h *History[T]) Remember(v T) {
	h.past = append(h.past, v)
	if len(h.past) > Most {
		h.past = h.past[1:]
	}
	h.future = nil
}

// Last returns what Undo would return to, nil if there is nothing.
func (h *History[T]) Last() *T {
	if len(h.past) == 0 {
		return nil
	}
	return &h.past[len(h.past)-1]
}

// Forget drops what was remembered last: nothing has changed since.
func (h *History[T]) Forget() { h.past = h.past[:max(len(h.past)-1, 0)] }

// Drop forgets what has been taken back.
func (h *History[T]) Drop() { h.future = nil }

// Clear forgets everything.
func (h *History[T]) Clear() { h.past, h.future = nil, nil }

// CanUndo and CanRedo say whether there is anything to go back or forward to.
func (h *History[T]) CanUndo() bool { return len(h.past) > 0 }
func (h *History[T]) CanRedo() bool { return len(h.future) > 0 }

// Undo sets *now to the value before it, and reports whether there was one.
func (h *History[T]) Undo(now *T) bool { return swap(&h.past, &h.future, now) }

// Redo takes an Undo back.
func (h *History[T]) Redo(now *T) bool { return swap(&h.future, &h.past, now) }

func swap[T any](from, to *[]T, now *T) bool {
	n := len(*from) - 1
	if n < 0 {
		return false
	}
	*to = append(*to, *now)
	*now = (*from)[n]
	*from = (*from)[:n]
	return true
}
