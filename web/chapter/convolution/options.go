package convolution

import (
	"fmt"
	"strconv"

	"github.com/vugu/vugu"

	"convlab/nn/filter"
	lesson "convlab/web/lesson/convolution"
	"convlab/web/lesson/words"
	"convlab/web/part"
)

// Presets and options of the walk.

// mine is the choice of the reader's own digit among the pictures.
const mine = "mine"

func (c *Convolution) inputs() []part.Choice {
	var out []part.Choice
	for _, n := range filter.Inputs() {
		out = append(out, part.Choice{Key: n.Key, Text: c.t().Inputs[n.Key]})
	}
	if c.L.Own {
		out = append(out, part.Choice{Key: mine, Text: c.t().Mine})
	}
	return out
}

// inputKey is the picture in use, "" for own numbers.
func (c *Convolution) inputKey() string {
	if k := c.L.InputKey(); k != "" || !c.L.MineUsed() {
		return k
	}
	return mine
}

func (c *Convolution) useInput(key string) {
	if key == mine {
		c.L.UseMine()
		return
	}
	c.L.UseInput(key)
}

func (c *Convolution) kernels() []part.Choice {
	var out []part.Choice
	for _, n := range filter.Kernels() {
		out = append(out, part.Choice{Key: n.Key, Text: c.t().Kernels[n.Key]})
	}
	return out
}

func (c *Convolution) note() string { return c.t().KernelNote[c.L.KernelKey()] }

func count(from, to int) []part.Choice {
	var out []part.Choice
	for i := from; i <= to; i++ {
		out = append(out, part.Choice{Key: part.Number(i), Text: strconv.Itoa(i)})
	}
	return out
}

func (c *Convolution) paddings() []part.Choice {
	return part.Numbered([]string{c.t().PadNames0, fmt.Sprintf(c.t().PadSame, 1), fmt.Sprintf(c.t().PadSame, 2)})
}

func (c *Convolution) negatives() []part.Choice {
	return part.Numbered([]string{c.t().Clamp, c.t().Absolute, c.t().Rescale})
}

// set returns a handler that puts the number chosen into an option.
func (c *Convolution) set(at func(*lesson.State) *int) func(key string) {
	return part.Numbering(func(n int) { c.L.Configure(func(s *lesson.State) { *at(s) = n }) })
}

func (c *Convolution) setStride() func(string) {
	return c.set(func(s *lesson.State) *int { return &s.Stride })
}
func (c *Convolution) setPadding() func(string) {
	return c.set(func(s *lesson.State) *int { return &s.Padding })
}
func (c *Convolution) setDilation() func(string) {
	return c.set(func(s *lesson.State) *int { return &s.Dilation })
}
func (c *Convolution) setNegative() func(string) {
	return c.set(func(s *lesson.State) *int { return (*int)(&s.Negative) })
}
func (c *Convolution) flip() { c.L.Configure(func(s *lesson.State) { s.Flip = !s.Flip }) }
func (c *Convolution) relu() { c.L.Configure(func(s *lesson.State) { s.ReLU = !s.ReLU }) }
func (c *Convolution) pool() { c.L.Configure(func(s *lesson.State) { s.Pool = !s.Pool }) }

func (c *Convolution) typeBias(e vugu.DOMEvent) { c.L.TypeBias(e.PropString("target", "value")) }

// biasKey: Escape leaves the bias as it was.
func (c *Convolution) biasKey(e vugu.DOMEvent) {
	if e.PropString("key") == "Escape" && !part.Composing(e) {
		c.showBias(e)
	}
}

// leaveBias takes what no change event tells of: what the sign's button has begun.
func (c *Convolution) leaveBias(e vugu.DOMEvent) {
	if text := e.PropString("target", "value"); text != words.Number(c.L.Bias) && !part.Suspended(e) {
		c.L.TypeBias(text)
		c.showBias(e)
	}
}

// showBias puts the bias as it is back into its field.
func (c *Convolution) showBias(e vugu.DOMEvent) {
	if t := e.JSEventTarget(); t.Truthy() {
		t.Set("value", words.Number(c.L.Bias))
	}
}

// negateBias changes the sign of what is being typed, else of the bias.
func (c *Convolution) negateBias(e vugu.DOMEvent) {
	if b := e.JSEventCurrentTarget(); b.Truthy() {
		field := b.Get("parentElement").Call("querySelector", "input")
		if field.Truthy() && field.Call("matches", ":focus").Truthy() {
			part.NegateField(field)
			return
		}
	}
	c.L.NegateBias()
}

func (c *Convolution) setBrush(v float64) { c.L.Brush = uint8(v) }

func (c *Convolution) paint() { c.L.Painting = !c.L.Painting }

func (c *Convolution) setSpeed(v float64) { c.L.Speed = v }
