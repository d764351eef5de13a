package web

import (
	"strconv"
	"strings"
	"syscall/js"
)

// surface is a canvas in a host element, drawn from Go. Nothing is ever read
// back from it: browsers that guard against fingerprinting falsify that.
type surface struct {
	el, canvas, ctx js.Value
	w, h            int // device pixels
	bytes           js.Value
	room            int // of bytes
}

func newSurface(el js.Value) *surface {
	c := js.Global().Get("document").Call("createElement", "canvas")
	el.Call("replaceChildren", c)
	return &surface{el: el, canvas: c, ctx: c.Call("getContext", "2d")}
}

// size makes the canvas w×h device pixels, which empties it, and reports
// whether that was a change.
func (s *surface) size(w, h int) bool {
	if w == s.w && h == s.h {
		return false
	}
	s.w, s.h = w, h
	s.canvas.Set("width", w)
	s.canvas.Set("height", h)
	return true
}

// put copies w×h pixels, RGBA, to (x, y).
func (s *surface) put(rgba []byte, x, y, w, h int) {
	if w <= 0 || h <= 0 {
		return
	}
	n := 4 * w * h
	if n > s.room {
		s.room = n
		s.bytes = js.Global().Get("Uint8ClampedArray").New(n)
	}
	view := s.bytes
	if n != s.room {
		view = s.bytes.Call("subarray", 0, n)
	}
	js.CopyBytesToJS(view, rgba[:n])
	s.ctx.Call("putImageData", js.Global().Get("ImageData").New(view, w, h), x, y)
}

// cssSize returns the host's size in CSS pixels.
func (s *surface) cssSize() (w, h float64) {
	return s.el.Get("clientWidth").Float(), s.el.Get("clientHeight").Float()
}

func pixelRatio() float64 { return min(max(js.Global().Get("devicePixelRatio").Float(), 1), 3) }

// tokens reads the colours of the style sheet, as they are in this theme.
type tokens struct{ theme, ink, line, seal, faint string }

func readTokens(theme string) tokens {
	style := js.Global().Call("getComputedStyle", js.Global().Get("document").Get("documentElement"))
	get := func(name string) string { return strings.TrimSpace(style.Call("getPropertyValue", name).String()) }
	return tokens{theme, get("--ink"), get("--line"), get("--seal"), get("--faint")}
}

// rgb turns "#rrggbb" into its three bytes; anything else is black.
func rgb(s string) (c [3]uint8) {
	if n, err := strconv.ParseUint(strings.TrimPrefix(s, "#"), 16, 32); err == nil && len(s) == 7 {
		c = [3]uint8{uint8(n >> 16), uint8(n >> 8), uint8(n)}
	}
	return c
}
