package link

import "strings"

// MaxHash bounds what a hash may hold, in bytes. What the page writes itself is a
// tenth of it; what chat programs make of that can be several times as long.
const MaxHash = 64 << 10

// A Pair is one key of a hash with its value.
type Pair struct{ Key, Value string }

// String writes the pair as it stands in a hash.
func (p Pair) String() string { return p.Key + "=" + escape(p.Value) }

// Write returns a hash, "#/path?key=value&…", from what the fields have to say
// and what follows them.
func Write(path string, fields []Field, more ...Pair) string {
	var pairs []string
	for _, f := range fields {
		if v := f.Get(); v != "" {
			pairs = append(pairs, Pair{f.Key, v}.String())
		}
	}
	for _, p := range more {
		pairs = append(pairs, p.String())
	}
	h := "#/" + path
	if len(pairs) > 0 {
		h += "?" + strings.Join(pairs, "&")
	}
	return h
}

const upperHex = "0123456789ABCDEF"

// escape writes s so that it can be a value: letters, digits and -_.~ as they
// are, a space as +, every other byte as %XX.
func escape(s string) string {
	var b strings.Builder
	for i := range len(s) {
		switch c := s[i]; {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', strings.IndexByte("-_.~", c) >= 0:
			b.WriteByte(c)
		case c == ' ':
			b.WriteByte('+')
		default:
			b.WriteByte('%')
			b.WriteByte(upperHex[c>>4])
			b.WriteByte(upperHex[c&15])
		}
	}
	return b.String()
}

func hexDigit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}
