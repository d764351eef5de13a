package lesson

import (
	"bytes"
	"errors"
	"time"

	"convlab/nn"
	"convlab/nn/novelty"
	"convlab/nn/weights"
	"convlab/nn/zoo"
)

// Verdict is what the page says of the drawing.
type Verdict int

const (
	Waiting  Verdict = iota // the network is not here yet
	Blank                   // there is no ink
	Digit                   // the network has an answer
	Unsure                  // its answer is too often wrong at this probability
	NotDigit                // the picture is too far from all digits to ask at all
)

// Reading is a network's answer.
type Reading struct {
	Verdict     Verdict
	Probs       [10]float32
	Top, Second int
	Strange     bool // far from all digits, which the reader has brought about
}

// FailKind says why the network is missing.
type FailKind int

const (
	NoFail FailKind = iota
	FailDownload
	FailTruncated
	FailForeign
	FailCorrupt
)

// Models holds the networks once they have arrived.
type Models struct {
	pass    *nn.Pass
	novelty *novelty.Model
	failed  FailKind
	now     func() time.Time
	spent   time.Duration // in the runs of the network alone
	runs    int
}

// The files that the page fetches for its networks.
const (
	WeightsFile = "models/dense.f16"
	NoveltyFile = "models/" + novelty.File
)

// Loaded hands over the files of the network; either error means that its file
// did not arrive. What can't be used is refused whole, and an earlier network stays.
func (l *Lesson) Loaded(dense, typical []byte, err error) {
	if err != nil {
		l.models.failed = FailDownload
		l.derive()
		return
	}
	net, err := zoo.Dense.Decode(bytes.NewReader(dense))
	var known *novelty.Model
	if err == nil {
		known, err = novelty.Decode(bytes.NewReader(typical))
	}
	switch {
	case err == nil:
		l.models = Models{pass: net.PlanForward(1), novelty: known, now: time.Now}
	case errors.Is(err, weights.ErrTruncated):
		l.models.failed = FailTruncated
	case errors.Is(err, weights.ErrCorrupt):
		l.models.failed = FailCorrupt
	default:
		l.models.failed = FailForeign
	}
	l.derive()
}

// Retrying forgets that the network failed to arrive: it is on its way again.
func (l *Lesson) Retrying() { l.models.failed = NoFail }

// Missing returns the sentence that says why there is no network, "" if there
// is one or it is still on its way.
func (l *Lesson) Missing() string {
	if l.models.failed == NoFail {
		return ""
	}
	return l.T().Failed[l.models.failed]
}

// Ready says whether the network is here.
func (l *Lesson) Ready() bool { return l.models.pass != nil }

// read asks the network about x, 784 numbers of 0..1. Where the reader has
// disturbed the picture, to see how long the network holds out, its answer is
// given whatever the picture looks like.
func (m *Models) read(x []float32, blank, dot, disturbed bool) (r Reading) {
	r.Top, r.Second = -1, -1
	if blank {
		r.Verdict = Blank
		return r
	}
	if m.pass == nil {
		return r
	}
	start := m.now()
	nn.Softmax(r.Probs[:], m.pass.Forward(x))
	m.spent += m.now().Sub(start)
	m.runs++
	r.Top = nn.ArgMax(r.Probs[:])
	for d, p := range r.Probs {
		if d != r.Top && (r.Second < 0 || p > r.Probs[r.Second]) {
			r.Second = d
		}
	}
	far := dot || !m.novelty.IsDigit(x)
	r.Strange = far && disturbed
	switch {
	case far && !disturbed:
		r.Verdict = NotDigit
	case float64(r.Probs[r.Top]) < float64(zoo.Dense.Result.Unsure.Threshold):
		r.Verdict = Unsure
	default:
		r.Verdict = Digit
	}
	return r
}

// Millis returns the mean time of one prediction in milliseconds, 0 before the
// first. The browser's clock is coarse, so one prediction alone can't be timed.
func (l *Lesson) Millis() float64 {
	m := &l.models
	if m.runs == 0 {
		return 0
	}
	return float64(m.spent.Microseconds()) / 1000 / float64(m.runs)
}
