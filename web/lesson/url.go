package lesson

import (
	"encoding/hex"
	"errors"
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"convlab/nn/filter"
	"convlab/nn/ink"
)

// A field is one row of the table that makes the state a URL.
type field struct {
	key    string
	routes []Route                    // the chapters whose links carry it; nil for all
	get    func(s *State) string      // "" if nothing need be said
	set    func(*State, string) error // must leave the state alone when it fails
}

var errValue = errors.New("lesson: value not understood")

// Limits on what a link may ask for; what the page writes itself stays below.
const (
	maxHash    = 16 << 10 // bytes
	maxInkText = 6 << 10
	maxStrokes = 400
	maxPoints  = 4000
)

var pictured = []Route{Draw, Flatten}
var walked = []Route{Convolution}

// fields is the table: State is what the reader can change, and this is the URL.
var fields = []field{
	{"ink", nil, // every chapter can use the reader's own digit
		func(s *State) string { return encodeInk(s.Drawing.Strokes) },
		func(s *State, v string) (err error) {
			strokes, err := decodeInk(v)
			if err == nil {
				s.Drawing.Strokes = strokes
			}
			return err
		}},
	number("sample", nil, 0, 1<<20, 0, func(s *State) *int { return &s.Drawing.Sample }),
	number("pen", pictured, MinWidth, MaxWidth, DefaultWidth, func(s *State) *int { return &s.Drawing.Width }),
	{"off", pictured, getSteps, setSteps},
	number("right", pictured, -MaxShift, MaxShift, 0, func(s *State) *int { return &s.Drawing.Nudge.Right }),
	number("down", pictured, -MaxShift, MaxShift, 0, func(s *State) *int { return &s.Drawing.Nudge.Down }),
	decimal("turn", pictured, -MaxTurn, MaxTurn, func(s *State) *float64 { return &s.Drawing.Nudge.Turn }),
	decimal("grow", pictured, -MaxGrow, MaxGrow, func(s *State) *float64 { return &s.Drawing.Nudge.Grow }),
	decimal("thick", pictured, -MaxThick, MaxThick, func(s *State) *float64 { return &s.Drawing.Nudge.Thick }),
	decimal("noise", pictured, 0, MaxNoise, func(s *State) *float64 { return &s.Drawing.Nudge.Noise }),

	number("rows", []Route{Flatten}, 0, ink.Side, 0, func(s *State) *int { return &s.Flattening.Rows }),
	number("pixel", []Route{Flatten}, 0, ink.Side*ink.Side-1, Default().Flattening.Pixel, func(s *State) *int { return &s.Flattening.Pixel }),
	flag("unit", []Route{Flatten}, func(s *State) *bool { return &s.Flattening.Unit }),
	number("label", []Route{Flatten}, 0, 9, -1, func(s *State) *int { return &s.Flattening.Answer }),

	{"in", walked,
		func(s *State) string {
			if d := Default(); s.Convolution.Input == d.Convolution.Input {
				return ""
			}
			if k := filter.KeyOf(filter.Inputs(), s.Convolution.InputPlane()); k != "" {
				return k
			}
			return hex.EncodeToString(s.Convolution.Input[:])
		},
		func(s *State, v string) error {
			if p, ok := filter.Find(filter.Inputs(), v); ok {
				s.Convolution.setInput(p)
				return nil
			}
			b, err := hex.DecodeString(v)
			if err != nil || len(b) != len(s.Convolution.Input) {
				return errValue
			}
			copy(s.Convolution.Input[:], b)
			return nil
		}},
	{"k", walked,
		func(s *State) string {
			if d := Default(); s.Convolution.Kernel == d.Convolution.Kernel {
				return ""
			}
			if k := filter.KeyOf(filter.Kernels(), s.Convolution.KernelPlane()); k != "" {
				return k
			}
			var b []string
			for _, v := range s.Convolution.Kernel {
				b = append(b, strconv.FormatFloat(v, 'g', -1, 64))
			}
			return strings.Join(b, "_")
		},
		func(s *State, v string) error {
			if p, ok := filter.Find(filter.Kernels(), v); ok {
				copy(s.Convolution.Kernel[:], p.V)
				return nil
			}
			parts := strings.Split(v, "_")
			var k [9]float64
			if len(parts) != len(k) {
				return errValue
			}
			for i, p := range parts {
				w, err := strconv.ParseFloat(p, 64)
				if err != nil || !(math.Abs(w) <= MaxWeight) {
					return errValue
				}
				k[i] = w
			}
			s.Convolution.Kernel = k
			return nil
		}},
	number("stride", walked, 1, 3, 1, func(s *State) *int { return &s.Convolution.Stride }),
	number("pad", walked, 0, 2, 0, func(s *State) *int { return &s.Convolution.Padding }),
	number("dil", walked, 1, 3, 1, func(s *State) *int { return &s.Convolution.Dilation }),
	decimal("bias", walked, -MaxBias, MaxBias, func(s *State) *float64 { return &s.Convolution.Bias }),
	flag("flip", walked, func(s *State) *bool { return &s.Convolution.Flip }),
	choice("neg", walked, []string{"", "abs", "rescale"}, func(s *State) *filter.Negative { return &s.Convolution.Negative }),
	flag("relu", walked, func(s *State) *bool { return &s.Convolution.ReLU }),
	flag("pool", walked, func(s *State) *bool { return &s.Convolution.Pool }),
	{"step", walked, // one-based, as the page counts; last, since the options say how many there are
		func(s *State) string {
			if s.Convolution.Step == 0 {
				return ""
			}
			return strconv.Itoa(s.Convolution.Step + 1)
		},
		func(s *State, v string) error {
			n, err := strconv.Atoi(v)
			if rows, cols := s.Convolution.Conv().OutSize(); err != nil || n < 1 || n > rows*cols {
				return errValue
			}
			s.Convolution.Step = n - 1
			return nil
		}},
	flag("embed", nil, func(s *State) *bool { return &s.Embed }),
}

func number(key string, routes []Route, lo, hi, def int, at func(*State) *int) field {
	return field{key, routes,
		func(s *State) string {
			if *at(s) == def {
				return ""
			}
			return strconv.Itoa(*at(s))
		},
		func(s *State, v string) error {
			n, err := strconv.Atoi(v)
			if err != nil || n < lo || n > hi {
				return errValue
			}
			*at(s) = n
			return nil
		}}
}

func decimal(key string, routes []Route, lo, hi float64, at func(*State) *float64) field {
	return field{key, routes,
		func(s *State) string {
			if *at(s) == 0 {
				return ""
			}
			return strconv.FormatFloat(*at(s), 'g', -1, 64)
		},
		func(s *State, v string) error {
			x, err := strconv.ParseFloat(v, 64)
			if err != nil || !(x >= lo && x <= hi) {
				return errValue
			}
			*at(s) = x
			return nil
		}}
}

func flag(key string, routes []Route, at func(*State) *bool) field {
	return field{key, routes,
		func(s *State) string {
			if *at(s) {
				return "1"
			}
			return ""
		},
		func(s *State, v string) error {
			if v != "0" && v != "1" {
				return errValue
			}
			*at(s) = v == "1"
			return nil
		}}
}

func choice[T ~int](key string, routes []Route, names []string, at func(*State) *T) field {
	return field{key, routes,
		func(s *State) string { return names[*at(s)] },
		func(s *State, v string) error {
			i := slices.Index(names, v)
			if i < 0 {
				return errValue
			}
			*at(s) = T(i)
			return nil
		}}
}

var stepNames = []string{"crop", "scale", "pen", "centre"}

func stepBits(s *ink.Steps) []*bool { return []*bool{&s.Crop, &s.Scale, &s.Pen, &s.Centre} }

func getSteps(s *State) string {
	var off []string
	for i, b := range stepBits(&s.Drawing.Steps) {
		if !*b {
			off = append(off, stepNames[i])
		}
	}
	return strings.Join(off, "_")
}

func setSteps(s *State, v string) error {
	steps := ink.AllSteps
	for _, name := range strings.Split(v, "_") {
		i := slices.Index(stepNames, name)
		if i < 0 {
			return errValue
		}
		*stepBits(&steps)[i] = false
	}
	s.Drawing.Steps = steps
	return nil
}

// Hash returns the state as the URL's hash, "#/convolution?k=sobel-x&step=16".
// What equals its default is left out; so are the language and the theme where
// they equal home, which is what this browser would get without being told.
func (s *State) Hash(home State) string {
	var q []string
	for _, f := range fields {
		if f.routes != nil && !slices.Contains(f.routes, s.Route) {
			continue
		}
		if v := f.get(s); v != "" {
			q = append(q, f.key+"="+url.QueryEscape(v))
		}
	}
	if s.Lang != home.Lang {
		q = append(q, "lang="+string(s.Lang))
	}
	if s.Theme != home.Theme {
		q = append(q, "theme="+s.Theme)
	}
	h := "#/" + string(s.Route)
	if len(q) > 0 {
		h += "?" + strings.Join(q, "&")
	}
	return h
}

// Visit changes s to what a URL's hash says. The fields of the chapter that
// the hash names start from their defaults; other chapters keep theirs, as do
// language and theme unless the hash names them. It returns the parts that
// were not understood, which changed nothing; s is valid in any case.
func (s *State) Visit(hash string) (bad []string) {
	hash = strings.TrimPrefix(hash, "#")
	if hash == "" || hash == "/" || hash == "main" { // the skip link's target, if it was used before the page was there
		s.Route = Draw
		return nil
	}
	if len(hash) > maxHash {
		s.Route = Draw
		return []string{clip("#" + hash[:200])}
	}
	path, query, _ := strings.Cut(strings.TrimPrefix(hash, "/"), "?")
	route := Route(strings.TrimSuffix(path, "/"))
	if !slices.Contains(Routes, route) {
		s.Route = Draw
		return []string{clip("#/" + path)}
	}
	s.Route = route
	s.reset(route)
	given := map[string]string{}
	for _, pair := range strings.Split(query, "&") {
		if pair == "" {
			continue
		}
		k, v, _ := strings.Cut(pair, "=")
		v, err := url.QueryUnescape(v)
		known := slices.ContainsFunc(fields, func(f field) bool { return f.key == k })
		if _, twice := given[k]; err != nil || twice || !known && k != "lang" && k != "theme" {
			bad = append(bad, clip(pair))
			continue
		}
		given[k] = v
	}
	for _, f := range fields {
		v, ok := given[f.key]
		if !ok {
			continue
		}
		if f.routes != nil && !slices.Contains(f.routes, route) || f.set(s, v) != nil {
			bad = append(bad, clip(f.key+"="+v))
		}
	}
	if v, ok := given["lang"]; ok {
		if slices.Contains(Langs, Lang(v)) {
			s.Lang = Lang(v)
		} else {
			bad = append(bad, clip("lang="+v))
		}
	}
	if v, ok := given["theme"]; ok {
		if v == "light" || v == "dark" {
			s.Theme = v
		} else {
			bad = append(bad, clip("theme="+v))
		}
	}
	return bad
}

// reset gives the fields that this chapter's links carry their defaults.
func (s *State) reset(r Route) {
	d := Default()
	switch r {
	case Draw, Flatten:
		s.Drawing = d.Drawing
		if r == Flatten {
			s.Flattening = d.Flattening
		}
	case Convolution:
		s.Convolution = d.Convolution
	}
	s.Embed = false
}

// clip shortens what a notice quotes, and leaves no piece of a character in it.
func clip(s string) string {
	r := []rune(s)
	if len(r) > 40 {
		return string(r[:39]) + "…"
	}
	return string(r)
}
