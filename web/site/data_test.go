package site

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"convlab/nn/imagecode"
	"convlab/nn/mnist"
)

// What is packed is kept between builds, for as long as neither the set nor the coder changes.
func TestPackedIsKept(t *testing.T) {
	root := t.TempDir()
	source := filepath.Join(root, "nn", "imagecode", "coder.go")
	write := func(file, text string) {
		t.Helper()
		if err := writeFile(file, []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	pack := func(s *mnist.Set) []byte {
		t.Helper()
		b, err := packed(root, s)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	kept := func() []string {
		names, _ := filepath.Glob(filepath.Join(root, ".cache", "data", "*"))
		return names
	}
	set := &mnist.Set{Images: make([]uint8, 3*mnist.Pixels), Labels: []uint8{1, 2, 3}}
	if _, err := packed(root, set); err == nil {
		t.Error("a coder without sources packs")
	}
	write(source, "package imagecode")
	want := pack(set)
	if got, err := imagecode.Decode(want); err != nil || !bytes.Equal(got.Labels, set.Labels) {
		t.Errorf("what was packed is %v, %v", got, err)
	}
	if len(kept()) != 1 {
		t.Fatalf("%q is kept", kept())
	}
	write(kept()[0], "the first build's")
	if got := pack(set); string(got) != "the first build's" {
		t.Error("it is packed again")
	}
	write(source, "package imagecode // better")
	if got := pack(set); !bytes.Equal(got, want) || len(kept()) != 2 {
		t.Error("what another coder has packed is taken")
	}
	other := &mnist.Set{Images: bytes.Clone(set.Images), Labels: []uint8{1, 2, 4}}
	if bytes.Equal(pack(other), want) {
		t.Error("what was packed of another set is taken")
	}
	os.RemoveAll(filepath.Join(root, ".cache"))
	if got := pack(set); !bytes.Equal(got, want) {
		t.Error("the same set is not packed the same")
	}
}
