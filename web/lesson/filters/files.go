package filters

import (
	"errors"
	"fmt"
	"strings"

	"convlab/nn/photo"
	"convlab/web/lesson/words"
	"convlab/web/work"
	"convlab/web/work/photos"
)

// Open reads a file of the reader's: a part that holds it, and its size in bytes.
// While it is read all stays as it is; if it can't be used, a sentence says why, and
// all stays as it was.
func (r *Room) Open(name string, size int, data func() []work.Part) {
	r.Lens.Shut()
	r.Dropping = false
	r.turn++
	turn := r.turn
	if size > photos.MaxBytes {
		r.refuse(name, &photos.Refused{Reason: photos.Huge})
		return
	}
	r.reading = true
	r.Say(words.Notice{})
	r.call(photos.Open, data, func(m work.Message, err error) {
		if turn != r.turn {
			return // another file has been chosen meanwhile
		}
		r.reading = false
		p, from, err := taken(m, err)
		if err != nil {
			r.refuse(name, err)
			return
		}
		r.use(p)
		r.tell(p, from)
	})
}

// call has a worker of its own do something with a file or a picture: the darkroom
// goes on.
func (r *Room) call(job string, parts func() []work.Part, done func(work.Message, error)) {
	r.Crew.Hand("files").Call(&work.Call{Job: job, Parts: parts, Patience: 60, Tries: 1, Done: done})
}

// Reading says whether a file is being read.
func (r *Room) Reading() bool { return r.reading }

// taken reads the answer to Open or Grab.
func taken(m work.Message, err error) (p photo.Pixels, from photos.Size, _ error) {
	if err != nil {
		return p, from, err
	}
	o, err := photos.ReadOpened(m.Head)
	if err != nil {
		return p, from, err
	}
	if len(m.Parts) == 1 {
		p = photo.Pixels{Rows: o.Rows, Cols: o.Cols, RGBA: m.Parts[0].Bytes()}
	}
	if !o.Whole(len(p.RGBA)) {
		return p, from, fmt.Errorf("filters: %d bytes for %v", len(p.RGBA), o.Size)
	}
	return p, o.From, nil
}

// use makes pixels the reader's latest photo.
func (r *Room) use(p photo.Pixels) {
	r.last = &Photo{p}
	r.change(func() { r.place(func() { r.State.Own = r.last }) })
}

// tell says that a photo has been made smaller.
func (r *Room) tell(p photo.Pixels, from photos.Size) {
	if from.Rows != p.Rows || from.Cols != p.Cols {
		n := words.Say(&texts, func(t *Text) string { return t.Shrunk }, fmt.Sprintf("%d×%d → %d×%d", from.Cols, from.Rows, p.Cols, p.Rows))
		n.Good = true
		r.Say(n)
	}
}

// refuse says why a file is not used.
func (r *Room) refuse(name string, err error) {
	r.reading = false
	why := photos.Refused{Reason: photos.Broken}
	var refusal *work.Refusal
	var known *photos.Refused
	switch {
	case errors.As(err, &known):
		why = *known
	case errors.As(err, &refusal):
		why = photos.ReadRefused(refusal.Reason)
	case errors.Is(err, work.ErrLost): // what is too much for a worker is too much
		why.Reason = photos.Large
	default:
		r.Say(words.Say(&texts, func(t *Text) string { return t.NoWorker }, ""))
		return
	}
	detail := name
	if kind := strings.TrimPrefix(why.Type, "image/"); why.Reason == photos.Foreign && kind != "" && kind != "-" {
		detail = strings.ToUpper(kind)
	}
	r.Say(words.Say(&texts, func(t *Text) string { return t.Refusals[why.Reason] }, detail))
}

// NoPhoto says that what was pasted, or dropped, holds no picture.
func (r *Room) NoPhoto() {
	r.Dropping = false
	r.Say(words.Say(&texts, func(t *Text) string { return t.NoPhoto }, ""))
}

// Save has the picture that is shown written as a PNG file.
func (r *Room) Save() {
	if r.dark.hand == nil || !r.dark.settled {
		return
	}
	name := r.fileName()
	r.dark.hand.Call(&work.Call{Job: photos.Save, Patience: 60, Done: func(m work.Message, err error) {
		if err != nil || len(m.Parts) != 1 {
			r.Say(words.Say(&texts, func(t *Text) string { return t.NoSave }, ""))
			return
		}
		r.Saved = &File{name, m.Parts[0]}
	}})
}

// TakeSaved returns what is to be given to the reader, once.
func (r *Room) TakeSaved() *File {
	f := r.Saved
	r.Saved = nil
	return f
}

func (r *Room) fileName() string {
	parts := []string{"convlab"}
	for i := range r.At {
		key := r.Chain[i].Key()
		if key == "" {
			key = own
		}
		parts = append(parts, fmt.Sprint(key, r.Chain[i].Side))
	}
	return strings.Join(parts, "-") + ".png"
}

// A Lens is the camera, as far as it is the page's.
type Lens struct {
	Has     bool // there may be one, and the browser would ask for it
	Asking  bool // for the permission
	Open    bool // its pictures come
	Session int  // which opening this is: pictures of an earlier one are not wanted any more
	busy    bool // one is being made into pixels
}

// Shut ends the camera's pictures; the last stays.
func (l *Lens) Shut() { *l = Lens{Has: l.Has, Session: l.Session + 1} }

// Ask opens the camera, which takes the reader's permission; again, it takes the picture
// that is seen.
func (r *Room) Ask() {
	if r.Lens.Open || r.Lens.Asking {
		r.Lens.Shut()
		return
	}
	r.Lens.Asking = true
	r.Lens.Session++
	r.Say(words.Notice{})
}

// Opened is called when the camera's pictures come, Denied when they won't.
func (r *Room) Opened(session int) bool {
	if session != r.Lens.Session || !r.Lens.Asking {
		return false
	}
	r.Lens.Asking, r.Lens.Open = false, true
	r.settle()
	r.remember()
	return true
}

func (r *Room) Denied(session int, refused bool) {
	if session != r.Lens.Session {
		return
	}
	r.Lens.Shut()
	r.Say(words.Say(&texts, func(t *Text) string {
		if refused {
			return t.Denied
		}
		return t.NoCamera
	}, ""))
}

// Ready says whether the camera's next picture is wanted: the one before has been
// shown.
func (r *Room) Ready() bool {
	return r.Lens.Open && !r.Lens.busy && r.dark.asked == nil
}

// Frame shows the camera's next picture, a part that the browser holds.
func (r *Room) Frame(p work.Part) {
	r.Lens.busy = true
	session := r.Lens.Session
	r.call(photos.Grab, func() []work.Part { return []work.Part{p} }, func(m work.Message, err error) {
		if session != r.Lens.Session {
			return
		}
		r.Lens.busy = false
		pixels, _, err := taken(m, err)
		if err != nil {
			r.Lens.Shut()
			r.Say(words.Say(&texts, func(t *Text) string { return t.NoCamera }, ""))
			return
		}
		r.last = &Photo{pixels}
		r.place(func() { r.State.Own = r.last })
		r.Derive()
	})
}
