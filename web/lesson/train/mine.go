package train

import (
	"encoding/base64"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"convlab/nn"
	"convlab/nn/ink"
	"convlab/nn/mnist"
	"convlab/nn/zoo"
	"convlab/web/lesson/panel"
	"convlab/web/lesson/words"
	"convlab/web/work"
)

// MostMine is how many digits of the reader's own are kept.
const MostMine = 300

// A Mine is one that the reader has written and labelled: what the networks receive.
type Mine struct {
	Picture ink.Picture
	Label   uint8
	Number  int // its own, for the page

	answers map[*zoo.Model]uint8
}

// Mine are the digits that the reader has kept, Next the one that they are asked for.
func (r *Room) Mine() []*Mine { return r.mine }
func (r *Room) Next() int     { return r.next }

// Keep keeps what is on the pad under a label, and empties the pad.
func (r *Room) Keep(label int) {
	r.Digit.Derive()
	switch {
	case label < 0 || label >= mnist.Classes:
		return
	case r.Digit.Blank():
		r.Say(words.Say(&texts, func(t *Text) string { return t.NothingWritten }, ""))
		return
	case len(r.mine) >= MostMine:
		r.Say(words.Say(&texts, func(t *Text) string { return t.MineFull }, strconv.Itoa(MostMine)))
		return
	}
	r.past.Remember(r.mine)
	r.numbers++
	r.mine = append(slices.Clone(r.mine), &Mine{Picture: r.Digit.Nudged, Label: uint8(label), Number: r.numbers})
	r.next = (label + 1) % mnist.Classes
	r.told = ofMine
	r.Digit.Clear()
	r.store()
}

// Drop removes one of them, by its number.
func (r *Room) Drop(number int) {
	r.past.Remember(r.mine)
	r.mine = slices.DeleteFunc(slices.Clone(r.mine), func(m *Mine) bool { return m.Number == number })
	r.told = ofMine
	r.store()
}

// DropAll removes all.
func (r *Room) DropAll() {
	r.past.Remember(r.mine)
	r.mine, r.told = nil, ofMine
	r.store()
}

// mineSet is what they are as a set of images.
func (r *Room) mineSet() *mnist.Set {
	s := &mnist.Set{}
	for _, m := range r.mine {
		s.Images = append(s.Images, m.Picture[:]...)
		s.Labels = append(s.Labels, m.Label)
	}
	return s
}

// LearnMine has the next run learn from them, too, or not.
func (r *Room) LearnMine(on bool) {
	s := r.copy()
	if s.Own = 0; on {
		s.Own = len(r.mine)
	}
	r.change(s)
}

// Learns says whether the next run will learn from them.
func (r *Room) Learns() bool { return r.Set.Own > 0 }

// --- What the networks say of them ---

// readers are the networks that are asked about them, the reader's own first.
func (r *Room) readers() (list []*zoo.Model) {
	if own := r.Panel.Added(); own != nil {
		list = append(list, own)
	}
	for _, m := range panel.Networks {
		if r.Panel.Network(m) != nil {
			list = append(list, m)
		}
	}
	return list
}

// forgetAnswers forgets what networks that are gone have said.
func (r *Room) forgetAnswers() {
	for _, m := range r.mine {
		for model := range m.answers {
			if r.Panel.Network(model) == nil {
				delete(m.answers, model)
			}
		}
	}
}

// unread is a digit that a network has yet to read.
func (r *Room) unread() (d *Mine, by *zoo.Model) {
	if r.View != Own || len(r.mine) == 0 {
		return nil, nil
	}
	for _, by := range r.readers() {
		for _, d := range r.mine {
			if _, ok := d.answers[by]; !ok {
				return d, by
			}
		}
	}
	return nil, nil
}

// Moving and Advance implement room.Mover: networks read, as many digits from frame to
// frame as there is time for.
func (r *Room) Moving() bool { d, _ := r.unread(); return d != nil }

func (r *Room) Advance(float64) {
	const enough = 8 * time.Millisecond
	for began := time.Now(); time.Since(began) < enough; {
		d, by := r.unread()
		if d == nil {
			return
		}
		if r.pass == nil || r.passOf != by {
			r.pass, r.passOf = r.Panel.Network(by).PlanForward(1), by
		}
		var x [ink.Side * ink.Side]float32
		d.Picture.Floats(x[:])
		answer := uint8(mnist.Classes)
		if k, ok := nn.Answer(r.pass.Forward(x[:])); ok {
			answer = uint8(k)
		}
		if d.answers == nil {
			d.answers = map[*zoo.Model]uint8{}
		}
		d.answers[by] = answer
	}
}

// A Score is how many of the reader's digits a network has read right.
type Score struct {
	Key, Name string
	Right, Of int // of those that it has read
	Yours     bool
}

// Scores lists them, the reader's own network first.
func (r *Room) Scores() (list []Score) {
	names := panel.Texts.In(r.Lang)
	for _, by := range r.readers() {
		s := Score{Key: by.Name, Name: names.Name(by), Yours: by == r.Panel.Added()}
		for _, d := range r.mine {
			if answer, ok := d.answers[by]; ok {
				if s.Of++; answer == d.Label {
					s.Right++
				}
			}
		}
		list = append(list, s)
	}
	return list
}

// Wrongly says whether the reader's own network, or else the first of the page, reads a
// digit wrong, and as what.
func (r *Room) Wrongly(d *Mine) (answer int, wrong bool) {
	list := r.readers()
	if len(list) == 0 {
		return 0, false
	}
	a, ok := d.answers[list[0]]
	return int(a), ok && a != d.Label
}

// MineSays says how well they are read.
func (r *Room) MineSays() string {
	t := r.T()
	if len(r.mine) == 0 {
		return t.NoneMine
	}
	scores := r.Scores()
	if len(scores) == 0 || scores[0].Of < len(r.mine) {
		return fmt.Sprintf(t.KeptMine, len(r.mine))
	}
	s := scores[0]
	if s.Yours {
		return fmt.Sprintf(t.ReadsYou, s.Right, s.Of)
	}
	return fmt.Sprintf(t.OtherReadsYou, s.Name, s.Right, s.Of)
}

// --- As a file ---

// The first line of a file of digits; each one behind it is a label, a space, and 784
// grey values in base64.
const mineHead = "convlab-digits 1"

// MineFile is what such a file is called, mostFile how large one may be.
const (
	MineFile = "convlab-digits.txt"
	mostFile = 2 << 20
)

// Errors of a file of digits. Those of a line name it.
var (
	errTooLarge = errors.New("train: too large for a file of digits")
	errForeign  = errors.New("train: not a file of digits")
)

type lineError struct{ line int }

func (e lineError) Error() string { return "train: line " + strconv.Itoa(e.line) + " is no digit" }

// EncodeMine writes digits, DecodeMine reads them.
func EncodeMine(list []*Mine) string {
	var b strings.Builder
	b.WriteString(mineHead + "\n")
	for _, m := range list {
		b.WriteString(m.line())
		b.WriteByte('\n')
	}
	return b.String()
}

func (m *Mine) line() string {
	return strconv.Itoa(int(m.Label)) + " " + base64.StdEncoding.EncodeToString(m.Picture[:])
}

func DecodeMine(file string) (list []*Mine, err error) {
	if len(file) > mostFile {
		return nil, errTooLarge
	}
	head, rest, _ := strings.Cut(file, "\n")
	if strings.TrimSpace(strings.TrimPrefix(head, "\ufeff")) != mineHead {
		return nil, errForeign
	}
	n := 1
	for line := range strings.SplitSeq(rest, "\n") {
		n++
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		label, picture, _ := strings.Cut(line, " ")
		b, err := base64.StdEncoding.DecodeString(picture)
		if err != nil || len(b) != ink.Side*ink.Side || len(label) != 1 || label[0] < '0' || label[0] > '9' {
			return nil, lineError{n}
		}
		if len(list) == MostMine {
			return nil, errTooLarge
		}
		m := &Mine{Label: label[0] - '0'}
		copy(m.Picture[:], b)
		list = append(list, m)
	}
	return list, nil
}

// ExportMine gives the digits to the reader as a file.
func (r *Room) ExportMine() {
	if len(r.mine) > 0 {
		r.outbox = &File{Name: MineFile, Type: "text/plain", Data: EncodeMine(r.mine)}
	}
}

// ImportMine adds the digits of a file to those that there are. One that can't be used
// changes nothing.
func (r *Room) ImportMine(file string) {
	list, err := DecodeMine(file)
	var bad lineError
	switch {
	case errors.As(err, &bad):
		r.Say(words.Say(&texts, func(t *Text) string { return t.BadLine }, strconv.Itoa(bad.line)))
		return
	case errors.Is(err, errTooLarge) || err == nil && len(r.mine)+len(list) > MostMine:
		r.Say(words.Say(&texts, func(t *Text) string { return t.MineFull }, strconv.Itoa(MostMine)))
		return
	case err != nil:
		r.Say(words.Say(&texts, func(t *Text) string { return t.NotDigits }, ""))
		return
	}
	r.past.Remember(r.mine)
	r.take(list)
	n := words.Say(&texts, func(t *Text) string { return t.Imported }, strconv.Itoa(len(list)))
	n.Good = true
	r.Say(n)
	r.store()
}

// take adds digits.
func (r *Room) take(list []*Mine) {
	r.mine = slices.Clone(r.mine)
	for _, m := range list {
		r.numbers++
		m.Number = r.numbers
		r.mine = append(r.mine, m)
	}
	r.told = ofMine
}

// TooLarge says that a file is too large to be one of digits.
func (r *Room) TooLarge(size int) bool {
	if size <= mostFile {
		return false
	}
	r.Say(words.Say(&texts, func(t *Text) string { return t.NotDigits }, ""))
	return true
}

// --- Beyond the page ---

// mineKey is what they are kept under.
const mineKey = "own/digits"

// store keeps them in the browser, with those that another tab has kept since; the next
// run learns from what there is now.
func (r *Room) store() {
	r.know(r.mine)
	r.Trainer.Own = r.mineSet()
	s := r.Trainer.Store
	if s == nil {
		r.notKept()
		return
	}
	s.Get(mineKey, func(head []byte, _ work.Part, _ error) {
		if list, err := DecodeMine(string(head)); err == nil {
			list = slices.DeleteFunc(list, func(m *Mine) bool { return r.known[m.line()] })
			if len(list) > 0 && len(list)+len(r.mine) <= MostMine {
				r.take(list)
				r.know(list)
				r.Trainer.Own = r.mineSet()
			}
		}
		s.Put(mineKey, []byte(EncodeMine(r.mine)), work.Raw(nil), func(err error) {
			if err != nil {
				r.notKept()
			}
		})
	})
}

// know notes digits that this tab has had: what is kept and is not among them comes from
// another.
func (r *Room) know(list []*Mine) {
	if r.known == nil {
		r.known = map[string]bool{}
	}
	for _, m := range list {
		r.known[m.line()] = true
	}
}

// notKept says, once, that the browser does not keep them.
func (r *Room) notKept() {
	if !r.unkept {
		r.unkept = true
		r.Say(words.Say(&texts, func(t *Text) string { return t.MineNotKept }, ""))
	}
}

// load reads what was kept.
func (r *Room) load() {
	if s := r.Trainer.Store; s != nil {
		s.Get(mineKey, func(head []byte, _ work.Part, err error) {
			if list, e := DecodeMine(string(head)); err == nil && e == nil && len(r.mine) == 0 {
				r.take(list)
				r.know(list)
				r.told = nothing
				r.Trainer.Own = r.mineSet()
			}
		})
	}
}
