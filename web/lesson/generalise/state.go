package generalise

import (
	"strconv"
	"strings"

	"convlab/nn/beans"
	"convlab/web/lesson/link"
)

// Length is how many steps a run has at most.
const Length = beans.Steps

// State is what a link carries of the chapter, besides the reader's ink.
type State struct {
	Shown   Exhibit
	Recipe  beans.Recipe
	Own     string // the beans, packed, if the reader has changed them; "" as the recipe has them
	Setting Setting
	Step    int // after which the network is shown
	Drawn   int // draws that are shown in the other exhibit
	Pick    int // the draw that is looked at, from 1; 0 for none
}

// An Exhibit is one of the chapter's two.
type Exhibit int

// The exhibits.
const (
	Table    Exhibit = iota // beans, and a network that learns
	Lots                    // how often luck makes the test half come off better
	Exhibits                // how many there are
)

// A Setting is what learns, by places in the lists of what there is to choose from.
type Setting struct {
	Layers, Units     int
	Plain             bool
	Rate, L2, Dropout int // of Rates, L2s, Dropouts
	Seed              int // of the weights
}

// What there is to choose from.
var (
	Rates    = [...]float32{.002, .01, .05, .2, 1, 30, 1000}
	L2s      = [...]float32{0, .001, .003, .01, .03, .1}
	Dropouts = [...]float32{0, .1, .2, .3, .4, .5, .6}
)

// The most that there is of each.
const (
	MostLayers = 2
	MostUnits  = 16
	MostNoise  = 30
	MostSeed   = 9999
	MostBeans  = beans.MostBeans
)

const usual = 2 // the rate that the cases have

// Of is the setting as the trainer takes it.
func (s Setting) Of() beans.Setting {
	return beans.Setting{Layers: s.Layers, Units: s.Units, Plain: s.Plain, Rate: Rates[s.Rate], L2: L2s[s.L2], Dropout: Dropouts[s.Dropout], Seed: uint64(s.Seed)}
}

// settingOf is a case's setting, of which the cases have no numbers that are not in
// the lists.
func settingOf(c beans.Setting) Setting {
	s := Setting{Layers: c.Layers, Units: max(c.Units, 1), Plain: c.Plain, Rate: usual, Seed: int(c.Seed)}
	for i, v := range Rates {
		if v == c.Rate {
			s.Rate = i
		}
	}
	for i, v := range L2s {
		if v == c.L2 {
			s.L2 = i
		}
	}
	for i, v := range Dropouts {
		if v == c.Dropout {
			s.Dropout = i
		}
	}
	return s
}

// first is the case that overfits, at the step after which its test loss is least.
var first = State{Recipe: beans.Cases[beans.TooLarge].Recipe, Setting: settingOf(beans.Cases[beans.TooLarge].Setting), Step: 14, Drawn: 100}

// Fields implements room.Room.
func (r *Room) Fields() []link.Field {
	s := &r.State
	return append(r.Digit.Fields(),
		link.Choice("show", &s.Shown, "", "luck"),
		link.Choice("curve", &s.Recipe.Shape, "", "ring", "line"),
		link.Int("train", &s.Recipe.Train, 0, MostBeans, first.Recipe.Train),
		link.Int("test", &s.Recipe.Test, 0, MostBeans, first.Recipe.Test),
		link.Int("noise", &s.Recipe.Noise, 0, MostNoise, first.Recipe.Noise),
		seed("sow", &s.Recipe.Seed),
		link.Field{Key: "beans", Get: func() string { return s.Own }, Set: s.readOwn, Reset: func() { s.Own = "" }},
		link.Int("layers", &s.Setting.Layers, 0, MostLayers, first.Setting.Layers),
		link.Int("units", &s.Setting.Units, 1, MostUnits, first.Setting.Units),
		link.Flag("plain", &s.Setting.Plain),
		link.Int("rate", &s.Setting.Rate, 0, len(Rates)-1, usual),
		link.Int("l2", &s.Setting.L2, 0, len(L2s)-1, 0),
		link.Int("dropout", &s.Setting.Dropout, 0, len(Dropouts)-1, 0),
		link.Int("start", &s.Setting.Seed, 0, MostSeed, first.Setting.Seed),
		link.Int("step", &s.Step, 0, Length, first.Step),
		link.Int("draws", &s.Drawn, 0, beans.Draws, first.Drawn),
		link.Int("pick", &s.Pick, 0, beans.Draws, 0),
	)
}

func seed(key string, at *uint64) link.Field {
	return link.Field{Key: key,
		Get: func() string {
			if *at == first.Recipe.Seed {
				return ""
			}
			return strconv.FormatUint(*at, 10)
		},
		Set: func(v string) error {
			n, err := strconv.ParseUint(v, 10, 64)
			if err != nil || n > MostSeed {
				return link.ErrValue
			}
			*at = n
			return nil
		},
		Reset: func() { *at = first.Recipe.Seed },
	}
}

// A packed bean is three letters of six bits: x, y, and what it is.
const packed = 3

const (
	isRipe = 1 << iota
	isTest
)

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

// none is what no beans at all are packed as.
const none = "-"

func pack(list []beans.Bean) string {
	if len(list) == 0 {
		return none
	}
	out := make([]byte, 0, packed*len(list))
	for _, x := range list {
		v := int(x.X)<<10 | int(x.Y)<<2
		if x.Ripe {
			v |= isRipe
		}
		if x.Test {
			v |= isTest
		}
		out = append(out, letters[v>>12], letters[v>>6&63], letters[v&63])
	}
	return string(out)
}

// unpack reads packed beans up to the first that is none, or for which there is no
// room; rest is what is not read.
func unpack(v string) (list []beans.Bean, rest string) {
	if v == none {
		return nil, ""
	}
	var halves [2]int
	for ; len(v) >= packed; v = v[packed:] {
		n := 0
		for i := range packed {
			d := strings.IndexByte(letters, v[i])
			if d < 0 {
				return list, v
			}
			n = n<<6 | d
		}
		half := n / isTest & 1
		if halves[half]++; halves[half] > MostBeans {
			return list, v
		}
		list = append(list, beans.Bean{X: uint8(n >> 10), Y: uint8(n >> 2), Ripe: n&isRipe != 0, Test: half == 1})
	}
	return list, v
}

func (s *State) readOwn(v string) error {
	list, rest := unpack(v)
	if v == "" || len(list) == 0 && v != none {
		return link.ErrValue
	}
	s.Own = pack(list)
	if rest != "" {
		return link.Rest(rest)
	}
	return nil
}
