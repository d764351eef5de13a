package train

import "github.com/vugu/vugu"

// Dial is a setting that is a number: a step down, the number itself, a step up.
type Dial struct {
	Key, Label, Value, Less, More string
	OnTurn                        func(by int)
	OnType                        func(text string)
}

func (c *Dial) typed(e vugu.DOMEvent) { c.OnType(e.PropString("target", "value")) }
