package work

import (
	"fmt"
	"sync"
	"time"
)

// Jobs are what a worker can do, by name. Whoever brings a new kind of work
// registers it in wasm/worker.
type Jobs struct {
	known  map[string]Job
	mu     sync.Mutex
	now    *Task // the one that is done
	halted int   // calls up to this one may end before their time
}

// A Job does one thing, and may keep what it has for the next: a worker does one
// job at a time, in the order in which they were asked for. A job that takes longer
// than its caller's patience gives a sign of life now and then.
type Job func(t *Task) error

// Register adds a job. Two of one name are a mistake in the program.
func (j *Jobs) Register(name string, job Job) {
	if j.known == nil {
		j.known = map[string]Job{}
	}
	if j.known[name] != nil {
		panic("work: two jobs are called " + name)
	}
	j.known[name] = job
}

// A Task is one call of a job, in the worker.
type Task struct {
	Head  []byte
	Parts []Part

	id     int
	post   func(Message)
	said   time.Time
	done   Message
	halted chan struct{} // closed when it is
}

// Halted is closed when the page has said that the job may end before its time. A
// job that waits for somebody listens to it, and answers with what it has.
func (t *Task) Halted() <-chan struct{} { return t.halted }

// Halt tells the job that is done now, and those that have been asked for up to the
// message's call, that they may end before their time. Unlike all other messages it
// is taken while a job waits.
func (j *Jobs) Halt(m Message) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if m.Kind != Halt || m.ID <= j.halted {
		return
	}
	j.halted = m.ID
	if j.now != nil && j.now.id <= m.ID {
		close(j.now.halted)
		j.now = nil
	}
}

// Answer sets what the page gets when the job returns nil. The parts are the
// task's no more.
func (t *Task) Answer(head []byte, parts ...Part) {
	t.done = Message{Head: head, Parts: parts}
}

// Word sends something on the way, at once.
func (t *Task) Word(head []byte, parts ...Part) {
	t.send(Word, head, parts)
}

// Alive says, not too often, that the job goes on.
func (t *Task) Alive() {
	if now := time.Now(); now.Sub(t.said) > 200*time.Millisecond {
		t.said = now
		t.send(Word, nil, nil)
	}
}

func (t *Task) send(kind Kind, head []byte, parts []Part) {
	t.post(Message{Version: Version, Kind: kind, ID: t.id, Head: head, Parts: parts})
}

// take makes t the task that is done now.
func (j *Jobs) take(t *Task) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if t != nil && t.id <= j.halted {
		close(t.halted)
		t = nil
	}
	j.now = t
}

// Serve does what a message asks for, and posts what comes of it. A job that panics
// has left who knows what behind: then Serve posts that the worker is dead.
func (j *Jobs) Serve(m Message, post func(Message)) {
	t := &Task{Head: m.Head, Parts: m.Parts, id: m.ID, post: post, halted: make(chan struct{})}
	j.take(t)
	refuse := func(reason string) { t.send(Failed, []byte(reason), nil) }
	defer func() {
		j.take(nil)
		if v := recover(); v != nil {
			t.send(Dead, []byte(fmt.Sprintf("%s: %v", m.Job, v)), nil)
		}
	}()
	if err := m.Check(); err != nil {
		refuse(err.Error())
		return
	}
	job := j.known[m.Job]
	if job == nil {
		refuse("work: no job is called " + m.Job)
		return
	}
	if err := job(t); err != nil {
		refuse(err.Error())
		return
	}
	t.send(Done, t.done.Head, t.done.Parts)
}
