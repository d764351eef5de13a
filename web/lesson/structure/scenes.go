package structure

import (
	"convlab/web/lesson/digit"
	"convlab/web/lesson/room"
)

var scenes = []room.Scene{
	{Name: "first", See: []room.Sight{{At: "[data-host=strip]"}, room.Says("[data-text=title]", "折好了 0 / 784", "0 of 784")}},
	{Name: "guessed", Query: "rows=13", Do: []room.Act{{Click: ".ask .btn"}}, See: []room.Sight{room.Says(".ask .reveal", zh.Sealed, en.Sealed), {At: ".ask .on"}}},
	{Name: "folded", Query: "rows=28", Do: []room.Act{{Click: ".ask .btn"}}, See: []room.Sight{room.Says("[data-text=title]", "茶杯", "A tea cup"), {At: ".ask .right"}}},
	{Name: "wrong", Query: "strip=1&rows=28", Do: []room.Act{{Click: ".ask .btn"}}, See: []room.Sight{{At: ".ask .wrong"}, room.Says("[data-text=title]", "面具", "A mask")}},
	{Name: "folding", Do: []room.Act{{Click: "#folding [data-act=play]"}}, See: []room.Sight{room.Says("#folding [data-act=play]", zh.Pause, en.Pause)}},
	{Name: "moved", Query: "strip=3&rows=28", See: []room.Sight{{At: "[data-host=strip-first]"}, room.Says("[data-text=title]", zh.AgainTitle, en.AgainTitle)}},
	{Name: "wrong-width", Query: "strip=1&rows=30&wide=27", See: []room.Sight{room.Says("[data-text=sentence]", "向右错开 1 格", "slides 1 to the right"), {At: "[data-wide=\"27\"][aria-pressed=true]"}}},
	{Name: "new", Do: []room.Act{{Click: "[data-act=drawer]"}, {Click: "[data-act=new]"}}, See: []room.Sight{room.Says("[data-choices=strips] [aria-checked=true]", "5", "5")}},
	{Name: "own", Query: "own=1&rows=20&ink=" + digit.Seven, See: []room.Sight{room.Says("[data-choices=strips] [aria-checked=true]", zh.Own, en.Own)}},
	{Name: "families", Query: "show=sort", See: []room.Sight{{At: ".newcomer .sketch"}, room.Says("[data-text=title]", zh.SortTitle, en.SortTitle)}},
	{Name: "sorted", Query: "show=sort&sorted=glgllgg", Do: []room.Act{{Click: "[data-put=\"1\"]"}}, See: []room.Sight{{At: ".tray.guala .pens.yours .pen"}, room.Says("[data-score=numbers]", "/ 8", "/ 8")}},
	{Name: "blind", Query: "show=sort&blind=1&sorted=GL", See: []room.Sight{{At: ".unseen"}, room.Says("[data-score=blind]", "/ 2", "/ 2")}},
	{Name: "measured", Query: "show=sort", Do: []room.Act{{Click: ".ask .btn"}}, See: []room.Sight{room.Says(".ask .reveal", "61.0%", "61.0%")}},
	{Name: "shuffle", Query: "show=shuffle&ink=" + digit.Seven, See: []room.Sight{{At: "[data-host=behind]"}, {At: ".errors .num"}}},
	{Name: "shuffling", Query: "show=shuffle&carried=12&ink=" + digit.Seven, See: []room.Sight{{At: ".square .now"}, room.Says("#carrying .where", "12 / 28", "12 of 28")}},
	{Name: "lost", Query: "show=shuffle&ink=" + digit.Seven, Lost: []string{"-shuffled.", "lenet-5.", "dense-plain."}, See: []room.Sight{{At: ".lost [data-act=retry]"}}},
}
