package domtest

import (
	"slices"
	"strconv"
	"strings"
)

// SetLive sets a property as a reader's action or a foreign script would:
// nothing is logged.
func (n *Node) SetLive(name string, v any) {
	if attr, ok := reflected[name]; ok {
		n.attrs = slices.DeleteFunc(n.attrs, func(a attrT) bool { return a.Name == attr })
		if v == true {
			n.attrs = append(n.attrs, attrT{Name: attr})
		}
		return
	}
	if name == "value" {
		switch x := v.(type) {
		case nil:
			v = ""
		case float64:
			v = strconv.FormatFloat(x, 'g', -1, 64)
		case bool:
			v = strconv.FormatBool(x)
		}
	}
	if n.live == nil {
		n.live = make(map[string]any)
	}
	n.live[name] = v
}

// reflected are boolean properties that are attributes.
var reflected = map[string]string{
	"disabled": "disabled", "hidden": "hidden", "open": "open",
	"multiple": "multiple", "required": "required", "readOnly": "readonly",
}

// Prop returns a property, nil if the model doesn't know it.
func (n *Node) Prop(name string) any {
	if attr, ok := reflected[name]; ok {
		return n.attrIndex(attr) >= 0
	}
	switch name {
	case "value":
		return n.value()
	case "checked":
		if v, ok := n.live[name]; ok {
			return v
		}
		return n.attrIndex("checked") >= 0
	case "nodeValue":
		if n.Tag == "" {
			return n.Data
		}
		return nil
	case "textContent":
		return n.Text()
	case "tagName":
		if n.Space == "" {
			return strings.ToUpper(n.Tag)
		}
		return n.Tag
	case "id":
		return n.Attr("id")
	case "className":
		return n.Attr("class")
	}
	return n.live[name]
}

func (n *Node) value() any {
	v, dirty := n.live["value"]
	switch n.Tag {
	case "input", "button":
		if !dirty {
			v = n.Attr("value")
		}
	case "textarea":
		if !dirty {
			v = n.Text()
		}
	case "option":
		if v = n.Attr("value"); v == "" {
			v = n.Text()
		}
	case "select":
		// The option that was chosen last, if it is still there; else the
		// one that is marked, else the first.
		first := any("")
		for i, o := range n.FindAll("option") {
			if dirty && o.value() == v {
				return v
			}
			if i == 0 || o.attrIndex("selected") >= 0 {
				first = o.value()
			}
		}
		return first
	}
	return v
}

// follow reads names one after the other from an event or a node.
func follow(x any, names []string) any {
	for _, name := range names {
		switch v := x.(type) {
		case *Event:
			x = v.Props[name]
			switch name {
			case "target":
				x = v.Target
			case "type":
				x = v.Typ
			}
		case *Node:
			switch name {
			case "dataset":
				x = dataset{v}
			case "parentNode":
				x = v.Parent
			default:
				x = v.Prop(name)
			}
		case dataset:
			x = v.n.Attr("data-" + name)
		default:
			return nil
		}
	}
	switch v := x.(type) {
	case string, float64, bool:
		return v
	case int:
		return float64(v)
	}
	return nil
}

type dataset struct{ n *Node }
