package work

import (
	"errors"
	"fmt"
)

// Version is that of the messages. Both programs are of one build, so another one
// means that something is wrong.
const Version = 2

// A Kind is what a message is.
type Kind string

const (
	Asked  Kind = "call"  // page → worker: do this job
	Halt   Kind = "halt"  // page → worker: this call, and those before it, may end before their time
	Ready  Kind = "ready" // worker → page: the program runs
	Word   Kind = "word"  // worker → page: the job goes on, perhaps with something to show
	Done   Kind = "done"  // worker → page: the job's answer, its last message
	Failed Kind = "fail"  // worker → page: why there is none, likewise
	Dead   Kind = "dead"  // worker → page: the program has ended
)

// A Message is what is sent, either way.
type Message struct {
	Version int
	Kind    Kind
	ID      int    // of the call
	Job     string // of a call: its name
	Head    []byte // of a failure, its reason as text
	Parts   []Part // the sender's no more
}

// A Part is a large piece of a message.
type Part interface {
	Len() int      // in bytes, 0 if that is not known
	Bytes() []byte // in the memory of this program
}

// Raw is a part that is in the memory of this program.
type Raw []byte

func (r Raw) Len() int      { return len(r) }
func (r Raw) Bytes() []byte { return r }

// Check says what is wrong with a message that has come, nil for nothing.
func (m *Message) Check() error {
	if m.Kind != Dead && m.Version != Version {
		return fmt.Errorf("work: a message of version %d, this program speaks %d", m.Version, Version)
	}
	switch m.Kind {
	case Asked, Halt, Ready, Word, Done, Failed, Dead:
		return nil
	}
	return fmt.Errorf("work: a message of unknown kind %.20q", m.Kind)
}

// Why a call has no answer, besides what its job says.
var (
	ErrNone = errors.New("work: there are no workers here")
	ErrLost = errors.New("work: the workers died or stalled at this")
)

// A Refusal is a job's own failure: what it was given is not to be had.
type Refusal struct{ Reason string }

func (r *Refusal) Error() string { return r.Reason }
