package network

import (
	"convlab/web/lesson/digit"
	"convlab/web/lesson/room"
)

const drawn = "ink=" + digit.Seven

var scenes = []room.Scene{
	{Name: "first", See: []room.Sight{{At: "[data-host=picture]"}, {At: "[data-text=sum]"}}},
	{Name: "unit", Query: "layer=2&unit=17&lines=1&" + drawn, See: []room.Sight{room.Says("[data-text=unit]", "第 2 层 · 17 号单元", "Layer 2 · unit 17"), {At: "[data-text=rest]"}}},
	{Name: "silenced", Query: drawn, Do: []room.Act{{Click: "[data-act=silenced]"}}, See: []room.Sight{room.Says("[data-text=relu]", zh.Stops, en.Stops), room.Says("[data-text=out]", "0", "0")}},
	{Name: "output", Query: "layer=4&unit=8&" + drawn, See: []room.Sight{room.Says("[data-text=unit]", "输出 · 数字 7", "Outputs · digit 7"), room.Says("[data-text=relu]", zh.NoReLU, en.NoReLU)}},
	{Name: "half", Query: "view=softmax&" + drawn, See: []room.Sight{room.Says("[data-text=one]", "1", "1"), {At: ".softmax .top"}}},
	{Name: "painted", Query: "view=paint&" + drawn, Do: []room.Act{{Click: "[data-act=try]"}}, See: []room.Sight{{At: ".ring.touched"}, room.Says("[data-text=changed]", "1 个", ": 1")}},
	{Name: "story", Query: "step=3&" + drawn, See: []room.Sight{room.Says("#story .where", "3 / 7", "3 of 7"), room.Says(".tale", "偏置", "bias")}},
	{Name: "telling", Query: "step=4&" + drawn, Do: []room.Act{{Click: "#story [data-act=play]"}}, See: []room.Sight{room.Says("#story [data-act=play]", zh.Pause, en.Pause)}},
	{Name: "told", Query: "view=softmax&step=7&" + drawn, See: []room.Sight{room.Says(".tale", "答案是 7", "The answer is 7")}},
	{Name: "other", Query: "net=dense-distorted&" + drawn, See: []room.Sight{{At: "[data-choices=net] [data-key='1'][aria-checked=true]"}, {At: "[data-text=sum]"}}},
	{Name: "drawer", Do: []room.Act{{Click: "[data-act=drawer]"}}, See: []room.Sight{{At: ".app.drawn #drawer"}, {At: "[data-act=drawer][aria-expanded=true]"}}},
	{Name: "empty", Lost: []string{"data/"}, See: []room.Sight{{At: ".empty"}, {At: ".notice.wrong"}}},
	{Name: "no-weights", Query: drawn, Lost: []string{"models/dense"}, See: []room.Sight{{At: "[data-notice=models]"}}},
	{Name: "waiting", Query: drawn, Late: []string{"models/dense"}, See: []room.Sight{room.Says(".waiting", zh.Loading, en.Loading)}},
	{Name: "refused", Query: "layer=9", See: []room.Sight{room.Says(".notice.wrong", "layer=9", "layer=9")}},
	{Name: "guessed", Do: []room.Act{{Click: ".ask .btn"}}, See: []room.Sight{room.Says(".ask .reveal", "不是这样", "Not quite")}},
	{Name: "guessed-right", Query: "view=softmax", Do: []room.Act{{Click: ".ask .btn"}, {Click: ".ask [aria-pressed=false]"}}, See: []room.Sight{room.Says(".ask .reveal", "猜对了", "That’s right")}},
	{Name: "embedded", Query: "embed=1&" + drawn, See: []room.Sight{{At: ".app.embed"}}},
}
