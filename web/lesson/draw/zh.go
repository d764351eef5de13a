package draw

import "convlab/web/lesson/words"

var zh = Text{
	Heading: words.Heading{Short: "手写", Title: "写一个数字，看它怎样变成答案",
		Lede:   "你的笔迹先变成 28×28 个灰度值，再展平成 784 个数，最后变成十个概率。每一步都可以碰，可以改。",
		Teaser: "写一个数字，看它怎样变成答案"},
	Keys: []words.Key{{Key: "方向键、空格、Shift", Does: "在田字格里走、落笔或提笔、走三格"}, {Key: "E / Delete / Esc", Does: "橡皮 / 清空 / 提笔"}, {Key: "Ctrl+Z / Ctrl+Y", Does: "撤销、重做"}},
	Question: words.Question{Ask: "角落里写一个很小的 7，还认得吗？", Choices: []string{"认得", "不认得"}, Right: 0,
		Reveal: "认得：裁剪和缩放先把它变回标准大小，再放回中间。再按一次“试一试”，把“裁到笔迹”和“重心居中”关掉：这回就乱了。全连接网络记住的是“第几个数该亮”，位置一动，数就全变了。"},

	Pad:     "田字格：在这里写一个数字",
	PadHelp: "键盘写字：方向键移动，空格落笔或提笔，Esc 提笔，按住 Shift 一次走三格，E 换橡皮，Delete 清空，Ctrl+Z 撤销。",
	PadHint: "在格子里写一个 0 到 9 的数字",
	Pen:     "笔", Eraser: "橡皮", Clear: "清空", Width: "笔的粗细",
	Sample: "真的 MNIST", SampleOf: "MNIST 测试图片，标签是 %d",
	Sees: "网络真正看到的", SeesHelp: "从[原样|raw]到[最后一张|final]，每一步都能关掉，看看网络会不会读错。",
	Raw:   "原样",
	Steps: [4]string{"裁到笔迹", "缩进 20×20", "换成 2.5 像素的笔", "重心居中"},
	StepHelp: [4]string{
		"只留下有墨的部分", "最长的一边缩成 20 像素，四周留白", "MNIST 的笔画大约这么粗", "整像素地挪，让墨的重心落在 14 行、14 列（从 0 数起，这里行列号就是下标）"},
	StepSwitch: "步骤：%s",
	Final:      "送进网络的 28×28", FinalAlt: "送进网络的 28×28 灰度图",
	Compare: "同一幅图，同时送进四个网络。除了第一个，训练时每张图都随机变过形，还加了一些程序画的数字。比一比：卷积网络的[参数|params]更少，在一万张没见过的图上[错误率|errors]也更低。",
	Params:  "参数", Errors: "测试错误率", ErrorsOf: "%s%% · %d 张", Time: "用时", Millis: "%s 毫秒",
	Fold: "%s：十个概率", Details: "逐个比较四个网络", Less: "收起",
	Retry: "再试一次", Loading: "正在下载…",
	Blank: "空白", BlankHelp: "纸上还没有墨，网络没有东西可认。",
	NotDigit: "不像数字", NotDigitHelp: "这幅图离训练集里的数字都太远。十个概率仍要加成 1，所以网络还是会各“选”一个，别信。",
	Reads: "读作 %d", All: "四个网络都说 %d", AllOf: "到齐的网络都说 %d", Split: "意见不一", Camp: "%d：%s",
	Unsure: "拿不准", UnsureOf: "拿不准的：%s。回答里最大的概率只有这么低时，在没见过的 MNIST 图片上大约三次错一次，所以不算数。", UnsureBelow: "%s（不到 %s%%）",
	First: "先改口的：%s", AllGave: "都改口了", Later: "随后改口：%s", Holding: "还没改口：%s", Hold: "推成这样，都没有改口。",
	Odd: "和大家不同", Mistaken: "认错了，标签是 %d", Changed: "改口了，原来是 %d", FirstWas: "先改口，原来是 %d",
	Or:      "其次 %d（%s%%）",
	Waiting: "等网络到齐就开始认",
	Nudge:   "推一推，看谁先改口", NudgeHelp: "在图片送进网络之前挪一挪、转一转、加点噪声。", NudgeReset: "复原",
	Right: "右移（像素）", Down: "下移（像素）", Turn: "旋转（度）", Grow: "放大（%）", Thick: "加粗（像素）", Noise: "噪声（%）",
	Strange:     "（这幅图已经和训练集里的数字都不太像了。）",
	GhostStill:  "这是一个示范，不是谁写的。碰一下格子，写你自己的。",
	GhostWrites: "正在示范：笔画一点点变长，看四个网络怎样改口。",
	GhostWrote:  "这是示范：写的过程中，四个网络一共改口 %d 次。现在换你来写。",
	Shift:       "重心在 %s 行、%s 列：横移 %s，竖移 %s 像素",
}
