package dom

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// parse appends to parent's kids what html says, and reports whether it
// understood it. It knows the HTML that vugugen and WriteHTML write, where
// every element is closed, every attribute quoted, and the only named
// references are those of unescape. parent's kids are garbage if it did not.
func (f *flattener) parse(parent *node, html string) bool {
	n := parent
	for html != "" {
		switch {
		case html[0] != '<':
			i := strings.IndexByte(html, '<')
			if i < 0 {
				i = len(html)
			}
			s, ok := unescape(html[:i])
			if !ok {
				return false
			}
			f.addText(n, s)
			html = html[i:]
		case strings.HasPrefix(html, "<!--"):
			_, rest, ok := strings.Cut(html[4:], "-->")
			if !ok {
				return false
			}
			html = rest
		case strings.HasPrefix(html, "</"):
			name, rest, ok := strings.Cut(html[2:], ">")
			if !ok || n == parent || name != n.tag {
				return false
			}
			if n.host != "" {
				n.kids = n.kids[:0]
			}
			n, html = n.parent, rest
		default:
			i := nameEnd(html, 1)
			if i == 1 || special(html[1:i]) {
				return false
			}
			n = f.open(n, "", html[1:i])
			closed, rest, ok := n.parseAttrs(html[i:])
			if !ok {
				return false
			}
			if eatsNewline(n.tag) {
				rest = strings.TrimPrefix(rest, "\n")
			}
			if html = rest; closed || n.space == "" && void(n.tag) {
				n = n.parent
			}
		}
	}
	return n == parent
}

// parseAttrs reads up to and including a tag's '>'.
func (n *node) parseAttrs(s string) (closed bool, rest string, ok bool) {
	for {
		s = strings.TrimLeft(s, " \t\n\r\f")
		if strings.HasPrefix(s, ">") {
			return false, s[1:], true
		}
		if strings.HasPrefix(s, "/>") {
			return n.space != "", s[2:], n.space != "" || void(n.tag)
		}
		i := nameEnd(s, 0)
		if i == 0 {
			return false, "", false
		}
		name, value := s[:i], ""
		if s = s[i:]; strings.HasPrefix(s, `="`) {
			v, rest, found := strings.Cut(s[2:], `"`)
			if value, ok = unescape(v); !ok || !found {
				return false, "", false
			}
			s = rest
		} else if strings.HasPrefix(s, "=") {
			return false, "", false
		}
		space := ""
		if n.space != "" {
			if p, _, found := strings.Cut(name, ":"); found {
				space = p
			}
		}
		if !slices.ContainsFunc(n.attrs, func(a Attr) bool { return a.Name == name }) { // in HTML the first counts
			n.setAttr(space, name, value)
		}
	}
}

// special reports whether the content of HTML elements of this tag is read by
// rules of its own, or the tag is not in lower case.
func special(tag string) bool {
	switch tag {
	case "script", "style", "xmp", "iframe", "noembed", "noframes", "noscript", "plaintext", "template":
		return true
	}
	return tag[0] < 'a' || tag[0] > 'z'
}

// nameEnd returns the end of the tag or attribute name that starts at s[i]: i
// if it has characters that a document might refuse.
func nameEnd(s string, i int) int {
	end := i
	for ; end < len(s); end++ {
		c := s[end]
		letter := c|0x20 >= 'a' && c|0x20 <= 'z'
		if !letter && (end == i || (c < '0' || c > '9') && c != '-' && c != '_' && c != ':' && c != '.') {
			break
		}
	}
	if end < len(s) && !strings.ContainsRune(" \t\n\r\f/>=", rune(s[end])) {
		return i
	}
	return end
}

// unescape resolves the character references in s: numbers, and the names that
// html.EscapeString and vugugen write. It reports false for others. (The
// table of all 2,231 names would be a tenth of the program.)
func unescape(s string) (string, bool) {
	i := strings.IndexByte(s, '&')
	if i < 0 {
		return s, true
	}
	var b strings.Builder
	b.Grow(len(s))
	for i >= 0 {
		b.WriteString(s[:i])
		s = s[i+1:]
		name, rest, ok := strings.Cut(s, ";")
		if !ok || len(name) > 8 {
			return "", false
		}
		switch name {
		case "amp":
			b.WriteByte('&')
		case "lt":
			b.WriteByte('<')
		case "gt":
			b.WriteByte('>')
		case "quot":
			b.WriteByte('"')
		case "apos":
			b.WriteByte('\'')
		case "nbsp":
			b.WriteRune('\u00a0')
		default:
			r, ok := charNumber(name)
			if !ok {
				return "", false
			}
			b.WriteRune(r)
		}
		s = rest
		i = strings.IndexByte(s, '&')
	}
	b.WriteString(s)
	return b.String(), true
}

// charNumber reads "#65" or "#x41". Numbers that HTML maps to something else
// (0, surrogates, the C1 block) are left to the document.
func charNumber(s string) (rune, bool) {
	if len(s) < 2 || s[0] != '#' {
		return 0, false
	}
	s, base := s[1:], rune(10)
	if s[0] == 'x' || s[0] == 'X' {
		s, base = s[1:], 16
	}
	var r rune
	for i := range len(s) {
		d := rune(255)
		switch c := s[i] | 0x20; {
		case s[i] >= '0' && s[i] <= '9':
			d = rune(s[i] - '0')
		case c >= 'a' && c <= 'f':
			d = rune(c-'a') + 10
		}
		if d >= base {
			return 0, false
		}
		if r = r*base + d; r > utf8.MaxRune {
			return 0, false
		}
	}
	if r == 0 || r >= 0x80 && r < 0xa0 || !utf8.ValidRune(r) {
		return 0, false
	}
	return r, s != ""
}

// void reports whether HTML elements of this tag have no content and no end tag.
func void(tag string) bool {
	switch tag {
	case "area", "base", "br", "col", "embed", "hr", "img", "input", "link",
		"meta", "source", "track", "wbr":
		return true
	}
	return false
}

// rawText reports whether character references mean nothing inside this tag.
func rawText(tag string) bool { return tag == "script" || tag == "style" }

// svgTag restores the case of an SVG element's name, as HTML's parser does.
func svgTag(tag string) string {
	switch tag {
	case "animatemotion":
		return "animateMotion"
	case "animatetransform":
		return "animateTransform"
	case "clippath":
		return "clipPath"
	case "foreignobject":
		return "foreignObject"
	case "lineargradient":
		return "linearGradient"
	case "radialgradient":
		return "radialGradient"
	case "textpath":
		return "textPath"
	case "feblend", "fecomposite", "feflood", "feimage", "femerge", "feoffset", "fetile", "feturbulence", "femorphology":
		return "fe" + strings.ToUpper(tag[2:3]) + tag[3:]
	case "fecolormatrix":
		return "feColorMatrix"
	case "fecomponenttransfer":
		return "feComponentTransfer"
	case "feconvolvematrix":
		return "feConvolveMatrix"
	case "fedropshadow":
		return "feDropShadow"
	case "fefunca", "fefuncb", "fefuncg", "fefuncr":
		return "feFunc" + strings.ToUpper(tag[6:])
	case "fegaussianblur":
		return "feGaussianBlur"
	case "femergenode":
		return "feMergeNode"
	}
	return tag
}
