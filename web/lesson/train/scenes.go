package train

import (
	"convlab/web/lesson/digit"
	"convlab/web/lesson/room"
)

var scenes = []room.Scene{
	{Name: "first", See: []room.Sight{{At: "#plots"}, room.Says("[data-text=title]", zh.NotYet, en.NotYet), {At: "[data-choices=preset] [data-key='0'][aria-checked=true]"}}},
	{Name: "course", Query: "rule=sgd&rate=0.05&schedule=constant&batch=2000&epochs=5000&l2=0", See: []room.Sight{{At: "[data-choices=preset] [data-key='1'][aria-checked=true]"}, room.Says("[data-text=says]", "5,000 轮，共 150,000 步", "Epochs: 5,000, steps: 150,000")}},
	{Name: "lenet", Query: "net=lenet", See: []room.Sight{room.Says("[data-text=parameters]", "61,706", "61,706")}},
	{Name: "cnn", Query: "net=cnn&drop=0.4&augment=pen", See: []room.Sight{room.Says("[data-text=parameters]", "165,706", "165,706")}},
	{Name: "layers", Query: "units=512_128", See: []room.Sight{{At: "#units"}, room.Says("[data-text=parameters]", "468,874", "468,874")}},
	{Name: "keras", Query: "tab=keras", See: []room.Sight{room.Says("[data-text=code]", "import keras", "import keras"), {At: "[data-text=code] .set"}}},
	{Name: "go", Query: "tab=go&net=lenet", See: []room.Sight{room.Says("[data-text=code]", "training.New", "training.New")}},
	{Name: "linear", Query: "linear=1&course=0", See: []room.Sight{{At: "[data-switch=linear][aria-checked=true]"}}},
	{Name: "update", Query: "pane=update", See: []room.Sight{room.Says("[data-text=watched]", "像素第 15 行第 15 列", "pixel row 15, column 15")}},
	{Name: "no-workers", Lost: []string{"worker"}, Do: []room.Act{{Click: "[data-act=play]"}}, See: []room.Sight{room.Says("[data-text=title]", zh.FailedTitle, en.FailedTitle), room.Says("[data-act=play]", zh.TryAgain, en.TryAgain)}},
	{Name: "turned", Do: []room.Act{{Click: "[data-dial=batch] [data-by='1']"}}, See: []room.Sight{{At: "[data-choices=preset] [data-key='0'][aria-checked=false]"}}},
	{Name: "wrong", Query: "show=wrong", See: []room.Sight{{At: "#confusions"}, room.Says("[data-text=whose]", "还没有打开你的训练", "as long as no run of yours is open"), {At: ".shots .worst .shot"}, room.Says(".results", "97.98%", "97.98%")}},
	{Name: "wrong-guessed", Query: "show=wrong", Do: []room.Act{{Click: ".ask .btn"}}, See: []room.Sight{room.Says(".ask .reveal", "最多的 10 对", "ten of the 45 pairs"), {At: "[data-text=pair]"}}},
	{Name: "wrong-lost", Query: "show=wrong", Lost: []string{"mistakes"}, See: []room.Sight{room.Says("[data-text=nomatrix]", zh.ListLost, en.ListLost), {At: "[data-act=retry-images]"}}},
	{Name: "wrong-late", Query: "show=wrong", Late: []string{"mistakes"}, See: []room.Sight{room.Says("[data-text=nomatrix]", zh.ListComing, en.ListComing)}},
	{Name: "own", Query: "show=own", See: []room.Sight{{At: "[data-host='train:pad']"}, room.Says("[data-text=reads]", zh.NoneMine, en.NoneMine)}},
	{Name: "kept", Query: "show=own&ink=" + digit.Seven, Do: []room.Act{{Click: "[data-keep='7']"}}, See: []room.Sight{room.Says("[data-text=mine]", "1 个", ": 1"), room.Says("[data-text=write]", "写一个 8", "Next: 8")}},
	{Name: "nothing-written", Query: "show=own", Do: []room.Act{{Click: "[data-keep='7']"}}, See: []room.Sight{room.Says(".notice.wrong", zh.NothingWritten, en.NothingWritten)}},
	{Name: "guessed", Do: []room.Act{{Click: ".ask .btn"}, {Click: ".ask [aria-pressed=false]"}}, See: []room.Sight{room.Says(".ask .reveal", "不是这样", "Not quite")}},
	{Name: "guessed-right", Do: []room.Act{{Click: ".ask .btn"}}, See: []room.Sight{room.Says(".ask .reveal", "猜对了", "That’s right")}},
	{Name: "refused", Query: "batch=0", See: []room.Sight{room.Says(".notice.wrong", "batch=0", "batch=0")}},
	{Name: "drawer", Do: []room.Act{{Click: "[data-act=drawer]"}}, See: []room.Sight{{At: ".app.drawn #drawer"}, {At: "[data-act=drawer][aria-expanded=true]"}}},
	{Name: "embedded", Query: "embed=1", See: []room.Sight{{At: ".app.embed"}}},
}
