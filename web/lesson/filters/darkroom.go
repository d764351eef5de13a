package filters

import (
	"errors"
	"fmt"

	"convlab/nn/photo"
	"convlab/web/lesson/words"
	"convlab/web/work"
	"convlab/web/work/photos"
)

// The darkroom is a worker's. It is asked for one picture at a time: what has changed
// by the time that one comes is asked for then, so that it is never behind by more.
type darkroom struct {
	hand    *work.Hand
	held    subject   // what the worker has in hand, or will have when it comes to that
	number  int       // of it, as the worker knows it
	lost    bool      // nobody knows what the worker has in hand
	photo   work.Part // the pixels of what is held, to be shown together with what becomes of them
	asked   *order    // what it is at, nil for nothing
	failed  *order    // what it could not do: not to be tried again by itself
	done    order     // what Print shows
	settled bool      // there is one
	seen    subject   // what Print is of, be it a sketch
}

// A subject is a photo: a scene, or the reader's.
type subject struct {
	scene int
	own   *Photo
}

// An order is all that a picture depends on.
type order struct {
	subject
	chain  [photo.MaxSteps]Step
	count  int
	shown  int
	colour bool
}

// A Print is the photo as it was developed last.
type Print struct {
	Version  int // another one whenever something else is to be seen
	Photo    work.Part
	Picture  work.Part // after the step that is explained
	Thumbs   []work.Part
	Size     photos.Size // of both
	Thumb    photos.Size
	Bright   float64 // which share of the pixels is photo.Bright or brighter
	Was      float64 // it was before the last change of the chain, -1 for nothing to compare
	Micros   int     // that the developing took
	Original int     // another one whenever Photo is
}

// ThumbBox is how large thumbs are, at most.
var ThumbBox = photos.Size{Rows: 96, Cols: 128}

func (r *Room) subject() subject {
	if r.State.Own != nil {
		return subject{own: r.State.Own}
	}
	return subject{scene: r.Scene}
}

func (r *Room) order() order {
	return order{r.subject(), r.Chain, r.Count, r.At, r.Colour}
}

// Developing says whether there is no picture yet of the photo that is to be seen; the
// camera's are shown one after the other.
func (r *Room) Developing() bool {
	return !r.dark.settled || r.dark.done.subject != r.subject() && !r.Lens.Open
}

// develop asks for the picture of the state, unless it is there or another is being made.
func (r *Room) develop() {
	d := &r.dark
	want := r.order()
	if r.Crew.Start != nil && (r.Print.Version == 0 || d.seen != want.subject && !r.Lens.Open) {
		r.sketch()
	}
	if r.Crew.Start == nil || d.asked != nil || d.settled && want == d.done || d.failed != nil && *d.failed == want {
		return
	}
	d.failed = nil
	if d.hand == nil {
		d.hand = r.Crew.Hand("photos")
		d.hand.Prepare = r.prepare
	}
	d.asked = &want
	if d.number == 0 || d.lost || d.held != want.subject {
		d.number++
		d.held, d.lost = want.subject, false
		d.hand.Call(r.hold(func(p work.Part) { d.photo = p }))
	}
	o := photos.Order{ID: d.number, Recipe: r.Recipe(), Shown: want.shown, Thumb: ThumbBox}
	d.hand.Call(&work.Call{Job: photos.Develop, Head: o.Head(), Patience: 60, Done: func(m work.Message, err error) {
		d.asked = nil
		p, bad := photos.ReadPrint(m.Head)
		if err = errors.Join(err, bad); err == nil && (len(m.Parts) != want.count+2 || !p.Whole(m.Parts[0].Len())) {
			err = fmt.Errorf("filters: %d parts of a picture", len(m.Parts))
		}
		if err != nil {
			d.failed, d.lost = &want, true
			r.Say(words.Say(&texts, func(t *Text) string { return t.NoWorker }, ""))
			return
		}
		now := &r.Print
		if want.subject != r.subject() && !r.Lens.Open || now.Picture == nil && d.photo == nil { // another was chosen meanwhile
			d.photo, d.lost = nil, true
			r.develop()
			return
		}
		was := -1.
		if d.settled && d.done.subject == want.subject {
			was = now.Was
			if d.done.chain != want.chain || d.done.count != want.count || d.done.shown != want.shown || d.done.colour != want.colour {
				was = now.Bright
			}
		}
		now.Version++
		if d.photo != nil {
			now.Photo, d.photo = d.photo, nil
			now.Original++
		}
		now.Picture, now.Thumbs, now.Size, now.Thumb = m.Parts[0], m.Parts[1:], p.Size, p.Thumb
		now.Bright, now.Was = float64(p.Bright)/float64(p.Rows*p.Cols), was
		now.Micros = p.Micros
		d.done, d.settled, d.seen = want, true, want.subject
		if r.order() != want {
			r.develop()
		}
	}})
}

// sketch shows a scene coarsely, at once: until the worker has developed it, some seconds.
func (r *Room) sketch() {
	rows, cols := r.Source().Size()
	const by = 12
	p := photo.Pixels{Rows: rows / by, Cols: cols / by}
	if r.State.Own != nil || p.Rows == 0 || p.Cols == 0 {
		return
	}
	for i := range p.Rows * p.Cols {
		rgb := r.Source().At(i/p.Cols*by+by/2, i%p.Cols*by+by/2)
		p.RGBA = append(p.RGBA, rgb[0], rgb[1], rgb[2], 255)
	}
	r.dark.seen, r.dark.settled = r.subject(), false
	r.Print = Print{Version: r.Print.Version + 1, Original: r.Print.Original + 1, Photo: work.Raw(p.RGBA), Size: photos.Size{Rows: p.Rows, Cols: p.Cols}, Thumb: ThumbBox, Was: -1}
}

// hold puts the photo into the worker's hand; then is called with its pixels.
func (r *Room) hold(then func(work.Part)) *work.Call {
	h := photos.Held{ID: r.dark.number}
	if p := r.dark.held.own; p != nil {
		h.Size = photos.Size{Rows: p.Rows, Cols: p.Cols}
		return &work.Call{Job: photos.Load, Head: h.Head(), Parts: func() []work.Part { return []work.Part{work.Raw(p.RGBA)} },
			Done: func(_ work.Message, err error) {
				if err == nil {
					then(work.Raw(p.RGBA))
				}
			}}
	}
	h.Key = photo.Scenes[r.dark.held.scene].Key
	return &work.Call{Job: photos.Scene, Head: h.Head(), Patience: 60, Done: func(m work.Message, err error) {
		if o, bad := photos.ReadOpened(m.Head); err == nil && bad == nil && len(m.Parts) == 1 && o.Whole(m.Parts[0].Len()) {
			then(m.Parts[0])
		}
	}}
}

// prepare tells a worker that takes another's place which photo is in hand.
func (r *Room) prepare() []*work.Call {
	if r.dark.number == 0 {
		return nil
	}
	return []*work.Call{r.hold(func(work.Part) {})}
}
