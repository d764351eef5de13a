package draw

import (
	"convlab/web/lesson/digit"
	"convlab/web/lesson/room"
)

var (
	choose  = room.Act{Click: "[data-net=lenet-5-distorted] [data-act=fold]"}
	compare = room.Act{Click: ".compare summary"}
	try     = room.Act{Click: "[data-act=try]"}
	nudging = room.Act{Click: ".nudge summary"}
)

var scenes = []room.Scene{
	{Name: "greeted", See: []room.Sight{{At: ".pad .ghost .line"}, room.Says("[data-text=why]", "示范", "example"), {At: "[data-net=cnn] .verdict.digit"}}},
	{Name: "empty", Do: []room.Act{{Click: "[data-act=clear]"}}, See: []room.Sight{room.Says(".overall.blank", "空白", "Blank"), {At: ".pad .hint"}}},
	{Name: "seven", Query: "ink=" + digit.Seven, See: []room.Sight{room.Says(".overall.digit", "7", "7")}},
	{Name: "unsure", Query: "turn=40&ink=" + digit.Seven, See: []room.Sight{{At: "[data-net=dense] .verdict.unsure"}}},
	{Name: "unread", Query: "ink=" + digit.Scribble, See: []room.Sight{room.Says(".overall.notdigit", "不像数字", "Not a digit")}},
	{Name: "nudged", Query: "right=4&turn=20&ink=" + digit.Seven, Do: []room.Act{nudging}, See: []room.Sight{{At: "[data-net=cnn] .verdict"}, {At: "[data-slider=turn]"}}},
	{Name: "let-go", Query: "turn=60&ink=" + digit.Seven, Do: []room.Act{nudging}, See: []room.Sight{{At: ".net.marked"}}},
	{Name: "split", Query: "off=crop_centre&ink=" + digit.Corner, See: []room.Sight{{At: ".net .verdict"}}},
	{Name: "dissent", Query: "ink=" + digit.Leaning, See: []room.Sight{room.Says(".overall.digit", "3 个网络（共 4 个）说 1", "3 of 4 say 1"), {At: "[data-net=dense].marked"}}},
	{Name: "chosen", Query: "ink=" + digit.Seven, Do: []room.Act{choose}, See: []room.Sight{{At: ".net.open"}, {At: "[data-chosen=lenet-5-distorted] .bar.hit"}}},
	{Name: "compared", Query: "ink=" + digit.Seven, Do: []room.Act{compare}, See: []room.Sight{{At: "[data-row=cnn] [data-text=time]"}}},
	{Name: "steps-off", Query: "off=crop_scale_pen_centre&right=2&noise=10&ink=" + digit.Seven, See: []room.Sight{{At: "figure.off"}, {At: "[data-host='pic:nudge']"}}},
	{Name: "scan", Query: "sample=158", See: []room.Sight{{At: "[data-text=source]"}}},
	{Name: "drawer", Do: []room.Act{{Click: "[data-act=drawer]"}}, See: []room.Sight{{At: ".app.drawn #drawer"}, {At: "[data-act=drawer][aria-expanded=true]"}}},
	{Name: "eraser", Do: []room.Act{{Click: "[data-act=eraser]"}}, See: []room.Sight{{At: ".pad.erasing"}}},
	{Name: "keyboard", Do: []room.Act{{Click: "[data-act=eraser]"}, {Click: "#pad", Key: " "}}, See: []room.Sight{{At: ".pad.erasing.down"}}},
	{Name: "missing", Query: "ink=" + digit.Seven, Lost: []string{"models/lenet"}, Late: []string{"models/cnn"},
		See: []room.Sight{{At: "[data-net=lenet-5-distorted] .failed"}, room.Says("[data-net=cnn] .percent", zh.Loading, en.Loading), {At: "[data-net=dense] .verdict.digit"}}},
	{Name: "lost", Query: "ink=" + digit.Seven, Lost: []string{"models/"}, See: []room.Sight{{At: "[data-notice=models]"}}},
	{Name: "refused", Query: "pen=99", See: []room.Sight{room.Says(".notice.wrong", "pen=99", "pen=99")}},
	{Name: "tried", Do: []room.Act{try}, See: []room.Sight{room.Says(".overall.digit", "7", "7")}},
	{Name: "tried-again", Do: []room.Act{try, try}, See: []room.Sight{{At: "figure.off"}}},
	{Name: "guessed", Do: []room.Act{{Click: ".ask .btn"}}, See: []room.Sight{room.Says(".ask .reveal", "猜对了", "That’s right")}},
	{Name: "guessed-wrong", Do: []room.Act{{Click: ".ask .btn"}, {Click: ".ask [aria-pressed=false]"}}, See: []room.Sight{room.Says(".ask .reveal", "不是这样", "Not quite"), {At: ".ask .wrong"}}},
}
