package words

import "strings"

// A Run is a piece of prose; Part names the picture part that it points at, or
// is empty.
type Run struct{ Text, Part string }

// Prose splits a text with "[words|part]" in it into runs: the words before the
// bar light up the part of a picture that is named behind it.
func Prose(s string) []Run {
	var runs []Run
	for s != "" {
		open := strings.IndexByte(s, '[')
		shut := strings.IndexByte(s, ']')
		if open < 0 || shut < open {
			return append(runs, Run{Text: s})
		}
		if open > 0 {
			runs = append(runs, Run{Text: s[:open]})
		}
		text, part, _ := strings.Cut(s[open+1:shut], "|")
		runs = append(runs, Run{text, part})
		s = s[shut+1:]
	}
	return runs
}

// Clip shortens what a notice quotes, and leaves no piece of a character in it.
func Clip(s string) string {
	r := []rune(s)
	if len(r) > 40 {
		return string(r[:39]) + "…"
	}
	return string(r)
}
