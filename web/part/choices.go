package part

import (
	"strconv"

	"github.com/vugu/vugu"
)

// Choice is one of a row of [Choices].
type Choice struct{ Key, Text string }

// Numbered are the choices of a list of names, whose keys are their places in it.
func Numbered(names []string) (list []Choice) {
	for i, name := range names {
		list = append(list, Choice{Number(i), name})
	}
	return list
}

// Number is the key of a choice that is a number.
func Number[T ~int](n T) string { return strconv.Itoa(int(n)) }

// Numbering returns an OnChoose that hands the number on which the key is.
func Numbering[T ~int](f func(T)) func(key string) {
	return func(key string) {
		if n, err := strconv.Atoi(key); err == nil {
			f(T(n))
		}
	}
}

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
	by, n := 0, len(c.Items)
	Keys(e, func(_ string, dx, dy int) bool {
		by = dx + dy
		return by != 0
	})
	if by == 0 {
		return
	}
	c.OnChoose(c.Items[(i+by+n)%n].Key)
	here := e.JSEventCurrentTarget()
	if !here.Truthy() {
		return
	}
	row := here.Get("parentElement").Call("querySelectorAll", "[role=radio]") // there may be others' elements between
	if next := row.Index((i + by + n) % n); next.Truthy() {
		next.Call("focus")
	}
}

func (c *Choices) labelClass() string {
	if c.Hidden {
		return "spoken"
	}
	return "label"
}
