package work

import (
	"cmp"
	"errors"
	"slices"
)

// A Worker is one that has been started.
type Worker interface {
	Post(m Message)
	Stop() // at once, whatever it does
}

// A Starter starts a worker. It calls hear with everything that the worker says, and
// lost if it can't be started or has died; neither before Starter has returned.
type Starter func(hear func(Message), lost func(error)) Worker

// A Crew is all the workers of a page. It is for one goroutine at a time.
type Crew struct {
	// Start starts workers. Where it is nil there are none, and each call fails.
	Start Starter

	hands map[string]*Hand
}

// Hand returns the worker of a name, whom it has wait for calls: no program is
// fetched before the first.
func (c *Crew) Hand(name string) *Hand {
	if c.hands == nil {
		c.hands = map[string]*Hand{}
	}
	if c.hands[name] == nil {
		c.hands[name] = &Hand{crew: c}
	}
	return c.hands[name]
}

// Waiting says whether a worker has something to do, so that time must pass for it.
func (c *Crew) Waiting() bool {
	for _, h := range c.hands {
		if len(h.calls) > 0 {
			return true
		}
	}
	return false
}

// Pass lets seconds pass. A worker that has been silent for longer than its call
// allows is replaced. Time in which the page itself slept doesn't count: no more
// than one and a half seconds do at once.
func (c *Crew) Pass(seconds float64) {
	for _, h := range c.hands {
		h.pass(min(seconds, 1.5))
	}
}

// A Call asks for a job.
type Call struct {
	Job      string
	Head     []byte
	Parts    func() []Part // made anew for every try; nil for none
	Patience float64       // seconds of silence after which the worker has stalled; 0: 10
	Tries    int           // how many workers may die or stall at it; 0: 2

	Word func(Message)        // what is sent on the way, if anything; nil: passed over
	Done func(Message, error) // the answer, or why there is none: a *Refusal of the job's, ErrLost, ErrNone, or what kept workers from starting; nil: nobody waits

	id       int
	tried    int
	prepared bool // one of Hand.Prepare's
}

// startPatience is how many seconds a worker may take from its start to its first
// word. The download of its program is not counted: the Starter watches that.
const startPatience = 60

// A Hand is a worker and those that have taken its place, one after another.
type Hand struct {
	// Prepare returns calls that a new worker gets before all others: what it must
	// know of what those before it were told. Nil: nothing.
	Prepare func() []*Call

	crew   *Crew
	worker Worker // nil: none has been started
	ready  bool
	calls  []*Call
	last   int     // id
	silent float64 // seconds
	losses int
	unfit  int // workers in a row that were lost before they could begin
}

// Losses is how many workers have been lost.
func (h *Hand) Losses() int { return h.losses }

// Idle says whether everything that was asked for is done.
func (h *Hand) Idle() bool { return len(h.calls) == 0 }

// Call asks for a job, after those that were asked for before.
func (h *Hand) Call(c *Call) {
	if h.crew.Start == nil {
		c.end(Message{}, ErrNone)
		return
	}
	h.calls = append(h.calls, c)
	if len(h.calls) == 1 {
		h.silent = 0
	}
	switch {
	case h.worker == nil:
		h.start()
	case h.ready:
		h.post(c)
	}
}

// Lose treats the worker as one that has died: another takes its place.
func (h *Hand) Lose() {
	if h.worker != nil {
		h.lose(errors.New("work: a worker was given up"))
	}
}

// Halt tells the worker that what was asked for so far may end before its time.
func (h *Hand) Halt() {
	if h.ready && len(h.calls) > 0 {
		h.worker.Post(Message{Version: Version, Kind: Halt, ID: h.last})
	}
}

// Stop ends the worker and forgets its calls: nobody hears of them.
func (h *Hand) Stop() {
	h.calls = nil
	h.drop()
}

func (h *Hand) drop() {
	if h.worker != nil {
		h.worker.Stop()
	}
	h.worker, h.ready, h.silent = nil, false, 0
}

func (h *Hand) start() {
	var me Worker
	me = h.crew.Start(
		func(m Message) {
			if me == h.worker {
				h.hear(m)
			}
		},
		func(err error) {
			if me == h.worker {
				h.lose(err)
			}
		})
	h.worker = me
}

func (h *Hand) post(c *Call) {
	h.last++
	c.id = h.last
	m := Message{Version: Version, Kind: Asked, ID: c.id, Job: c.Job, Head: c.Head}
	if c.Parts != nil {
		m.Parts = c.Parts()
	}
	h.worker.Post(m)
}

func (h *Hand) hear(m Message) {
	h.silent = 0
	if err := m.Check(); err != nil {
		h.lose(err)
		return
	}
	switch m.Kind {
	case Dead:
		h.lose(errors.New(string(m.Head)))
		return
	case Ready:
		h.begin()
		return
	}
	if len(h.calls) == 0 || h.calls[0].id != m.ID {
		return // of a call that nobody waits for
	}
	c := h.calls[0]
	switch m.Kind {
	case Word:
		if c.Word != nil {
			c.Word(m)
		}
	case Done:
		h.calls = h.calls[1:]
		c.end(m, nil)
	case Failed:
		h.calls = h.calls[1:]
		c.end(Message{}, &Refusal{string(m.Head)})
	}
}

// begin gives a new worker everything that is to be done.
func (h *Hand) begin() {
	h.ready = true
	if h.Prepare != nil {
		calls := h.Prepare()
		for _, c := range calls {
			c.prepared = true
		}
		own := slices.DeleteFunc(h.calls, func(c *Call) bool { return c.prepared })
		h.calls = append(calls, own...)
	}
	for _, c := range h.calls {
		h.post(c)
	}
}

// lose replaces a worker that is lost, as long as there is something to do. A call
// at which workers are lost again and again fails; where none gets so far as to
// begin, all calls do.
func (h *Hand) lose(err error) {
	began := h.ready && len(h.calls) > 0 && !h.calls[0].prepared
	h.losses++
	h.drop()
	if len(h.calls) == 0 {
		return
	}
	failed := []*Call{}
	if c := h.calls[0]; began {
		h.unfit = 0
		if c.tried++; c.tried >= cmp.Or(c.Tries, 2) {
			failed, h.calls = h.calls[:1], h.calls[1:]
			err = errors.Join(ErrLost, err)
		}
	} else if h.unfit++; h.unfit >= 2 {
		h.unfit = 0
		failed, h.calls = h.calls, nil
	}
	for _, c := range failed {
		c.end(Message{}, err)
	}
	if len(h.calls) > 0 && h.worker == nil {
		h.start()
	}
}

func (h *Hand) pass(seconds float64) {
	if len(h.calls) == 0 || h.worker == nil {
		return
	}
	h.silent += seconds
	limit := float64(startPatience)
	if h.ready {
		if limit = h.calls[0].Patience; limit == 0 {
			limit = 10
		}
	}
	if h.silent > limit {
		h.lose(errors.New("work: a worker has stalled"))
	}
}

func (c *Call) end(m Message, err error) {
	if c.Done != nil {
		c.Done(m, err)
	}
}
