// Package network is #/network without its looks: a dense network that reads the
// reader's digit, every unit of it, and one of them written out.
package network

import (
	"slices"

	"convlab/nn"
	"convlab/nn/ink"
	"convlab/nn/zoo"
	"convlab/web/lesson/clock"
	"convlab/web/lesson/digit"
	"convlab/web/lesson/link"
	"convlab/web/lesson/panel"
	"convlab/web/lesson/room"
	"convlab/web/lesson/words"
)

// Chapter is the chapter's line in the lesson's table.
var Chapter = room.Chapter{
	Route:   "network",
	Part:    room.Dense,
	Lives:   room.Answer,
	Opens:   []room.Piece{room.Answer},
	Heading: words.Both[words.Heading]{Zh: zh.Heading, En: en.Heading},
	Keys:    words.Both[[]words.Key]{Zh: zh.Keys, En: en.Keys},
	Open:    func(d *room.Desk) room.Room { return New(d) },
	Scenes:  scenes,
}

// An Exhibit is one of those on the chapter's stage.
type Exhibit int

const (
	OneUnit Exhibit = iota // weights × input = products, and their sum
	Softmax                // ten outputs become probabilities
	Painted                // what changes when a pixel does
	exhibits
)

// State is what a link carries of the chapter, besides the digit.
type State struct {
	Net   int     // of Nets
	View  Exhibit // on the stage
	Layer int     // of the unit that is written out, from 1; the last are the outputs
	Unit  int     // its place in the layer from 0, Most for whichever is largest
	Input int     // of the unit's inputs the one that is named, Most for the largest product
	Lines bool    // the strongest connections are drawn
	Step  int     // of the story, from 1; 0: all at once
}

// Most stands for the one that is the largest just now.
const Most = -1

// Nets are the networks of the page that are nothing but dense layers.
var Nets = dense(panel.Networks)

func dense(all []*zoo.Model) (list []*zoo.Model) {
	for _, m := range all {
		ok := m.Input.IsVec()
		for _, l := range m.Layers {
			switch l.(type) {
			case nn.Dense, nn.ReLU:
			default:
				ok = false
			}
		}
		if ok {
			list = append(list, m)
		}
	}
	return list
}

// A Room is the chapter while a reader looks around in it.
type Room struct {
	State
	*room.Desk
	Clock clock.Clock
	Guess [exhibits]words.Guess

	// What the reader is doing; not worth a link.
	Hot   string // the part of the picture that a word in the prose points at
	Over  Spot   // the cell that is pointed at
	Loupe bool   // and it is under a finger
	Big   Map    // the map that is enlarged, None for none
	Grey  uint8  // that the brush paints with
	Brush int    // the pixel that keys paint

	// What follows.
	Seen View

	net    *nn.Network // that pass belongs to
	pass   *nn.Pass
	stroke bool // a stroke is being painted
	told   told // what the reader has done last that is to be said aloud
	trail  digit.Trail[choice]
}

// A Map is a picture of many numbers on the stage.
type Map int

const (
	None     Map = iota
	Picture      // 28×28
	Weights      // of the unit that is written out
	Inputs       // what they meet
	Products     // and what comes of it
	Paper        // the picture that can be painted
	Outputs      // the ten
	Layers       // Layers+i is hidden layer i, from 1
)

// LayerMap is the map of a hidden layer, from 1.
func LayerMap(layer int) Map { return Layers + Map(layer) }

// A Spot is a cell of a map; the zero value is none.
type Spot struct {
	Map  Map
	Cell int
}

// told is what Aloud is about.
type told int

const (
	nothing told = iota
	ofUnit
	ofInput
	ofStory
	ofPaint
	ofAnswer
)

// New returns the network of a first visit.
func New(d *room.Desk) *Room { return &Room{State: first, Desk: d, Grey: 255, Brush: center} }

var first = State{Layer: 1, Unit: Most, Input: Most}

// center is where the brush of the keys is at first.
const center = 13*ink.Side + 13

// T returns the texts of the reader's language.
func (r *Room) T() *Text { return texts.In(r.Lang) }

// Model is the network that is looked at.
func (r *Room) Model() *zoo.Model {
	if list := r.Nets(); r.Net < len(list) {
		return list[r.Net]
	}
	return Nets[0]
}

// Nets are the networks to choose from: those of the page, and the reader's own if it is
// dense, too.
func (r *Room) Nets() []*zoo.Model {
	if own := r.Panel.Added(); own != nil && len(dense([]*zoo.Model{own})) > 0 && hidden(own) {
		return append(slices.Clone(Nets), own)
	}
	return Nets
}

// Depth is how many layers of sums the network has, the outputs among them.
func (r *Room) Depth() int { return len(r.sizes()) }

// hidden says whether a network has one to three hidden layers: what there is room for.
func hidden(m *zoo.Model) bool { n := len(m.Layers); return n >= 3 && n <= 7 }

// sizes are how many units the layers have.
func (r *Room) sizes() (list []int) {
	for _, l := range r.Model().Layers {
		if d, ok := l.(nn.Dense); ok {
			list = append(list, d.Units)
		}
	}
	return list
}

// Units is how many units a layer has, from 1.
func (r *Room) Units(layer int) int { return r.sizes()[layer-1] }

// Fields implements room.Room. Layers, units and pixels count from 1, as on the page.
func (r *Room) Fields() []link.Field {
	s := &r.State
	names := []string{""}
	for _, m := range Nets[1:] {
		names = append(names, m.Name)
	}
	names = append(names, panel.OwnName) // it may still be on its way
	return append(r.Digit.Fields(),
		link.Choice("net", &s.Net, names...),
		link.Choice("view", &s.View, "", "softmax", "paint"),
		link.Int("layer", &s.Layer, 1, r.Depth(), 1),
		counted("unit", &s.Unit, func() int { return r.Units(s.Layer) }),
		counted("input", &s.Input, func() int { return r.inputs(s.Layer) }),
		link.Flag("lines", &s.Lines),
		link.Int("step", &s.Step, 0, Steps, 0),
	)
}

// inputs is how many numbers a unit of a layer weighs.
func (r *Room) inputs(layer int) int {
	if layer == 1 {
		return r.Model().Input.Size()
	}
	return r.Units(layer - 1)
}

// counted is a place among so many, counted from 1; Most is the default.
func counted(key string, at *int, count func() int) link.Field {
	from1 := 0
	f := link.Int(key, &from1, 0, 1<<20, 0)
	return link.Field{Key: key,
		Get: func() string { from1 = *at + 1; return f.Get() },
		Set: func(v string) error {
			if err := f.Set(v); err != nil || from1 < 1 || from1 > count() {
				return link.ErrValue
			}
			*at = from1 - 1
			return nil
		},
		Reset: func() { *at = Most },
	}
}

// Enter implements room.Enterer: there must be something to read.
func (r *Room) Enter() { r.Digit.Fill() }

// Leave implements room.Leaver.
func (r *Room) Leave() {
	r.Clock.Stop()
	r.Hot, r.Over, r.Loupe, r.Big, r.told = "", Spot{}, false, None, nothing
	r.stroke = false
	r.Digit.Settle()
}

// Derive implements room.Room.
func (r *Room) Derive() {
	if r.Net >= len(r.Nets()) && (r.Trained == "" || r.Panel.Added() != nil) { // the reader's own is gone, and not on its way
		r.Net = 0
	}
	// Networks have other numbers of layers and units.
	r.Layer = min(r.Layer, r.Depth())
	if r.Unit >= r.Units(r.Layer) {
		r.Unit = Most
	}
	if r.Input >= r.inputs(r.Layer) {
		r.Input = Most
	}
	r.Panel.Read(r.Digit, panel.Only(r.Model()))
	if net := r.Panel.Network(r.Model()); net != r.net {
		r.net, r.pass = net, nil
		if net != nil {
			r.pass = net.PlanForward(1)
		}
	}
	r.look()
}

// Here says whether there are numbers to look at: the network has arrived, and
// there is a picture.
func (r *Room) Here() bool { return r.Seen.Levels != nil }

// Asked implements room.Asker.
func (r *Room) Asked() (q words.Question, choice int) {
	return r.T().Questions[r.View], r.Guess[r.View].Choice()
}

// Busy implements room.Busy.
func (r *Room) Busy() bool { return r.Clock.Playing || r.stroke }

// Exhibits, Exhibit and Show implement room.Exhibitor.
func (r *Room) Exhibits() []string { return r.T().Exhibits[:] }
func (r *Room) Exhibit() int       { return int(r.View) }
func (r *Room) Show(i int) {
	r.free()
	r.View, r.Big = Exhibit(min(max(i, 0), int(exhibits)-1)), None
	r.Derive()
}

// Key implements room.Keyer: keys tell the story.
func (r *Room) Key(key string, dx, dy int) bool {
	switch {
	case key == "Escape" && r.Big != None:
		r.Enlarge(None)
	case !r.Here():
		return false
	case key == " ":
		r.Play()
	case dx != 0:
		r.StepTo(r.Step + dx)
	case key == "Home":
		r.StepTo(0)
	case key == "End":
		r.StepTo(Steps)
	default:
		return false
	}
	return true
}
