// Package photos is what the page and its workers say to each other about photos:
// the messages of jobs that package jobs does. What takes long is done there:
// reading files, drawing the pictures of our own, filtering, writing PNG.
//
// A worker has one photo in hand at a time, which [Scene] or [Load] put there; each
// has a number, which the page gives it.
package photos

import (
	"fmt"

	"convlab/nn/filter"
	"convlab/nn/photo"
	"convlab/web/work"
)

// How large a photo is after it has been read, at most.
const (
	Limit = 1_000_000 // pixels
	Side  = 2400      // in a row or column
)

// MaxBytes is how large a file may be, as package file has it, which the page can't
// import without all its decoders.
const MaxBytes = 100_000_000 - 1

// The jobs by name, with what their parts are.
const (
	Open    = "photo.open"    // a file → the pixels of a photo, RGBA
	Scene   = "photo.scene"   // nothing → the pixels of a picture of our own, which is in hand then
	Load    = "photo.load"    // pixels → nothing; they are in hand
	Develop = "photo.develop" // nothing → the pixels of the photo in hand, filtered; then thumbs
	Save    = "photo.save"    // nothing → a PNG file of what was developed last
	Grab    = "photo.grab"    // a picture of the browser's (ImageBitmap) → pixels
)

// A Size is that of a photo.
type Size struct{ Rows, Cols int }

// Write and ReadSize carry a size.
func (s Size) Write(w *work.Writer) {
	w.Int(s.Rows)
	w.Int(s.Cols)
}

func ReadSize(r *work.Reader) Size { return Size{Rows: r.Int(), Cols: r.Int()} }

// Whole says whether so many bytes are the pixels of a photo of that size.
func (s Size) Whole(bytes int) bool {
	return s.Rows > 0 && s.Cols > 0 && s.Rows <= Side && s.Cols <= Side && bytes == 4*s.Rows*s.Cols
}

// Opened is the head of the answer to Open and Grab.
type Opened struct {
	Size
	From Size // in the file
}

func (o *Opened) Head() []byte {
	var w work.Writer
	o.Size.Write(&w)
	o.From.Write(&w)
	return w.Head()
}

// ReadOpened reads it.
func ReadOpened(head []byte) (o Opened, err error) {
	r := work.NewReader(head)
	o.Size, o.From = ReadSize(r), ReadSize(r)
	return o, r.Err()
}

// A Held is the head of Scene and Load: the number of a photo, and what it is.
type Held struct {
	ID   int
	Key  string // of a scene
	Size        // of pixels
}

func (h *Held) Head() []byte {
	var w work.Writer
	w.Int(h.ID)
	w.Text(h.Key)
	h.Size.Write(&w)
	return w.Head()
}

// ReadHeld reads it.
func ReadHeld(head []byte) (h Held, err error) {
	r := work.NewReader(head)
	h.ID, h.Key, h.Size = r.Int(), r.Text(), ReadSize(r)
	return h, r.Err()
}

// An Order is the head of Develop.
type Order struct {
	ID     int // of the photo in hand
	Recipe photo.Recipe
	Shown  int  // after how many steps
	Thumb  Size // at most; each keeps the proportions of the photo
}

func (o *Order) Head() []byte {
	var w work.Writer
	w.Int(o.ID)
	w.Bool(o.Recipe.Colour)
	w.Int(len(o.Recipe.Steps))
	for i := range o.Recipe.Steps {
		s := &o.Recipe.Steps[i]
		w.Int(int(s.After))
		w.Int(s.Kernel.Rows)
		w.Floats(s.Kernel.V)
	}
	w.Int(o.Shown)
	o.Thumb.Write(&w)
	return w.Head()
}

// ReadOrder reads it, and refuses what is no order.
func ReadOrder(head []byte) (o Order, err error) {
	r := work.NewReader(head)
	o.ID, o.Recipe.Colour = r.Int(), r.Bool()
	n := r.Int()
	if n < 0 || n > photo.MaxSteps {
		return o, fmt.Errorf("photos: %d steps", n)
	}
	for range n {
		after, side, v := r.Int(), r.Int(), r.Floats()
		if after < 0 || after >= int(photo.Afters) || side != 3 && side != 5 && side != 7 || len(v) != side*side {
			return o, fmt.Errorf("photos: a step of %d numbers", len(v))
		}
		o.Recipe.Steps = append(o.Recipe.Steps, photo.Step{Kernel: filter.Plane{Rows: side, Cols: side, V: v}, After: photo.After(after)})
	}
	o.Shown = r.Int()
	o.Thumb = ReadSize(r)
	if o.Shown < 0 || o.Shown > n || o.Thumb.Rows < 1 || o.Thumb.Cols < 1 || o.Thumb.Rows*o.Thumb.Cols > 1<<16 {
		return o, fmt.Errorf("photos: %d of %d steps, thumbs of %v", o.Shown, n, o.Thumb)
	}
	return o, r.Err()
}

// A Print is the head of the answer to Develop.
type Print struct {
	ID     int
	Size        // of the photo
	Bright int  // how many pixels are [photo.Bright] or brighter: by luminance, if it is of three colours
	Thumb  Size // of each, one after every step, the zeroth too
	Micros int  // what it took
}

func (p *Print) Head() []byte {
	var w work.Writer
	w.Int(p.ID)
	p.Size.Write(&w)
	w.Int(p.Bright)
	p.Thumb.Write(&w)
	w.Int(p.Micros)
	return w.Head()
}

// ReadPrint reads it.
func ReadPrint(head []byte) (p Print, err error) {
	r := work.NewReader(head)
	p.ID, p.Size, p.Bright, p.Thumb, p.Micros = r.Int(), ReadSize(r), r.Int(), ReadSize(r), r.Int()
	return p, r.Err()
}

// A Reason is why Open refuses a file.
type Reason string

const (
	Huge     Reason = "huge"     // 100 MB or more
	Large    Reason = "large"    // more pixels than there is memory for
	Unknown  Reason = "unknown"  // no picture as far as we know
	Foreign  Reason = "foreign"  // of a kind that neither we nor the browser can read
	Broken   Reason = "broken"   // cut off or damaged
	Animated Reason = "animated" // more than one picture
)

// A Refused says why a file was not taken. It goes through a [work.Refusal] as text.
type Refused struct {
	Reason Reason
	Type   string // the MIME type, "-" for unknown
	From   Size   // as far as it is known
}

func (r *Refused) Error() string {
	kind := r.Type
	if kind == "" {
		kind = "-"
	}
	return fmt.Sprintf("%s %s %d %d", r.Reason, kind, r.From.Rows, r.From.Cols)
}

// ReadRefused reads the text of one; what is none is a broken file.
func ReadRefused(text string) (r Refused) {
	if n, err := fmt.Sscanf(text, "%s %s %d %d", &r.Reason, &r.Type, &r.From.Rows, &r.From.Cols); n < 4 || err != nil {
		return Refused{Reason: Broken, Type: "-"}
	}
	return r
}
