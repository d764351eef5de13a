package filters

import (
	"syscall/js"

	"convlab/web/work"
	"convlab/web/work/post"
)

// hearFiles takes files that the reader brings by the button, drops anywhere on the
// page, or pastes.
func (a *enlarger) hearFiles() {
	doc := global.Get("document")
	hear := func(target js.Value, name string, f func(e js.Value)) {
		a.Stop = append(a.Stop, a.page.Listen(target, name, f))
	}
	hear(doc, "change", func(e js.Value) {
		input := e.Get("target")
		if input.Get("type").Equal(js.ValueOf("file")) && input.Get("files").Get("length").Int() > 0 {
			a.take(input.Get("files"))
			input.Set("value", "") // the same file can be chosen again
		}
	})
	hear(doc, "dragover", func(e js.Value) {
		if files(e.Get("dataTransfer")) {
			e.Call("preventDefault")
			a.over(true)
		}
	})
	hear(doc, "dragleave", func(e js.Value) {
		if !e.Get("relatedTarget").Truthy() { // it has left the window
			a.over(false)
		}
	})
	hear(doc, "drop", func(e js.Value) {
		if t := e.Get("dataTransfer"); files(t) {
			e.Call("preventDefault")
			a.take(t.Get("files"))
		}
	})
	hear(doc, "paste", func(e js.Value) {
		if t := e.Get("clipboardData"); t.Truthy() && t.Get("files").Get("length").Int() > 0 {
			e.Call("preventDefault")
			a.take(t.Get("files"))
		}
	})
}

// over says whether a file is held over the page.
func (a *enlarger) over(is bool) {
	if a.room.Dropping != is {
		a.page.Do(func() { a.room.Dropping = is })
	}
}

// files says whether what is dragged has files in it.
func files(transfer js.Value) bool {
	return transfer.Truthy() && transfer.Get("types").Truthy() &&
		global.Get("Array").Call("from", transfer.Get("types")).Call("includes", "Files").Bool()
}

// take opens the first file of a list. The worker reads it: the page never sees its
// bytes.
func (a *enlarger) take(list js.Value) {
	if list.Get("length").Int() == 0 {
		a.page.Do(a.room.NoPhoto)
		return
	}
	file := list.Index(0)
	a.page.Do(func() {
		a.room.Open(file.Get("name").String(), file.Get("size").Int(), func() []work.Part { return []work.Part{post.Buffer{Value: file}} })
	})
}
