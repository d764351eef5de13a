package cnn

import (
	"convlab/web/lesson/digit"
	"convlab/web/lesson/room"
)

const drawn = "ink=" + digit.Seven

var scenes = []room.Scene{
	{Name: "first", See: []room.Sight{{At: "[data-host=picture]"}, {At: "[data-text=sum]"}}},
	{Name: "conv", Query: "cell=596&" + drawn, See: []room.Sight{room.Says("[data-text=cell]", "卷积 2 · 第 4 张图 · 第 4 行第 8 列", "Conv 2 · map 4 · row 4, col 8"), room.Says("[data-text=sees]", "14×14", "14×14"), {At: "[data-host=kernel]"}}},
	{Name: "first-layer", Query: "layer=1&" + drawn, See: []room.Sight{room.Says("[data-text=sees]", "5×5", "5×5"), {At: "[data-text=bias]"}}},
	{Name: "pool", Query: "layer=2&" + drawn, See: []room.Sight{room.Says("[data-text=becomes]", "最大的传下去", "The largest"), {At: "[data-text=max]"}}},
	{Name: "dense", Query: "layer=5&" + drawn, See: []room.Sight{room.Says("[data-text=cell]", "全连接 1", "Dense 1"), room.Says("[data-text=sees]", zh.SeesAll, en.SeesAll)}},
	{Name: "output", Query: "layer=7&cell=8&" + drawn, See: []room.Sight{room.Says("[data-text=cell]", "数字 7", "digit 7"), room.Says("[data-text=becomes]", "softmax", "softmax")}},
	{Name: "small", Query: "net=cnn&" + drawn, See: []room.Sight{{At: "[data-choices=net] [data-key='1'][aria-checked=true]"}, {At: "[data-text=norm]"}}},
	{Name: "walking", Query: drawn, Do: []room.Act{{Click: "#layers [data-act=play]"}}, See: []room.Sight{room.Says("#layers [data-act=play]", zh.Pause, en.Pause)}},
	{Name: "nudged", Query: "view=nudge&by=2&" + drawn, See: []room.Sight{room.Says("[data-text=nudge]", "一格不差", "cell for cell"), {At: ".changes"}}},
	{Name: "nudged-change", Query: "view=nudge&fall=-1&diff=1&layer=1&" + drawn, See: []room.Sight{room.Says("#nudge .where", "右移 1、上移 1", "1 right, 1 up"), {At: "[data-choices=diff] [data-key='1'][aria-checked=true]"}}},
	{Name: "unmoved", Query: "view=nudge&by=0&" + drawn, See: []room.Sight{room.Says("[data-text=nudge]", zh.NotMoved, en.NotMoved)}},
	{Name: "covered", Query: "view=cover&at=300&" + drawn, See: []room.Sight{{At: "[data-host=heat]"}, {At: ".twin"}, room.Says("[data-text=cover]", "7×7", "7×7")}},
	{Name: "covered-bare", Query: "view=cover&at=1&patch=3&" + drawn, See: []room.Sight{room.Says("[data-text=cover]", "没有盖住墨", "hides no ink")}},
	{Name: "shifted", Query: "view=shifted&" + drawn, See: []room.Sight{{At: ".plots .dot"}, room.Says("[data-text=pairs]", "73.1", "73.1"), room.Says(".yours", zh.Yours, en.Yours)}},
	{Name: "shifted-up", Query: "view=shifted&way=up&away=8&" + drawn, See: []room.Sight{{At: "[data-choices=way] [data-key='3'][aria-checked=true]"}, room.Says("[data-text=pairs]", "17.3", "17.3")}},
	{Name: "drawer", Do: []room.Act{{Click: "[data-act=drawer]"}}, See: []room.Sight{{At: ".app.drawn #drawer"}, {At: "[data-act=drawer][aria-expanded=true]"}}},
	{Name: "empty", Lost: []string{"data/"}, See: []room.Sight{{At: ".empty"}, {At: ".notice.wrong"}}},
	{Name: "no-weights", Query: drawn, Lost: []string{"models/lenet-5-distorted."}, See: []room.Sight{{At: "[data-notice=models]"}}},
	{Name: "waiting", Query: drawn, Late: []string{"models/lenet-5-distorted."}, See: []room.Sight{room.Says(".waiting", zh.Loading, en.Loading)}},
	{Name: "refused", Query: "layer=99", See: []room.Sight{room.Says(".notice.wrong", "layer=99", "layer=99")}},
	{Name: "guessed", Do: []room.Act{{Click: ".ask .btn"}}, See: []room.Sight{room.Says(".ask .reveal", "不是这样", "Not quite")}},
	{Name: "guessed-right", Do: []room.Act{{Click: ".ask .btn"}, {Click: ".ask [aria-pressed=false]"}}, See: []room.Sight{room.Says(".ask .reveal", "猜对了", "That’s right")}},
	{Name: "embedded", Query: "embed=1&" + drawn, See: []room.Sight{{At: ".app.embed"}}},
}
