//go:build js

package main

import (
	"errors"
	"syscall/js"

	"convlab/web/work"
	"convlab/web/work/post"
)

// A port is an end of a line between two programs, a MessagePort.
type port struct {
	at   js.Value
	hear js.Func
}

// newPort makes one of a part of a message.
func newPort(p work.Part) (*port, error) {
	class := js.Global().Get("MessagePort")
	if b, ok := p.(post.Buffer); ok && class.Type() == js.TypeFunction && b.InstanceOf(class) {
		return &port{at: b.Value}, nil
	}
	return nil, errors.New("worker: no port")
}

// Post sends a message to the other end.
func (p *port) Post(m work.Message) { post.Send(p.at, m) }

// Hear has f called with what comes, and with what has come.
func (p *port) Hear(f func(work.Message)) {
	p.hear = js.FuncOf(func(_ js.Value, args []js.Value) any {
		f(post.Read(args[0].Get("data")))
		return nil
	})
	p.at.Set("onmessage", p.hear)
}

// Close ends the line. What has come and was not heard is lost.
func (p *port) Close() {
	p.at.Set("onmessage", js.Null())
	p.at.Call("close")
	p.hear.Release()
}
