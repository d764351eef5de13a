package jobs

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/gif"
	"image/png"
	"os"
	"testing"

	"convlab/nn/photo"
	"convlab/nn/photo/file"
	"convlab/web/work"
	"convlab/web/work/photos"
)

// ask has a room do a job, and returns the answer, or why there is none.
func ask(t *testing.T, j *work.Jobs, job string, head []byte, parts ...work.Part) (work.Message, string) {
	t.Helper()
	var last work.Message
	j.Serve(work.Message{Version: work.Version, Kind: work.Asked, Job: job, Head: head, Parts: parts}, func(m work.Message) { last = m })
	switch last.Kind {
	case work.Failed:
		return last, string(last.Head)
	case work.Done:
		return last, ""
	}
	t.Fatalf("%s ends with %q: %s", job, last.Kind, last.Head)
	return last, ""
}

func newRoom() (*Room, *work.Jobs) {
	r, j := &Room{}, &work.Jobs{}
	r.Register(j)
	return r, j
}

// encoded is a picture of one colour as a PNG file.
func encoded(rows, cols int, c color.Color) []byte {
	img := image.NewRGBA(image.Rect(0, 0, cols, rows))
	for i := range rows * cols {
		img.Set(i%cols, i/cols, c)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// A file is opened, loaded, developed and saved; the picture that is saved is the one
// that was shown.
func TestFromFileToFile(t *testing.T) {
	_, j := newRoom()
	m, why := ask(t, j, photos.Open, nil, work.Raw(encoded(30, 40, color.RGBA{200, 100, 50, 255})))
	o, err := photos.ReadOpened(m.Head)
	if why != "" || err != nil || o.Size != (photos.Size{Rows: 30, Cols: 40}) || o.From != o.Size || !o.Whole(m.Parts[0].Len()) {
		t.Fatalf("%q, %v: %+v", why, err, o)
	}
	held := photos.Held{ID: 7, Size: o.Size}
	if _, why = ask(t, j, photos.Load, held.Head(), m.Parts[0]); why != "" {
		t.Fatal(why)
	}
	recipe := photo.Recipe{Steps: []photo.Step{{Kernel: photo.Kernel("gauss", 5)}, {Kernel: photo.Kernel("outline", 3), After: photo.Middle}}}
	order := photos.Order{ID: 7, Recipe: recipe, Shown: 2, Thumb: photos.Size{Rows: 10, Cols: 10}}
	m, why = ask(t, j, photos.Develop, order.Head())
	p, err := photos.ReadPrint(m.Head)
	if why != "" || err != nil || p.Size != o.Size || p.Bright != 1200 || p.Thumb != (photos.Size{Rows: 7, Cols: 10}) || len(m.Parts) != 4 {
		t.Fatalf("%q, %v: %+v, %d parts", why, err, p, len(m.Parts))
	}
	if px := m.Parts[0].Bytes()[:4]; !bytes.Equal(px, []byte{128, 128, 128, 255}) {
		t.Errorf("an even picture’s outline, 128 added, is %v", px)
	}
	m, why = ask(t, j, photos.Save, nil)
	if why != "" {
		t.Fatal(why)
	}
	img, err := png.Decode(bytes.NewReader(m.Parts[0].Bytes()))
	if err != nil || img.Bounds() != image.Rect(0, 0, 40, 30) || img.At(3, 3) != (color.NRGBA{128, 128, 128, 255}) && img.At(3, 3) != (color.RGBA{128, 128, 128, 255}) {
		t.Errorf("saved: %v, %v", img.Bounds(), err)
	}
	// An earlier step can be looked at.
	order.Shown = 0
	m, _ = ask(t, j, photos.Develop, order.Head())
	if y := photo.Luminance([3]uint8{200, 100, 50}); m.Parts[0].Bytes()[0] != y {
		t.Errorf("the luminance is %d, want %d", m.Parts[0].Bytes()[0], y)
	}
	order.ID = 8
	if _, why = ask(t, j, photos.Develop, order.Head()); why == "" {
		t.Error("another photo was developed than asked for")
	}
}

func TestScene(t *testing.T) {
	_, j := newRoom()
	for i := range photo.Scenes {
		held := photos.Held{ID: i, Key: photo.Scenes[i].Key}
		m, why := ask(t, j, photos.Scene, held.Head())
		o, _ := photos.ReadOpened(m.Head)
		want := photo.Scenes[i].At(5, 6)
		if at := 4 * (5*o.Cols + 6); why != "" || !bytes.Equal(m.Parts[0].Bytes()[at:at+3], want[:]) {
			t.Errorf("%s: %q, pixel (5, 6) is not %v", held.Key, why, want)
		}
	}
	if _, why := ask(t, j, photos.Scene, (&photos.Held{Key: "none"}).Head()); why == "" {
		t.Error("a picture that there is not")
	}
}

// A file that is not taken says why, and leaves the photo in hand.
func TestRefusals(t *testing.T) {
	r, j := newRoom()
	ask(t, j, photos.Load, (&photos.Held{ID: 3, Size: photos.Size{Rows: 1, Cols: 1}}).Head(), work.Raw{9, 9, 9, 255})
	whole := encoded(64, 64, color.White)
	var moving bytes.Buffer
	frame := image.NewPaletted(image.Rect(0, 0, 2, 2), color.Palette{color.White, color.Black})
	if err := gif.EncodeAll(&moving, &gif.GIF{Image: []*image.Paletted{frame, frame}, Delay: []int{1, 1}}); err != nil {
		t.Fatal(err)
	}
	avif := []byte("\x00\x00\x00\x1cftypavif\x00\x00\x00\x00")
	webp, err := os.ReadFile("../../../../nn/photo/file/testdata/moving.webp")
	if err != nil {
		t.Fatal(err)
	}
	r.Foreign = func([]byte, string) (photo.Pixels, error) { // a browser shows the first picture of what moves
		return photo.Pixels{Rows: 1, Cols: 1, RGBA: []byte{1, 2, 3, 255}}, nil
	}
	for what, data := range map[string][]byte{"webp": webp, "avif": []byte("\x00\x00\x00\x1cftypavis\x00\x00\x00\x00")} {
		if _, why := ask(t, j, photos.Open, nil, work.Raw(data)); photos.ReadRefused(why).Reason != photos.Animated {
			t.Errorf("moving %s: %q", what, why)
		}
	}
	r.Foreign = nil
	for what, row := range map[string]struct {
		data []byte
		want photos.Reason
	}{
		"text": {[]byte("hello"), photos.Unknown}, "nothing": {nil, photos.Unknown}, "cut": {whole[:60], photos.Broken},
		"moving": {moving.Bytes(), photos.Animated}, "avif": {avif, photos.Foreign}, "huge": {make([]byte, 100_000_000), photos.Huge},
	} {
		_, why := ask(t, j, photos.Open, nil, work.Raw(row.data))
		if got := photos.ReadRefused(why); got.Reason != row.want {
			t.Errorf("%s: %q, want %s", what, why, row.want)
		}
	}
	r.Foreign = func(data []byte, mime string) (photo.Pixels, error) {
		if mime != "image/avif" {
			return photo.Pixels{}, errors.New("no")
		}
		return photo.Pixels{Rows: 1, Cols: 2, RGBA: []byte{1, 2, 3, 255, 4, 5, 6, 255}}, nil
	}
	if m, why := ask(t, j, photos.Open, nil, work.Raw(avif)); why != "" || !bytes.Equal(m.Parts[0].Bytes(), []byte{1, 2, 3, 255, 4, 5, 6, 255}) {
		t.Errorf("what the browser can read: %q", why)
	}
	order := photos.Order{ID: 3, Thumb: photos.Size{Rows: 1, Cols: 1}}
	if _, why := ask(t, j, photos.Develop, order.Head()); why != "" {
		t.Errorf("the photo in hand is gone: %s", why)
	}
	// Messages that no page sends are refused.
	for job, head := range map[string][]byte{photos.Load: (&photos.Held{Size: photos.Size{Rows: 2, Cols: 2}}).Head(), photos.Develop: {1}, photos.Scene: nil} {
		if _, why := ask(t, j, job, head, work.Raw{1}); why == "" {
			t.Errorf("%s was done", job)
		}
	}
}

func TestMaxBytes(t *testing.T) {
	if photos.MaxBytes != file.MaxBytes {
		t.Errorf("the page stops at %d bytes, the worker at %d", photos.MaxBytes, file.MaxBytes)
	}
}

func FuzzReadOrder(f *testing.F) {
	o := photos.Order{ID: 1, Recipe: photo.Recipe{Steps: []photo.Step{{Kernel: photo.Kernel("box", 3)}}}, Thumb: photos.Size{Rows: 2, Cols: 3}}
	f.Add(o.Head())
	f.Fuzz(func(t *testing.T, head []byte) {
		if o, err := photos.ReadOrder(head); err == nil {
			for i := range o.Recipe.Steps {
				_ = o.Recipe.Steps[i].Conv() // whole, or it panics
			}
		}
	})
}
