package link

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// maxPairs is more than any link has.
const maxPairs = 100

// Read takes a hash apart, also one that has been through chat programs, mail and
// other people's hands:
//
//   - percent codes stand for what they stand for, however often it was encoded;
//   - characters that can't be seen are not there;
//   - "&amp;", ";" and doubled separators separate, like "&";
//   - keys that trackers add are passed over in silence ([Tracking]);
//   - what is glued to the path is cut off, if known knows the rest.
//
// What can't be read as pairs is returned in unread, as it is to be quoted.
// Values are left to [Apply].
func Read(hash string, known func(path string) bool) (path string, pairs []Pair, unread []string) {
	h := strings.TrimLeft(legible(hash), openers+"# ")
	path, query := h, ""
	if i := strings.IndexAny(h, "?&;"); i >= 0 {
		path, query = h[:i], h[i+1:]
	}
	if i := strings.LastIndex(path, "#/"); i >= 0 { // a whole address, pasted behind a #
		path = path[i+1:]
	}
	path = strings.TrimSuffix(strings.TrimPrefix(path, "/"), "/")
	if whole := squeezed(path); known(whole) {
		path = whole
	} else if head, tail := unglued(whole); known(head) {
		path, unread = head, append(unread, tail)
	}
	for _, piece := range pieces(query) {
		k, v, _ := strings.Cut(piece, "=")
		k = strings.TrimLeft(squeezed(k), "?/")
		if k == "" && v == "" || Tracking(k) {
			continue
		}
		v = strings.ReplaceAll(v, "+", " ")
		switch i := slices.IndexFunc(pairs, func(p Pair) bool { return p.Key == k }); {
		case i < 0 && len(pairs) < maxPairs:
			pairs = append(pairs, Pair{k, v})
		case i < 0 || pairs[i].Value != v:
			unread = append(unread, k+"="+v)
		}
	}
	plain := slices.ContainsFunc(pairs, func(p Pair) bool { return !strings.HasPrefix(p.Value, "3D") })
	for i := range pairs {
		if !plain { // quoted-printable mail writes = as =3D; no value of ours begins so
			pairs[i].Value = pairs[i].Value[2:]
		}
	}
	return path, pairs, unread
}

// pieces splits a query. A ? or # in it separates only if a tracker's key follows:
// they are appended by programs that don't look what is there already.
func pieces(query string) (out []string) {
	for _, piece := range strings.FieldsFunc(query, func(r rune) bool { return r == '&' || r == ';' }) {
		switch strings.ToLower(piece) {
		case "amp", "#38", "#038", "#x26": // of an &amp; that was split here
			continue
		}
		for i := 0; i < len(piece); i++ {
			if piece[i] == '?' || piece[i] == '#' {
				if k, _, is := strings.Cut(piece[i+1:min(i+40, len(piece))], "="); is && Tracking(k) {
					piece = piece[:i]
				}
			}
		}
		out = append(out, piece)
	}
	return out
}

// unglued splits what was written behind a path from it.
func unglued(path string) (head, tail string) {
	i := strings.IndexFunc(path, func(r rune) bool { return !ours(r) || r == '.' })
	if i < 0 || strings.HasPrefix(path[i:], ".") && strings.Contains(path[i:], "/") {
		return path, ""
	}
	return strings.TrimSuffix(path[:i], "/"), path[i:]
}

// ours says whether the page writes r in values and paths as it is.
func ours(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '_' || r == '.' || r == '~' || r == '/'
}

// A Rest is the error of a Set that has taken all of a value but its end.
type Rest string

func (r Rest) Error() string { return "link: not understood: " + string(r) }

// Apply sets fields, in their order, to what pairs say; those that pairs don't
// name, and whose keys are in anew, get their defaults. A field whose
// value means nothing stays as it is. What was not taken is returned, as it is to
// be quoted: whole pairs, and what was glued to a value's end.
func Apply(fields []Field, pairs []Pair, anew ...string) (unread []string) {
	taken := make([]string, len(pairs)) // but for this
	for i, p := range pairs {
		if taken[i] = p.Key; p.Value != "" || slices.ContainsFunc(fields, func(f Field) bool { return f.Key == p.Key }) {
			taken[i] += "=" + p.Value
		}
	}
	for _, f := range fields {
		i := slices.IndexFunc(pairs, func(p Pair) bool { return p.Key == f.Key })
		if i >= 0 {
			if rest, ok := set(f, squeezed(pairs[i].Value)); ok {
				taken[i] = rest
			}
		} else if slices.Contains(anew, f.Key) {
			f.Reset()
		}
	}
	for _, t := range taken {
		if t != "" {
			unread = append(unread, t)
		}
	}
	return unread
}

// set sets a field to as much of v as is its value: all, or all before what the
// page never writes, or that without the full stops at its end.
func set(f Field, v string) (rest string, ok bool) {
	n := len(v)
	for {
		err := f.Set(v[:n])
		if r, is := err.(Rest); is {
			return string(r) + v[n:], true
		}
		if err == nil {
			return v[n:], true
		}
		if i := strings.IndexFunc(v[:n], func(r rune) bool { return !ours(r) || r == '/' }); i > 0 {
			n = i
		} else if short := len(strings.TrimRight(v[:n], ".")); short > 0 && short < n {
			n = short
		} else {
			return "", false
		}
	}
}

// openers are what people and programs put before a link.
const openers = "\"'`<([{“‘„«‹「『《〈（【［"

// legible decodes percent codes until none is left and takes out what can't be seen.
func legible(s string) string {
	for range 6 {
		next := decoded(visible(s))
		if next == s {
			break
		}
		s = next
	}
	return s
}

// visible returns s without characters that can't be seen, spaces excepted.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case space(r):
			return ' '
		case r < ' ', r >= 0x7f && r < 0xa0, r == 0xad, r == 0x34f, r == 0x61c, r == 0x180e, r >= 0x200b && r <= 0x200f,
			r >= 0x2028 && r <= 0x202e, r >= 0x2060 && r <= 0x206f, r >= 0xfe00 && r <= 0xfe0f, r == 0xfeff,
			r >= 0xfff9 && r <= 0xfffb, r >= 0xe0000 && r <= 0xe0fff:
			return -1
		}
		return r
	}, s)
}

func space(r rune) bool {
	return r == ' ' || r == 0xa0 || r == 0x1680 || r >= 0x2000 && r <= 0x200a || r == 0x202f || r == 0x205f || r == 0x3000
}

// squeezed returns s without spaces: none of the page's keys and values has any.
func squeezed(s string) string { return strings.ReplaceAll(s, " ", "") }

// decoded replaces percent codes, once. Those that are no text, as when one is cut
// off, stay.
func decoded(s string) string {
	if !strings.Contains(s, "%") {
		return s
	}
	var out, run []byte
	for i := 0; i < len(s); {
		if !coded(s[i:]) {
			out = append(out, s[i])
			i++
			continue
		}
		from := i
		for run = run[:0]; coded(s[i:]); i += 3 {
			run = append(run, byte(hexDigit(s[i+1])<<4|hexDigit(s[i+2])))
		}
		for k := 0; k < len(run); {
			r, n := utf8.DecodeRune(run[k:])
			if r == utf8.RuneError && n == 1 {
				out = append(out, s[from+3*k:from+3*k+3]...)
			} else {
				out = append(out, run[k:k+n]...)
			}
			k += n
		}
	}
	return string(out)
}

// coded says whether s begins with a percent code.
func coded(s string) bool {
	return len(s) > 2 && s[0] == '%' && hexDigit(s[1]) >= 0 && hexDigit(s[2]) >= 0
}
