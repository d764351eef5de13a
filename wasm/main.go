//go:build js

// Command wasm is the page, for GOOS=js GOARCH=wasm: go build ./wasm.
package main

import "convlab/web"

func main() { web.Run() }
