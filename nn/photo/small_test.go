package photo

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "write static/photos anew: a scene looks different")

// The small pictures that the page fetches are the scenes, made smaller by four.
func TestSmallScenes(t *testing.T) {
	for i := range Scenes {
		s := &Scenes[i]
		file := filepath.Join("../../static/photos", s.Key+".pgm")
		if *update {
			p := Small(s, 4)
			out := fmt.Appendf(nil, "P5\n%d %d\n255\n", p.Cols, p.Rows)
			for _, v := range p.V {
				out = append(out, uint8(v))
			}
			if err := os.WriteFile(file, out, 0o666); err != nil {
				t.Fatal(err)
			}
		}
		b, err := os.ReadFile(file)
		grey, ok := bytes.CutPrefix(b, []byte("P5\n240 180\n255\n"))
		if err != nil || !ok || len(grey) != 240*180 {
			t.Fatalf("%s: %v, %d numbers", file, err, len(grey))
		}
		for k := 0; k < len(grey); k += 97 { // one here and there: all of them take seconds
			r, c := k/240, k%240
			if got := Small(part{s, r, c}, 4).V[0]; got != float64(grey[k]) {
				t.Errorf("%s: number %d is %d, the scene says %g", file, k, grey[k], got)
			}
		}
	}
}

// part is the 4×4 pixels of a scene that a small picture's (r, c) stands for.
type part struct {
	*Scene
	r, c int
}

func (p part) Size() (rows, cols int) { return 4, 4 }
func (p part) At(r, c int) [3]uint8   { return p.Scene.At(4*p.r+r, 4*p.c+c) }

// Halves are rounded up, and what does not fill a square is left out.
func TestSmall(t *testing.T) {
	p := Pixels{3, 5, bytes.Repeat([]byte{9, 9, 9, 255}, 15)}
	p.RGBA[0], p.RGBA[1], p.RGBA[2] = 11, 11, 11
	if got := Small(p, 2); got.Rows != 1 || got.Cols != 2 || got.V[0] != 10 || got.V[1] != 9 {
		t.Errorf("%+v", got)
	}
}
