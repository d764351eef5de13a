package lesson

import (
	"time"

	"convlab/nn/filter"
	"convlab/nn/ink"
)

// A Lesson is one reader's visit: the state, what the reader is doing right now,
// and everything that follows from both. Its methods are the actions; after
// each of them all derived values are current. It is not safe for concurrent use.
type Lesson struct {
	State
	Home State // the language and theme this browser gets without being told

	// What the reader is doing; not worth a link.
	Tool      Tool
	Hot       string // the part of a picture that a word in the prose points at
	Playing   bool
	Speed     float64 // steps a second when playing
	Preview   int     // output cell under the pointer, -1 for none
	Picked    int     // input cell whose readers are shown, -1 for none
	HotTerm   int     // which of a step's products is pointed at, -1 for none
	Editing   Cell    // the number being typed
	EditText  string  // what stood in it when it was opened
	EditFresh bool    // opened by typing, not to be selected
	Painting  bool    // the pointer paints the input
	Brush     uint8   // the grey it paints with
	Cursor    Cursor  // the pad's keyboard pen
	Answers   map[string]int
	About     bool
	Unfolded  map[string]bool // networks whose bars are shown where there is little room

	// Budget is what the networks may take at once after every change; those that
	// take longer are left for CatchUp. 0 is no limit.
	Budget time.Duration

	Program Program // what computes all this

	// What follows.
	Trace   ink.Trace
	Nudged  ink.Picture // what the networks receive
	Reading Reading
	Walk    WalkView

	models    Models
	samples   Samples
	proc      ink.Processor
	notice    Notice
	history   []Drawing
	undone    []Drawing
	painted   int  // the input cell that the brush was on last
	stroke    bool // a pointer stroke is being drawn
	last      ink.Point
	clock     float64
	active    map[string]int // the cell of each grid that is in the tab order
	focusGrid string
	focusTurn int
	vector    [ink.Side * ink.Side]float32
}

// Tool is what the pointer does on the pad.
type Tool int

const (
	Pen Tool = iota
	Eraser
)

// Cell names a number that can be typed: a grid and an index in it.
type Cell struct {
	Grid  string // "input", "kernel", or "" for none
	Index int
}

// New returns the lesson of a first visit. Language and theme of home are used;
// it is what the URL leaves unsaid.
func New(home State) *Lesson {
	l := &Lesson{State: Default(), Home: home, Speed: 2, Preview: -1, Picked: -1, HotTerm: -1, Brush: 255,
		Answers: map[string]int{}, Unfolded: map[string]bool{}, models: newModels(Networks), active: map[string]int{}, Cursor: Cursor{X: CursorGrid / 2, Y: CursorGrid / 4},
		Program: thisProgram()}
	l.Lang, l.Theme = home.Lang, home.Theme
	l.derive()
	return l
}

// T returns the texts of the reader's language.
func (l *Lesson) T() *Text { return Texts[l.Lang] }

// Hash returns the state as the URL's hash.
func (l *Lesson) Hash() string { return l.State.Hash(l.Home) }

// Visit goes where a URL's hash says. What it does not understand is named in
// a quiet notice and changes nothing.
func (l *Lesson) Visit(hash string) {
	l.halt()
	l.notice = Notice{}
	l.Lang, l.Theme = l.Home.Lang, l.Home.Theme
	before := l.Drawing
	link := encodeInk(before.Strokes)
	if bad := l.State.Visit(hash); len(bad) > 0 {
		l.Say(Notice{Kind: BadLink, Detail: bad[0]})
	}
	if l.Drawing.Sample > 0 {
		l.samples.wanted = true
	}
	if l.Drawing.Sample == before.Sample && encodeInk(l.Drawing.Strokes) == link {
		l.Drawing.Strokes = before.Strokes // finer than a link can say
	} else {
		l.history, l.undone = nil, nil
	}
	l.derive()
	l.fill()
}

// Go opens a chapter with everything as the reader left it.
func (l *Lesson) Go(r Route) {
	l.halt()
	l.Route = r
	l.notice = Notice{}
	l.derive()
	l.fill()
}

// Filling says whether a digit is on its way because there was none.
func (l *Lesson) Filling() bool { return l.Trace.Blank && !l.samples.failed }

// fill sees to it that there is something to flatten: without a drawing of the
// reader's own it takes a real digit.
func (l *Lesson) fill() {
	if l.Route == Flatten && l.Trace.Blank && l.Drawing.Sample == 0 && !l.samples.failed {
		l.Sample()
	}
}

// halt ends what belongs to the moment.
func (l *Lesson) halt() {
	l.Playing, l.Hot, l.Preview, l.Picked, l.HotTerm, l.Editing, l.About = false, "", -1, -1, -1, Cell{}, false
	l.stroke = false
	l.Cursor.Down = false
}

// SetLang changes the language.
func (l *Lesson) SetLang(lang Lang) { l.Lang = lang }

// SetTheme changes between "light" and "dark".
func (l *Lesson) SetTheme(theme string) { l.Theme = theme }

// Point makes the part of that name light up; "" none.
func (l *Lesson) Point(part string) { l.Hot = part }

// Answer records the reader's guess in a question, which reveals the answer.
func (l *Lesson) Answer(question string, choice int) { l.Answers[question] = choice }

// Advance lets dt seconds pass and reports whether anything still moves.
func (l *Lesson) Advance(dt float64) bool {
	if !l.Playing {
		return false
	}
	switch l.Route {
	case Convolution:
		l.clock += dt * l.Speed
		for l.clock >= 1 {
			l.clock--
			if !l.walkOn() {
				l.Playing = false
				break
			}
		}
	case Flatten:
		l.clock += dt * l.Speed * 2
		for l.clock >= 1 && l.Playing {
			l.clock--
			l.Flattening.Rows++
			l.Playing = l.Flattening.Rows < ink.Side
		}
	default:
		l.Playing = false
	}
	if !l.Playing {
		l.clock = 0
	}
	l.derive()
	return l.Playing
}

// Phase returns how far the step being played has come, 0..1.
func (l *Lesson) Phase() float64 {
	if !l.Playing {
		return 0
	}
	return l.clock
}

// Play starts, or stops, playing. At the end it starts over.
func (l *Lesson) Play() {
	l.Playing = !l.Playing
	l.clock, l.Preview, l.Picked = 0, -1, -1
	if !l.Playing {
		return
	}
	if l.Route == Convolution && l.Convolution.Step+1 >= l.Walk.Steps() {
		l.Convolution.Step = 0
	}
	if l.Route == Flatten && l.Flattening.Rows >= ink.Side {
		l.Flattening.Rows = 0
	}
	l.derive()
}

// derive recomputes what follows from the state of the current chapter.
func (l *Lesson) derive() {
	switch l.Route {
	case Convolution:
		l.Walk = viewWalk(&l.Convolution, l.Preview)
	default:
		l.read()
	}
}

// KernelKey and InputKey return the keys of the presets in use, "" for own numbers.
func (l *Lesson) KernelKey() string {
	return filter.KeyOf(filter.Kernels(), l.Convolution.KernelPlane())
}
func (l *Lesson) InputKey() string { return filter.KeyOf(filter.Inputs(), l.Convolution.InputPlane()) }
