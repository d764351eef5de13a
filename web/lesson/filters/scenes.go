package filters

import "convlab/web/lesson/room"

var scenes = []room.Scene{
	{Name: "first"},
}
