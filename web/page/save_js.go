package page

import "syscall/js"

// Offer gives the reader a file to keep: data is an ArrayBuffer, or a view of one.
func (p *Page) Offer(name, mime string, data js.Value) {
	url := global.Get("URL")
	at := url.Call("createObjectURL", global.Get("Blob").New([]any{data}, map[string]any{"type": mime}))
	a := global.Get("document").Call("createElement", "a")
	a.Set("href", at)
	a.Set("download", name)
	a.Call("click")
	p.after(60_000, func() { url.Call("revokeObjectURL", at) }) // some browsers begin late
}
