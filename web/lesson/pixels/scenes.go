package pixels

import (
	"convlab/web/lesson/digit"
	"convlab/web/lesson/room"
)

var (
	drawer = room.Act{Click: "[data-act=drawer]"}
	mine   = "ink=" + digit.Seven
)

// typing is a number typed into a cell.
func typing(at, text string) room.Act { return room.Act{Click: at, Type: text, Key: "Enter"} }

var scenes = []room.Scene{
	{Name: "first", Query: mine, See: []room.Sight{{At: "#picture"}, {At: "#numbers .now"}, {At: "[data-text=grey]"}}},
	{Name: "sample", Query: "sample=3&pixel=400", See: []room.Sight{{At: "#numbers .cell"}}},
	{Name: "drawer", Query: mine, Do: []room.Act{drawer}, See: []room.Sight{{At: ".app.drawn #drawer"}}},
	{Name: "painted", Query: mine + "&px=D_AcBYCUDQEMFI.B_GEHAH8I4&grey=127", Do: []room.Act{{Click: "[data-act=paint]"}},
		See: []room.Sight{room.Says("[data-text=touched]", "改了 10 个", "10 of 784"), {At: "[data-act=paint][aria-pressed=true]"}}},
	{Name: "typing", Query: mine, Do: []room.Act{{Click: "#numbers .now", Key: "7"}}, See: []room.Sight{{At: "#numbers .edit"}}},
	{Name: "typed", Query: mine, Do: []room.Act{typing("#numbers .now", "128")}, See: []room.Sight{room.Says("#numbers .now", "128", "128")}},
	{Name: "no-grey", Query: mine, Do: []room.Act{typing("#numbers .now", "256")}, See: []room.Sight{room.Says(".notice.wrong", "256", "256")}},
	{Name: "tried", Query: mine, Do: []room.Act{{Click: ".ask .btn"}, {Click: "[data-act=try]"}}, See: []room.Sight{room.Says("[data-text=grey]", "128", "128")}},
	{Name: "no-networks", Query: mine, Lost: []string{"models/"}, See: []room.Sight{{At: "[data-notice=models]"}}},
	{Name: "pair", Query: "show=pair&" + mine, See: []room.Sight{room.Says("[data-text=typed]", zh.Equal, en.Equal), {At: "[data-text=written]"}}},
	{Name: "pair-moved", Query: "show=pair&typed=8&face=bold&face2=bold&moved=1&pixel=300&" + mine, See: []room.Sight{{At: "[data-switch=moved][aria-checked=true]"}}},
	{Name: "pair-faces", Query: "show=pair&typed=5&face=segments&face2=dots&" + mine, See: []room.Sight{{At: "[data-choices=face2] [data-key='3'][aria-checked=true]"}}},
	{Name: "pair-mine", Query: "show=pair&mine=1&typed=7&ink2=" + digit.Corner + "&" + mine, See: []room.Sight{{At: "[data-pad='1']"}, room.Says("[data-text=written]", "不同", "differ")}},
	{Name: "pair-one", Query: "show=pair&mine=1&" + mine, See: []room.Sight{room.Says("[data-text=written]", zh.NotBoth, en.NotBoth)}},
	{Name: "pair-guessed", Query: "show=pair&" + mine, Do: []room.Act{{Click: ".ask .btn"}}, See: []room.Sight{room.Says(".ask .reveal", zh.TypedEqual, en.TypedEqual)}},
	{Name: "browse", Query: "show=browse&" + mine, See: []room.Sight{room.Says("#pages .where", "10 页", "of 10")}},
	{Name: "browse-three", Query: "show=browse&only=3&image=12&" + mine, See: []room.Sight{room.Says("[data-text=have]", "标的是 3", "labelled 3")}},
	{Name: "browse-guessed", Query: "show=browse&" + mine, Do: []room.Act{{Click: ".ask .btn"}, {Click: ".ask [aria-pressed=false]"}}, See: []room.Sight{room.Says(".ask .reveal", "猜对了", "That’s right")}},
	{Name: "browse-coming", Query: "show=browse&shelf=train&" + mine, Late: []string{"data/mnist"}, See: []room.Sight{room.Says("[data-text=have]", "60,000", "60,000"), {At: ".progress"}}},
	{Name: "browse-lost", Query: "show=browse&shelf=test&" + mine, Lost: []string{"data/mnist"}, See: []room.Sight{room.Says("[data-text=have]", zh.Lost, en.Lost), {At: "[data-act=again]"}}},
	{Name: "embedded", Query: "embed=1&show=pair&" + mine, See: []room.Sight{{At: ".app.embed"}}},
}
