package filters

import (
	"strings"
	"syscall/js"

	"convlab/web/page"
	"convlab/web/work/post"
)

// A camera brings the pictures of one to the darkroom, each when the one before has
// been shown.
type camera struct {
	session       int // the opening that this follows, 0 for none
	stream, video js.Value
	waiting       bool // for the next picture
}

// open finds out whether there is a camera to be asked for.
func (c *camera) open(a *enlarger) {
	has := devices().Truthy() && isFunction(devices(), "getUserMedia") && isFunction(global, "createImageBitmap") && isFunction(global, "VideoFrame")
	if has != a.room.Lens.Has {
		a.page.Do(func() { a.room.Lens.Has = has })
	}
}

func devices() js.Value { return page.Read(page.Read(global, "navigator"), "mediaDevices") }

func isFunction(target js.Value, name string) bool {
	return page.Read(target, name).Type() == js.TypeFunction
}

// follow opens and shuts the camera as the room says.
func (c *camera) follow(a *enlarger) {
	l := &a.room.Lens
	switch {
	case l.Asking && c.session != l.Session:
		c.stop()
		c.session = l.Session
		c.ask(a)
	case !l.Asking && !l.Open:
		c.stop()
	case l.Open && a.room.Ready():
		c.next(a)
	}
}

func (c *camera) ask(a *enlarger) {
	session := c.session
	want := map[string]any{"video": map[string]any{"facingMode": "environment", "width": map[string]any{"ideal": 1280}, "height": map[string]any{"ideal": 720}}}
	promise := page.Call(devices(), "getUserMedia", want)
	if !promise.Truthy() {
		a.page.Do(func() { a.room.Denied(session, false) })
		return
	}
	a.page.Settled(promise, func(stream js.Value) {
		if c.session != session {
			halt(stream)
			return
		}
		c.stream = stream
		c.video = global.Get("document").Call("createElement", "video")
		c.video.Set("muted", true)
		c.video.Set("playsInline", true)
		c.video.Set("srcObject", stream)
		a.page.Settled(c.video.Call("play"), func(js.Value) {
			a.page.Do(func() {
				if !a.room.Opened(session) {
					c.stop()
				}
			})
		}, func(string) { a.page.Do(func() { a.room.Denied(session, false) }) })
	}, func(reason string) {
		a.page.Do(func() {
			a.room.Denied(session, strings.Contains(reason, "NotAllowed") || strings.Contains(reason, "Security"))
		})
	})
}

// next takes a picture, before the next frame is painted.
func (c *camera) next(a *enlarger) {
	if c.waiting || !c.video.Truthy() {
		return
	}
	c.waiting = true
	session := c.session
	over := func() { c.waiting = false }
	failed := func(string) {
		over()
		a.page.Do(func() { a.room.Denied(session, false) })
	}
	promise := page.Call(global, "createImageBitmap", c.video)
	if !promise.Truthy() {
		failed("")
		return
	}
	a.page.Settled(promise, func(bitmap js.Value) {
		over()
		if c.session != session || !a.room.Ready() {
			bitmap.Call("close")
			return
		}
		a.page.Do(func() { a.room.Frame(post.Buffer{Value: bitmap}) })
	}, failed)
}

func (c *camera) stop() {
	if c.stream.Truthy() {
		halt(c.stream)
	}
	if c.video.Truthy() {
		c.video.Set("srcObject", nil)
	}
	c.session, c.stream, c.video, c.waiting = 0, js.Undefined(), js.Undefined(), false
}

func halt(stream js.Value) {
	tracks := stream.Call("getTracks")
	for i := range tracks.Length() {
		tracks.Index(i).Call("stop")
	}
}
