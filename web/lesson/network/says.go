package network

import (
	"fmt"

	"convlab/nn/ink"
	"convlab/web/lesson/panel"
	"convlab/web/lesson/words"
)

// LayerName names a layer, from 1.
func (r *Room) LayerName(layer int) string {
	if layer == r.Depth() {
		return r.T().OutputLayer
	}
	return fmt.Sprintf(r.T().LayerN, layer)
}

// UnitName names a unit of a layer: by its number from 1, or an output by its digit.
func (r *Room) UnitName(layer, unit int) string {
	if layer == r.Depth() {
		return fmt.Sprintf(r.T().OutputN, unit)
	}
	return fmt.Sprintf(r.T().UnitN, unit+1)
}

// InputName names what a unit of a layer weighs: a pixel, or a unit before it.
func (r *Room) InputName(layer, input int) string {
	if layer == 1 {
		return fmt.Sprintf(r.T().PixelN, input/ink.Side+1, input%ink.Side+1)
	}
	return r.UnitName(layer-1, input)
}

// Title names the unit that is written out.
func (r *Room) Title() string {
	return r.LayerName(r.Seen.Layer) + " · " + r.UnitName(r.Seen.Layer, r.Seen.Unit)
}

// ReLU says what becomes of the sum that is written out.
func (r *Room) ReLU() string {
	t := r.T()
	switch s := &r.Seen.Sum; {
	case r.Seen.Layer == r.Depth():
		return t.NoReLU
	case s.Z > 0:
		return t.Passes
	}
	return t.Stops
}

// Product writes one product out: which input, times which weight.
func (r *Room) Product(input int) string {
	if !r.Here() || input < 0 || input >= len(r.Seen.Sum.Terms) {
		return ""
	}
	term := &r.Seen.Sum.Terms[input]
	return fmt.Sprintf("%s · %s × %s = %s", r.InputName(r.Seen.Layer, input), words.Plain(float64(term.X)), bracket(float64(term.W)), words.Signed(float64(term.Product)))
}

// bracket puts brackets around a negative factor.
func bracket(v float64) string {
	if v < 0 {
		return "(" + words.Plain(v) + ")"
	}
	return words.Plain(v)
}

// Story is what is told at the present step, "" for none.
func (r *Room) Story() string {
	if !r.Here() {
		return ""
	}
	t, v := r.T(), &r.Seen
	last := len(v.Levels)
	switch r.Step {
	case Enters:
		inked := 0
		for _, x := range v.X {
			if x > 0 {
				inked++
			}
		}
		return fmt.Sprintf(t.Story[0], inked, len(v.X)-inked)
	case Multiplies:
		return fmt.Sprintf(t.Story[1], r.UnitName(v.Layer, v.Unit), v.Parts.Zeros)
	case AddsUp:
		return fmt.Sprintf(t.Story[2], words.Signed(v.Parts.Plus), words.Signed(v.Parts.Minus), words.Signed(float64(v.Sum.Bias)), words.Plain(float64(v.Sum.Z)), r.ReLU())
	case FillsLayer:
		units, in := len(v.Levels[0].Out), len(v.X)
		return fmt.Sprintf(t.Story[3], units, in, words.Thousands(units*in), v.Levels[0].Active())
	case GoesOn:
		list := ""
		names := panel.Texts.In(r.Lang)
		for i := 1; i < last-1; i++ {
			list = names.Join(list, fmt.Sprintf(t.ActiveOf, r.LayerName(i+1), v.Levels[i].Active(), len(v.Levels[i].Out)))
		}
		return fmt.Sprintf(t.Story[4], list)
	case ReachesEnd:
		return fmt.Sprintf(t.Story[5], v.Odds.Top, words.Plain(float64(v.Odds.Z[v.Odds.Top])))
	case Becomes:
		return fmt.Sprintf(t.Story[6], v.Odds.Top, v.Odds.Shown[v.Odds.Top])
	}
	return ""
}

// Certainly writes the probability of a digit in per cent, the ways of [words.Percent].
func Certainly(o *Odds, digit int) string { return words.Percent(float32(o.P[digit])) + "%" }

// OddsSays says how the likeliest digit compares with the next.
func (r *Room) OddsSays() string {
	o := &r.Seen.Odds
	if !r.Here() {
		return ""
	}
	return fmt.Sprintf(r.T().Ratio, o.Top, o.Next, words.Plain(float64(o.Z[o.Top])-float64(o.Z[o.Next])), words.Power(o.Ratio()))
}

// PaintSays says what setting pixels has changed, in sentences.
func (r *Room) PaintSays() (list []string) {
	if !r.Here() {
		return nil
	}
	t, v := r.T(), &r.Seen
	if !r.Digit.IsTouched() {
		return []string{t.Unpainted}
	}
	list = append(list, fmt.Sprintf(t.PaintedN, len(r.Digit.Touched)))
	if v.Was.Top == v.Odds.Top {
		return append(list, fmt.Sprintf(t.Stays, v.Odds.Top, Certainly(&v.Was, v.Odds.Top), Certainly(&v.Odds, v.Odds.Top)))
	}
	return append(list, fmt.Sprintf(t.Turns, v.Was.Top, v.Odds.Top))
}

// Aloud implements room.Speaker. Pointing says nothing.
func (r *Room) Aloud() string {
	if !r.Here() || r.Clock.Playing && r.told != ofStory || r.stroke {
		return ""
	}
	v := &r.Seen
	switch r.told {
	case ofUnit:
		return fmt.Sprintf(r.T().SayUnit, r.Title(), words.Plain(float64(v.Sum.Z)), words.Plain(float64(v.Sum.Out)))
	case ofInput:
		return r.Product(v.Input)
	case ofStory:
		return r.Story()
	case ofAnswer:
		return r.OddsSays()
	case ofPaint:
		list := r.PaintSays()
		return list[len(list)-1]
	}
	return ""
}

// Sizes writes the network as one line, "784 → 256 → … → 10".
func (r *Room) Sizes() string { return panel.Texts.In(r.Lang).Shape(r.Model()) }

// A Count is how many parameters a layer has.
type Count struct{ Name, Sum string }

// Counts are the parameters, layer by layer.
func (r *Room) Counts() (list []Count) {
	in := r.Model().Input.Size()
	for i, n := range r.sizes() {
		list = append(list, Count{r.LayerName(i + 1),
			fmt.Sprintf("%d × %d + %d = %s", in, n, n, words.Thousands(in*n+n))})
		in = n
	}
	return list
}
