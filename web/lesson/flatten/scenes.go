package flatten

import (
	"convlab/web/lesson/digit"
	"convlab/web/lesson/room"
)

var scenes = []room.Scene{
	{Name: "first", See: []room.Sight{{At: "[data-host=stage]"}}},
	{Name: "half", Query: "rows=14&unit=1&label=7&ink=" + digit.Seven, See: []room.Sight{room.Says("#rows .where", "14 / 28", "14 of 28"), {At: ".place.hit"}}},
	{Name: "drawer", Do: []room.Act{{Click: "[data-act=drawer]"}}, See: []room.Sight{{At: ".app.drawn #drawer"}, {At: "[data-act=drawer][aria-expanded=true]"}}},
	{Name: "playing", Query: "rows=2&ink=" + digit.Seven, Do: []room.Act{{Click: "#rows [data-act=play]"}}, See: []room.Sight{room.Says("#rows [data-act=play]", zh.Pause, en.Pause)}},
	{Name: "scan", Query: "rows=28&pixel=0&sample=158", See: []room.Sight{room.Says("[data-text=index]", "= 0", "= 0")}},
	{Name: "empty", Lost: []string{"data/"}, See: []room.Sight{{At: ".empty"}, {At: ".notice.wrong"}}},
	{Name: "filling", Late: []string{"data/"}, See: []room.Sight{{At: "[data-host=stage]"}}},
	{Name: "tried", Query: "ink=" + digit.Seven, Do: []room.Act{{Click: "[data-act=try]"}}, See: []room.Sight{room.Says("#rows .where", "28 / 28", "28 of 28"), room.Says("[data-text=index]", "= 234", "= 234")}},
	{Name: "entering", Query: "ink=" + digit.Seven, Do: []room.Act{{Click: ".enters summary"}}, See: []room.Sight{{At: ".enters .bar.hit"}}},
	{Name: "guessed", Do: []room.Act{{Click: ".ask .btn"}}, See: []room.Sight{room.Says(".ask .reveal", "不是这样", "Not quite")}},
	{Name: "guessed-right", Do: []room.Act{{Click: ".ask .btn"}, {Click: ".ask [aria-pressed=false]"}}, See: []room.Sight{room.Says(".ask .reveal", "猜对了", "That’s right")}},
}
