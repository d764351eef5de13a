package flatten

import (
	"convlab/web/lesson/digit"
	"convlab/web/lesson/room"
)

var scenes = []room.Scene{
	{Name: "first", See: []room.Sight{{At: "[data-host=stage]"}}},
	{Name: "half", Query: "rows=14&unit=1&label=7&ink=" + digit.Seven, See: []room.Sight{room.Says("#rows .where", "14 / 28", "14 of 28"), {At: ".place.hit"}}},
	{Name: "scan", Query: "rows=28&pixel=0&sample=158", See: []room.Sight{room.Says("[data-text=index]", "= 0", "= 0")}},
	{Name: "empty", Lost: []string{"data/"}, See: []room.Sight{{At: ".empty"}}},
	{Name: "guessed", Do: []room.Act{{Click: ".ask .btn"}}, See: []room.Sight{room.Says(".ask .reveal", "不是这样", "Not quite")}},
}
