package shift

import (
	"convlab/web/lesson/digit"
	"convlab/web/lesson/room"
)

var scenes = []room.Scene{
	{Name: "first", See: []room.Sight{{At: "[data-host=middle]"}, room.Says("[data-text=flat]", "2472 > 2179", "2472 > 2179"), room.Says("[data-text=maps]", "1184 < 2119", "1184 < 2119")}},
}

var _ = digit.Seven
