package draw

import (
	"fmt"
	"strconv"

	"convlab/nn/zoo"
	lesson "convlab/web/lesson/draw"
	"convlab/web/lesson/panel"
	"convlab/web/lesson/words"
	"convlab/web/part"
)

// Compare sets the networks side by side: size, measured errors, time.
type Compare struct{ L *lesson.Room }

func (c *Compare) t() *lesson.Text { return c.L.T() }

// A row is one network.
type row struct{ Key, Name, Params, Errors, Time string }

func (c *Compare) rows() []row {
	var rows []row
	for _, a := range c.L.Panel.Reading.All() {
		x := row{a.Model.Name, panel.Texts.In(c.L.Lang).Name(a.Model), words.Thousands(panel.Params(a.Model)), c.errors(a.Model), "–"}
		if a.Timed {
			x.Time = fmt.Sprintf(c.t().Millis, millis(a.Millis))
		}
		rows = append(rows, x)
	}
	return rows
}

// errors is the measured error on the test images, "–" before the measurement.
func (c *Compare) errors(m *zoo.Model) string {
	if len(m.Result.Runs) == 0 {
		return "–"
	}
	wrong := m.Result.Shipped().HalfErrors
	return fmt.Sprintf(c.t().ErrorsOf, strconv.FormatFloat(100*float64(wrong)/float64(max(m.Result.TestImages, 1)), 'f', 2, 64), wrong)
}

func (c *Compare) lit(name string) string {
	return part.Class("").If(c.L.Hot == name, "hot").String()
}

// millis writes a time with two figures or so.
func millis(ms float64) string {
	decimals := 0
	switch {
	case ms < 1:
		decimals = 2
	case ms < 10:
		decimals = 1
	}
	return strconv.FormatFloat(ms, 'f', decimals, 64)
}
