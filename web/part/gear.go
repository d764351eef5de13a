package part

import (
	"strconv"

	"convlab/web/lesson/words"
)

// Gear opens the drawer with the controls where there is no room for them beside
// the figure; Shut, in the drawer, shuts it.
type Gear struct {
	Open   bool
	T      *words.DrawerText
	OnPull func()
}

func (c *Gear) open() string { return strconv.FormatBool(c.Open) }

// Shut shuts the drawer that it is in.
type Shut struct {
	T      *words.DrawerText
	OnPull func()
}
