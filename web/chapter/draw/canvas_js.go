package draw

import (
	"syscall/js"

	"convlab/nn/ink"
	"convlab/web/lesson/digit"
	"convlab/web/page"
)

// Host returns the canvas for a host element of the chapter's, see page.Hosts.
func (c *Draw) Host(p *page.Page, name string, el js.Value) page.Canvas {
	// The pictures are of what is on the pad, whoever wrote it.
	of := func(pick func(*digit.Digit) *ink.Picture) page.Canvas {
		return p.NewPicture(el, false, func() *ink.Picture { return pick(c.L.Seen()) })
	}
	switch name {
	case "pad":
		return p.NewPad(el, c.d())
	case "pic:raw":
		return of(func(d *digit.Digit) *ink.Picture { return &d.Trace.Raw })
	case "pic:crop":
		return of(func(d *digit.Digit) *ink.Picture { return &d.Trace.Cropped })
	case "pic:scale":
		return of(func(d *digit.Digit) *ink.Picture { return &d.Trace.Scaled })
	case "pic:pen":
		return of(func(d *digit.Digit) *ink.Picture { return &d.Trace.Inked })
	case "pic:centre":
		return of(func(d *digit.Digit) *ink.Picture { return &d.Trace.Centred })
	case "pic:nudge", "pic:in":
		return of(func(d *digit.Digit) *ink.Picture { return &d.Nudged })
	}
	return nil
}
