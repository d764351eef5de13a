//go:build !js

package people

import (
	"bytes"
	"encoding/json"
	"math"
	"strings"
	"testing"

	"convlab/nn/drawn"
	"convlab/nn/ink"
	"convlab/nn/sourcetree"
	"convlab/nn/zoo"
)

// Counts by hand: of four digits of two writers one is right, one wrong, one
// refused, and one split over.
func TestSummarise(t *testing.T) {
	j := &Jury{Models: []*zoo.Model{zoo.Find("cnn")}}
	digits, readings := make([]Digit, 4), make([]Reading, 4)
	for i := range digits {
		digits[i] = Digit{Writer: "ab"[i/2:][:1], Label: 2, Strokes: [][]ink.Point{drawn.Line(0, 0, 1, 1)}}
		readings[i] = Reading{Page: Opinion{Outcome: []Outcome{Right, Wrong, Refused, Split}[i], Top: 2}, Networks: []Opinion{{[]Outcome{Right, Right, Refused, Unsure}[i], uint8(2 + i/3), .5 + .1*float32(i%3)}}}
	}
	r := j.Summarise(digits, readings, 1)
	p, n := r.Page, r.Networks["cnn"]
	if r.Digits != 4 || r.Writers != 2 || p.Right != .25 || p.Wrong != .25 || p.Refused != .25 || p.Split != .25 || p.Unsure != 0 || p.WrongOfAnswers != .5 {
		t.Errorf("the page: %+v", p.Shares)
	}
	if n.Right != .5 || n.Refused != .25 || n.Unsure != .25 || n.UnsureWrong != 1 || n.WrongOfAnswers != 0 {
		t.Errorf("the network: %+v", n.Shares)
	}
	// Writer a has all right and wrong ones: drawn twice or not at all, the share is 0 to ½.
	if got := p.Between["right"]; got != [2]float64{0, .5} {
		t.Errorf("right between %v", got)
	}
	if p.ByDigit["2"].Digits != 4 || p.ByStyle["2"].Right != .25 || len(p.ByDigit) != 1 {
		t.Errorf("by digit: %+v", p.ByDigit)
	}
	b, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	var back struct {
		Page     map[string]any
		Networks map[string]map[string]any
	}
	if err := json.Unmarshal(b, &back); err != nil || back.Page["right"] != .25 || back.Page["split"] != .25 || back.Page["refused"] != .25 || back.Page["wrong"] != .25 || back.Networks["cnn"]["right"] != .5 {
		t.Errorf("as JSON: %v, %s", err, b)
	}
	var text bytes.Buffer
	if err := r.Write(&text, []string{"cnn"}); err != nil || !strings.Contains(text.String(), "4 digits of 2 people") || !strings.Contains(text.String(), "25.00 (0.00-50.00)") {
		t.Errorf("%v\n%s", err, &text)
	}
}

// Of a hundred answers, the eleventh, the thirtieth and the hundredth by probability are
// wrong; two digits more are refused.
func TestPromises(t *testing.T) {
	digits, opinions := make([]Digit, 102), make([]Opinion, 102)
	for i := range 100 {
		opinions[i].Prob = 1 - float32(i)/128
	}
	for _, i := range []int{10, 29, 99} {
		opinions[i].Top = 1
	}
	opinions[100].Outcome, opinions[101].Outcome = Refused, Refused
	want := map[float64]Promise{
		.002: {.002, 1 - 9./128, 90. / 102}, // ten answers, none wrong
		.01:  {.01, 1 - 9./128, 90. / 102},
		.015: {.015, 1 - 9./128, 90. / 102},
		.02:  {.02, 1 - 9./128, 90. / 102}, // two of 99 are too many by a hair
	}
	got := promises(digits, func(i int) Opinion { return opinions[i] })
	for _, p := range got {
		if w, ok := want[p.Wrong]; ok && p != w {
			t.Errorf("%+v, want %+v", p, w)
		}
	}
	if len(got) != len(promised) {
		t.Errorf("%d promises of %d", len(got), len(promised))
	}
	// Equal probabilities stay together.
	opinions[9].Prob = opinions[10].Prob
	if got := promises(digits, func(i int) Opinion { return opinions[i] }); got[0].Threshold != 1-8./128 {
		t.Errorf("a tie is parted: %+v", got[0])
	}
}

// The committed networks, read as the page reads, know plain digits; the shares of
// every record add up.
func TestJury(t *testing.T) {
	root, err := sourcetree.Root()
	if err != nil {
		t.Fatal(err)
	}
	j, err := Load(root)
	if err != nil {
		t.Fatal(err)
	}
	var digits []Digit
	for _, template := range drawn.Test.Templates() {
		digits = append(digits, Digit{Writer: template.Name, Label: template.Digit, Strokes: template.Strokes})
	}
	readings, err := j.Read(digits, 1)
	if err != nil {
		t.Fatal(err)
	}
	r := j.Summarise(digits, readings, 1)
	if r.Page.Right < .8 || len(r.Networks) != len(j.Models) {
		t.Errorf("%d networks, %.3f right", len(r.Networks), r.Page.Right)
	}
	for _, s := range append([]Shares{r.Page.Shares, r.Networks["cnn"].Shares}, r.Page.ByDigit["1"], r.Page.ByStyle["0 plain"]) {
		if sum := s.Right + s.Wrong + s.Refused + s.Unsure + s.Split; math.Abs(sum-1) > 1e-9 {
			t.Errorf("the shares add up to %g: %+v", sum, s)
		}
	}
	if b := Sheet(digits, readings).Bounds(); b.Dx() < 100 || b.Dy() < 100 {
		t.Errorf("a sheet of %v", b)
	}
}
