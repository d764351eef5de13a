package atomicfile

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
)

// TestReplace: a file is replaced, or stays as it was, and nothing else is left.
func TestReplace(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a", "b", "file")
	if err := Write(path, []byte("old")); err != nil {
		t.Fatal(err)
	}
	trouble := errors.New("trouble")
	if err := Replace(path, func(w io.Writer) error {
		io.WriteString(w, "half")
		return trouble
	}); !errors.Is(err, trouble) {
		t.Errorf("error %v", err)
	}
	check := func(want string) {
		t.Helper()
		if got, err := os.ReadFile(path); err != nil || string(got) != want {
			t.Errorf("%q, %v, want %q", got, err, want)
		}
		if list, _ := os.ReadDir(filepath.Dir(path)); len(list) != 1 {
			t.Errorf("files %v", list)
		}
	}
	check("old")
	if err := Write(path, []byte("new")); err != nil {
		t.Fatal(err)
	}
	check("new")
	if info, err := os.Stat(path); err != nil || info.Mode().Perm()&0o044 != 0o044 {
		t.Errorf("others can't read it: %v, %v", info.Mode(), err)
	}
}
