package flatten

import (
	lesson "convlab/web/lesson/flatten"
	"convlab/web/part"
)

// Line is the reader's digit as a strip of numbers.
type Line struct{ L *lesson.Room }

func (c *Line) class() string { return part.Class("line").If(c.L.Digit.Trace.Blank, "blank").String() }
