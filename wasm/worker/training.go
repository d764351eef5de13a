//go:build js

package main

import (
	"errors"
	"strconv"
	"syscall/js"

	"convlab/web/work"
	"convlab/web/work/training"
	trainingjobs "convlab/web/work/training/jobs"
)

func init() {
	room := &trainingjobs.Room{Open: open, Port: func(p work.Part) (trainingjobs.Port, error) { return newPort(p) }}
	room.Register(&jobs)
}

// shelf is the name of the cache in which files of the page are kept.
const shelf = "convlab-data"

// open reads a file: from where the browser keeps it, or else from the server, and
// has it kept. That it isn't kept is no error.
func open(url string, piece func([]byte, int)) (training.Keeping, error) {
	kept := func() (cache js.Value, err error) {
		defer caught(&err)
		caches := js.Global().Get("caches")
		if caches.Type() != js.TypeObject {
			return cache, errors.New("worker: no Cache Storage")
		}
		return await(caches.Call("open", shelf))
	}
	cache, err := kept()
	denied := err != nil
	if !denied {
		if response, err := await(cache.Call("match", url)); err == nil && response.Truthy() {
			if err := stream(response, piece); err == nil {
				return training.Kept, nil
			}
			// Damaged, or cut off: what has come is for the caller to notice.
			await(cache.Call("delete", url))
			return training.Kept, errors.New("worker: what was kept of a file can’t be read")
		}
	}
	response, err := await(js.Global().Call("fetch", url))
	if err != nil {
		return training.Unknown, err
	}
	if !response.Get("ok").Bool() {
		return training.Unknown, errors.New("worker: HTTP status " + strconv.Itoa(response.Get("status").Int()))
	}
	keeping := training.Denied
	var put js.Value
	if !denied {
		put = cache.Call("put", url, response.Call("clone"))
	}
	if err := stream(response, piece); err != nil {
		return training.Unknown, err
	}
	if !denied {
		keeping = training.Kept
		if _, err := await(put); err != nil {
			if keeping = training.Denied; isFull(err) {
				keeping = training.Full
			}
		}
	}
	return keeping, nil
}

// stream hands over the body of a response as it comes.
func stream(response js.Value, piece func([]byte, int)) (err error) {
	defer caught(&err)
	all := 0
	headers := response.Get("headers")
	// Where the body is compressed on its way, the length is another's.
	if encoding := headers.Call("get", "Content-Encoding"); encoding.IsNull() {
		if length := headers.Call("get", "Content-Length"); length.Type() == js.TypeString {
			all, _ = strconv.Atoi(length.String())
		}
	}
	reader := response.Get("body").Call("getReader")
	for {
		next, err := await(reader.Call("read"))
		if err != nil {
			return err
		}
		if next.Get("done").Bool() {
			return nil
		}
		value := next.Get("value")
		b := make([]byte, value.Get("length").Int())
		js.CopyBytesToGo(b, value)
		piece(b, all)
	}
}

// isFull says whether an error of the browser's means that there is no room.
func isFull(err error) bool {
	const name = "QuotaExceededError"
	text := err.Error()
	return len(text) >= len(name) && text[:len(name)] == name
}
