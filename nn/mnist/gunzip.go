//go:build !js

package mnist

import (
	"bufio"
	"compress/gzip"
	"io"
)

// Gunzip returns a reader of what r holds, unpacked if r is gzipped. The page
// reads plain files and carries no decompressor.
func Gunzip(r io.Reader) (io.Reader, error) {
	b := bufio.NewReader(r)
	if head, _ := b.Peek(2); len(head) < 2 || head[0] != 0x1f || head[1] != 0x8b {
		return b, nil
	}
	return gzip.NewReader(b)
}
