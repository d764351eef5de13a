package draw

import (
	"fmt"

	lesson "convlab/web/lesson/draw"
	"convlab/web/lesson/panel"
	"convlab/web/lesson/words"
)

// Network shows the ten probabilities of the chosen network.
type Network struct{ L *lesson.Room }

func (c *Network) t() *lesson.Text { return c.L.T() }

func (c *Network) answer() *panel.Answer {
	for _, a := range c.L.Panel.Reading.All() {
		if a.Model.Name == c.L.Chosen {
			return a
		}
	}
	return &panel.Answer{Model: panel.Networks[0], Top: -1}
}

func (c *Network) name() string { return panel.Texts.In(c.L.Lang).Name(c.answer().Model) }

func (c *Network) label() string { return fmt.Sprintf(c.t().Fold, c.name()) }

func (c *Network) shape() string { return panel.Texts.In(c.L.Lang).Shape(c.answer().Model) }

// or names the second likeliest digit.
func (c *Network) or() string {
	a := c.answer()
	if !a.Said() {
		return ""
	}
	return fmt.Sprintf(c.t().Or, a.Second, words.Percent(a.Probs[a.Second]))
}
