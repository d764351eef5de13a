package filters

import "convlab/web/lesson/room"

// typed is a number typed into a cell, or a field.
func typed(at, text string) room.Act { return room.Act{Click: at, Type: text, Key: "Enter"} }

var scenes = []room.Scene{
	{Name: "first", See: []room.Sight{{At: "#loupe"}, {At: "#kernel"}, {At: "[data-text=sum]"}, {At: "[data-stage='2'][aria-pressed=true]"}}},
	{Name: "drawer", Do: []room.Act{{Click: "[data-act=drawer]"}}, See: []room.Sight{{At: ".app.drawn #drawer"}, {At: "[data-act=drawer][aria-expanded=true]"}}},
	{Name: "blurred", Query: "at=1", See: []room.Sight{room.Says("[data-text=detail]", "核的第 3 行", "Row 3 of the kernel"), room.Says("[data-text=divided]", "256", "256")}},
	{Name: "widest", Query: "chain=gauss7~laplace7&pic=lake&row=300&col=500", See: []room.Sight{{At: ".by-rows"}}},
	{Name: "grey", Query: "at=0", See: []room.Sight{room.Says(".terms", "0.7152", "0.7152")}},
	{Name: "colours", Query: "colour=1&ch=blue&chain=sharpen5&pic=chart", See: []room.Sight{room.Says("[data-choices=channels] [aria-checked=true]", zh.Colours[2], en.Colours[2])}},
	{Name: "four", Query: "chain=box3~sharpen5~emboss7_mid~own3_-1_2_-1_0_0.5_0_1_2_3_d4_abs", See: []room.Sight{{At: "[data-stage='4'][aria-pressed=true]"}, room.Says("#kernel", "0.5", "0.5")}},
	{Name: "none", Query: "chain=none&pic=chart", See: []room.Sight{{At: "[data-act=add]"}, {At: "[data-stage='0'][aria-pressed=true]"}}},
	{Name: "border", Query: "row=1&col=1&chain=outline7&cut=0", See: []room.Sight{{At: "#loupe .cell.outside"}}},
	{Name: "added", Do: []room.Act{{Click: "[data-act=add]"}, {Click: "[data-choices=kernels] [data-key=emboss]"}}, See: []room.Sight{{At: "[data-stage='3'][aria-pressed=true]"}}},
	{Name: "typing", Do: []room.Act{{Click: "#kernel [data-i='4']", Key: "7"}}, See: []room.Sight{{At: "#kernel .edit"}}},
	{Name: "typed", Do: []room.Act{typed("#kernel [data-i='4']", "-2")}, See: []room.Sight{{At: "[data-choices=kernels] [data-key=own][aria-checked=true]"}}},
	{Name: "no-number", Do: []room.Act{typed("#kernel [data-i='4']", "seven")}, See: []room.Sight{room.Says(".notice.wrong", "“seven”不是数", "“seven” is not a number")}},
	{Name: "no-weight", Do: []room.Act{typed("#kernel [data-i='4']", "12345")}, See: []room.Sight{room.Says(".notice.wrong", "12345", "12345")}},
	{Name: "no-divisor", Do: []room.Act{typed("#divisor", "99999")}, See: []room.Sight{room.Says(".notice.wrong", "除数", "divisor")}},
	{Name: "missing", Query: "pic=own", See: []room.Sight{room.Says(".notice", "没有离开", "never left")}},
	{Name: "refused", Query: "chain=gauss4", See: []room.Sight{room.Says(".notice.wrong", "chain=gauss4", "chain=gauss4")}},
	{Name: "embedded", Query: "embed=1", See: []room.Sight{{At: ".app.embed"}}},
	{Name: "tried", Do: []room.Act{{Click: "[data-act=try]"}}, See: []room.Sight{{At: "[data-stage='1'][aria-pressed=true]"}}},
	{Name: "guessed", Do: []room.Act{{Click: ".ask .btn"}}, See: []room.Sight{room.Says(".ask .reveal", "不是这样", "Not quite")}},
	{Name: "guessed-right", Do: []room.Act{{Click: ".ask .btn"}, {Click: ".ask [aria-pressed=false]"}}, See: []room.Sight{room.Says(".ask .reveal", "猜对了", "That’s right")}},
}
