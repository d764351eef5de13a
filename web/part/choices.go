package part

import "github.com/vugu/vugu"

// Choice is one of a row of [Choices].
type Choice struct{ Key, Text string }

// Choices picks one of a few: WAI-ARIA's radio group, arrow keys move.
type Choices struct {
	ID, Label string
	Items     []Choice
	Chosen    string
	Hidden    bool // the label is only spoken
	Class     string
	OnChoose  func(key string)
}

func (c *Choices) checked(x Choice) string {
	if x.Key == c.Chosen {
		return "true"
	}
	return "false"
}

// tab puts the chosen item, or the first when none is, into the tab order.
func (c *Choices) tab(i int, x Choice) string {
	if x.Key == c.Chosen {
		return "0"
	}
	if i == 0 {
		for _, y := range c.Items {
			if y.Key == c.Chosen {
				return "-1"
			}
		}
		return "0"
	}
	return "-1"
}

// focus moves the focus along with the choice when the keyboard changes it.
func (c *Choices) key(e vugu.DOMEvent, i int) {
	dx, dy := Arrows(e.PropString("key"))
	if dx+dy == 0 || e.PropBool("ctrlKey") || e.PropBool("metaKey") || e.PropBool("altKey") {
		return
	}
	n := len(c.Items)
	c.OnChoose(c.Items[(i+dx+dy+n)%n].Key)
	e.PreventDefault()
	e.StopPropagation()
	here := e.JSEventCurrentTarget()
	if !here.Truthy() {
		return
	}
	row := here.Get("parentElement").Call("querySelectorAll", "[role=radio]") // there may be others' elements between
	if next := row.Index((i + dx + dy + n) % n); next.Truthy() {
		next.Call("focus")
	}
}

func (c *Choices) labelClass() string {
	if c.Hidden {
		return "spoken"
	}
	return "label"
}
