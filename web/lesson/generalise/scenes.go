package generalise

import "convlab/web/lesson/room"

var scenes = []room.Scene{
	{Name: "first", See: []room.Sight{{At: "[data-host=table]"}, {At: ".charts .test"}, room.Says("#steps .where", "14 / 300", "14 of 300"), {At: ".case[data-case='2'][aria-pressed=true]"}}},
	{Name: "start", Query: "step=0", See: []room.Sight{room.Says("[data-text=verdict]", "还没有训练", "Not trained yet")}},
	{Name: "one", Do: []room.Act{{Click: ".case[data-case='0']"}}, See: []room.Sight{{At: ".case[data-case='0'][aria-pressed=true]"}, room.Says("[data-text=net]", "一个神经元，3", "one neuron, 3")}},
	{Name: "trained", Query: "step=24", See: []room.Sight{room.Says("[data-text=detail]", "第 14 步", "step 14")}},
	{Name: "playing", Do: []room.Act{{Click: "#steps [data-act=play]"}}, See: []room.Sight{room.Says("#steps [data-act=play]", zh.Pause, en.Pause)}},
	{Name: "tried", Query: "layers=0&step=9", Do: []room.Act{{Click: "[data-act=try]"}}, See: []room.Sight{{At: ".case[data-case='2'][aria-pressed=true]"}, room.Says("#steps [data-act=play]", zh.Pause, en.Pause)}},
	{Name: "lost", Query: "plain=1&rate=6&l2=5&step=24", See: []room.Sight{room.Says("[data-text=verdict]", "算不出数", "too large to compute"), {At: "[data-act=reset]"}}},
	{Name: "wild", Query: "plain=1&rate=6&step=8", See: []room.Sight{room.Says("[data-text=verdict]", "迈过了头", "overshoots"), {At: "[data-act=reset]"}}},
	{Name: "own", Query: "step=10&beans=PMhSL7gHhjG7vtJysjKCgNB6gBQjAq3Dw6DK", See: []room.Sight{room.Says("[data-text=strays]", "训练 6 颗，测试 6 颗", "6 training beans, 6 test beans")}},
	{Name: "none", Query: "beans=-", See: []room.Sight{room.Says("[data-text=verdict]", "都要有豆", "both halves")}},
	{Name: "erasing", Do: []room.Act{{Click: "[data-choices=tool] [data-key='3']"}}, See: []room.Sight{{At: "[data-choices=tool] [data-key='3'][aria-checked=true]"}}},
	{Name: "ring", Query: "curve=ring&noise=0&train=100&layers=1&units=8&step=24", See: []room.Sight{{At: "[data-choices=curve] [data-key='1'][aria-checked=true]"}, room.Says("[data-text=strays]", "放错边 0 颗", "0 on the wrong side")}},
	{Name: "drawer", Do: []room.Act{{Click: "[data-act=drawer]"}}, See: []room.Sight{{At: ".app.drawn #drawer"}, {At: "[data-act=drawer][aria-expanded=true]"}}},
	{Name: "luck", Query: "show=luck&draws=1000", See: []room.Sight{{At: "[data-host=lots]"}, room.Says("[data-text=lots]", "撒 1,000 次", "Of 1,000 draws")}},
	{Name: "lucky", Query: "show=luck", Do: []room.Act{{Click: "[data-act=lucky-next]"}}, See: []room.Sight{room.Says("[data-text=picked]", "第 65 次", "Draw 65")}},
	{Name: "drawing", Query: "show=luck", Do: []room.Act{{Click: "#steps [data-act=play]"}}, See: []room.Sight{room.Says("#steps [data-act=play]", zh.Pause, en.Pause)}},
	{Name: "opened", Query: "show=luck&pick=65", Do: []room.Act{{Click: "[data-act=open-draw]"}}, See: []room.Sight{{At: ".case[data-case='3'][aria-pressed=true]"}}},
	{Name: "embedded", Query: "embed=1&step=20", See: []room.Sight{{At: ".app.embed"}, {At: "[data-host=table]"}}},
	{Name: "refused", Query: "units=17", See: []room.Sight{room.Says(".notice.wrong", "units=17", "units=17")}},
	{Name: "guessed", Do: []room.Act{{Click: ".ask .btn"}}, See: []room.Sight{room.Says(".ask .reveal", "不是这样", "Not quite")}},
	{Name: "guessed-right", Do: []room.Act{{Click: ".ask .btn"}, {Click: ".ask [aria-pressed=false]"}}, See: []room.Sight{room.Says(".ask .reveal", "猜对了", "That’s right")}},
}
