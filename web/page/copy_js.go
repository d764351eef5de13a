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
	p.CopyText(base+p.lesson.Share(), p.lesson.Copied)
}

// CopyText puts text on the clipboard. What is done then, as an action, hears whether the
// browser has let it.
func (p *Page) CopyText(text string, done func(ok bool)) {
	said := func(ok bool) { p.Do(func() { done(ok) }) }
	var promise js.Value
	if clipboard := Read(global.Get("navigator"), "clipboard"); clipboard.Type() == js.TypeObject {
		promise = Call(clipboard, "writeText", text)
	}
	if promise.Type() != js.TypeObject {
		said(false)
		return
	}
	p.Settled(promise, func(js.Value) { said(true) }, func(string) { said(false) })
}
