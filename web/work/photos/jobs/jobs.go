// Package jobs is the worker's side of package photos.
package jobs

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/png"
	"time"

	"convlab/nn/photo"
	"convlab/nn/photo/file"
	"convlab/web/work"
	"convlab/web/work/photos"
)

// A Room is what a worker has of photos.
type Room struct {
	// Foreign decodes what package file can't, if the browser can: it returns RGBA
	// pixels of any size, turned as they are to be seen. Nil: it can't.
	Foreign func(data []byte, mime string) (photo.Pixels, error)

	// File returns the bytes of a file, a part that may be the browser's.
	File func(p work.Part) ([]byte, error)

	id        int // of the photo in hand
	developer *photo.Developer
	shown     photo.Pixels // what was developed last
}

// Register adds the room's jobs.
func (r *Room) Register(j *work.Jobs) {
	j.Register(photos.Open, r.open)
	j.Register(photos.Scene, r.scene)
	j.Register(photos.Load, r.load)
	j.Register(photos.Develop, r.develop)
	j.Register(photos.Save, r.save)
}

var errPart = errors.New("photos: the part that should come with this has not come")

func (r *Room) open(t *work.Task) error {
	if len(t.Parts) != 1 {
		return errPart
	}
	data, err := r.bytes(t.Parts[0])
	if err != nil {
		return &photos.Refused{Reason: photos.Broken}
	}
	p, err := file.Decode(data, photos.Limit, photos.Side, t.Alive)
	var why *file.Error
	if errors.As(err, &why) && why.Reason == file.Foreign && !why.Animated && r.Foreign != nil {
		var pixels photo.Pixels
		if pixels, err = r.Foreign(data, why.Type); err == nil {
			p.FromRows, p.FromCols = pixels.Rows, pixels.Cols
			p.Pixels = file.Shrink(pixels, photos.Limit, photos.Side)
		} else {
			err = why
		}
	}
	if err != nil {
		return refused(err)
	}
	from := photos.Size{Rows: p.FromRows, Cols: p.FromCols}
	if p.Animated {
		return &photos.Refused{Reason: photos.Animated, From: from}
	}
	Answer(t, p.Pixels, from)
	return nil
}

func (r *Room) bytes(p work.Part) ([]byte, error) {
	if r.File != nil {
		return r.File(p)
	}
	return p.Bytes(), nil
}

// Answer answers Open or Grab with pixels, which were from large.
func Answer(t *work.Task, p photo.Pixels, from photos.Size) {
	o := photos.Opened{Size: photos.Size{Rows: p.Rows, Cols: p.Cols}, From: from}
	t.Answer(o.Head(), work.Raw(p.RGBA))
}

func refused(err error) error {
	var why *file.Error
	if !errors.As(err, &why) {
		return &photos.Refused{Reason: photos.Broken}
	}
	if why.Animated && why.Reason == file.Foreign {
		return &photos.Refused{Reason: photos.Animated, Type: why.Type}
	}
	return &photos.Refused{Reason: photos.Reason(why.Reason), Type: why.Type, From: photos.Size{Rows: why.Rows, Cols: why.Cols}}
}

func (r *Room) scene(t *work.Task) error {
	h, err := photos.ReadHeld(t.Head)
	if err != nil {
		return err
	}
	s := photo.FindScene(h.Key)
	if s == nil {
		return fmt.Errorf("photos: no picture is called %.20q", h.Key)
	}
	p := photo.Render(s)
	r.hold(h.ID, p)
	Answer(t, p, photos.Size{Rows: p.Rows, Cols: p.Cols})
	return nil
}

func (r *Room) load(t *work.Task) error {
	h, err := photos.ReadHeld(t.Head)
	if err != nil {
		return err
	}
	if len(t.Parts) != 1 {
		return errPart
	}
	data := t.Parts[0].Bytes()
	if !h.Whole(len(data)) {
		return fmt.Errorf("photos: %d bytes for %v", len(data), h.Size)
	}
	r.hold(h.ID, photo.Pixels{Rows: h.Rows, Cols: h.Cols, RGBA: data})
	return nil
}

func (r *Room) hold(id int, p photo.Pixels) {
	r.id, r.shown = id, photo.Pixels{}
	if r.developer == nil {
		r.developer = photo.NewDeveloper(p)
		return
	}
	r.developer.Load(p)
}

func (r *Room) develop(t *work.Task) error {
	o, err := photos.ReadOrder(t.Head)
	if err != nil {
		return err
	}
	if r.developer == nil || r.id != o.ID {
		return fmt.Errorf("photos: photo %d is not in hand", o.ID)
	}
	start := time.Now()
	d := r.developer
	r.shown = d.Develop(&o.Recipe)
	if o.Shown < len(o.Recipe.Steps) {
		r.shown = d.After(o.Shown)
	}
	p := photos.Print{ID: o.ID, Size: photos.Size{Rows: r.shown.Rows, Cols: r.shown.Cols}}
	p.Bright = d.Bright()
	p.Thumb.Rows, p.Thumb.Cols = thumb(p.Size, o.Thumb)
	p.Micros = int(time.Since(start).Microseconds())
	parts := []work.Part{work.Raw(r.shown.RGBA)}
	for n := range len(o.Recipe.Steps) + 1 {
		parts = append(parts, work.Raw(d.Thumb(n, p.Thumb.Rows, p.Thumb.Cols).RGBA))
	}
	t.Answer(p.Head(), parts...)
	return nil
}

// thumb fits a photo into a box.
func thumb(of, box photos.Size) (rows, cols int) {
	rows, cols = box.Rows, of.Cols*box.Rows/of.Rows
	if cols > box.Cols {
		rows, cols = of.Rows*box.Cols/of.Cols, box.Cols
	}
	return max(rows, 1), max(cols, 1)
}

func (r *Room) save(t *work.Task) error {
	if r.shown.Rows == 0 {
		return errors.New("photos: nothing has been developed")
	}
	var b bytes.Buffer
	img := &image.NRGBA{Pix: r.shown.RGBA, Stride: 4 * r.shown.Cols, Rect: image.Rect(0, 0, r.shown.Cols, r.shown.Rows)}
	if err := png.Encode(&b, img); err != nil {
		return err
	}
	t.Answer(nil, work.Raw(b.Bytes()))
	return nil
}
