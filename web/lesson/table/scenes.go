package table

import (
	"convlab/nn/zoo"
	"convlab/web/lesson/room"
)

var scenes = []room.Scene{
	{Name: "first", See: []room.Sight{{At: ".table .spot"}, room.Says("[data-text=title]", "公布 0.8%，我们 "+OurPercent(&zoo.LeNet5Distorted), "published 0.8%, ours "+OurPercent(&zoo.LeNet5Distorted))}},
	{Name: "right", Do: []room.Act{{Click: ".ask .btn"}, {Click: ".ask [aria-pressed=false]"}}, See: []room.Sight{room.Says(".ask .reveal", "从 1.6% 降到 0.7%", "From 1.6% to 0.7%")}},
	{Name: "wrong", Do: []room.Act{{Click: ".ask .btn"}}, See: []room.Sight{{At: ".ask .wrong"}}},
	{Name: "unmeasured", Query: "row=48&kind=conv&sort=year", See: []room.Sight{room.Says("[data-text=recipe]", "没有测过", "have not measured")}},
	{Name: "ours", Query: "ours=1&sort=ours&row=0", See: []room.Sight{{At: "[data-choices=models]"}}},
	{Name: "nothing", Query: "kind=others&ours=1", See: []room.Sight{room.Says("[data-text=none]", "没有这样的行", "No row matches")}},
	{Name: "sizes", Query: "show=sizes", Do: []room.Act{{Click: ".ask .btn"}}, See: []room.Sight{room.Says(".ask .reveal", "11,972,510", "11,972,510")}},
	{Name: "lost", Lost: []string{"mistakes"}, See: []room.Sight{room.Says("[data-text=lost]", "没有取到", "could not be fetched")}},
	{Name: "late", Late: []string{"mnist-test"}, See: []room.Sight{{At: "[data-text=loading]"}}},
}
