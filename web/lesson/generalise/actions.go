package generalise

import (
	"convlab/nn/beans"
)

// choices are what can be undone; where the reader looks is not among them.
type choices struct {
	recipe  beans.Recipe
	own     string
	setting Setting
}

func (r *Room) choices() choices { return choices{r.Recipe, r.Own, r.Setting} }

// change changes what can be undone. What plays ends: the run is another one.
func (r *Room) change(f func(*State)) {
	before := r.choices()
	f(&r.State)
	if r.choices() == before {
		return
	}
	r.stop()
	r.told = ofRun
	r.history.Remember(before)
}

// Undo and Redo implement room.Undoer.
func (r *Room) Undo() { r.swap(r.history.Undo) }
func (r *Room) Redo() { r.swap(r.history.Redo) }

func (r *Room) swap(undo func(*choices) bool) {
	r.drop()
	now := r.choices()
	if undo(&now) {
		r.stop()
		r.told = ofRun
		r.Recipe, r.Own, r.Setting = now.recipe, now.own, now.setting
		r.Derive()
	}
}

// CanUndo and CanRedo say whether there is anything to go back or forward to.
func (r *Room) CanUndo() bool { return r.history.CanUndo() }
func (r *Room) CanRedo() bool { return r.history.CanRedo() }

// Take puts a case of [beans.Cases] on the table, trained to its end.
func (r *Room) Take(i int) {
	if i < 0 || i >= len(beans.Cases) {
		return
	}
	r.take(i)
	r.Step = beans.Cases[i].Steps
	r.Derive()
}

func (r *Room) take(i int) {
	c := beans.Cases[i]
	r.change(func(s *State) { s.Recipe, s.Own, s.Setting = c.Recipe, "", settingOf(c.Setting) })
}

// Case is the case that is on the table, -1 if it is none of them.
func (r *Room) Case() int {
	for i, c := range beans.Cases {
		if r.Own == "" && r.Recipe == c.Recipe && r.Setting == settingOf(c.Setting) {
			return i
		}
	}
	return -1
}

// Set changes the setting; what is out of bounds is put within. The run starts
// anew, from the weights of the same seed, and goes as far as it was.
func (r *Room) Set(f func(*Setting)) {
	r.change(func(s *State) {
		f(&s.Setting)
		v := &s.Setting
		v.Layers = min(max(v.Layers, 0), MostLayers)
		v.Units = min(max(v.Units, 1), MostUnits)
		v.Rate = min(max(v.Rate, 0), len(Rates)-1)
		v.L2 = min(max(v.L2, 0), len(L2s)-1)
		v.Dropout = min(max(v.Dropout, 0), len(Dropouts)-1)
	})
	r.Derive()
}

// Draw changes the recipe and draws beans by it.
func (r *Room) Draw(f func(*beans.Recipe)) {
	r.change(func(s *State) {
		f(&s.Recipe)
		v := &s.Recipe
		v.Train = min(max(v.Train, 0), MostBeans)
		v.Test = min(max(v.Test, 0), MostBeans)
		v.Noise = min(max(v.Noise, 0), MostNoise)
		v.Seed %= MostSeed + 1
		s.Own = ""
	})
	r.Derive()
}

// Reset goes back to the usual learning rate, and to the start.
func (r *Room) Reset() {
	r.change(func(s *State) { s.Setting.Rate, s.Setting.Plain = usual, false })
	r.Step = 0
	r.Derive()
}

// --- Beans by hand ---

// reach of the pointer, in places of the table.
const near = 9

// nearest is the bean next to a spot, -1 if none is within reach.
func (r *Room) nearest(at Spot, reach int) (best int) {
	best, least := -1, reach*reach+1
	for i, b := range r.Beans {
		dx, dy := int(b.X)-int(at.X), int(b.Y)-int(at.Y)
		if d := dx*dx + dy*dy; d < least {
			best, least = i, d
		}
	}
	return best
}

// Press uses the tool at a spot; reach is how near a bean must be.
func (r *Room) Press(at Spot, reach int) {
	r.stop()
	r.lay()
	r.told = ofBeans
	switch r.Tool {
	case PutRipe, PutRaw:
		if beans.Count(r.Beans, r.Half) >= MostBeans {
			r.Desk.Say(full(r.Half))
			return
		}
		r.edit(append(append([]beans.Bean(nil), r.Beans...), beans.Bean{X: at.X, Y: at.Y, Ripe: r.Tool == PutRipe, Test: r.Half}))
	case Erase:
		if i := r.nearest(at, reach); i >= 0 {
			r.edit(append(append([]beans.Bean(nil), r.Beans[:i]...), r.Beans[i+1:]...))
		}
	default:
		r.Held = r.nearest(at, reach)
		r.taken = r.choices()
	}
}

// MoveTo moves the bean that is held. The network sees it where it is now as soon
// as it is put down.
func (r *Room) MoveTo(at Spot) {
	if r.Held < 0 || r.Held >= len(r.Beans) {
		return
	}
	if b := &r.Beans[r.Held]; b.X != at.X || b.Y != at.Y {
		b.X, b.Y = at.X, at.Y
		r.painted = false
	}
}

// Lift puts down what is held.
func (r *Room) Lift() {
	if r.Held < 0 {
		return
	}
	r.Held = -1
	r.edit(r.Beans)
}

// drop puts what is held back where it was.
func (r *Room) drop() {
	if r.Held >= 0 {
		r.Held = -1
		r.run = nil
		r.lay()
	}
}

// edit makes the beans those of the reader's own.
func (r *Room) edit(list []beans.Bean) {
	own := pack(list)
	if r.Own == "" && own == pack(r.Recipe.Draw()) {
		return
	}
	r.change(func(s *State) { s.Own = own })
	r.told = ofBeans
	r.Derive()
}

// SetTool and SetHalf choose what the pointer does.
func (r *Room) SetTool(t Tool) {
	r.drop()
	r.Tool = min(max(t, 0), Tools-1)
}
func (r *Room) SetHalf(test bool) { r.Half = test }

// Clear takes all beans off the table.
func (r *Room) Clear() {
	r.lay()
	r.edit(nil)
}

// Aim moves the cursor of the keys; what is held moves along.
func (r *Room) Aim(dx, dy int) {
	const by = 4
	r.Aimed, r.told = true, ofCursor
	r.Cursor.X = uint8(min(max(int(r.Cursor.X)+by*dx, 0), 255))
	r.Cursor.Y = uint8(min(max(int(r.Cursor.Y)-by*dy, 0), 255))
	r.MoveTo(r.Cursor)
}

// Act uses the tool at the cursor; what is held is put down.
func (r *Room) Act() {
	r.Aimed = true
	if r.Held >= 0 {
		r.Lift()
		return
	}
	r.Press(r.Cursor, near)
}

// EraseHere takes the bean at the cursor away.
func (r *Room) EraseHere() {
	tool := r.Tool
	r.drop()
	r.Tool = Erase
	r.Press(r.Cursor, near)
	r.Tool = tool
}

// --- The curves ---

// Read reads the curves at a step, -1 at the one that is shown.
func (r *Room) Read(step int) {
	r.told = ofProbe
	if step < 0 || step > r.At() {
		step = -1
	}
	r.Probe = step
}

// ReadBy goes on from the step that is read.
func (r *Room) ReadBy(by int) {
	at := r.Probe
	if at < 0 {
		at = r.At()
	}
	r.Read(min(max(at+by, 0), r.At()))
}

// --- Lots ---

var draws = beans.Luck()

// AllDraws are the draws that were counted.
func AllDraws() []beans.Draw { return draws }

// PickDraw looks at a draw, from 1; 0 at none.
func (r *Room) PickDraw(n int) {
	r.stop()
	r.told = ofProbe
	if r.Pick = min(max(n, 0), beans.Draws); r.Pick > r.Drawn {
		r.Drawn = r.Pick
	}
}

// NextLucky goes to the next draw in which the test beans came off better, or back.
func (r *Room) NextLucky(by int) {
	at := r.Pick - 1
	if r.Pick == 0 && by < 0 {
		at = 0
	}
	for range draws {
		at = ((at+by)%len(draws) + len(draws)) % len(draws)
		if draws[at].Gap() >= beans.Gap {
			r.PickDraw(at + 1)
			return
		}
	}
}

// OpenDraw puts the beans of the draw that is looked at on the table.
func (r *Room) OpenDraw() {
	if r.Pick == 0 {
		return
	}
	c := beans.LuckCase(r.Pick - 1)
	r.change(func(s *State) { s.Recipe, s.Own, s.Setting = c.Recipe, "", settingOf(c.Setting) })
	r.Shown = Table
	r.Step = c.Steps
	r.Derive()
}

// Gaps are the least and the greatest difference of a draw, in points.
func Gaps() (lo, hi int) {
	for _, d := range draws {
		lo, hi = min(lo, d.Gap()), max(hi, d.Gap())
	}
	return lo, hi
}

// A Plot is where the dots of the draws lie in a box: a column for each difference,
// in which rows grow from below.
type Plot struct {
	Lo, Hi int     // differences
	Across int     // dots beside each other in a column
	Pitch  float64 // from one to the next
	W, H   float64
}

// PlotIn fits all draws into a box.
func PlotIn(w, h float64) Plot {
	lo, hi := Gaps()
	most := 0
	count := map[int]int{}
	for _, d := range draws {
		count[d.Gap()]++
		most = max(most, count[d.Gap()])
	}
	p := Plot{Lo: lo, Hi: hi, W: w, H: h}
	column := w / float64((hi-lo)/5+1)
	for p.Across = 2; p.Across < 14; p.Across++ {
		p.Pitch = column * .92 / float64(p.Across)
		if float64((most+p.Across-1)/p.Across)*p.Pitch <= h {
			break
		}
	}
	return p
}

// Dots calls f with the centre of each of the first n draws.
func (p Plot) Dots(n int, f func(i int, x, y float64)) {
	count := map[int]int{}
	column := p.W / float64((p.Hi-p.Lo)/5+1)
	for i, d := range draws[:n] {
		k := count[d.Gap()]
		count[d.Gap()]++
		x := (float64((d.Gap()-p.Lo)/5)+.04)*column + (float64(k%p.Across)+.5)*p.Pitch
		f(i, x, p.H-(float64(k/p.Across)+.5)*p.Pitch)
	}
}
