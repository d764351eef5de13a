//go:build js

// Command wasm is a program that does nothing but say that it is there.
package main

import "syscall/js"

func main() {
	js.Global().Get("convlab").Call("ready")
	select {}
}
