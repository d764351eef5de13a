package convolution

import (
	"convlab/web/lesson/digit"
	"convlab/web/lesson/room"
)

// typed is a number typed into a cell, or a field.
func typed(at, text string) room.Act { return room.Act{Click: at, Type: text, Key: "Enter"} }

// What is folded away.
var (
	options = room.Act{Click: ".options summary"}
	after   = room.Act{Click: ".after summary"}
)

var scenes = []room.Scene{
	{Name: "first", See: []room.Sight{{At: "#input"}, {At: "[data-text=sum]"}}},
	{Name: "step16", Query: "step=16", See: []room.Sight{room.Says("#steps .where", "16", "16")}},
	{Name: "drawer", Do: []room.Act{{Click: "[data-act=drawer]"}}, See: []room.Sight{{At: ".app.drawn #drawer"}, {At: "[data-act=drawer][aria-expanded=true]"}}},
	{Name: "playing", Query: "step=12", Do: []room.Act{{Click: "#steps [data-act=play]"}}, See: []room.Sight{room.Says("#steps [data-act=play]", zh.Pause, en.Pause)}},
	{Name: "pixels", Query: "step=20&out=pixels", See: []room.Sight{room.Says("[data-choices=shows] [aria-checked=true]", zh.Shows[1], en.Shows[1]), {At: "#output .cell.grey"}}},
	{Name: "tried", Query: "in=seven&k=box&pad=1", Do: []room.Act{{Click: "[data-act=try]"}}, See: []room.Sight{room.Says("#steps [data-act=play]", zh.Pause, en.Pause), {At: "[data-choices=inputs] [data-key=half][aria-checked=true]"}}},
	{Name: "half", Query: "step=36&relu=1&pool=1", Do: []room.Act{after}, See: []room.Sight{{At: "#relumap"}, {At: "#poolmap"}}},
	{Name: "padded", Query: "in=seven&k=outline&pad=1&neg=rescale&bias=-20&step=30", See: []room.Sight{{At: ".cell.ring"}, room.Says("[data-text=bias]", "−20", "−20")}},
	{Name: "options", Query: "k=gauss&stride=2&pad=2&dil=2&bias=-3.5&flip=1&neg=rescale&relu=1&pool=1&step=9", Do: []room.Act{options}, See: []room.Sight{{At: ".flipped"}, {At: "[data-choices=stride]"}}},
	{Name: "mine", Query: "neg=abs&relu=1&ink=" + digit.Seven, Do: []room.Act{{Click: "[data-choices=inputs] [data-key=mine]"}}, See: []room.Sight{{At: "[data-key=mine][aria-checked=true]"}}},
	{Name: "picked", Query: "step=12", Do: []room.Act{options, {Click: "#input [data-i='9']"}, {Click: "[data-switch=paint]"}}, See: []room.Sight{{At: ".cell.reader"}, {At: "[data-slider=brush]"}}},
	{Name: "typing", Do: []room.Act{{Click: "#kernel [data-i='4']", Key: "7"}}, See: []room.Sight{{At: "#kernel .edit"}}},
	{Name: "typed", Query: "neg=abs&relu=1&ink=" + digit.Seven,
		Do:  []room.Act{{Click: "[data-choices=inputs] [data-key=mine]"}, typed("#kernel [data-i='4']", "-2/3"), {Click: "#input [data-i='4']"}, {Click: "#input [data-i='4']"}},
		See: []room.Sight{room.Says("#kernel [data-i='4']", "−2/3", "−2/3"), {At: "#input .edit"}}},
	{Name: "no-number", Do: []room.Act{typed("#kernel [data-i='4']", "seven")}, See: []room.Sight{room.Says(".notice.wrong", "“seven”不是数", "“seven” is not a number")}},
	{Name: "no-grey", Do: []room.Act{{Click: "#input [data-i='9']"}, typed("#input [data-i='9']", "256")}, See: []room.Sight{room.Says(".notice.wrong", "256", "256")}},
	{Name: "no-weight", Do: []room.Act{typed("#kernel [data-i='4']", "100")}, See: []room.Sight{room.Says(".notice.wrong", "100", "100")}},
	{Name: "no-bias", Do: []room.Act{options, typed("#bias", "12345")}, See: []room.Sight{room.Says(".notice.wrong", "12345", "12345")}},
	{Name: "refused", Query: "step=99", See: []room.Sight{room.Says(".notice.wrong", "step=99", "step=99")}},
	{Name: "embedded", Query: "embed=1", See: []room.Sight{{At: ".app.embed"}}},
	{Name: "guessed", Do: []room.Act{{Click: ".ask .btn"}}, See: []room.Sight{room.Says(".ask .reveal", "不是这样", "Not quite")}},
	{Name: "guessed-right", Do: []room.Act{{Click: ".ask .btn"}, {Click: ".ask [aria-pressed=false]"}}, See: []room.Sight{room.Says(".ask .reveal", "猜对了", "That’s right")}},
}
