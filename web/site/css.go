package site

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
)

// youngUnit finds lengths in units that browsers of the last four years have only in part.
var youngUnit = regexp.MustCompile(`\b(\d+(?:\.\d+)?|\.\d+)(cq[wh]|dvh)\b`)

// bearUnits writes young units by custom properties, whose values static/css/base.css gives both for browsers that have the
// units and for those that have not.
func bearUnits(css string) string {
	return youngUnit.ReplaceAllStringFunc(css, func(s string) string {
		m := youngUnit.FindStringSubmatch(s)
		if m[1] == "1" {
			return s // what the properties are made of
		}
		return "calc(" + m[1] + " * var(--" + m[2] + "))"
	})
}

// markEnd ends a style sheet with a property by which boot.js sees that it has come whole.
func markEnd(name string, css []byte) []byte {
	return fmt.Appendf(bytes.TrimRight(css, " \n"), "\n:root{--whole-%s:1}\n", name)
}

// shrinkCSS leaves out what a style sheet says to people only: comments, and white space where it separates nothing. It
// touches neither strings nor url(…), and knows no more of CSS than that.
func shrinkCSS(css string) string {
	out := make([]byte, 0, len(css))
	space := false // white space or a comment since the last character written
	last := byte('{')
	for i := 0; i < len(css); {
		c := css[i]
		switch {
		case strings.HasPrefix(css[i:], "/*"):
			end := strings.Index(css[i+2:], "*/")
			if end < 0 {
				return string(out)
			}
			i += 2 + end + 2
			space = true
			continue
		case strings.IndexByte(" \t\r\n\f", c) >= 0:
			i++
			space = true
			continue
		}
		end := i + 1
		switch {
		case c == '"' || c == '\'':
			end = stringEnd(css, i)
		case c == '(' && strings.HasSuffix(css[:i], "url"):
			if n := strings.IndexByte(css[i:], ')'); n > 0 && !strings.ContainsAny(css[i:i+n], `"'`) {
				end = i + n
			}
		case c == '\\' && i+1 < len(css):
			end = i + 2
		}
		// Around these, white space means nothing: not so around + - * in calc(), before ( in media queries, or
		// between a selector and a : of the next.
		if space && !strings.ContainsRune("{};,", rune(last)) && !strings.ContainsRune("{};,", rune(c)) {
			out = append(out, ' ')
		}
		space = false
		if c == '}' && last == ';' {
			out = out[:len(out)-1]
		}
		out = append(out, css[i:end]...)
		last = css[end-1]
		if end > i+1 {
			last = 'x' // a string may end in anything
		}
		i = end
	}
	return string(out)
}

// stringEnd returns the end of the string that begins at css[i].
func stringEnd(css string, i int) int {
	quote := css[i]
	for i++; i < len(css); i++ {
		switch css[i] {
		case '\\':
			i++
		case quote:
			return i + 1
		}
	}
	return len(css)
}
