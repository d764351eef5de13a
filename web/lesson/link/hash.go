package link

import (
	"slices"
	"strings"
)

// MaxHash bounds what a hash may hold, in bytes; what the page writes itself
// stays below.
const MaxHash = 16 << 10

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

// Read takes a hash apart. What can't be read as pairs is returned in bad.
func Read(hash string) (path string, pairs []Pair, bad []string) {
	path, query, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(hash, "#"), "/"), "?")
	path = strings.TrimSuffix(path, "/")
	for _, piece := range strings.Split(query, "&") {
		if piece == "" {
			continue
		}
		k, v, _ := strings.Cut(piece, "=")
		v, ok := unescape(v)
		twice := slices.ContainsFunc(pairs, func(p Pair) bool { return p.Key == k })
		if !ok || twice {
			bad = append(bad, piece)
			continue
		}
		pairs = append(pairs, Pair{k, v})
	}
	return path, pairs, bad
}

// Apply sets fields, in their order, to what pairs say. It returns the pairs
// that no field has taken.
func Apply(fields []Field, pairs []Pair) (bad []string) {
	taken := make([]bool, len(pairs))
	for _, f := range fields {
		i := slices.IndexFunc(pairs, func(p Pair) bool { return p.Key == f.Key })
		if i >= 0 {
			taken[i] = f.Set(pairs[i].Value) == nil
		}
	}
	for i, p := range pairs {
		if !taken[i] {
			bad = append(bad, p.Key+"="+p.Value)
		}
	}
	return bad
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

// unescape is the inverse of escape; ok is false if a % is not followed by two
// hexadecimal digits.
func unescape(s string) (out string, ok bool) {
	if !strings.ContainsAny(s, "%+") {
		return s, true
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '+':
			b.WriteByte(' ')
		case s[i] != '%':
			b.WriteByte(s[i])
		case i+2 >= len(s):
			return "", false
		default:
			hi, lo := hexDigit(s[i+1]), hexDigit(s[i+2])
			if hi < 0 || lo < 0 {
				return "", false
			}
			b.WriteByte(byte(hi<<4 | lo))
			i += 2
		}
	}
	return b.String(), true
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
