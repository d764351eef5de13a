//go:build js

// Command worker is what the page's workers run, for GOOS=js GOARCH=wasm: what takes
// long, and what the page itself has no use for. It has no Vugu and no document.
package main

import (
	"runtime/debug"
	"syscall/js"

	"convlab/web/work"
	"convlab/web/work/post"
)

// jobs are all that this program can do.
var jobs work.Jobs

func init() {
	jobs.Register("echo", echo)
}

// echo answers with what it was given: that this program is there.
func echo(t *work.Task) error {
	t.Answer(t.Head, t.Parts...)
	return nil
}

func main() {
	// A worker's memory never shrinks, and there may be eight: it is worth collecting garbage more often.
	debug.SetGCPercent(30)
	var queue []work.Message
	come := make(chan struct{}, 1)
	page := js.Global()
	send := func(m work.Message) { post.Send(page, m) }
	page.Set("onmessage", js.FuncOf(func(_ js.Value, args []js.Value) any {
		m := post.Read(args[0].Get("data"))
		if m.Kind == work.Halt {
			jobs.Halt(m) // whatever is done now
			return nil
		}
		queue = append(queue, m)
		select {
		case come <- struct{}{}:
		default: // it is known already
		}
		return nil
	}))
	send(work.Message{Version: work.Version, Kind: work.Ready})
	for {
		if len(queue) == 0 {
			<-come
			continue
		}
		m := queue[0]
		queue = queue[1:]
		jobs.Serve(m, send)
	}
}
