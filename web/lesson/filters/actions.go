package filters

import (
	"slices"

	"convlab/nn/photo"
	"convlab/web/lesson/cells"
	"convlab/web/lesson/words"
)

// Choose has a step explained, from 1; 0: how the photo becomes grey.
func (r *Room) Choose(n int) {
	r.settle()
	r.At = min(max(n, 0), r.Count)
	r.HotTerm = -1
	r.Cells = r.editor()
	r.Derive()
}

// Add puts one step more at the end of the chain, and has it explained.
func (r *Room) Add() {
	if r.Count < photo.MaxSteps {
		r.change(func() {
			r.Chain[r.Count] = Named("sharpen", 3)
			r.Count++
			r.At = r.Count
		})
	}
}

// Remove takes the step that is explained out of the chain.
func (r *Room) Remove() {
	if r.At > 0 {
		r.change(func() { r.remove(r.At) })
	}
}

func (s *State) remove(n int) {
	copy(s.Chain[n-1:], s.Chain[n:])
	s.Count--
	s.Chain[s.Count] = Step{}
	s.At = min(s.At, s.Count)
}

// Sooner and Later move the step that is explained in the chain.
func (r *Room) Sooner() { r.exchange(r.At - 1) }
func (r *Room) Later()  { r.exchange(r.At + 1) }

func (r *Room) exchange(with int) {
	if r.At > 0 && with > 0 && with <= r.Count {
		r.change(func() {
			r.Chain[r.At-1], r.Chain[with-1] = r.Chain[with-1], r.Chain[r.At-1]
			r.At = with
		})
	}
}

// Own is the choice of own numbers among the kernels: it opens the middle one.
const Own = own

// UseKernel gives the step another kernel. At the beginning of the chain, where no
// step is explained, a step with it goes before all others.
func (r *Room) UseKernel(key string) {
	if key == Own {
		if s := r.Step(); s != nil {
			r.Cells.Edit(KernelGrid, s.Side*s.Side/2)
		}
		return
	}
	if !slices.Contains(photo.Keys, key) {
		return
	}
	r.change(func() {
		if r.At == 0 && !r.insert() {
			return
		}
		r.Chain[r.At-1] = Named(key, max(r.Chain[r.At-1].Side, 3))
	})
}

// insert puts an empty step before all others, if there is room.
func (s *State) insert() bool {
	if s.Count == photo.MaxSteps {
		return false
	}
	copy(s.Chain[1:], s.Chain[:s.Count])
	s.Chain[0] = Step{}
	s.Count++
	s.At = 1
	return true
}

// Resize makes the step's kernel 3×3, 5×5 or 7×7. One that has a name keeps it; own
// numbers keep their places around the middle.
func (r *Room) Resize(side int) {
	s := r.Step()
	if s == nil || !slices.Contains(photo.Sizes, side) || side == s.Side {
		return
	}
	r.change(func() {
		if key := s.Key(); key != "" {
			after := s.After
			*s = Named(key, side)
			s.After = after
			return
		}
		was := *s
		s.Side, s.Numbers = side, [maxSide * maxSide]float64{}
		d := (side - was.Side) / 2
		for i := range was.Side {
			for j := range was.Side {
				if y, x := i+d, j+d; y >= 0 && y < side && x >= 0 && x < side {
					s.Numbers[y*side+x] = was.Numbers[i*was.Side+j]
				}
			}
		}
	})
}

// SetAfter says what becomes of the step's sums.
func (r *Room) SetAfter(a photo.After) {
	if s := r.Step(); s != nil && a >= 0 && a < photo.Afters {
		r.change(func() { s.After = a })
	}
}

// TypeDivisor takes what was typed as the number that the sum is divided by.
func (r *Room) TypeDivisor(text string) {
	s := r.Step()
	if s == nil {
		return
	}
	v, err := words.ParseNumber(text, leastDivisor, MaxDivisor)
	if err != nil {
		r.Say(cells.Refusal(err, words.Both[string]{Zh: zh.DivisorRange, En: en.DivisorRange}, text))
		r.refused = true
		return
	}
	r.refused = false
	r.change(func() { s.Divisor = v })
}

// SetColour has each colour filtered for itself, or the luminance.
func (r *Room) SetColour(on bool) { r.change(func() { r.Colour = on }) }

// SetChannel chooses the colour that the numbers are of.
func (r *Room) SetChannel(n int) {
	r.Channel = min(max(n, 0), 2)
	r.Derive()
}

// UseScene puts a picture of ours under the enlarger.
func (r *Room) UseScene(key string) {
	for i := range photo.Scenes {
		if photo.Scenes[i].Key == key {
			r.Lens.Shut()
			r.change(func() {
				r.place(func() { r.Scene, r.State.Own = i, nil })
			})
		}
	}
}

// UseOwn returns to the reader's latest photo.
func (r *Room) UseOwn() {
	if r.last != nil {
		r.change(func() { r.place(func() { r.State.Own = r.last }) })
	}
}

// HasOwn says whether there is one.
func (r *Room) HasOwn() bool { return r.last != nil }

// place changes the photo; the cursor keeps its place in the picture.
func (r *Room) place(f func()) {
	rows, cols := r.Source().Size()
	f()
	m, n := r.Source().Size()
	if m != rows || n != cols {
		r.Row, r.Col = r.Row*m/rows, r.Col*n/cols
	}
}

// Put puts the cursor on a pixel.
func (r *Room) Put(row, col int) {
	rows, cols := r.Source().Size()
	r.Over = [2]int{-1, -1}
	r.Row, r.Col = min(max(row, 0), rows-1), min(max(col, 0), cols-1)
	r.Derive()
}

// Hover writes a pixel out for as long as the pointer is on it; -1, -1 ends that.
func (r *Room) Hover(row, col int) {
	if r.Over != [2]int{row, col} {
		r.Over = [2]int{row, col}
		r.Derive()
	}
}

// MoveCursor moves the cursor by pixels.
func (r *Room) MoveCursor(dx, dy int) { r.Put(r.Row+dy, r.Col+dx) }

// PickLoupe puts the cursor on the pixel of a cell of the loupe.
func (r *Room) PickLoupe(i int) {
	r.Put(r.View.Row+i/LoupeSide-LoupeSide/2, r.View.Col+i%LoupeSide-LoupeSide/2)
}

// SetDivider moves the divider, in per cent.
func (r *Room) SetDivider(v float64) { r.Divider = min(max(int(v+0.5), 0), 100) }

// HoverTerm lights one product, its number of the photo and its number of the kernel.
func (r *Room) HoverTerm(i int) { r.HotTerm = i }

// HoverLoupe and HoverKernel do so from those.
func (r *Room) HoverLoupe(i int) {
	r.HotTerm = -1
	if s := r.Step(); s != nil && i >= 0 {
		rim := (LoupeSide - s.Side) / 2
		if y, x := i/LoupeSide-rim, i%LoupeSide-rim; y >= 0 && y < s.Side && x >= 0 && x < s.Side {
			r.HotTerm = y*s.Side + x
		}
	}
}

func (r *Room) HoverKernel(i int) { r.HotTerm = i }

// Point makes the part of that name light up; "" none.
func (r *Room) Point(part string) { r.Hot = part }

// PressKernel is a press on a kernel cell, which opens it.
func (r *Room) PressKernel(i int) {
	if r.Cells.Editing(KernelGrid) == i {
		r.Cells.Type(r.Cells.Text)
		return
	}
	r.Cells.Rove(KernelGrid, i)
	r.Cells.Edit(KernelGrid, i)
}

// TypeAway takes what was typed into the open cell when the focus has gone
// elsewhere: it stays there.
func (r *Room) TypeAway(text string) { r.refused = !r.Cells.Type(text) }

// Try sets the question's exhibit: the edges of the picture of the table without the
// Gaussian before them.
func (r *Room) Try() {
	r.Lens.Shut()
	r.change(func() {
		s := &r.State
		if n := slices.IndexFunc(s.Chain[:s.Count], func(x Step) bool { return x.Key() == "gauss" }); n >= 0 && s.Count > 1 {
			s.remove(n + 1)
			s.At = s.Count
			return
		}
		s.Chain, s.Count, s.At, s.Colour = first.Chain, first.Count, first.At, false
	})
}
