package web

import (
	"syscall/js"

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

// host asks the chapters, the current one first, whose canvas is to be in el.
func (c *App) host(p *page.Page, name string, el js.Value) page.Canvas {
	if h, ok := c.body().(hosting); ok {
		if canvas := h.Host(p, name, el); canvas != nil {
			return canvas
		}
	}
	for _, shown := range c.shown {
		if h, ok := shown.(hosting); ok {
			if canvas := h.Host(p, name, el); canvas != nil {
				return canvas
			}
		}
	}
	return nil
}
