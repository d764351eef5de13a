package file

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"convlab/nn/photo"
)

const mega = 1 << 20

func read(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// near says whether a pixel is about of a colour.
func near(got, want [3]uint8) bool {
	for k := range got {
		if d := int(got[k]) - int(want[k]); d > 24 || d < -24 {
			return false
		}
	}
	return true
}

// All of these show four quarters: red, green, blue, white; testdata/make.py made them.
func TestDecode(t *testing.T) {
	quarters := [4][3]uint8{{255, 0, 0}, {0, 255, 0}, {0, 0, 255}, {255, 255, 255}}
	files, err := filepath.Glob("testdata/*.*")
	if err != nil || len(files) < 15 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		name := filepath.Base(file)
		data := read(t, name)
		p, err := Decode(data, mega, 8192, nil)
		var refused *Error
		switch {
		case name == "make.py":
			if !errors.As(err, &refused) || refused.Reason != Unknown {
				t.Errorf("%s: %v, want that nobody knows it", name, err)
			}
			continue
		case strings.HasPrefix(name, "foreign"), name == "moving.webp":
			if !errors.As(err, &refused) || refused.Reason != Foreign || !strings.HasPrefix(refused.Type, "image/") {
				t.Errorf("%s: %v, want that others may know it", name, err)
			}
			continue
		case err != nil:
			t.Errorf("%s: %v", name, err)
			continue
		}
		want := quarters
		switch name {
		case "grey.jpg":
			want = [4][3]uint8{{76, 76, 76}, {150, 150, 150}, {29, 29, 29}, {255, 255, 255}}
		case "grey16.png":
			want = [4][3]uint8{{60, 60, 60}, {180, 180, 180}, {60, 60, 60}, {180, 180, 180}}
		}
		if p.Rows != 16 || p.Cols != 24 || p.FromRows != 16 || p.FromCols != 24 {
			t.Errorf("%s is %d×%d, of %d×%d", name, p.Cols, p.Rows, p.FromCols, p.FromRows)
			continue
		}
		for i, at := range [4][2]int{{4, 6}, {4, 18}, {12, 6}, {12, 18}} {
			if got := p.At(at[0], at[1]); !near(got, want[i]) {
				t.Errorf("%s: quarter %d is %v, want about %v", name, i+1, got, want[i])
			}
		}
		if p.Animated != strings.HasPrefix(name, "moving") {
			t.Errorf("%s: animated: %v", name, p.Animated)
		}
		for i := 3; i < len(p.RGBA); i += 4 {
			if p.RGBA[i] != 255 {
				t.Fatalf("%s is transparent", name)
			}
		}
		// Cut off, each is refused, and nothing of it is shown.
		cut, err := Decode(data[:len(data)*2/3], mega, 8192, nil)
		if err == nil && !p.Animated {
			t.Errorf("%s: two thirds of it are a picture", name)
		}
		if err != nil && cut.RGBA != nil {
			t.Errorf("%s: a part is shown", name)
		}
	}
}

func encoded(t *testing.T, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestSizes(t *testing.T) {
	for _, c := range []struct {
		name                   string
		rows, cols             int
		limit, side            int
		wantRows, wantCols     int
		wantFromRow, wantFromC int
	}{
		{"a single pixel", 1, 1, mega, 4096, 1, 1, 1, 1},
		{"a very long one", 10, 12000, mega, 4096, 3, 4096, 10, 12000},
		{"a very thin one", 9000, 1, mega, 4096, 4096, 1, 9000, 1},
		{"one that fits", 30, 40, 1200, 4096, 30, 40, 30, 40},
		{"one that does not", 300, 400, 1200, 4096, 30, 40, 300, 400},
		{"odd", 7, 5, 12, 4096, 4, 2, 7, 5},
	} {
		img := image.NewGray(image.Rect(0, 0, c.cols, c.rows))
		for i := range img.Pix {
			img.Pix[i] = 77
		}
		p, err := Decode(encoded(t, img), c.limit, c.side, nil)
		if err != nil || p.Rows != c.wantRows || p.Cols != c.wantCols || p.FromRows != c.wantFromRow || p.FromCols != c.wantFromC {
			t.Errorf("%s: %d×%d of %d×%d (%v)", c.name, p.Rows, p.Cols, p.FromRows, p.FromCols, err)
			continue
		}
		for r := range p.Rows {
			for k := range p.Cols {
				if p.At(r, k) != [3]uint8{77, 77, 77} {
					t.Fatalf("%s: what is even has become %v at %d, %d", c.name, p.At(r, k), r, k)
				}
			}
		}
	}
}

// Each pixel is the mean of what it covers.
func TestShrinkIsMean(t *testing.T) {
	p := photo.Pixels{Rows: 2, Cols: 3, RGBA: make([]byte, 24)}
	for i, v := range []uint8{0, 60, 120, 30, 90, 150} {
		for k := range 3 {
			p.RGBA[4*i+k] = v
		}
	}
	q := Shrink(p, 2, 4) // 1×1: 3·√(2/6) = 1.7, 2·√(2/6) = 1.1
	if q.Rows != 1 || q.Cols != 1 || q.At(0, 0)[0] != 75 {
		t.Errorf("%+v", q)
	}
	s := newShrinker(1, 3, 2, 2)
	s.row([]byte{0, 0, 0, 255, 60, 60, 60, 255, 120, 120, 120, 255})
	if a, b := s.out.At(0, 0)[0], s.out.At(0, 1)[0]; a != 20 || b != 100 { // 0·⅔+60·⅓ and 60·⅓+120·⅔
		t.Errorf("%d %d, want 20 and 100", a, b)
	}
}

func TestRefusals(t *testing.T) {
	bomb := encoded(t, image.NewGray(image.Rect(0, 0, 1, 1)))
	binary.BigEndian.PutUint32(bomb[16:], 60000)
	binary.BigEndian.PutUint32(bomb[20:], 60000)
	fixCRC(bomb)
	var small bytes.Buffer
	if err := jpeg.Encode(&small, image.NewGray(image.Rect(0, 0, 8, 8)), nil); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		data []byte
		want Reason
	}{
		{"nothing", nil, Unknown},
		{"text", []byte("hello"), Unknown},
		{"100 MB", make([]byte, MaxBytes+1), Huge},
		{"60,000 × 60,000 in 67 bytes", bomb, Large},
		{"a JPEG's beginning", small.Bytes()[:20], Broken},
		{"a PNG's beginning", []byte("\x89PNG\r\n\x1a\n"), Broken},
		{"a GIF's beginning", []byte("GIF89a"), Broken},
		{"a WebP's beginning", []byte("RIFF\x00\x00\x00\x00WEBP"), Broken},
		{"a PNG with a wrong checksum", append(bytes.Clone(bomb[:30]), 1, 2, 3, 4), Broken},
	} {
		_, err := Decode(c.data, mega, 4096, nil)
		var e *Error
		if !errors.As(err, &e) || e.Reason != c.want {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
}

// A decoder that is at work says that it lives.
func TestAlive(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 300, 300))
	for i := range img.Pix {
		img.Pix[i] = uint8(i * i)
	}
	img.Set(1, 1, color.NRGBA{1, 2, 3, 4})
	n := 0
	if _, err := Decode(encoded(t, img), mega, 4096, func() { n++ }); err != nil || n < 10 {
		t.Errorf("%d signs of life (%v)", n, err)
	}
}

// FuzzDecode reads files of all kinds, damaged in all ways: each is a picture within
// the limits, or refused.
func FuzzDecode(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.*")
	for _, file := range files {
		if data, err := os.ReadFile(file); err == nil {
			f.Add(data)
			f.Add(data[:len(data)/2])
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if c, err := kindOf(data).size(data); err == nil && c > 1<<22 {
			return // many pixels take long, not more
		}
		p, err := Decode(data, 4096, 256, nil)
		var e *Error
		if err != nil && (!errors.As(err, &e) || p.RGBA != nil) {
			t.Fatalf("%v", err)
		}
		if err == nil && (p.Rows < 1 || p.Cols < 1 || p.Rows*p.Cols > 4096 || max(p.Rows, p.Cols) > 256 || len(p.RGBA) != 4*p.Rows*p.Cols) {
			t.Fatalf("%d×%d, %d bytes", p.Rows, p.Cols, len(p.RGBA))
		}
	})
}

// size is how many pixels a file says that it has.
func (k kind) size(data []byte) (int, error) {
	if k.config == nil {
		return 0, nil
	}
	c, err := k.config(bytes.NewReader(data))
	return c.Width * c.Height, err
}

// fixCRC mends the checksum of a PNG's first chunk.
func fixCRC(data []byte) {
	binary.BigEndian.PutUint32(data[29:], crc32.ChecksumIEEE(data[12:29]))
}
