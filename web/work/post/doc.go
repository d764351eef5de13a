// Package post carries the messages of package work through a browser, on both
// sides: in the page and in a worker.
package post
