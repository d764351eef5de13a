package network

import "convlab/web/lesson/words"

var zh = Text{
	Heading: words.Heading{Short: "全连接网络", Title: "全连接网络里面",
		Lede:   "784 → 256 → 256 → 256 → 10。点哪个单元，就把它算给你看。",
		Teaser: "网络拿这 784 个数做什么"},
	Keys:     []words.Key{{Key: "← →", Does: "退一步、下一步"}, {Key: "空格", Does: "播放、暂停"}, {Key: "Home / End", Does: "全部显示、最后一步"}, {Key: "方向键", Does: "在图里：换一个单元、像素，或者移动画笔"}, {Key: "Enter", Does: "在可以涂的图里：涂这个像素"}, {Key: "Esc", Does: "缩回放大的图"}, {Key: "Ctrl+Z / Ctrl+Y", Does: "撤销、重做"}},
	Exhibits: [exhibits]string{"一个单元", "softmax", "涂一个像素"},
	Questions: [exhibits]words.Question{
		{Ask: "第一层的一个单元，看到图片的多大一块？", Choices: []string{"一个角", "一行", "整张图"}, Right: 2,
			Reveal: "整张图：它有 784 个权重，每个像素一个。数字挪一格，碰到的就是另外的权重。"},
		{Ask: "一个输出是 10，另一个是 9：前者的概率是后者的几倍？", Choices: []string{"1.1 倍", "2.7 倍", "10 倍"}, Right: 1,
			Reveal: "e 倍，约 2.718。softmax 只看相差多少，每差 1，就乘一个 e。"},
		{Ask: "角上一个黑像素变白，第一层 256 个加权和，有几个会变？", Choices: []string{"1 个", "9 个左右", "几乎全部"}, Right: 2,
			Reveal: "几乎全部：每个单元对这个像素都有一个权重，和就变化这么多。"},
	},

	Picture: "输入 28×28", LayerN: "第 %d 层", OutputLayer: "输出", UnitN: "%d 号单元", OutputN: "数字 %d", PixelN: "第 %d 行第 %d 列",
	LayerSize: "%s · %d 个", OutputsZ: "十个输出 z", Outputs: "输出",
	Empty: "还没有图片", EmptyHelp: "先写一个数字，或者来一个真的 MNIST 数字。", Sample: "真的 MNIST 数字", Loading: "网络的权重正在路上……",
	First: "全部显示", Back: "退一步", Play: "从图片走到答案", Pause: "暂停", Forward: "下一步", Scrub: "第几步", Where: "第 %d / %d 步", Whole: "全部显示",
	Story: [Steps]string{
		"图片进来：784 个数，每个是灰度值 ÷ 255。其中 %d 个有墨，%d 个是 0。",
		"第 1 层，%s：对每个像素都有一个权重，各乘各的。784 个乘积里有 %d 个是 0，因为像素是黑的。",
		"然后相加：正的乘积 %s，负的 %s，偏置 %s，加起来是 %s。%s。",
		"第 1 层 %d 个单元同时这样做，每个有自己的 %d 个权重，一共 %s 个。最后大于 0 的有 %d 个。",
		"后面的层对前一层的数做同样的事。大于 0 的：%s。",
		"十个输出没有 ReLU，所以可以是负的。最大的是数字 %d 的：%s。",
		"softmax 把它们变成概率。答案是 %d，概率 %s。",
	},
	ActiveOf: "%s %d / %d",

	WeightsOf: "权重", TimesPicture: "× 图片", TimesUnits: "× 前一层", MakesProducts: "= 乘积",
	UnitBack: "前一个单元", UnitOn: "后一个单元",
	Passes: "是正数，ReLU 照原样放行", Stops: "不大于 0，ReLU 把它变成 0", NoReLU: "输出没有 ReLU",
	RestPixels: "其余 %d 个像素", RestUnits: "其余 %d 个单元", ZeroPixels: "%d 个黑像素", ZeroUnits: "%d 个为 0 的单元",
	Stop: "。", Bias: "偏置", Sum: "和", Positive: "正", Negative: "负", After: "ReLU",
	Rounded: "四舍五入到三位小数，网络算的时候位数更多。", GridHelp: "方向键选格子。", Shrink: "缩小",

	Digit: "数字", ZColumn: "z", ExpColumn: "e 的 z 次方", PColumn: "÷ 总和", Total: "总和",
	Ratio:     "%d 的 z 比 %d 的大 %s；e 的这么多次方就是概率的倍数：%s 倍。",
	SumsToOne: "十个概率四舍五入到 %d 位小数，写出来的正好加到 1。没有一个会是 1：softmax 总给别的数字留一点。",
	TableOf:   "softmax 的算式",

	Unpainted: "还没有涂。在图上涂一涂，看它影响到多远。",
	PaintedN:  "改了的像素：%d 个。", SumsChanged: "和变了", OutsChanged: "传下去的变了", On: "新亮", Off: "熄灭",
	Stays: "答案还是 %d：原来 %s，现在 %s。", Turns: "答案从 %d 变成 %d。", Brush: "画笔",
	White: "白", Mid: "灰", Black: "黑", Restore: "擦掉涂的", PaintHelp: "方向键移动画笔，Enter 涂。",
	Brighter: "各层显示变化：+ 变亮，− 变暗。",

	Network: "网络", Elsewhere: "LeNet-5 和小卷积网络里有卷积，内部见“卷积网络里面”一章。",
	Layer: "层", Silenced: "负得最多的", Another: "换一个",
	Most: "最亮的几个单元", Lines: "最强的连接", LinesHelp: "线从乘积最大的十二个输入连过来。", Parameters: "%s 个参数，一层层算",
	SayUnit: "%s：和是 %s，传下去的是 %s",
	Prose: []string{
		"[第 1 层|l1]里每个方块是一个单元（神经元），对[784 个像素|input]各有一个[权重|weights]。权重乘像素，得到[乘积|products]，连同偏置加起来是[和|sum]。",
		"[ReLU|relu] 把正的和原样放行，把负的变成 0。[第 2 层|l2]、[第 3 层|l3]对前面的 256 个数做同样的事；[十个输出|out]每个数字一个，不经过 ReLU。",
		"没有谁告诉单元哪些像素挨在一起。它喜欢什么，是一个位置一个位置学来的：琥珀色的权重喜欢墨，石青色的讨厌墨。",
	},
}
