//go:build !js

package people

import (
	"cmp"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strconv"
	"text/tabwriter"

	"convlab/nn/novelty"
)

// Shares say what became of some digits, as shares of 1.
type Shares struct {
	Digits  int     `json:"digits"`
	Right   float64 `json:"right"`
	Unsure  float64 `json:"unsure"`
	Split   float64 `json:"split"`
	Refused float64 `json:"refused"`
	Wrong   float64 `json:"wrong"`

	WrongOfAnswers float64 `json:"wrongOfAnswers"` // of those that a digit was answered to
	UnsureWrong    float64 `json:"wrongOfUnsure"`  // of those that are unsure: the likeliest digit is not theirs

	// In 95 of 100 samples of as many writers, drawn from these with repetition,
	// the shares lie between the two.
	Between map[string][2]float64 `json:"between95,omitempty"`
}

// A Record is what became of the digits of all, of each digit, and of each style.
type Record struct {
	Shares
	ByDigit map[string]Shares `json:"byDigit"`
	ByStyle map[string]Shares `json:"byStyle"`
}

// A Report is what -json writes.
type Report struct {
	Command   string            `json:"command"`
	File      string            `json:"file"` // its name
	Digits    int               `json:"digits"`
	Writers   int               `json:"writers"`
	Seed      uint64            `json:"seed"`      // of size and place of each digit, and of the samples
	Resampled int               `json:"resampled"` // how often
	Page      Record            `json:"page"`
	Networks  map[string]Record `json:"networks"`
	Refusals  []Refusal         `json:"refusals"`

	Promises map[string][]Promise `json:"promises"` // of each network
}

// A Promise is one that a network keeps on these digits: of the answers from a
// probability on, no larger share is wrong.
type Promise struct {
	Wrong     float64 `json:"wrong"`
	Threshold float32 `json:"threshold"` // the least that keeps it
	Unsure    float64 `json:"unsure"`    // share of all digits that are below it, and not refused
}

// promised are the shares that Summarise looks at.
var promised = []float64{.002, .003, .004, .005, .007, .01, .015, .02, .025}

// promises returns those of promised that can be kept.
func promises(digits []Digit, of func(i int) Opinion) (list []Promise) {
	type answer struct {
		prob  float32
		wrong bool
	}
	var answers []answer
	for i := range digits {
		if o := of(i); o.Outcome != Refused {
			answers = append(answers, answer{o.Prob, o.Top != digits[i].Label})
		}
	}
	slices.SortFunc(answers, func(a, b answer) int { return cmp.Compare(b.prob, a.prob) })
	for _, share := range promised {
		p, wrong := Promise{Wrong: share}, 0
		for k, a := range answers {
			if a.wrong {
				wrong++
			}
			tied := k+1 < len(answers) && answers[k+1].prob == a.prob
			if n := k + 1; !tied && float64(wrong) <= share*float64(n) {
				p.Threshold, p.Unsure = a.prob, ratio(len(answers)-n, len(digits))
			}
		}
		if p.Threshold > 0 {
			list = append(list, p)
		}
	}
	return list
}

// A Refusal says how many digits would be refused if the threshold of package
// novelty stood for other odds; results/novelty.json has what that lets through.
type Refusal struct {
	Odds    float64 `json:"odds"`
	Refused float64 `json:"refused"`
}

// resamples is how often writers are drawn for an interval.
const resamples = 1000

// Summarise counts readings of digits by the networks of j.
func (j *Jury) Summarise(digits []Digit, readings []Reading, seed uint64) *Report {
	r := &Report{Digits: len(digits), Seed: seed, Resampled: resamples, Networks: map[string]Record{}, Promises: map[string][]Promise{}}
	names := map[string]int{}
	writers, styles := make([]int, len(digits)), make([]string, len(digits))
	for i := range digits {
		d := &digits[i]
		if _, ok := names[d.Writer]; !ok {
			names[d.Writer] = len(names)
		}
		writers[i], styles[i] = names[d.Writer], d.Style()
	}
	r.Writers = len(names)
	record := func(of func(i int) Opinion) Record {
		count := func(in func(i int) bool) Shares {
			c := newCount(r.Writers)
			for i := range digits {
				if in(i) {
					o := of(i)
					c.add(writers[i], o, o.Top == digits[i].Label)
				}
			}
			return c.shares(seed)
		}
		rec := Record{Shares: count(func(int) bool { return true }), ByDigit: map[string]Shares{}, ByStyle: map[string]Shares{}}
		for i, style := range styles {
			label := digits[i].Label
			if key := strconv.Itoa(int(label)); rec.ByDigit[key].Digits == 0 {
				rec.ByDigit[key] = count(func(i int) bool { return digits[i].Label == label })
			}
			if rec.ByStyle[style].Digits == 0 {
				rec.ByStyle[style] = count(func(i int) bool { return styles[i] == style })
			}
		}
		return rec
	}
	for odds := -3.; odds <= 5; odds++ {
		n := 0
		for i := range readings {
			if readings[i].Density > novelty.Far || readings[i].Odds > odds {
				n++
			}
		}
		r.Refusals = append(r.Refusals, Refusal{odds, ratio(n, len(readings))})
	}
	r.Page = record(func(i int) Opinion { return readings[i].Page })
	for k, m := range j.Models {
		of := func(i int) Opinion { return readings[i].Networks[k] }
		r.Networks[m.Name], r.Promises[m.Name] = record(of), promises(digits, of)
	}
	return r
}

// A tally are the outcomes of some digits, and how many of the unsure ones
// would have been wrong.
type tally struct {
	of          [outcomes]int
	unsureWrong int
}

func (t *tally) add(u *tally) {
	for k, n := range u.of {
		t.of[k] += n
	}
	t.unsureWrong += u.unsureWrong
}

func ratio(part, all int) float64 {
	if all == 0 {
		return 0
	}
	return float64(part) / float64(all)
}

func (t *tally) shares() Shares {
	s := Shares{}
	for _, n := range t.of {
		s.Digits += n
	}
	s.Right, s.Unsure, s.Split = ratio(t.of[Right], s.Digits), ratio(t.of[Unsure], s.Digits), ratio(t.of[Split], s.Digits)
	s.Refused, s.Wrong = ratio(t.of[Refused], s.Digits), ratio(t.of[Wrong], s.Digits)
	s.WrongOfAnswers = ratio(t.of[Wrong], t.of[Right]+t.of[Wrong])
	s.UnsureWrong = ratio(t.unsureWrong, t.of[Unsure])
	return s
}

// A count is tallies by writer.
type count []tally

func newCount(writers int) count { return make(count, writers) }

func (c count) add(writer int, o Opinion, right bool) {
	c[writer].of[o.Outcome]++
	if o.Outcome == Unsure && !right {
		c[writer].unsureWrong++
	}
}

// shares sums c up, with intervals by drawing writers: digits of one person are
// alike, so they are not so many independent ones.
func (c count) shares(seed uint64) Shares {
	c = slices.DeleteFunc(slices.Clone(c), func(t tally) bool { return t == tally{} })
	var all tally
	for i := range c {
		all.add(&c[i])
	}
	s := all.shares()
	if len(c) == 0 {
		return s
	}
	r := rand.New(rand.NewPCG(seed, 1))
	drawn := map[string][]float64{}
	for range resamples {
		var t tally
		for range c {
			t.add(&c[r.IntN(len(c))])
		}
		u := t.shares()
		for name, v := range u.named() {
			drawn[name] = append(drawn[name], v)
		}
	}
	s.Between = map[string][2]float64{}
	for name, v := range drawn {
		slices.Sort(v)
		s.Between[name] = [2]float64{v[resamples*25/1000], v[resamples*975/1000-1]}
	}
	return s
}

func (s *Shares) named() map[string]float64 {
	return map[string]float64{"right": s.Right, "unsure": s.Unsure, "split": s.Split, "refused": s.Refused, "wrong": s.Wrong, "wrongOfAnswers": s.WrongOfAnswers}
}

// Write writes r as tables.
func (r *Report) Write(w io.Writer, names []string) error {
	fmt.Fprintf(w, "%d digits of %d people from %s, in %% (in 95 of 100 samples of as many people)\n\n", r.Digits, r.Writers, r.File)
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "\tdigits\tright\tunsure\tsplit\trefused\twrong\twrong of answers")
	line := func(name string, s Shares, between bool) {
		fmt.Fprintf(t, "%s\t%d", name, s.Digits)
		values := s.named()
		for _, k := range []string{"right", "unsure", "split", "refused", "wrong", "wrongOfAnswers"} {
			fmt.Fprintf(t, "\t%.2f", 100*values[k])
			if between {
				fmt.Fprintf(t, " (%.2f-%.2f)", 100*s.Between[k][0], 100*s.Between[k][1])
			}
		}
		fmt.Fprintln(t)
	}
	line("page", r.Page.Shares, true)
	for _, name := range names {
		line(name, r.Networks[name].Shares, true)
	}
	for _, rows := range []func(Record) map[string]Shares{
		func(rec Record) map[string]Shares { return rec.ByDigit },
		func(rec Record) map[string]Shares { return rec.ByStyle },
	} {
		keys := []string{}
		for k := range rows(r.Page) {
			keys = append(keys, k)
		}
		slices.Sort(keys)
		fmt.Fprintln(t)
		fmt.Fprintln(t, "page\tdigits\tright\tunsure\tsplit\trefused\twrong\twrong of answers")
		for _, k := range keys {
			line(k, rows(r.Page)[k], false)
		}
	}
	if len(names) > 0 {
		last := names[len(names)-1]
		fmt.Fprintf(t, "\n%s\tdigits\tright\tunsure\tsplit\trefused\twrong\twrong of answers\n", last)
		keys := []string{}
		for k := range r.Networks[last].ByStyle {
			keys = append(keys, k)
		}
		slices.Sort(keys)
		for _, k := range keys {
			line(k, r.Networks[last].ByStyle[k], false)
		}
	}
	fmt.Fprint(t, "\nodds of no digit\trefused from there on\n")
	for _, p := range r.Refusals {
		fmt.Fprintf(t, "%g\t%.2f\n", p.Odds, 100*p.Refused)
	}
	fmt.Fprint(t, "\nof answers wrong at most\tfrom this probability on\tunsure below it\n")
	for _, name := range names {
		for _, p := range r.Promises[name] {
			fmt.Fprintf(t, "%s %.2f\t%.4f\t%.2f\n", name, 100*p.Wrong, p.Threshold, 100*p.Unsure)
		}
	}
	return t.Flush()
}
