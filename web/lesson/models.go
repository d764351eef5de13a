package lesson

import (
	"bytes"
	"errors"
	"slices"
	"time"

	"convlab/nn"
	"convlab/nn/ink"
	"convlab/nn/novelty"
	"convlab/nn/weights"
	"convlab/nn/zoo"
)

// Networks are the networks that the page runs, in the order in which it shows them.
var Networks = slices.DeleteFunc(slices.Clone(zoo.Models), func(m *zoo.Model) bool { return !m.Page })

// firstName is the network that answers first: its weights are the smallest.
const firstName = "lenet-5-distorted"

// FailKind says why a file is missing.
type FailKind int

const (
	NoFail FailKind = iota
	FailDownload
	FailTruncated
	FailForeign
	FailCorrupt
)

// NoveltyFile is fetched for the "not a digit" model.
const NoveltyFile = "models/" + novelty.File

// WeightsFile is what is fetched for a network.
func WeightsFile(m *zoo.Model) string { return "models/" + m.WeightsFile() }

// Models holds the networks, as far as they have arrived, and what they said
// of the latest pictures.
type Models struct {
	nets    []network
	first   int // the one of them that answers first
	novelty *novelty.Model
	failed  FailKind // of the novelty model
	now     func() time.Time

	picture ink.Picture // what the networks are to read
	before  ink.Picture // the same without the nudge
	nudged  bool
	blank   bool
	strange bool // picture is far from all digits
	known   bool // and that has been found out
	turn    int  // counts the pictures since before changed
	x       [ink.Side * ink.Side]float32
}

// A network is one of [Networks], and its last two answers with the pictures
// that they are about.
type network struct {
	model  *zoo.Model
	pass   *nn.Pass // nil before its weights are here
	failed FailKind

	asked  ink.Picture
	turn   int // when it was asked
	probs  [10]float32
	top    int // -1 before the first answer
	held   ink.Picture
	heldAs int // the answer to held, -1 for none
	gave   int // the turn at which it was first found to answer otherwise than heldAs; 0: it has not

	millis float64 // mean time of late runs
	runs   int
}

func newModels(models []*zoo.Model) (m Models) {
	m.now = time.Now
	for _, model := range models {
		m.nets = append(m.nets, network{model: model, top: -1, heldAs: -1})
	}
	m.first = max(slices.IndexFunc(models, func(model *zoo.Model) bool { return model.Name == firstName }), 0)
	return m
}

// Arrived hands over a file of the networks, or the error that came instead.
// What can't be used is refused whole, and what was here before stays.
func (l *Lesson) Arrived(file string, data []byte, err error) {
	m := &l.models
	if file == NoveltyFile {
		var known *novelty.Model
		if err == nil {
			known, err = novelty.Decode(bytes.NewReader(data))
			m.failed = failKind(err)
		} else {
			m.failed = FailDownload
		}
		if err == nil {
			m.novelty, m.known = known, false
		}
	}
	for i := range m.nets {
		n := &m.nets[i]
		if file != WeightsFile(n.model) {
			continue
		}
		var net *nn.Network
		if err == nil {
			net, err = n.model.Decode(bytes.NewReader(data))
			n.failed = failKind(err)
		} else {
			n.failed = FailDownload
		}
		if err == nil {
			*n = network{model: n.model, pass: net.PlanForward(1), top: -1, heldAs: -1}
		}
	}
	l.ask()
}

// failKind tells errors of package weights apart.
func failKind(err error) FailKind {
	switch {
	case err == nil:
		return NoFail
	case errors.Is(err, weights.ErrTruncated):
		return FailTruncated
	case errors.Is(err, weights.ErrCorrupt):
		return FailCorrupt
	}
	return FailForeign
}

// Wants lists the files to fetch now. The first answer takes the novelty model
// and one network; the other networks follow when these are here, or are not
// to be had. What has failed waits for [Lesson.Retry].
func (l *Lesson) Wants() (files []string) {
	m := &l.models
	if m.novelty == nil && m.failed == NoFail {
		files = append(files, NoveltyFile)
	}
	lacks := func(n *network) bool { return n.pass == nil && n.failed == NoFail }
	if n := &m.nets[m.first]; lacks(n) {
		files = append(files, WeightsFile(n.model))
	}
	if len(files) > 0 {
		return files
	}
	for i := range m.nets {
		if n := &m.nets[i]; lacks(n) {
			files = append(files, WeightsFile(n.model))
		}
	}
	return files
}

// Retry forgets that a network failed to arrive: it is on its way again.
func (l *Lesson) Retry(network int) {
	l.models.nets[network].failed = NoFail
	l.judge()
}

// RetryAll forgets all failures.
func (l *Lesson) RetryAll() {
	l.models.failed = NoFail
	for i := range l.models.nets {
		l.models.nets[i].failed = NoFail
	}
	l.judge()
}

// Missing returns the sentence that says why nothing can be read, "" if
// something can or it is still on its way. A single network that is missing on
// #/draw says so in its own place there.
func (l *Lesson) Missing() string {
	m := &l.models
	kind := m.failed
	if kind == NoFail && l.Route != Draw {
		kind = m.nets[m.first].failed
	}
	if kind == NoFail {
		return ""
	}
	return l.T().Failed[kind]
}

// Ready says whether the first network can answer.
func (l *Lesson) Ready() bool {
	return l.models.novelty != nil && l.models.nets[l.models.first].pass != nil
}

// Settled says whether the first network can answer, or won't before another try.
func (l *Lesson) Settled() bool {
	m := &l.models
	return (m.novelty != nil || m.failed != NoFail) && (m.nets[m.first].pass != nil || m.nets[m.first].failed != NoFail)
}

// look shows the networks a picture, and the one that it was before the nudge.
// They read it at once, in their order, as far as budget goes; 0 is no limit.
func (m *Models) look(picture, before *ink.Picture, nudged, blank, dot bool, budget time.Duration) {
	if *before != m.before || !nudged {
		m.turn = 0
		for i := range m.nets {
			m.nets[i].gave = 0
		}
	}
	if *picture != m.picture {
		m.known = false
		m.turn++
	}
	m.picture, m.before, m.nudged, m.blank = *picture, *before, nudged, blank
	if blank {
		for i := range m.nets {
			m.nets[i].top = -1 // what comes next is another drawing
		}
	}
	if blank || m.novelty == nil {
		return
	}
	if !m.known {
		m.picture.Floats(m.x[:])
		m.strange, m.known = dot || !m.novelty.IsDigit(m.x[:]), true
	}
	spent := 0.0
	for i := range m.nets {
		n := &m.nets[i]
		if !m.behind(n) {
			continue
		}
		if budget > 0 && i != m.first {
			// What has not been timed may take any time.
			if spent += n.millis; n.runs == 0 || spent > budget.Seconds()*1000 {
				spent -= n.millis
				continue
			}
		}
		m.ask(n)
	}
}

// behind says whether a network is here and has not yet read the picture.
func (m *Models) behind(n *network) bool {
	return n.pass != nil && m.novelty != nil && !m.blank &&
		(n.top < 0 || n.asked != m.picture || m.nudged && (n.heldAs < 0 || n.held != m.before))
}

// ask has a network read the picture, and what that was before the nudge.
func (m *Models) ask(n *network) {
	if m.nudged && (n.heldAs < 0 || n.held != m.before) {
		n.held = m.before
		if n.top >= 0 && n.asked == m.before {
			n.heldAs = n.top
		} else {
			var probs [10]float32
			n.heldAs = m.run(n, &m.before, probs[:])
		}
	}
	if n.top < 0 || n.asked != m.picture {
		n.asked, n.turn = m.picture, m.turn
		n.top = m.run(n, &m.picture, n.probs[:])
	}
	if m.nudged && n.gave == 0 && n.top != n.heldAs {
		n.gave = max(n.turn, 1)
	}
}

// run sets probs to what the network says of p and returns the likeliest digit.
func (m *Models) run(n *network, p *ink.Picture, probs []float32) int {
	p.Floats(m.x[:])
	start := m.now()
	nn.Softmax(probs, n.pass.Forward(m.x[:]))
	took := m.now().Sub(start)
	// The browser's clock is coarse, so one run can't be timed. The first one,
	// for which the browser may be compiling still, counts until there is a second.
	n.millis += (float64(took.Nanoseconds())/1e6 - n.millis) / float64(min(max(n.runs, 1), 64))
	n.runs++
	return nn.ArgMax(probs)
}

// Behind says whether a network's answer is about an earlier picture than the
// one that is shown.
func (l *Lesson) Behind() bool {
	for i := range l.models.nets {
		if l.models.behind(&l.models.nets[i]) {
			return true
		}
	}
	return false
}

// CatchUp has one network that is behind read the picture.
func (l *Lesson) CatchUp() {
	m := &l.models
	for i := range m.nets {
		if m.behind(&m.nets[i]) {
			m.ask(&m.nets[i])
			break
		}
	}
	l.judge()
}
