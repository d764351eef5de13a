package panel

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
	"convlab/web/lesson/digit"
	"convlab/web/lesson/words"
)

// Networks are the networks that the page runs, in the order in which it shows them.
var Networks = slices.DeleteFunc(slices.Clone(zoo.Models), func(m *zoo.Model) bool { return !m.Page })

// A Set is some of [Networks]: bit i stands for Networks[i].
type Set uint

// All are all networks.
const All = ^Set(0)

// OwnName is what links call the network that the reader has added.
const OwnName = "own"

// Only returns the set of one network.
func Only(m *zoo.Model) Set { return 1 << max(slices.Index(Networks, m), 0) }

func (s Set) has(i int) bool { return s>>i&1 != 0 }

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

// A Panel holds the networks, as far as they have arrived, and what they said
// of the latest pictures.
type Panel struct {
	// Budget is what the networks may take at once after every change; those that
	// take longer are left for CatchUp. 0 is no limit.
	Budget time.Duration

	// Reading is what follows: what they say of the digit.
	Reading Reading

	nets    []network
	added   *network // the reader's own, nil for none
	novelty *novelty.Model
	failed  FailKind // of the novelty model
	need    Set      // the networks that are asked
	glance  bool     // only so that there is an answer: the chapter can do without
	now     func() time.Time

	picture   ink.Picture // what the networks are to read
	before    ink.Picture // the same without the nudge
	nudged    bool
	blank     bool
	dot       bool
	disturbed bool // the reader has brought about that the picture is unlike a digit
	label     int  // of the picture, -1 if it is not known
	strange   bool // picture is far from all digits
	known     bool // and that has been found out
	turn      int  // counts the pictures since before changed
	x         [ink.Side * ink.Side]float32
}

// A network is one of [Networks], and its last two answers with the pictures
// that they are about.
type network struct {
	model  *zoo.Model
	net    *nn.Network
	pass   *nn.Pass // over net, nil before its weights are here
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

// New returns a panel whose networks have yet to arrive.
func New() *Panel { return newPanel(Networks) }

func newPanel(models []*zoo.Model) *Panel {
	p := &Panel{now: time.Now, blank: true, label: -1}
	for _, model := range models {
		p.nets = append(p.nets, network{model: model, top: -1, heldAs: -1})
	}
	p.judge()
	return p
}

// Arrived hands over a file of the networks, or the error that came instead.
// What can't be used is refused whole, and what was here before stays.
func (p *Panel) Arrived(file string, data []byte, err error) {
	if file == NoveltyFile {
		var known *novelty.Model
		if err == nil {
			known, err = novelty.Decode(bytes.NewReader(data))
			p.failed = failKind(err)
		} else {
			p.failed = FailDownload
		}
		if err == nil {
			p.novelty, p.known = known, false
		}
	}
	for i := range p.nets {
		n := &p.nets[i]
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
			*n = network{model: n.model, net: net, pass: net.PlanForward(1), top: -1, heldAs: -1}
		}
	}
	p.look()
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

// first returns the place of the network that answers first: of those that are
// needed the one with the fewest parameters, whose weights are here soonest. It
// is -1 if none is needed.
func (p *Panel) first() int {
	at := -1
	for i := range p.nets {
		if p.need.has(i) && (at < 0 || Params(p.nets[i].model) < Params(p.nets[at].model)) {
			at = i
		}
	}
	return at
}

// Wants lists the files to fetch now. The first answer takes the novelty model
// and one network; the other networks follow when these are here, or are not
// to be had. What has failed waits for [Panel.Retry].
func (p *Panel) Wants() (files []string) {
	first := p.first()
	if first < 0 {
		return nil
	}
	if p.novelty == nil && p.failed == NoFail {
		files = append(files, NoveltyFile)
	}
	wants := func(i int) {
		if n := &p.nets[i]; n.pass == nil && n.failed == NoFail {
			files = append(files, WeightsFile(n.model))
		}
	}
	if wants(first); len(files) > 0 {
		return files
	}
	for i := range p.nets {
		if p.need.has(i) {
			wants(i)
		}
	}
	return files
}

// Retry forgets that a network failed to arrive: it is on its way again.
func (p *Panel) Retry(network int) {
	p.nets[network].failed = NoFail
	p.judge()
}

// RetryAll forgets all failures.
func (p *Panel) RetryAll() {
	p.failed = NoFail
	for i := range p.nets {
		p.nets[i].failed = NoFail
	}
	p.judge()
}

// Missing says why nothing can be read, NoFail if something can or is still on
// its way, or nothing is to be read. Where several networks are asked, one that is missing says so in its
// own place.
func (p *Panel) Missing() FailKind {
	first := p.first()
	if first < 0 || p.glance {
		return NoFail
	}
	if p.failed != NoFail {
		return p.failed
	}
	for i := range p.nets {
		if i != first && p.need.has(i) {
			return NoFail
		}
	}
	return p.nets[first].failed
}

// Ready says whether the first network can answer.
func (p *Panel) Ready() bool {
	first := p.first()
	return first >= 0 && p.novelty != nil && p.nets[first].pass != nil
}

// Settled says whether the first network can answer, or won't before another
// try, or none is needed.
func (p *Panel) Settled() bool {
	first := p.first()
	return first < 0 || (p.novelty != nil || p.failed != NoFail) && (p.nets[first].pass != nil || p.nets[first].failed != NoFail)
}

// Complete says whether all networks that are needed can answer, or won't before
// another try.
func (p *Panel) Complete() bool {
	if !p.Settled() {
		return false
	}
	for i := range p.nets {
		if n := &p.nets[i]; p.need.has(i) && n.pass == nil && n.failed == NoFail {
			return false
		}
	}
	return true
}

// Rest says that no network is needed any more.
func (p *Panel) Rest() { p.need = 0 }

// Resting says whether no network is needed.
func (p *Panel) Resting() bool { return p.need == 0 }

// Glancing says whether the networks that are needed are so by Glance only.
func (p *Panel) Glancing() bool { return p.glance }

// Glance has the network read the digit that can be asked with least effort. The
// chapter can do without it.
func (p *Panel) Glance(d *digit.Digit) {
	p.Read(d, Only(Quickest))
	p.glance = true
}

// Quickest is the network with the fewest parameters.
var Quickest = slices.MinFunc(Networks, func(a, b *zoo.Model) int { return Params(a) - Params(b) })

// Read has the networks of a set read the digit: at once, in their order, as far
// as the budget goes.
func (p *Panel) Read(d *digit.Digit, need Set) {
	p.need, p.glance = need, false
	d.Derive()
	p.label, p.disturbed = d.Label(), d.Disturbed()
	p.show(&d.Nudged, &d.Trace.Centred, (d.IsNudged() || d.IsTouched()) && !d.Trace.Blank, d.Blank(), d.Trace.Dot)
}

// show puts a picture before the networks, and the one that it was before the nudge.
func (p *Panel) show(picture, before *ink.Picture, nudged, blank, dot bool) {
	if *before != p.before || !nudged {
		p.turn = 0
		for i := range p.nets {
			p.nets[i].gave = 0
		}
		if p.added != nil {
			p.added.gave = 0
		}
	}
	if *picture != p.picture {
		p.known = false
		p.turn++
	}
	p.picture, p.before, p.nudged, p.blank, p.dot = *picture, *before, nudged, blank, dot
	if blank {
		for i := range p.nets {
			p.nets[i].top = -1 // what comes next is another drawing
		}
		if p.added != nil {
			p.added.top = -1
		}
	}
	p.look()
}

// look has the networks read what is before them, and judges.
func (p *Panel) look() {
	defer p.judge()
	first := p.first()
	if p.blank || p.novelty == nil || first < 0 {
		return
	}
	if !p.known {
		p.picture.Floats(p.x[:])
		p.strange, p.known = p.dot || !p.novelty.IsDigit(p.x[:]), true
	}
	if n := &p.nets[first]; p.behind(first) {
		p.ask(n)
	}
	spent := 0.0
	for _, n := range p.late() {
		if p.Budget > 0 {
			// What has not been timed may take any time.
			if spent += n.millis; n.runs == 0 || spent > p.Budget.Seconds()*1000 {
				spent -= n.millis
				continue
			}
		}
		p.ask(n)
	}
}

// behind says whether a network is here and has not yet read the picture.
func (p *Panel) behind(i int) bool { return p.need.has(i) && p.unread(&p.nets[i]) }

func (p *Panel) unread(n *network) bool {
	return n.pass != nil && p.novelty != nil && !p.blank &&
		(n.top < 0 || n.asked != p.picture || p.nudged && (n.heldAs < 0 || n.held != p.before))
}

// late lists the networks that are behind, the reader's own last.
func (p *Panel) late() (list []*network) {
	for i := range p.nets {
		if p.behind(i) {
			list = append(list, &p.nets[i])
		}
	}
	if p.added != nil && p.need != 0 && !p.glance && p.unread(p.added) {
		list = append(list, p.added)
	}
	return list
}

// Add has a network of the reader's own read the digit beside those of the page. It
// has no voice in what they say together. One that was added before goes.
func (p *Panel) Add(m *zoo.Model, net *nn.Network) {
	p.added = &network{model: m, net: net, pass: net.PlanForward(1), top: -1, heldAs: -1}
	p.look()
}

// Remove takes it away, Added returns it, nil for none.
func (p *Panel) Remove() {
	p.added = nil
	p.judge()
}

func (p *Panel) Added() *zoo.Model {
	if p.added == nil {
		return nil
	}
	return p.added.model
}

// ask has a network read the picture, and what that was before the nudge. One
// whose outputs are no numbers is as good as damaged, and is asked no more.
func (p *Panel) ask(n *network) {
	if p.nudged && (n.heldAs < 0 || n.held != p.before) {
		n.held = p.before
		if n.top >= 0 && n.asked == p.before {
			n.heldAs = n.top
		} else {
			var probs [10]float32
			n.heldAs = p.run(n, &p.before, probs[:])
		}
	}
	if n.pass != nil && (n.top < 0 || n.asked != p.picture) {
		n.asked, n.turn = p.picture, p.turn
		n.top = p.run(n, &p.picture, n.probs[:])
	}
	if n.pass == nil {
		n.top, n.heldAs = -1, -1
		return
	}
	if p.nudged && n.gave == 0 && n.top != n.heldAs {
		n.gave = max(n.turn, 1)
	}
}

// run sets probs to what the network says of p and returns the likeliest digit.
func (p *Panel) run(n *network, picture *ink.Picture, probs []float32) int {
	picture.Floats(p.x[:])
	start := p.now()
	nn.Softmax(probs, n.pass.Forward(p.x[:]))
	took := p.now().Sub(start)
	// The browser's clock is coarse, so one run can't be timed. The first one,
	// for which the browser may be compiling still, counts until there is a second.
	n.millis += (float64(took.Nanoseconds())/1e6 - n.millis) / float64(min(max(n.runs, 1), 64))
	n.runs++
	digit, ok := nn.Answer(probs)
	if !ok {
		n.pass, n.failed = nil, FailCorrupt
		return -1
	}
	return digit
}

// Behind says whether a network's answer is about an earlier picture than the
// one that is shown.
func (p *Panel) Behind() bool { return len(p.late()) > 0 }

// CatchUp has one network that is behind read the picture.
func (p *Panel) CatchUp() {
	if list := p.late(); len(list) > 0 {
		p.ask(list[0])
	}
	p.judge()
}

// Sentence is [Panel.Missing] in words, "" for NoFail.
func (p *Panel) Sentence(l words.Lang) string { return Texts.In(l).Failed[p.Missing()] }

// Network returns one of [Networks], nil before its weights are here, or the one that was added. It belongs
// to the panel: others may run passes of their own over it, and write nothing.
func (p *Panel) Network(m *zoo.Model) *nn.Network {
	if p.added != nil && p.added.model == m {
		return p.added.net
	}
	for i := range p.nets {
		if n := &p.nets[i]; n.model == m && n.pass != nil {
			return n.net
		}
	}
	return nil
}

// Answered says whether a network has answered.
func (p *Panel) Answered() bool { return p.Ready() && p.Reading.Verdict > Blank }
