package link

import (
	"errors"
	"slices"
	"strconv"
)

// ErrValue is what Set returns for a value that means nothing to a field.
var ErrValue = errors.New("link: value not understood")

// A Field is one row of the table. It is bound to the state that it writes and reads.
type Field struct {
	Key   string
	Get   func() string      // "" if it has its default, which need not be said
	Set   func(string) error // must leave the state alone when it fails, unless with a [Rest]
	Reset func()             // to the default
}

// Int is a whole number from lo to hi.
func Int(key string, at *int, lo, hi, otherwise int) Field {
	return Field{key,
		func() string {
			if *at == otherwise {
				return ""
			}
			return strconv.Itoa(*at)
		},
		func(v string) error {
			n, err := strconv.Atoi(v)
			if err != nil || n < lo || n > hi {
				return ErrValue
			}
			*at = n
			return nil
		},
		func() { *at = otherwise },
	}
}

// Float is a number from lo to hi that is 0 by default.
func Float(key string, at *float64, lo, hi float64) Field {
	return Field{key,
		func() string {
			if *at == 0 {
				return ""
			}
			return strconv.FormatFloat(*at, 'g', -1, 64)
		},
		func(v string) error {
			x, err := strconv.ParseFloat(v, 64)
			if err != nil || !(x >= lo && x <= hi) {
				return ErrValue
			}
			*at = x
			return nil
		},
		func() { *at = 0 },
	}
}

// Flag is off by default.
func Flag(key string, at *bool) Field {
	return Field{key,
		func() string {
			if *at {
				return "1"
			}
			return ""
		},
		func(v string) error {
			if v != "0" && v != "1" {
				return ErrValue
			}
			*at = v == "1"
			return nil
		},
		func() { *at = false },
	}
}

// Choice is one of a few, by their names; the first is the default and has the
// name "".
func Choice[T ~int](key string, at *T, names ...string) Field {
	return Field{key,
		func() string { return names[*at] },
		func(v string) error {
			i := slices.Index(names, v)
			if i < 0 {
				return ErrValue
			}
			*at = T(i)
			return nil
		},
		func() { *at = 0 },
	}
}

// Reset gives all fields their defaults.
func Reset(fields []Field) {
	for _, f := range fields {
		f.Reset()
	}
}
