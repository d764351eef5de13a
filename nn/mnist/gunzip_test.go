//go:build !js

package mnist

import (
	"bytes"
	"compress/gzip"
	"io"
	"testing"
)

func TestGunzip(t *testing.T) {
	_, y := written(t, tiny(3))
	var z bytes.Buffer
	w := gzip.NewWriter(&z)
	w.Write(y)
	w.Close()
	for name, b := range map[string][]byte{"plain": y, "gzipped": z.Bytes(), "empty": {}, "one byte": {0x1f}} {
		r, err := Gunzip(bytes.NewReader(b))
		if err != nil {
			t.Fatal(name, err)
		}
		got, err := io.ReadAll(r)
		want := y
		if len(b) < 2 {
			want = b
		}
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s: %x, %v", name, got, err)
		}
	}
}
