package training

import (
	"errors"
	"math/rand/v2"
	"slices"
	"strconv"
	"time"

	"convlab/nn"
	"convlab/nn/mnist"
	"convlab/web/work"
)

// A Conductor leads runs: it has workers make steps, and replaces those that are
// lost. The fields are set by whoever has a page, before the first run.
//
// It is for one goroutine, and calls back on that one. What it does when something
// is asked that does not fit the run's status is nothing.
type Conductor struct {
	Crew  *work.Crew
	File  func(name string) string // the address of one of the page's files
	Link  func() (a, b work.Part)  // the two ends of a line between workers; nil: there are none, and no pool has more than one
	Store Store                    // nil: nothing is kept
	Cores int                      // of the machine; 0: not known
	Now   func() time.Time         // nil: time.Now
	Files struct{ Train, Test string }

	// Changed is called when something that is shown may have changed; nil: nobody
	// looks.
	Changed func()

	// Own are the reader's own images, of which a run that begins learns from as many as
	// its settings say. It has them by itself then.
	Own *mnist.Set

	run     *Run
	pool    int // the reader's choice, 0 for none
	members []*member
	ranks   []*member // those that make steps together
	number  int       // of the formation
	broken  bool      // one of them is lost
	forming bool      // a state is on its way
	gen     int       // of the run and its start
	planned int       // steps that are made or ordered
	flights []*flight // orders of steps that have no answer from somebody
	tests   []*asking
	single  bool // one step is wanted
	watch   int
	spent   int // workers lost without a step in between
	chunk   float64

	memory struct {
		step int
		part work.Part
	}
	mine    *mnist.Set // the reader's own images that the run learns from
	old     string     // the key of what the run was reopened from
	newer   bool       // it has a name, answers or an end that are not kept yet
	asked   struct{ sample, state, put time.Time }
	stating bool // a state for memory is asked for
	putting bool
	last    time.Time // when Seconds was brought up to date
	window  []mark
	tuner   tuner
	costs   map[string]float64 // seconds of a step of one worker, by timing key
	timing  string             // what is timed now
	epochAt int
}

// A member is a worker of the pool, and those that took its place.
type member struct {
	hand    *work.Hand
	life    int // counts its losses
	load    Load
	loading bool
	loaded  bool
	gen     int // of the state that it has
	step    int // of that state
	open    int // calls without answer
}

// A flight is an order of steps.
type flight struct{ open int }

// An asking is a test whose shares are coming.
type asking struct {
	Test
	gen     int
	of      int
	open    int
	losses  []float64
	answers *Answers
}

// A mark is how far a run was at a time.
type mark struct {
	at     time.Time
	images int
}

// Run is the run that is led, nil before the first.
func (c *Conductor) Run() *Run { return c.run }

// Busy says whether steps are being made, or will be as soon as the images are here.
func (c *Conductor) Busy() bool {
	return c.run != nil && (c.run.Status == Loading || c.run.Status == Running)
}

// Start begins a run; that before is kept as it is, and can be reopened. Settings that aren't sound are
// refused. The run's name is a number until it is renamed.
func (c *Conductor) Start(s Settings) *Problem {
	if p := s.Check(); p != nil {
		return p
	}
	if s.Own > 0 && (c.Own == nil || c.Own.Len() < s.Own) {
		return &Problem{"own", 0, 0}
	}
	c.end()
	s.Units = slices.Clone(s.Units)
	data := Unknown
	if c.run != nil {
		data = c.run.Data
	}
	mine := &mnist.Set{}
	if s.Own > 0 {
		mine.Images = slices.Clone(c.Own.Images[:s.Own*mnist.Pixels])
		mine.Labels = slices.Clone(c.Own.Labels[:s.Own])
	}
	c.run = &Run{ID: newID(), Settings: s, Began: c.now(), Status: Loading, Data: data}
	c.mine = mine
	c.begin()
	c.pump()
	return nil
}

// newID is one that no other tab will draw.
func newID() string { return strconv.FormatUint(rand.Uint64(), 36) }

// begin forgets all that belongs to another start.
func (c *Conductor) begin() {
	c.gen++
	c.planned, c.single, c.spent, c.chunk, c.broken = c.run.Step, false, 0, 1, false
	c.ranks, c.flights, c.tests, c.window = nil, nil, nil, nil
	c.memory.part, c.memory.step = nil, 0
	c.old, c.newer, c.stating, c.forming = "", false, false, false
	c.asked.sample, c.asked.state, c.asked.put = c.now(), c.now(), c.now()
	c.tuner = tuner{}
	c.last = c.now()
	for _, m := range c.members {
		m.gen = 0
		m.hand.Halt()
	}
}

// end keeps the run that is led as it is, if it isn't over: another takes its place.
func (c *Conductor) end() {
	if c.run != nil && !c.run.Status.Over() {
		c.tick()
		c.run.Status, c.single = Paused, false
		if c.run.Step > c.run.SavedAt {
			c.keep(true)
		}
	}
}

// Pause lets no further steps be made than those that are ordered: some tenths of a
// second's.
func (c *Conductor) Pause() {
	if c.Busy() {
		c.tick()
		c.run.Status = Paused
		if c.within() { // how it is where it stands
			c.test(false)
			c.look()
		}
		c.keep(true)
		c.changed()
	}
}

// within says whether workers are there and stand within an epoch, where no test is made by itself.
func (c *Conductor) within() bool {
	return len(c.ranks) > 0 && !c.broken && c.planned%c.run.Settings.PerEpoch() != 0
}

// Play goes on with a run that is paused, or has failed for a reason that may have
// gone.
func (c *Conductor) Play() {
	r := c.run
	if r == nil || r.Status != Paused && !(r.Status == Failed && r.Failure.Reason != Diverged) {
		return
	}
	if r.Status == Failed {
		c.spent = 0
	}
	r.Status, r.Failure, r.Detail = Loading, Failure{}, nil
	c.last, c.window = c.now(), nil
	c.pump()
	c.changed()
}

// StepOnce has a paused run make one step. Run.Detail then has the numbers of one
// parameter (an index in nn.Network.Params), if watch is one.
func (c *Conductor) StepOnce(watch int) {
	r := c.run
	if r == nil || r.Status != Paused || r.Step >= r.Settings.Steps() {
		return
	}
	if watch < 0 || watch >= r.Settings.Cost().Params {
		watch = -1
	}
	c.single, c.watch = true, watch
	c.pump()
	c.changed()
}

// Stop ends a run before its last epoch. It is tested once more where it ended, if its workers are there.
func (c *Conductor) Stop() {
	r := c.run
	if r == nil || r.Status.Over() {
		return
	}
	c.tick()
	r.Status, c.single = Stopped, false
	if c.within() {
		c.test(true)
	}
	c.newer = true // that it is over
	c.keep(true)
	c.settle()
	c.changed()
}

// Rewind puts the run back to its start: the same weights, then the same batches.
// What it has come to is kept under its own ID, unless it isn't even an epoch.
func (c *Conductor) Rewind() {
	r := c.run
	if r == nil {
		return
	}
	id := r.ID
	if r.Epoch() > 0 {
		c.end()
		id = newID()
	}
	c.run = &Run{ID: id, Name: r.Name, Settings: r.Settings, Began: c.now(), Status: Paused,
		Loads: r.Loads, Losses: r.Losses, Data: r.Data, Saving: r.Saving}
	c.begin()
	c.changed()
}

// Rename names the run that is led.
func (c *Conductor) Rename(name string) {
	if c.run != nil {
		c.run.Name, c.newer = name, true
		c.settle()
		c.changed()
	}
}

// SetPool sets how many workers the pool shall have, 0 for as many as help. It has
// no influence on any number that is computed.
func (c *Conductor) SetPool(n int) {
	c.pool = max(0, min(n, MaxPool))
	c.tuner = tuner{}
	c.pump()
	c.changed()
}

// Pool is what SetPool has set.
func (c *Conductor) Pool() int { return c.pool }

// Most is how many workers a pool has at most here when nobody has chosen, for
// settings s: one less than there are cores, and not more than there are shards.
func (c *Conductor) Most(s *Settings) int {
	if c.Link == nil {
		return 1
	}
	return max(1, min(c.Cores-1, MaxPool, s.Shards()))
}

// Network hands over the run's network as it is, with the number of its steps.
func (c *Conductor) Network(done func(net *nn.Network, step int, err error)) {
	r := c.run
	if r == nil {
		done(nil, 0, errStale)
		return
	}
	s, gen := r.Settings, c.gen
	take := func(step int, p work.Part) {
		net, err := s.network(p)
		done(net, step, err)
	}
	for _, m := range c.members {
		if m.loaded && m.gen == c.gen {
			c.call(m, StateJob, (&Copies{Count: 1}).Head(), nil, func(a work.Message) error {
				state, err := ReadCopies(a.Head)
				if err != nil || len(a.Parts) != 1 {
					return errors.Join(err, errRange)
				}
				take(state.Step, a.Parts[0])
				return nil
			}, func(err error) {
				if c.gen == gen && c.memory.part != nil {
					take(c.memory.step, c.memory.part)
					return
				}
				done(nil, 0, err)
			})
			return
		}
	}
	switch {
	case c.memory.part != nil:
		take(c.memory.step, c.memory.part)
	case r.Step == 0:
		net := s.Model().New()
		net.Init(uint64(s.Seed))
		done(net, 0, nil)
	default:
		done(nil, 0, errStale)
	}
}

// network reads a network from a state.
func (s *Settings) network(p work.Part) (*nn.Network, error) {
	net := s.Model().New()
	b := p.Bytes()
	for _, v := range [][]float32{net.Params(), net.State()} {
		to := BytesOf(v)
		if len(b) < len(to) {
			return nil, errRange
		}
		b = b[copy(to, b):]
	}
	return net, nil
}

func (c *Conductor) now() time.Time {
	if c.Now != nil {
		return c.Now()
	}
	return time.Now()
}

func (c *Conductor) changed() {
	if c.Changed != nil {
		c.Changed()
	}
}

// tick brings Seconds up to date.
func (c *Conductor) tick() {
	now := c.now()
	if c.run.Status == Running {
		// A machine that slept did not train.
		c.run.Seconds += min(now.Sub(c.last).Seconds(), 30)
	}
	c.last = now
}

func (c *Conductor) fail(why Reason, detail string) {
	c.tick()
	c.run.Status, c.run.Failure, c.single = Failed, Failure{why, detail}, false
	c.changed()
}
