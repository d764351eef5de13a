// Package jobs is the workers' side of package training.
package jobs

import (
	"errors"
	"fmt"
	"time"

	"convlab/nn/imagecode"
	"convlab/nn/mnist"
	"convlab/web/work"
	"convlab/web/work/training"
)

// A Port is an end of a line between two workers. What has come before somebody
// hears is kept until then.
type Port interface {
	Post(m work.Message)
	Hear(func(work.Message))
	Close()
}

// A Room is what a worker has of trainings.
type Room struct {
	// Open reads a file of the page's and hands over its bytes as they come, with how
	// many there will be, 0 if that is not known.
	Open func(url string, piece func(b []byte, all int)) (training.Keeping, error)
	// Port makes a port of a part of a message.
	Port func(work.Part) (Port, error)

	train, test *shelf
	replica     *replica
}

// Register adds the room's jobs.
func (r *Room) Register(j *work.Jobs) {
	j.Register(training.LoadJob, r.load)
	j.Register(training.SetJob, r.set)
	j.Register(training.JoinJob, r.join)
	j.Register(training.RunJob, r.run)
	j.Register(training.TestJob, r.ask)
	j.Register(training.StateJob, r.state)
	j.Register(training.LookJob, r.look)
	j.Register(training.TimeJob, r.time)
}

// load gets the images. Those that are here already stay.
func (r *Room) load(t *work.Task) error {
	e, err := training.ReadErrand(t.Head)
	if err != nil {
		return err
	}
	l := training.Loaded{Load: training.Load{AllImages: training.Images + training.TestImages}}
	var said time.Time
	say := func(now bool) {
		if now || time.Since(said) > 100*time.Millisecond {
			said = time.Now()
			t.Word(l.Head())
		}
	}
	for _, f := range []struct {
		set   **shelf
		url   string
		count int
	}{{&r.train, e.Train, training.Images}, {&r.test, e.Test, training.TestImages}} {
		if *f.set != nil {
			l.Images += f.count
			continue
		}
		d, got := imagecode.NewTaker(), &shelf{}
		before, bytes := l.Images, l.Bytes
		var wrong error
		keeping, err := r.Open(f.url, func(b []byte, all int) {
			d.Write(b)
			l.Bytes += len(b)
			l.AllBytes = bytes + all
			say(l.Bytes == l.AllBytes)
			for wrong == nil {
				more, err := d.Next()
				if wrong = err; !more {
					break
				}
				got.put(d.Take())
				l.Images = before + got.len()
				say(false)
			}
		})
		if l.Keeping == training.Unknown || l.Keeping == training.Kept {
			l.Keeping = keeping
		}
		switch {
		case err != nil:
			return err
		case wrong != nil:
			return wrong
		case !d.Done() || d.Total() != f.count:
			return imagecode.ErrTruncated
		}
		l.AllBytes, l.Images = l.Bytes, before+f.count
		*f.set = got
	}
	l.Here = true
	t.Answer(l.Head())
	return nil
}

// errNothing says that the worker has not been told what it must know, most likely
// because it is new.
var errNothing = errors.New("training: nothing is in hand here")

// set puts a training in hand, at its start or at a state.
func (r *Room) set(t *work.Task) error {
	s, err := training.ReadSetup(t.Head)
	if err != nil {
		return err
	}
	if r.train == nil {
		return errNothing
	}
	parts, own := t.Parts, &mnist.Set{}
	if s.Settings.Own > 0 {
		if len(parts) < 2 {
			return errNothing
		}
		own = &mnist.Set{Images: parts[0].Bytes(), Labels: parts[1].Bytes()}
		parts = parts[2:]
		if own.Len() != s.Settings.Own || len(own.Images) != own.Len()*mnist.Pixels {
			return fmt.Errorf("training: %d images of %d bytes", own.Len(), len(own.Images))
		}
		for _, label := range own.Labels {
			if label >= mnist.Classes {
				return fmt.Errorf("training: a label of %d", label)
			}
		}
	}
	if (s.Step > 0) != (len(parts) == 1) {
		return errNothing
	}
	if r.replica == nil || !r.replica.settings.Equal(&s.Settings) {
		r.replica = nil // its memory may be needed
		r.replica = newReplica(s.Settings)
	}
	r.replica.leave()
	r.replica.images(r.train, shelve(own))
	if s.Step == 0 {
		r.replica.start()
		return nil
	}
	if !r.replica.restore(s.Step, parts[0]) {
		r.replica = nil
		return errors.New("training: a state of another network")
	}
	return nil
}

// shelve puts a set on a shelf.
func shelve(set *mnist.Set) *shelf {
	s := &shelf{}
	s.put(set)
	return s
}

// join takes a place among those that make steps together.
func (r *Room) join(t *work.Task) error {
	p, err := training.ReadPlace(t.Head)
	if err != nil {
		return err
	}
	if r.replica == nil || len(t.Parts) != p.Of-1 {
		return errNothing
	}
	ports := make([]Port, 0, len(t.Parts))
	for _, part := range t.Parts {
		port, err := r.Port(part)
		if err != nil {
			return err
		}
		ports = append(ports, port)
	}
	r.replica.join(p, ports)
	return nil
}

// order reads one, for the formation that the worker is in. It is halted if the job
// is to end before it begins.
func (r *Room) order(t *work.Task) (o training.Order, halted bool, err error) {
	if o, err = training.ReadOrder(t.Head); err != nil {
		return o, false, err
	}
	select {
	case <-t.Halted():
		halted = true
	default:
	}
	if r.replica == nil || !halted && (r.replica.place.Formation != o.Formation || r.replica.steps() != o.Step) {
		return o, false, errNothing
	}
	return o, halted, nil
}

func (r *Room) run(t *work.Task) error {
	o, halted, err := r.order(t)
	if err != nil {
		return err
	}
	m := training.Made{From: r.replica.steps()}
	if !halted {
		r.replica.make(t, &o, &m)
	}
	t.Answer(m.Head())
	return nil
}

func (r *Room) ask(t *work.Task) error {
	o, halted, err := r.order(t)
	if err != nil {
		return err
	}
	a := training.Tested{Step: r.replica.steps()}
	var parts []work.Part
	if !halted {
		parts = r.replica.ask(t, r.test, o.Count == training.TestImages, &a)
	}
	t.Answer(a.Head(), parts...)
	return nil
}

func (r *Room) state(t *work.Task) error {
	c, err := training.ReadCopies(t.Head)
	if err != nil {
		return err
	}
	if r.replica == nil {
		return errNothing
	}
	c.Step = r.replica.steps()
	parts := make([]work.Part, c.Count)
	for i := range parts {
		parts[i] = work.Raw(r.replica.memory())
	}
	t.Answer(c.Head(), parts...)
	return nil
}

func (r *Room) look(t *work.Task) error {
	o, err := training.ReadOrder(t.Head)
	if err != nil {
		return err
	}
	if r.replica == nil {
		return errNothing
	}
	l, weights, moved := r.replica.look(o.Count)
	t.Answer(l.Head(), work.Raw(weights), work.Raw(moved))
	return nil
}

func (r *Room) time(t *work.Task) error {
	s, err := training.ReadSettings(work.NewReader(t.Head))
	if err != nil {
		return err
	}
	a := timing(t, s)
	t.Answer(a.Head())
	return nil
}
