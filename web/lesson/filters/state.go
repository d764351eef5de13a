package filters

import (
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"convlab/nn/filter"
	"convlab/nn/photo"
	"convlab/web/lesson/link"
)

// State is what a link carries of the darkroom, and the reader's own photo, which
// none does.
type State struct {
	Scene   int    // of photo.Scenes, as long as there is no photo of the reader's
	Own     *Photo // nil: the scene
	Chain   [photo.MaxSteps]Step
	Count   int // how many steps the chain has
	At      int // the step that is explained, from 1; 0: how the photo becomes grey
	Colour  bool
	Channel int // which colour the numbers are of: red, green, blue
	Row     int // the pixel under the cursor, from 0
	Col     int
	Divider int // per cent of the picture's width that show the photo as it was
}

// A Step is one convolution of the chain, as a reader types it: whole numbers, as a
// rule, and what their sum of products is divided by.
type Step struct {
	Side    int // of the kernel: 3, 5 or 7
	Numbers [maxSide * maxSide]float64
	Divisor float64
	After   photo.After
}

const maxSide = 7

// Bounds of the numbers that can be typed.
const (
	MaxNumber  = 9999.0
	MaxDivisor = 9999.0
)

// first is the state of a first visit.
var first = func() State {
	s := State{Count: 2, At: 2, Divider: 45, Row: 423, Col: 542}
	s.Chain[0] = Named("gauss", 5)
	s.Chain[1] = Named("sobel-x", 3)
	return s
}()

// Named returns the step of a kernel that has a name, and what becomes of its sums:
// signs are dropped where they tell only which side is the brighter one.
func Named(key string, side int) Step {
	s := Step{Side: side, Divisor: 1}
	k := photo.Kernel(key, side)
	for _, d := range []float64{1, 9, 25, 49, 16, 256, 4096} {
		if !slices.ContainsFunc(k.V, func(v float64) bool { return math.Abs(v*d-math.Round(v*d)) > 1e-9 }) {
			s.Divisor = d
			break
		}
	}
	for i, v := range k.V {
		s.Numbers[i] = math.Round(v*s.Divisor) + 0
	}
	switch key {
	case "sobel-x", "sobel-y", "laplace":
		s.After = photo.Absolute
	}
	return s
}

// Kernel is the step's kernel, as the photo is filtered with it.
func (s *Step) Kernel() filter.Plane {
	k := filter.NewPlane(s.Side, s.Side)
	for i := range k.V {
		k.V[i] = s.Numbers[i] / s.Divisor
	}
	return k
}

// Key is the name of the step's kernel, "" for numbers of the reader's own.
func (s *Step) Key() string {
	for i, key := range photo.Keys {
		if n := &named()[i][s.Side/2-1]; n.Numbers == s.Numbers && n.Divisor == s.Divisor {
			return key
		}
	}
	return ""
}

// named holds the steps that have names, by name and size.
var named = sync.OnceValue(func() (all [][3]Step) {
	for _, key := range photo.Keys {
		all = append(all, [3]Step{Named(key, 3), Named(key, 5), Named(key, 7)})
	}
	return all
})

// Recipe is what is done to the photo.
func (s *State) Recipe() photo.Recipe {
	r := photo.Recipe{Colour: s.Colour}
	for i := range s.Count {
		r.Steps = append(r.Steps, photo.Step{Kernel: s.Chain[i].Kernel(), After: s.Chain[i].After})
	}
	return r
}

// Source is the photo, of which any pixel can be asked for.
func (s *State) Source() photo.Source {
	if s.Own != nil {
		return s.Own.Pixels
	}
	return &photo.Scenes[s.Scene]
}

// Fields implements room.Room.
func (r *Room) Fields() []link.Field {
	s := &r.State
	return append([]link.Field{
		{Key: "pic", Get: r.writePicture, Set: r.readPicture, Reset: func() { s.Scene, s.Own = first.Scene, nil }},
		{Key: "chain", Get: s.writeChain, Set: s.readChain, Reset: func() { s.Chain, s.Count, s.At = first.Chain, first.Count, first.At }},
		// After the chain, which puts it at its end.
		{Key: "at", Get: s.writeAt, Set: s.readAt, Reset: func() { s.At = s.Count }},
		link.Flag("colour", &s.Colour),
		link.Choice("ch", &s.Channel, "", "green", "blue"),
		// One-based, as the page counts.
		oneBased("row", &s.Row, first.Row),
		oneBased("col", &s.Col, first.Col),
		link.Int("cut", &s.Divider, 0, 100, first.Divider),
	}, r.Digit.Fields()...)
}

// most is more than any photo has rows or columns.
const most = 9999

func oneBased(key string, at *int, otherwise int) link.Field {
	shown := *at + 1
	f := link.Int(key, &shown, 1, most, otherwise+1)
	return link.Field{Key: key,
		Get: func() string { shown = *at + 1; return f.Get() },
		Set: func(v string) error {
			err := f.Set(v)
			if err == nil {
				*at = shown - 1
			}
			return err
		},
		Reset: func() { *at = otherwise },
	}
}

// own is how a link says that its picture stayed where it was.
const own = "own"

func (r *Room) writePicture() string {
	switch {
	case r.Own != nil:
		return own
	case r.Scene == first.Scene:
		return ""
	}
	return photo.Scenes[r.Scene].Key
}

// readPicture: the reader's own photo is still there if he comes back to a link of
// his own; for others it never was.
func (r *Room) readPicture(v string) error {
	if v == own && r.last != nil {
		r.Own = r.last
		return nil
	}
	if v == own {
		r.missing = true
		return nil
	}
	i := slices.IndexFunc(photo.Scenes, func(s photo.Scene) bool { return s.Key == v })
	if i < 0 {
		return link.ErrValue
	}
	r.Scene, r.Own = i, nil
	return nil
}

// A chain is written as its steps, gauss5~sobel-x3_abs: names and sizes, or own
// numbers, own3_1_0_-1_…, with d and the divisor and what becomes of the sums behind
// them where that is not what goes without saying.
func (s *State) writeChain() string {
	if s.Count == first.Count && s.Chain == first.Chain {
		return ""
	}
	if s.Count == 0 {
		return "none"
	}
	var steps []string
	for i := range s.Count {
		steps = append(steps, s.Chain[i].write())
	}
	return strings.Join(steps, "~")
}

func (s *Step) write() string {
	usual := photo.Clamp
	parts := []string{own + strconv.Itoa(s.Side)}
	if key := s.Key(); key != "" {
		parts[0], usual = key+strconv.Itoa(s.Side), Named(key, s.Side).After
	} else {
		for _, v := range s.Numbers[:s.Side*s.Side] {
			parts = append(parts, strconv.FormatFloat(v, 'g', -1, 64))
		}
		if s.Divisor != 1 {
			parts = append(parts, "d"+strconv.FormatFloat(s.Divisor, 'g', -1, 64))
		}
	}
	if s.After != usual {
		parts = append(parts, afters[s.After])
	}
	return strings.Join(parts, "_")
}

var afters = [photo.Afters]string{"clamp", "abs", "mid"}

func (s *State) readChain(v string) error {
	var chain [photo.MaxSteps]Step
	n := 0
	if v != "none" {
		for text := range strings.SplitSeq(v, "~") {
			step, err := readStep(text)
			if err != nil || n == photo.MaxSteps {
				return link.ErrValue
			}
			chain[n] = step
			n++
		}
	}
	s.Chain, s.Count, s.At = chain, n, n
	return nil
}

var errStep = errors.New("filters: no step")

func readStep(text string) (s Step, err error) {
	head, rest, _ := strings.Cut(text, "_")
	if head == "" {
		return s, errStep
	}
	key, side := head[:len(head)-1], int(head[len(head)-1]-'0')
	if !slices.Contains(photo.Sizes, side) {
		return s, errStep
	}
	parts := []string{}
	if rest != "" {
		parts = strings.Split(rest, "_")
	}
	number := func(text string, lo, hi float64) (float64, bool) {
		x, err := strconv.ParseFloat(text, 64)
		return x + 0, err == nil && x >= lo && x <= hi
	}
	if key == own {
		s = Step{Side: side, Divisor: 1}
		if len(parts) < side*side {
			return s, errStep
		}
		for i, text := range parts[:side*side] {
			x, ok := number(text, -MaxNumber, MaxNumber)
			if !ok {
				return s, errStep
			}
			s.Numbers[i] = x
		}
		parts = parts[side*side:]
		if len(parts) > 0 && strings.HasPrefix(parts[0], "d") {
			x, ok := number(parts[0][1:], leastDivisor, MaxDivisor)
			if !ok {
				return s, errStep
			}
			s.Divisor, parts = x, parts[1:]
		}
	} else if slices.Contains(photo.Keys, key) {
		s = Named(key, side)
	} else {
		return s, errStep
	}
	if len(parts) > 0 {
		i := slices.Index(afters[:], parts[0])
		if i < 0 || len(parts) > 1 {
			return s, errStep
		}
		s.After = photo.After(i)
	}
	return s, nil
}

// leastDivisor is the smallest that can be typed: sums stay within what is exact.
const leastDivisor = 0.01

func (s *State) writeAt() string {
	if s.At == s.Count {
		return ""
	}
	return strconv.Itoa(s.At)
}

func (s *State) readAt(v string) error {
	n, err := strconv.Atoi(v)
	if err != nil || n < 0 || n > s.Count {
		return link.ErrValue
	}
	s.At = n
	return nil
}
