package training

import (
	"slices"

	"convlab/web/work"
)

// test asks for a test, of all images or a sample, after what is ordered.
func (c *Conductor) test(whole bool) {
	t := &asking{gen: c.gen, of: len(c.ranks), open: len(c.ranks)}
	t.Step, t.Images = c.planned, SampleSize
	if whole {
		t.Images = TestImages
		t.answers = &Answers{Step: c.planned, Digit: make([]uint8, TestImages), Sure: make([]float32, TestImages), True: make([]float32, TestImages)}
	}
	t.losses = make([]float64, t.Images/TestBlock)
	c.tests = append(c.tests, t)
	for rank, m := range c.ranks {
		c.call(m, TestJob, (&Order{c.number, c.planned, t.Images, -1}).Head(), nil, func(a work.Message) error {
			if t.gen != c.gen || c.broken || !slices.Contains(c.tests, t) {
				return nil
			}
			return c.tested(t, rank, a)
		}, nil)
	}
}

// tested takes in a share of a test.
func (c *Conductor) tested(t *asking, rank int, a work.Message) error {
	share, err := ReadTested(a.Head)
	if err != nil {
		return err
	}
	if share.Step != t.Step || len(share.Losses) != (len(t.losses)-rank+t.of-1)/t.of {
		return errRange
	}
	for i, loss := range share.Losses {
		t.losses[rank+i*t.of] = loss
	}
	if t.answers != nil {
		n := len(share.Losses) * TestBlock
		sure, truth := make([]float32, n), make([]float32, n)
		if len(a.Parts) != 3 || a.Parts[0].Len() != n || !CopyTo(sure, a.Parts[1]) || !CopyTo(truth, a.Parts[2]) {
			return errRange
		}
		digits := a.Parts[0].Bytes()
		for i := range share.Losses {
			from, to := i*TestBlock, (rank+i*t.of)*TestBlock
			copy(t.answers.Digit[to:to+TestBlock], digits[from:])
			copy(t.answers.Sure[to:to+TestBlock], sure[from:])
			copy(t.answers.True[to:to+TestBlock], truth[from:])
		}
	}
	t.Errors += share.Errors
	if t.open--; t.open > 0 {
		return nil
	}
	for _, loss := range t.losses { // in their order, whoever has them
		t.Loss += loss
	}
	t.Loss /= float64(t.Images)
	c.tests = slices.DeleteFunc(c.tests, func(u *asking) bool { return u == t })
	r := c.run
	if !slices.ContainsFunc(r.Tests, func(u Test) bool { return u.Step == t.Step && u.Images == t.Images }) {
		r.Tests = append(r.Tests, t.Test)
		r.thin()
	}
	if t.answers != nil {
		r.Whole, c.newer = t.answers, true
	}
	if r.Step == r.Settings.Steps() && len(c.tests) == 0 && !r.Status.Over() {
		c.finish()
	}
	c.changed()
	return nil
}

// mostTests bounds the tests that a run remembers.
const mostTests = 2000

// thin forgets every second sample when there are many, and then every second test.
func (r *Run) thin() {
	if len(r.Tests) <= mostTests {
		return
	}
	for _, whole := range []bool{false, true} {
		odd := false
		r.Tests = slices.DeleteFunc(r.Tests, func(t Test) bool {
			if t.Whole() != whole {
				return false
			}
			odd = !odd
			return odd
		})
		if len(r.Tests) <= mostTests/2 {
			return
		}
	}
}

// FrameUnits bounds the units in a frame of the film, mostFrames the frames.
const (
	mostFrames = 64
	FrameUnits = 64
)

// look asks for a frame of the film, after what is ordered.
func (c *Conductor) look() {
	gen := c.gen
	c.call(c.ranks[0], LookJob, (&Order{c.number, c.planned, FrameUnits, -1}).Head(), nil, func(a work.Message) error {
		if gen != c.gen {
			return nil
		}
		f, err := readFrame(a)
		if err != nil {
			return err
		}
		r := c.run
		if n := len(r.Frames); n == 0 || r.Frames[n-1].Step < f.Step {
			r.Frames = append(r.Frames, f)
		}
		if len(r.Frames) > mostFrames { // every second goes, not the first nor the last
			half := r.Frames[:0]
			for i, f := range r.Frames {
				if i%2 == 0 || i == len(r.Frames)-1 {
					half = append(half, f)
				}
			}
			r.Frames = half
		}
		c.changed()
		return nil
	}, nil)
}
