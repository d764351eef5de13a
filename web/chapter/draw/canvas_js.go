package draw

import (
	"syscall/js"

	"convlab/nn/ink"
	"convlab/web/page"
)

// Host returns the canvas for a host element of the chapter's, see page.Hosts.
func (c *Draw) Host(p *page.Page, name string, el js.Value) page.Canvas {
	trace := &c.d().Trace
	switch name {
	case "pad":
		return p.NewPad(el, c.d())
	case "pic:raw":
		return p.NewPicture(el, false, func() *ink.Picture { return &trace.Raw })
	case "pic:crop":
		return p.NewPicture(el, false, func() *ink.Picture { return &trace.Cropped })
	case "pic:scale":
		return p.NewPicture(el, false, func() *ink.Picture { return &trace.Scaled })
	case "pic:pen":
		return p.NewPicture(el, false, func() *ink.Picture { return &trace.Inked })
	case "pic:centre":
		return p.NewPicture(el, false, func() *ink.Picture { return &trace.Centred })
	case "pic:nudge", "pic:in":
		return p.NewPicture(el, false, func() *ink.Picture { return &c.d().Nudged })
	}
	return nil
}
