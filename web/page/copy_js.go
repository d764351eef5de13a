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
	clipboard := global.Get("navigator").Get("clipboard")
	if !clipboard.Truthy() {
		p.lesson.Shown()
		return
	}
	p.settled(clipboard.Call("writeText", base+p.lesson.Share()),
		func(js.Value) { p.Do(p.lesson.Copied) },
		func(string) { p.Do(p.lesson.Shown) })
}
