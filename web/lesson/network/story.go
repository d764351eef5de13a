package network

// Steps is how many steps one forward pass is told in.
const Steps = 7

// The steps of the story.
const (
	AllAtOnce  = iota // no story
	Enters            // 784 numbers
	Multiplies        // one unit, and its products
	AddsUp            // its sum, and ReLU
	FillsLayer        // all units of the first layer
	GoesOn            // the layers behind
	ReachesEnd        // the outputs
	Becomes           // probabilities
)

// pace is how many steps are told in a second.
const pace = .4

// Moving, Play and Advance implement room.Player.
func (r *Room) Moving() bool { return r.Clock.Playing }

// Play tells the story, or stops telling it. At the end it starts over.
func (r *Room) Play() {
	if r.Clock.Playing {
		r.Clock.Stop()
		return
	}
	if !r.Here() {
		return
	}
	if r.Step >= Steps || r.Step == AllAtOnce {
		r.tell(Enters)
	}
	r.Clock.Start()
}

func (r *Room) Advance(dt float64) {
	r.Clock.Advance(dt, pace, func() bool {
		r.tell(r.Step + 1)
		return r.Step < Steps
	})
}

// StepTo goes to a step of the story; to AllAtOnce ends it.
func (r *Room) StepTo(step int) {
	r.Clock.Stop()
	r.tell(min(max(step, AllAtOnce), Steps))
	if r.Step == AllAtOnce {
		r.View, r.told = OneUnit, nothing
		r.Derive()
	}
}

// tell shows what a step is about.
func (r *Room) tell(step int) {
	r.Step, r.Big, r.told = step, None, ofStory
	r.View = OneUnit
	switch step {
	case Enters, Multiplies, AddsUp, FillsLayer:
		if r.Layer != 1 {
			r.look1(1)
			r.Unit = Most
		}
	case GoesOn:
		r.look1(r.Depth() - 1)
		r.Unit = Most
	case ReachesEnd:
		r.look1(r.Depth())
		r.Unit = Most
	case Becomes:
		r.look1(r.Depth())
		r.Unit = Most
		r.View = Softmax
	}
	r.Derive()
}

// free ends the story: the reader looks around.
func (r *Room) free() {
	r.Clock.Stop()
	r.Step = AllAtOnce
}

// A Shade says how much of a layer has been reached.
type Shade int

const (
	Dark Shade = iota // nothing
	Lone              // the unit that is written out
	Full              // all units
)

// Shade says how much of a layer, from 1, the story has reached.
func (r *Room) Shade(layer int) Shade {
	from := GoesOn // the first step that shows all of it
	switch layer {
	case 1:
		from = FillsLayer
	case r.Depth():
		from = ReachesEnd
	}
	switch {
	case r.Step == AllAtOnce || r.Step >= from:
		return Full
	case layer == 1 && r.Step == AddsUp:
		return Lone
	}
	return Dark
}

// ShowsProducts, ShowsSum and ShowsAnswer say what else the story has reached.
func (r *Room) ShowsProducts() bool { return r.Step == AllAtOnce || r.Step >= Multiplies }
func (r *Room) ShowsSum() bool      { return r.Step == AllAtOnce || r.Step >= AddsUp }
func (r *Room) ShowsAnswer() bool   { return r.Step == AllAtOnce || r.Step >= Becomes }
