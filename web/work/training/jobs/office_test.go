package jobs

import (
	"errors"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"convlab/nn/mnist"
	"convlab/web/work"
	"convlab/web/work/training"
)

// An office has workers in this process, each a goroutine, which can be killed and
// made to stall. What they say comes to the test's goroutine.
type office struct {
	training.Conductor
	t      *testing.T
	crew   work.Crew
	events chan func()
	train  *mnist.Set
	test   *mnist.Set
	live   []*fake
	hired  int

	// at is called with each message that a worker is about to send to another; if it
	// returns true the worker is lost instead.
	at func(*fake) bool
}

// A fake is a worker.
type fake struct {
	office  *office
	room    *Room
	jobs    *work.Jobs
	inbox   chan work.Message
	hear    func(work.Message)
	lost    func(error)
	dead    atomic.Bool
	stopped atomic.Bool
	stalls  atomic.Bool // it says nothing any more
	held    bool        // what it says is kept back
	late    []func()
}

// digits are n pictures with something to learn in them.
func digits(n int, seed uint64) *mnist.Set {
	r := rand.New(rand.NewPCG(seed, 0))
	s := &mnist.Set{Images: make([]uint8, n*mnist.Pixels), Labels: make([]uint8, n)}
	for i := range n {
		label := r.IntN(mnist.Classes)
		s.Labels[i] = uint8(label)
		image := s.Image(i)
		for k := range 60 {
			image[(label*71+k*13+r.IntN(30))%mnist.Pixels] = uint8(60 + r.IntN(196))
		}
	}
	return s
}

var manyDigits = sync.OnceValue(func() *mnist.Set { return digits(training.TestImages, 2) })

var manyShelved = sync.OnceValue(func() *shelf { return shelved(manyDigits()) })

func newOffice(t *testing.T) *office {
	o := &office{t: t, events: make(chan func(), 1000), train: digits(training.MinImages*9, 1), test: manyDigits()}
	o.crew.Start = func(hear func(work.Message), lost func(error)) work.Worker {
		o.hired++
		f := &fake{office: o, jobs: &work.Jobs{}, inbox: make(chan work.Message, 1000)}
		f.room = &Room{test: manyShelved(), Port: f.port}
		if o.train != nil {
			f.room.train = shelved(o.train)
		}
		f.room.Open = func(string, func([]byte, int)) (training.Keeping, error) {
			return training.Unknown, errors.New("no network")
		}
		f.room.Register(f.jobs)
		f.hear = func(m work.Message) {
			if !f.dead.Load() && !f.stalls.Load() {
				o.events <- func() {
					if f.held {
						f.late = append(f.late, func() { hear(m) })
					} else if !f.stopped.Load() {
						hear(m)
					}
				}
			}
		}
		f.lost = func(err error) {
			o.events <- func() {
				if !f.stopped.Load() {
					lost(err)
				}
			}
		}
		o.live = append(o.live, f)
		go func() {
			f.hear(work.Message{Version: work.Version, Kind: work.Ready})
			for m := range f.inbox {
				f.jobs.Serve(m, f.hear)
			}
		}()
		return f
	}
	o.Crew = &o.crew
	o.Cores = 5
	o.File = func(name string) string { return name }
	o.Link = link
	t.Cleanup(func() {
		o.crew.Start = nil
		for _, f := range o.live {
			f.Stop()
		}
	})
	return o
}

func (f *fake) Post(m work.Message) {
	if m.Kind == work.Halt {
		f.jobs.Halt(m)
		return
	}
	f.inbox <- m
}

func (f *fake) Stop() {
	if !f.stopped.Swap(true) {
		f.dead.Store(true)
		f.jobs.Halt(work.Message{Kind: work.Halt, ID: 1 << 60})
		close(f.inbox)
	}
}

// kill ends a worker as a browser does.
func (f *fake) kill() {
	if !f.dead.Swap(true) {
		f.jobs.Halt(work.Message{Kind: work.Halt, ID: 1 << 60})
		f.lost(errors.New("killed"))
	}
}

// release hands over what was kept back.
func (f *fake) release() {
	for _, say := range f.late {
		say()
	}
	f.held, f.late = false, nil
}

// lines are ports within this process.
type line struct {
	mu     sync.Mutex
	other  *line
	hear   func(work.Message)
	early  []work.Message
	closed bool
}

func (*line) Len() int      { return 0 }
func (*line) Bytes() []byte { return nil }

func link() (a, b work.Part) {
	x, y := &line{}, &line{}
	x.other, y.other = y, x
	return x, y
}

// A port is a worker's end.
type port struct {
	*line
	fake *fake
}

func (f *fake) port(p work.Part) (Port, error) {
	l, ok := p.(*line)
	if !ok {
		return nil, errors.New("no line")
	}
	return &port{l, f}, nil
}

func (p *port) Post(m work.Message) {
	if at := p.fake.office.at; at != nil && !p.fake.dead.Load() && at(p.fake) {
		p.fake.kill()
	}
	if p.fake.dead.Load() {
		return
	}
	for i, part := range m.Parts {
		m.Parts[i] = work.Raw(append([]byte(nil), part.Bytes()...))
	}
	o := p.other
	o.mu.Lock()
	defer o.mu.Unlock()
	switch {
	case o.closed:
	case o.hear == nil:
		o.early = append(o.early, m)
	default:
		o.hear(m)
	}
}

func (p *port) Hear(f func(work.Message)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.hear = f
	for _, m := range p.early {
		f(m)
	}
	p.early = nil
}

func (p *port) Close() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.closed, p.hear = true, func(work.Message) {}
}

// until lets things happen until something is so.
func (o *office) until(what string, so func() bool) {
	o.t.Helper()
	end := time.After(2 * time.Minute)
	for !so() {
		select {
		case f := <-o.events:
			f()
		case <-end:
			r := o.Run()
			o.t.Fatalf("waiting for %s: status %d, step %d, %d in the pool, %d losses, %+v", what, r.Status, r.Step, r.Pool, r.Losses, r.Failure)
		}
	}
}

func (o *office) status(s training.Status) {
	o.t.Helper()
	o.until("status", func() bool { return o.Run().Status == s })
}
