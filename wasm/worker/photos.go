//go:build js

package main

import (
	"errors"
	"strings"
	"syscall/js"

	"convlab/nn/photo"
	"convlab/nn/photo/file"
	"convlab/web/work"
	"convlab/web/work/photos"
	photojobs "convlab/web/work/photos/jobs"
	"convlab/web/work/post"
)

// Photos, with what the browser can do for them: read a file without its bytes going
// through the page, and decode what we can't. No canvas is read back: a picture's
// pixels are copied out of a VideoFrame.
func init() {
	room := &photojobs.Room{File: fileBytes, Foreign: foreign}
	room.Register(&jobs)
	jobs.Register(photos.Grab, grab)
}

// fileBytes reads a Blob, or takes what is an ArrayBuffer already.
func fileBytes(p work.Part) ([]byte, error) {
	b, ok := p.(post.Buffer)
	if !ok || b.Get("arrayBuffer").Type() != js.TypeFunction {
		return p.Bytes(), nil
	}
	buffer, err := await(b.Call("arrayBuffer"))
	if err != nil {
		return nil, err
	}
	return post.Buffer{Value: buffer}.Bytes(), nil
}

// foreign has the browser decode a file.
func foreign(data []byte, mime string) (p photo.Pixels, err error) {
	defer caught(&err)
	a := js.Global().Get("Uint8Array").New(len(data))
	js.CopyBytesToJS(a, data)
	blob := js.Global().Get("Blob").New([]any{a}, map[string]any{"type": mime})
	bitmap, err := await(js.Global().Call("createImageBitmap", blob))
	if err != nil {
		return p, err
	}
	return pixels(bitmap)
}

// grab makes pixels of a picture that the page has taken with a camera.
func grab(t *work.Task) error {
	if len(t.Parts) != 1 {
		return errors.New("worker: no picture to grab")
	}
	b, ok := t.Parts[0].(post.Buffer)
	if !ok {
		return errors.New("worker: no picture of the browser’s")
	}
	p, err := pixels(b.Value)
	if err != nil {
		return err
	}
	small := file.Shrink(p, photos.Limit, photos.Side)
	photojobs.Answer(t, small, photos.Size{Rows: p.Rows, Cols: p.Cols})
	return nil
}

// pixels copies the pixels of an ImageBitmap, which it closes.
func pixels(bitmap js.Value) (p photo.Pixels, err error) {
	defer caught(&err)
	defer bitmap.Call("close")
	class := js.Global().Get("VideoFrame")
	if class.Type() != js.TypeFunction {
		return p, errors.New("worker: no VideoFrame in this browser")
	}
	frame := class.New(bitmap, map[string]any{"timestamp": 0, "alpha": "discard"})
	defer frame.Call("close")
	format := frame.Get("format")
	if format.Type() != js.TypeString || !strings.HasPrefix(format.String(), "RGB") && !strings.HasPrefix(format.String(), "BGR") {
		return p, errors.New("worker: a frame of another format than RGB")
	}
	size := frame.Call("allocationSize").Int()
	p.Cols, p.Rows = frame.Get("visibleRect").Get("width").Int(), frame.Get("visibleRect").Get("height").Int()
	if size != 4*p.Rows*p.Cols {
		return p, errors.New("worker: a frame of another size than its picture")
	}
	to := js.Global().Get("Uint8Array").New(size)
	if _, err = await(frame.Call("copyTo", to)); err != nil {
		return p, err
	}
	p.RGBA = make([]byte, size)
	js.CopyBytesToGo(p.RGBA, to)
	swap := strings.HasPrefix(format.String(), "BGR")
	for i := 0; i < size; i += 4 {
		if swap {
			p.RGBA[i], p.RGBA[i+2] = p.RGBA[i+2], p.RGBA[i]
		}
		p.RGBA[i+3] = 255
	}
	return p, nil
}

// caught turns what the browser throws into an error.
func caught(err *error) {
	if v := recover(); v != nil {
		*err = errors.New("worker: the browser can’t do this")
		if e, ok := v.(error); ok {
			*err = e
		}
	}
}
