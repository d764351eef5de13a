package domtest

import (
	"slices"
	"strings"
)

// Find returns the first element that matches the selector, or nil. It knows
// tag, #id, .class, [attr], [attr=value], combinations of these, and the
// descendant combinator.
func (d *Document) Find(selector string) *Node { return d.Body.Find(selector) }

// FindAll returns all of them in document order.
func (d *Document) FindAll(selector string) []*Node { return d.Body.FindAll(selector) }

// Find is Document.Find below n.
func (n *Node) Find(selector string) *Node {
	if all := n.FindAll(selector); len(all) > 0 {
		return all[0]
	}
	return nil
}

// FindAll is Document.FindAll below n.
func (n *Node) FindAll(selector string) []*Node {
	var found []*Node
	steps := strings.Fields(selector)
	var walk func(m *Node)
	walk = func(m *Node) {
		for _, k := range m.Kids {
			if k.matches(steps) {
				found = append(found, k)
			}
			walk(k)
		}
	}
	walk(n)
	return found
}

// matches reports whether n is the last step and its ancestors the others.
func (n *Node) matches(steps []string) bool {
	last := len(steps) - 1
	if last < 0 || !n.is(steps[last]) {
		return false
	}
	steps = steps[:last]
	for p := n.Parent; len(steps) > 0; p = p.Parent {
		if p == nil {
			return false
		}
		if p.is(steps[len(steps)-1]) {
			steps = steps[:len(steps)-1]
		}
	}
	return true
}

// is reports whether n matches a selector without spaces.
func (n *Node) is(s string) bool {
	if n.Tag == "" || n.Tag == "!" {
		return false
	}
	for s != "" {
		i := 1 + strings.IndexAny(s[1:]+".", "#.[")
		if s[0] == '[' {
			i = strings.IndexByte(s, ']') + 1
			if i == 0 {
				panic("domtest: selector without ]: " + s)
			}
		}
		part := s[:i]
		s = s[i:]
		ok := false
		switch part[0] {
		case '#':
			ok = n.Attr("id") == part[1:]
		case '.':
			ok = slices.Contains(strings.Fields(n.Attr("class")), part[1:])
		case '[':
			name, value, valued := strings.Cut(part[1:i-1], "=")
			ok = n.HasAttr(name) && (!valued || n.Attr(name) == strings.Trim(value, `"'`))
		case '*':
			ok = true
		default:
			ok = n.Tag == part
		}
		if !ok {
			return false
		}
	}
	return true
}
