package edges

import "convlab/web/lesson/room"

var scenes = []room.Scene{
	{Name: "halves", See: []room.Sight{room.Says("[data-text=sum]", "180", "180")}},
}
