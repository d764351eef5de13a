package edges

import (
	"convlab/web/lesson/digit"
	"convlab/web/lesson/room"
)

var scenes = []room.Scene{
	{Name: "first", See: []room.Sight{room.Says("[data-text=sum]", "+180", "+180"), {At: "#strip"}}},
	{Name: "inside", Query: "step=13", See: []room.Sight{room.Says("[data-text=says]", "一一抵消", "They cancel one by one"), room.Says("[data-text=sum]", "0", "0")}},
	{Name: "swapped", Do: []room.Act{{Click: "[data-act=swap]"}}, See: []room.Sight{room.Says("[data-text=sum]", "−180", "−180"), room.Says("[data-text=pixel]", "0", "0")}},
	{Name: "horizontal", Query: "in=layers&k=horizontal&step=16", See: []room.Sight{{At: ".edges.across"}, room.Says("[data-text=sum]", "+180", "+180")}},
	{Name: "head", Query: "in=head&neg=abs", See: []room.Sight{room.Says("[data-text=sum]", "−413", "−413"), room.Says("[data-text=pixel]", "255", "255")}},
	{Name: "seven", Query: "in=seven&pixels=1", See: []room.Sight{room.Says("[data-text=sum]", "−95", "−95"), {At: "#sums .cell.grey"}}},
	{Name: "playing", Do: []room.Act{{Click: "[data-act=try]"}}, See: []room.Sight{room.Says("#steps [data-act=play]", zh.Pause, en.Pause)}},
	{Name: "guessed", Do: []room.Act{{Click: ".ask .tools .btn"}}, See: []room.Sight{room.Says(".ask .reveal", "猜对了", "That’s right")}},
	{Name: "photo", Query: "show=photo", See: []room.Sight{room.Says("[data-text=sum]", "+331", "+331"), {At: "#photo"}}},
	{Name: "photo-horizontal", Query: "show=photo&photo=lake&k=horizontal&row=138&col=60", See: []room.Sight{{At: "[data-host='edges:map']"}, {At: "[data-choices=photos] [data-key='1'][aria-checked=true]"}}},
	{Name: "photo-pixels", Query: "show=photo&pixels=1&row=136&col=223", See: []room.Sight{room.Says("[data-text=sum]", "−251", "−251"), room.Says("[data-text=pixel]", "0", "0")}},
	{Name: "photo-mine", Query: "show=photo&photo=mine&row=6&col=14&ink=" + digit.Seven, See: []room.Sight{{At: "[data-choices=photos] [data-key='3'][aria-checked=true]"}, {At: "#photo"}}},
	{Name: "photo-late", Query: "show=photo", Late: []string{"photos/"}, See: []room.Sight{room.Says(".absent", zh.Waiting, en.Waiting)}},
	{Name: "photo-lost", Query: "show=photo", Lost: []string{"photos/"}, See: []room.Sight{room.Says(".absent .lost", zh.Lost, en.Lost)}},
	{Name: "photo-guessed", Query: "show=photo", Do: []room.Act{{Click: ".ask .btn"}, {Click: ".ask [aria-pressed=false]"}}, See: []room.Sight{room.Says(".ask .reveal", "不是这样", "Not quite")}},
	{Name: "lines", Query: "show=lines", See: []room.Sight{{At: "#lines"}, room.Says("[data-text=says]", zh.OnlyY, en.OnlyY)}},
	{Name: "lines-short", Query: "show=lines&short=1&width=3&at=157", See: []room.Sight{{At: "[data-switch=short][aria-checked=true]"}}},
	{Name: "lines-own", Query: "show=lines&lines=ring&width=3", Do: []room.Act{{Click: "[data-choices=figures] [data-key='4']"}}, See: []room.Sight{{At: "#lines.drawing"}, {At: "[data-act=clear]"}}},
	{Name: "gradient", Query: "show=gradient", See: []room.Sight{room.Says("[data-text=gx]", "+331", "+331"), room.Says("[data-text=gy]", "−269", "−269"), room.Says("[data-text=length]", "426.5", "426.5")}},
	{Name: "gradient-sobel", Query: "show=gradient&sobel=1&photo=chart&row=60&col=60&least=300", See: []room.Sight{{At: ".triangle"}}},
	{Name: "gradient-flat", Query: "show=gradient&photo=chart&row=30&col=222&bare=1", See: []room.Sight{room.Says("[data-text=says]", zh.NoPoint, en.NoPoint)}},
	{Name: "gradient-playing", Query: "show=gradient", Do: []room.Act{{Click: "[data-act=try]"}}, See: []room.Sight{room.Says(".ways [data-act=play]", zh.Pause, en.Pause)}},
	{Name: "drawer", Do: []room.Act{{Click: "[data-act=drawer]"}}, See: []room.Sight{{At: ".app.drawn #drawer"}}},
	{Name: "refused", Query: "step=37", See: []room.Sight{room.Says(".notice.wrong", "step=37", "step=37")}},
	{Name: "embedded", Query: "show=lines&embed=1", See: []room.Sight{{At: ".app.embed"}}},
}
