package post

import (
	"runtime"
	"syscall/js"

	"convlab/web/work"
)

// A Buffer is a part of a message that is JavaScript's: an ArrayBuffer, or anything
// else that can be sent, such as a Blob or a VideoFrame.
type Buffer struct{ js.Value }

// Len implements work.Part.
func (b Buffer) Len() int {
	if n := b.Get("byteLength"); n.Type() == js.TypeNumber {
		return n.Int()
	}
	return 0
}

// Bytes implements work.Part: it copies an ArrayBuffer into this program's memory,
// and returns nil for anything else.
func (b Buffer) Bytes() []byte {
	if !b.InstanceOf(global.Get("ArrayBuffer")) {
		return nil
	}
	a := global.Get("Uint8Array").New(b.Value)
	to := make([]byte, a.Length())
	js.CopyBytesToGo(to, a)
	return to
}

// CopyTo copies an ArrayBuffer to memory that is there, and returns how many bytes
// that were. Whoever does so reads on and on: what has been read stays until Go's
// garbage is collected, and Go doesn't know how large it is, so that is done here.
func (b Buffer) CopyTo(to []byte) int {
	if !b.InstanceOf(global.Get("ArrayBuffer")) {
		return 0
	}
	n := js.CopyBytesToGo(to, global.Get("Uint8Array").New(b.Value))
	if read += n; read > readMost {
		read = 0
		runtime.GC()
	}
	return n
}

// readMost is how many bytes that have been read may be garbage.
const readMost = 16 << 20

var read int // since garbage was collected

// Clone is the same once more, so that one can be sent and one be kept.
func (b Buffer) Clone() work.Part {
	if !b.InstanceOf(global.Get("ArrayBuffer")) {
		return b
	}
	return Buffer{b.Call("slice")}
}

// Link returns the two ends of a new line, to be sent.
func Link() (a, b work.Part) {
	c := global.Get("MessageChannel").New()
	return Buffer{c.Get("port1")}, Buffer{c.Get("port2")}
}

var global = js.Global()

// Send posts a message to target, a worker or the page that one works for. Parts that
// can be are transferred: they are gone here.
func Send(target js.Value, m work.Message) {
	parts, over := global.Get("Array").New(), global.Get("Array").New()
	for _, p := range m.Parts {
		v := bufferOf(p)
		parts.Call("push", v)
		if transferable(v) {
			over.Call("push", v)
		}
	}
	data := map[string]any{"v": m.Version, "kind": string(m.Kind), "id": m.ID, "job": m.Job, "head": array(m.Head), "parts": parts}
	target.Call("postMessage", data, over)
}

// bufferOf is a part as JavaScript has it.
func bufferOf(p work.Part) js.Value {
	if b, ok := p.(Buffer); ok {
		return b.Value
	}
	return array(p.Bytes()).Get("buffer")
}

func array(b []byte) js.Value {
	a := global.Get("Uint8Array").New(len(b))
	js.CopyBytesToJS(a, b)
	return a
}

func transferable(v js.Value) bool {
	for _, class := range []string{"ArrayBuffer", "VideoFrame", "ImageBitmap", "MessagePort"} {
		if c := global.Get(class); c.Type() == js.TypeFunction && v.InstanceOf(c) {
			return true
		}
	}
	return false
}

// Read reads a message that has come. What is no message of ours is one that
// [work.Message.Check] complains of.
func Read(data js.Value) (m work.Message) {
	if data.Type() != js.TypeObject {
		return m
	}
	number := func(name string) int {
		if v := data.Get(name); v.Type() == js.TypeNumber {
			return v.Int()
		}
		return 0
	}
	text := func(name string) string {
		if v := data.Get(name); v.Type() == js.TypeString {
			return v.String()
		}
		return ""
	}
	m.Version, m.Kind, m.ID, m.Job = number("v"), work.Kind(text("kind")), number("id"), text("job")
	if head := data.Get("head"); head.InstanceOf(global.Get("Uint8Array")) {
		m.Head = make([]byte, head.Length())
		js.CopyBytesToGo(m.Head, head)
	}
	if parts := data.Get("parts"); parts.InstanceOf(global.Get("Array")) {
		for i := range parts.Length() {
			m.Parts = append(m.Parts, Buffer{parts.Index(i)})
		}
	}
	return m
}
