package page

import (
	"strconv"
	"strings"
	"syscall/js"
)

// A Surface is a canvas in a host element, drawn from Go. Nothing is ever read
// back from it: browsers that guard against fingerprinting falsify that.
type Surface struct {
	El, Bitmap, Ctx js.Value
	page            *Page
	w, h            int // device pixels
	bytes           js.Value
	room            int      // of bytes
	Stop            []func() // called by Close
}

// NewSurface puts a canvas into el, in place of what is there. What a browser
// that is short of memory has thrown away is painted again when it gives it back.
func (p *Page) NewSurface(el js.Value) *Surface {
	c := js.Global().Get("document").Call("createElement", "canvas")
	s := &Surface{El: el, Bitmap: c, page: p}
	s.Ready()
	s.Stop = append(s.Stop, p.Listen(c, "contextrestored", func(js.Value) {
		p.Do(func() { s.w, s.h = 0, 0 })
	}))
	return s
}

// Ready reports whether the canvas can be painted: what others have put beside it,
// or in its place, goes, and a browser that was short of memory is asked again.
func (s *Surface) Ready() bool {
	if !s.El.Get("firstChild").Equal(s.Bitmap) || !s.El.Get("lastChild").Equal(s.Bitmap) {
		s.El.Call("replaceChildren", s.Bitmap)
	}
	if s.Ctx.Truthy() {
		return true
	}
	s.Ctx = Call(s.Bitmap, "getContext", "2d")
	s.page.refused = s.page.refused || !s.Ctx.Truthy()
	return s.Ctx.Truthy()
}

// Close implements Canvas.
func (s *Surface) Close() {
	for _, stop := range s.Stop {
		stop()
	}
}

// Size makes the canvas w×h device pixels, which empties it, and reports
// whether that was a change.
func (s *Surface) Size(w, h int) bool {
	if w == s.w && h == s.h {
		return false
	}
	s.w, s.h = w, h
	s.Bitmap.Set("width", w)
	s.Bitmap.Set("height", h)
	return true
}

// Put copies w×h pixels, RGBA, to (x, y).
func (s *Surface) Put(rgba []byte, x, y, w, h int) {
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
	s.Ctx.Call("putImageData", js.Global().Get("ImageData").New(view, w, h), x, y)
}

// CSSSize returns the host's size in CSS pixels.
func (s *Surface) CSSSize() (w, h float64) {
	return s.El.Get("clientWidth").Float(), s.El.Get("clientHeight").Float()
}

// PixelRatio is how many pixels of the screen are one of CSS.
func PixelRatio() float64 {
	ratio := js.Global().Get("devicePixelRatio")
	if ratio.Type() != js.TypeNumber {
		return 1
	}
	return min(max(ratio.Float(), 1), 3)
}

// Tokens are the colours of the style sheet, as they are in this theme.
// Pos and Neg are the fills of positive and negative numbers, Hair of zero.
type Tokens struct{ Ink, Soft, Line, Hair, Sheet, Seal, Pos, Neg, Err, theme string }

func readTokens(theme string) Tokens {
	style := js.Global().Call("getComputedStyle", js.Global().Get("document").Get("documentElement"))
	get := func(name string) string { return strings.TrimSpace(style.Call("getPropertyValue", name).String()) }
	return Tokens{get("--ink"), get("--soft"), get("--line"), get("--hair"), get("--sheet"), get("--seal"), get("--pos-fill"), get("--neg-fill"), get("--err"), theme}
}

// RGB turns "#rrggbb" into its three bytes; anything else is black.
func RGB(s string) (c [3]uint8) {
	if n, err := strconv.ParseUint(strings.TrimPrefix(s, "#"), 16, 32); err == nil && len(s) == 7 {
		c = [3]uint8{uint8(n >> 16), uint8(n >> 8), uint8(n)}
	}
	return c
}
