//go:build js

// Command worker does nothing.
package main

func main() {}
