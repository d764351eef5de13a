package web

import (
	"syscall/js"

	"convlab/nn/ink"
	"convlab/web/page"
)

// Run takes the page over and never returns.
func Run() {
	l := NewLesson(page.Home())
	app := NewApp(l)
	p := page.New(l, app, app.host)
	app.OnCopy = p.CopyLink
	p.Run()
}

// A hosting component draws on canvases itself.
type hosting interface {
	Host(p *page.Page, name string, el js.Value) page.Canvas
}

// host returns the canvas that is to be in el: a piece of the thread, or the current chapter's.
func (c *App) host(p *page.Page, name string, el js.Value) page.Canvas {
	d := c.L.Digit
	switch name {
	case "thread:strokes":
		return p.NewInk(el, d)
	case "thread:picture":
		return p.NewPicture(el, false, func() *ink.Picture { return &d.Nudged })
	case "thread:vector":
		return p.NewPicture(el, true, func() *ink.Picture { return &d.Nudged })
	}
	if h, ok := c.body().(hosting); ok {
		return h.Host(p, name, el)
	}
	return nil
}
