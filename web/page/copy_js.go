package page

import (
	"strings"
	"syscall/js"

	"convlab/web/lesson/link"
)

// CopyLink puts a link to what is shown now on the clipboard.
func (p *Page) CopyLink() {
	p.save(link.Leaving)
	base, _, _ := strings.Cut(location().Get("href").String(), "#")
	var promise js.Value
	if clipboard := read(global.Get("navigator"), "clipboard"); clipboard.Type() == js.TypeObject {
		promise = call(clipboard, "writeText", base+p.lesson.Share())
	}
	if promise.Type() != js.TypeObject {
		p.lesson.Shown()
		return
	}
	p.Settled(promise,
		func(js.Value) { p.Do(p.lesson.Copied) },
		func(string) { p.Do(p.lesson.Shown) })
}
