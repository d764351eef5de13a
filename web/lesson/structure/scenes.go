package structure

import (
	"convlab/web/lesson/digit"
	"convlab/web/lesson/room"
)

var scenes = []room.Scene{
	{Name: "first", See: []room.Sight{{At: "[data-host=strip]"}, room.Says("[data-text=title]", "折好了 0 / 784", "0 of 784")}},
}

var _ = digit.Seven
