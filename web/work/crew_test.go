package work

import (
	"errors"
	"fmt"
	"slices"
	"testing"
)

// A fake is a worker that does its jobs when it is told to.
type fake struct {
	jobs    *Jobs
	hear    func(Message)
	lost    func(error)
	inbox   []Message
	stopped bool
}

func (f *fake) Post(m Message) { f.inbox = append(f.inbox, m) }
func (f *fake) Stop()          { f.stopped = true }
func (f *fake) ready()         { f.hear(Message{Version: Version, Kind: Ready}) }

// work does the next job.
func (f *fake) work() {
	m := f.inbox[0]
	f.inbox = f.inbox[1:]
	f.jobs.Serve(m, f.hear)
}

type office struct {
	Crew
	fakes []*fake
}

func newOffice() *office {
	o := &office{}
	jobs := &Jobs{}
	sum := 0
	jobs.Register("add", func(t *Task) error {
		r := NewReader(t.Head)
		n := r.Int()
		if n < 0 {
			return errors.New("negative")
		}
		if n == 13 {
			panic("unlucky")
		}
		sum += n
		t.Alive()
		var w Writer
		w.Int(sum)
		t.Answer(w.Head(), t.Parts...)
		return r.Err()
	})
	o.Start = func(hear func(Message), lost func(error)) Worker {
		f := &fake{jobs: jobs, hear: hear, lost: lost}
		o.fakes = append(o.fakes, f)
		return f
	}
	return o
}

func (o *office) now() *fake { return o.fakes[len(o.fakes)-1] }

// add asks for a sum and writes down what came of it.
func (o *office) add(h *Hand, n int, said *[]string) {
	var w Writer
	w.Int(n)
	h.Call(&Call{Job: "add", Head: w.Head(), Parts: func() []Part { return []Part{Raw{byte(n)}} }, Done: func(m Message, err error) {
		if err != nil {
			*said = append(*said, fmt.Sprint(n, " fails: ", err))
			return
		}
		*said = append(*said, fmt.Sprint(n, " makes ", NewReader(m.Head).Int(), ", part ", m.Parts[0].Bytes()))
	}})
}

func TestCalls(t *testing.T) {
	o := newOffice()
	h := o.Hand("a")
	if len(o.fakes) > 0 || o.Waiting() {
		t.Error("a worker runs before anybody has called")
	}
	var said []string
	o.add(h, 3, &said)
	o.add(h, 4, &said)
	o.add(h, -1, &said)
	if len(o.fakes) != 1 || len(o.now().inbox) != 0 || !o.Waiting() {
		t.Fatalf("%d workers, %d messages before one is ready", len(o.fakes), len(o.now().inbox))
	}
	o.now().ready()
	for range 3 {
		o.now().work()
	}
	want := []string{"3 makes 3, part [3]", "4 makes 7, part [4]", "-1 fails: negative"}
	if !slices.Equal(said, want) || !h.Idle() || o.Waiting() {
		t.Errorf("%q, want %q", said, want)
	}
	if o.Hand("a") != h || o.Hand("b") == h {
		t.Error("names are not kept apart")
	}
}

// A worker that dies or stalls is replaced, what it was at is done by the next, and
// nothing is lost. What it says afterwards is not heard.
func TestReplacing(t *testing.T) {
	for name, end := range map[string]func(*office){
		"dies":                   func(o *office) { o.now().lost(errors.New("killed")) },
		"says so":                func(o *office) { o.now().hear(Message{Kind: Dead, Head: []byte("out of memory")}) },
		"stalls":                 func(o *office) { o.pass(11) },
		"speaks another version": func(o *office) { o.now().hear(Message{Version: Version + 1, Kind: Done}) },
	} {
		o := newOffice()
		var said []string
		h := o.Hand("a")
		o.add(h, 1, &said)
		o.add(h, 2, &said)
		o.now().ready()
		old := o.now()
		end(o)
		if len(o.fakes) != 2 || !old.stopped || h.Losses() != 1 {
			t.Fatalf("a worker %s: %d workers were started", name, len(o.fakes))
		}
		old.work()
		o.now().ready()
		o.now().work()
		o.now().work()
		if len(said) != 2 || !h.Idle() {
			t.Errorf("a worker %s: %q", name, said)
		}
	}
}

// A call at which worker after worker is lost fails, and those behind it are done.
func TestUnlucky(t *testing.T) {
	o := newOffice()
	var said []string
	h := o.Hand("a")
	o.add(h, 13, &said)
	o.add(h, 5, &said)
	for range 2 {
		o.now().ready()
		o.now().work()
	}
	if len(said) != 1 || len(o.fakes) != 3 {
		t.Fatalf("%q, %d workers", said, len(o.fakes))
	}
	o.now().ready()
	o.now().work()
	if want := "5 makes 5, part [5]"; said[1] != want {
		t.Errorf("%q, want %q", said[1], want)
	}
}

// pass lets seconds pass as a page does.
func (o *office) pass(seconds float64) {
	for ; seconds > 0; seconds-- {
		o.Pass(1)
	}
}

func TestPatience(t *testing.T) {
	o := newOffice()
	var said []string
	h := o.Hand("a")
	o.add(h, 1, &said)
	for range 5 { // the program is still coming
		o.pass(50)
		o.now().hear(Message{Version: Version, Kind: Word})
	}
	o.now().ready()
	o.pass(9)
	o.now().hear(Message{Version: Version, Kind: Word, ID: 1}) // it lives
	o.pass(8)
	o.Pass(3600) // the machine slept
	o.now().work()
	if h.Losses() != 0 || len(said) != 1 {
		t.Errorf("%d losses, %q", h.Losses(), said)
	}
	o.pass(1000) // nobody waits
	if h.Losses() != 0 {
		t.Error("an idle worker counts as stalled")
	}
}

func TestNoWorkers(t *testing.T) {
	var said []string
	o := &office{}
	o.add(o.Hand("a"), 1, &said)
	if len(said) != 1 || said[0] != "1 fails: "+ErrNone.Error() {
		t.Errorf("%q", said)
	}
	o = newOffice()
	said = nil
	o.add(o.Hand("a"), 1, &said)
	o.add(o.Hand("a"), 2, &said)
	o.now().lost(errors.New("no network"))
	o.now().lost(errors.New("no network"))
	if want := []string{"1 fails: no network", "2 fails: no network"}; !slices.Equal(said, want) || o.Waiting() {
		t.Errorf("%q, want %q", said, want)
	}
	// The next call tries again.
	o.add(o.Hand("a"), 3, &said)
	o.now().ready()
	o.now().work()
	if want := "3 makes 3, part [3]"; said[2] != want {
		t.Errorf("%q, want %q", said[2], want)
	}
}

// A worker that takes another's place is told first what it must know.
func TestPrepare(t *testing.T) {
	o := newOffice()
	var said []string
	h := o.Hand("a")
	h.Prepare = func() []*Call {
		var w Writer
		w.Int(100)
		return []*Call{{Job: "add", Head: w.Head()}}
	}
	o.add(h, 1, &said)
	o.now().ready()
	o.now().lost(errors.New("killed while it is prepared"))
	o.now().ready()
	if n := len(o.now().inbox); n != 2 {
		t.Fatalf("%d calls, want what it must know and the one", n)
	}
	o.now().work()
	o.now().work()
	if len(said) != 1 || said[0] != "1 makes 101, part [1]" {
		t.Errorf("%q", said)
	}
	h.Stop()
	if !o.now().stopped || !h.Idle() {
		t.Error("a stopped worker goes on")
	}
}

func TestHeads(t *testing.T) {
	var w Writer
	w.Int(-7)
	w.Float(0.1)
	w.Text("卷积")
	w.Floats([]float64{1, 2.5})
	w.Bool(true)
	r := NewReader(w.Head())
	if n, f, s, l, b := r.Int(), r.Float(), r.Text(), r.Floats(), r.Bool(); n != -7 || f != 0.1 || s != "卷积" || !slices.Equal(l, []float64{1, 2.5}) || !b || r.Err() != nil {
		t.Errorf("%v %v %q %v %v, %v", n, f, s, l, b, r.Err())
	}
	if r.Int() != 0 || r.Err() == nil {
		t.Error("more than there is can be read")
	}
}

func FuzzReader(f *testing.F) {
	f.Add([]byte{2, 4, 'a', 'b'})
	f.Add([]byte{255, 255, 255, 255, 255, 255, 255, 255, 127})
	f.Fuzz(func(t *testing.T, head []byte) {
		r := NewReader(head)
		for range 4 {
			if s := r.Text(); len(s) > len(head) {
				t.Fatal("more than there is")
			}
			r.Floats()
			r.Float()
		}
	})
}

func TestJobs(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("two jobs of one name")
		}
	}()
	j := &Jobs{}
	var got []Message
	j.Serve(Message{Version: Version, Kind: Asked, ID: 3, Job: "none"}, func(m Message) { got = append(got, m) })
	if len(got) != 1 || got[0].Kind != Failed || got[0].ID != 3 {
		t.Errorf("%+v", got)
	}
	j.Register("x", func(*Task) error { return nil })
	j.Register("x", func(*Task) error { return nil })
}
