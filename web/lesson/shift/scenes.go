package shift

import (
	"convlab/web/lesson/digit"
	"convlab/web/lesson/room"
)

var scenes = []room.Scene{
	{Name: "first", See: []room.Sight{{At: "[data-host=middle]"}, room.Says("[data-text=flat]", "2472 > 2179", "2472 > 2179"), room.Says("[data-text=maps]", "1184 < 2119", "1184 < 2119"), room.Says("[data-text=pooled]", "826 < 1247", "826 < 1247")}},
	{Name: "vertical", Query: "k=vertical&sums=relu", See: []room.Sight{room.Says("[data-text=maps]", "6076 > 4917", "6076 > 4917"), {At: ".kernel[aria-checked=true] .mark.fails"}}},
	{Name: "pooled", Query: "by=-3&k=sobel-y&pool=1", See: []room.Sight{room.Says(".compare", "169", "169"), {At: "[data-switch=pool][aria-checked=true]"}}},
	{Name: "unmoved", Query: "by=0", See: []room.Sight{room.Says("[data-text=verdict]", "没有挪", "Not moved"), room.Says("#moves .where", "0", "0")}},
	{Name: "cut", Query: "by=8&left=mine&ink=" + digit.Scribble, See: []room.Sight{room.Says("[data-text=verdict]", "画框", "frame")}},
	{Name: "tried", Query: "k=box&by=-2", Do: []room.Act{{Click: "[data-act=try]"}}, See: []room.Sight{room.Says("#moves [data-act=play]", zh.Pause, en.Pause), {At: ".kernel[data-key=horizontal][aria-checked=true]"}}},
	{Name: "drawer", Do: []room.Act{{Click: "[data-act=drawer]"}}, See: []room.Sight{{At: ".app.drawn #drawer"}, {At: "[data-act=drawer][aria-expanded=true]"}}},
	{Name: "kernel", Do: []room.Act{{Click: "[data-act=kernel-next]"}}, See: []room.Sight{{At: ".kernel[data-key=sobel-x][aria-checked=true]"}}},
	{Name: "mine", Query: "ink=" + digit.Seven, Do: []room.Act{{Click: "[data-place=right]"}, {Click: "[data-act=own]"}}, See: []room.Sight{{At: "[data-act=own][aria-pressed=true]"}}},
	{Name: "coming", Query: "seven=4", Late: []string{"data/"}, See: []room.Sight{room.Says(".compare", "7", "7")}},
	{Name: "lost", Query: "seven=4", Lost: []string{"data/"}, See: []room.Sight{room.Says("[data-text=flat]", "2179", "2179")}},
	{Name: "square", Query: "show=square", See: []room.Sight{room.Says("[data-text=differ]", "676 格里有 0 格不同", "Of 676 cells, 0 differ"), {At: "[data-host=movedmap]"}}},
	{Name: "square-odd", Query: "show=square&by=3&pool=1&cell=20", See: []room.Sight{room.Says(".equals", "≠", "≠"), room.Says("[data-text=cell]", "第 2 行第 8 列", "Row 2, column 8")}},
	{Name: "square-walked", Query: "show=square", Do: []room.Act{{Click: "#moves [data-act=play]"}}, See: []room.Sight{{At: ".corner.veiled"}, room.Says("#moves [data-act=play]", zh.WalkAgain, en.WalkAgain)}},
	{Name: "measured", Query: "show=measured", See: []room.Sight{{At: ".gains"}, {At: ".plots .dot"}, room.Says("#moves .where", "4", "4")}},
	{Name: "measured-up", Query: "show=measured&way=up&away=8", See: []room.Sight{{At: "[data-choices=way] [data-key='4'][aria-checked=true]"}, room.Says("[data-text=gains]", zh.Ways[4], en.Ways[4])}},
	{Name: "measured-still", Query: "show=measured&away=0", See: []room.Sight{room.Says("[data-text=gains]", "没有挪", "Not moved")}},
	{Name: "embedded", Query: "show=square&embed=1", See: []room.Sight{{At: ".app.embed"}, {At: "[data-host=mapmoved]"}}},
	{Name: "refused", Query: "by=9", See: []room.Sight{room.Says(".notice.wrong", "by=9", "by=9")}},
	{Name: "guessed", Do: []room.Act{{Click: ".ask .btn"}}, See: []room.Sight{room.Says(".ask .reveal", "不是这样", "Not quite")}},
	{Name: "guessed-right", Do: []room.Act{{Click: ".ask .btn"}, {Click: ".ask [aria-pressed=false]"}}, See: []room.Sight{room.Says(".ask .reveal", "猜对了", "That’s right")}},
}
