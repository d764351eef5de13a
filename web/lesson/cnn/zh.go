package cnn

import "convlab/web/lesson/words"

var zh = Text{
	Heading: words.Heading{Short: "卷积网络里面", Title: "卷积网络里面",
		Lede:   "点任何一格：它看到原图的哪一块，怎么算出来。",
		Teaser: "LeNet-5 怎样一层层看你的数字"},
	Keys:     []words.Key{{Key: "← →", Does: "换一层；挪数字；移动遮块；挪测试图"}, {Key: "↑ ↓", Does: "换一张图；挪数字；移动遮块；换方向"}, {Key: "空格", Does: "播放、暂停"}, {Key: "Home / End", Does: "第一步、最后一步"}, {Key: "方向键", Does: "在图里：换一格；在窗口里：换一个乘积"}, {Key: "Ctrl+Z / Ctrl+Y", Does: "撤销、重做"}},
	Exhibits: [exhibits]string{"看", "挪一挪", "遮一遮", "测试集"},
	Questions: [exhibits]words.Question{
		{Ask: "LeNet-5 第二个卷积层的一格，看到原图的多大一块？", Choices: []string{"5×5", "14×14", "整张图"}, Right: 1,
			Reveal: "14×14 个像素。它读池化图的 5×5 窗口，那里每一格看到 6×6 个像素，相邻两格相隔 2 个像素。"},
		{Ask: "数字右移 2 个像素，第一个卷积层的特征图会怎样？", Choices: []string{"不动", "跟着移", "全变了"}, Right: 1,
			Reveal: "跟着移 2 格：到处用的是同一个卷积核。只要墨没有移出画框，图还是那些图，只是换了地方。"},
		{Ask: "在图上盖一块黑色遮块。没盖到墨时，答案会怎样？", Choices: []string{"把握小一点", "完全不变", "把握大一点"}, Right: 1,
			Reveal: "完全不变：数字周围的纸本来就是黑的。784 个数一样，答案就一样，一位小数也不差。"},
		{Ask: "测试图全部右移 4 个像素，谁读对的更多？", Choices: []string{"只学过原图的 LeNet-5", "学过变形图的全连接"}, Right: 1,
			Reveal: "只学过原图的 LeNet-5：%s%%。学过变形图的全连接：%s%%。学过什么，比有没有卷积还要紧；两样都有的 LeNet-5：%s%%。"},
	},

	Kinds:   [4]string{"卷积 %d", "池化 %d", "全连接 %d", "输出"},
	Picture: "图片 28×28", Digit: "数字 %d", Unit: "%d 号单元", Cell: "第 %d 张图 · 第 %d 行第 %d 列",
	Pixel: "第 %d 行第 %d 列", Map: "第 %d 张图", Position: "%s / %s",
	Empty: "还没有图片", EmptyHelp: "先写一个数字，或者来一个真的 MNIST 数字。", Sample: "真的 MNIST 数字", Loading: "网络的权重正在路上……",
	First: "第一层", Back: "前一层", Play: "一层层走", Pause: "暂停", Forward: "后一层", Scrub: "第几层",
	CellBack: "前一格", CellOn: "后一格", MapBack: "前一张图", MapOn: "后一张图", Brightest: "最亮的一格", Enlarge: "放大这张图",
	Reads: "最要紧的 %d 张图（它一共读 %d 张）", ReadsAll: "它读 %d 张图", ReadsOne: "它读的", Windows: "窗口", Kernels: "× 卷积核", Numbers: "窗口里的 %d 个数",
	LargeMap: "%s，第 %d 张图", Reading: "%s，全部",
	RestMaps: "其余 %d 张图", RestTerms: "其余的乘积", Bias: "偏置", Sum: "和", Norm: "批归一化", After: "ReLU", Max: "最大值",
	AllZero: "%d 个数都是 0，最大的也是 0。", Largest: "%d 个数里最大的传下去：%s。", ToSoftmax: "没有 ReLU；softmax 把它变成 %s%%。",
	Passes: "是正数，ReLU 照原样放行。", Stops: "不大于 0，ReLU 把它变成 0。",
	Sees: "这一格看到原图的 %d×%d 个像素：第 %d 到 %d 行，第 %d 到 %d 列。", SeesAll: "它看到整张图。",
	Rounded: "四舍五入到三位小数，网络算的时候位数更多。", GridHelp: "方向键选格子。", SayCell: "%s：%s。%s",
	Network: "网络", Parameters: "%s 个参数", Layer: "层", Filters: "第一层的卷积核", FiltersHelp: "%d 个卷积核，每个 %d×%d 个权重。琥珀色的喜欢墨，石青色的讨厌墨。点一个，看它的图。",

	ByRight: "右移 %d", ByLeft: "左移 %d", ByDown: "下移 %d", ByUp: "上移 %d", Unmoved: "没有挪",
	NotMoved: "数字还在原处。挪一挪，看什么跟着动。",
	MapsMove: "%s：第一个卷积层的图一格不差地跟着移。", MapsAlmost: "%s：第一个卷积层的图跟着移，只有画框边上 %s / %s 格不同。",
	NotWhole: "%s：它的一格宽 2 个像素，挪的不是整数格，图的样子会变一点。", PoolMoves: "%s也跟着移 %d 格。",
	Stays: "答案还是 %d：原来 %s，现在 %s。", Turns: "答案从 %d（%s）变成 %d（%s）。",
	NudgeBack: "左移一个像素", NudgeOn: "右移一个像素", NudgeScrub: "右移几个像素", NudgeFirst: "移到最左", NudgePlay: "挪动",
	Up: "上移一个像素", Down: "下移一个像素", Home: "回到原处",
	MapWas: "原来", MapNow: "挪了以后", MapChange: "相差", Difference: "各图显示变化：+ 变亮，− 变暗。",
	Show: "各图显示", ShowMaps: "数值", ShowDiff: "变化",
	Values: "变了的数", Apart: "相距", Along: "不只是移了",
	ApartHelp: "相距：前后的距离，以原来的长度为 100%。不只是移了：原来的移过来还对不上的格子；挪的不是整数格，就记一横。",

	Patched: "盖上遮块的图片", Heat: "遮块的影响", HeatHelp: "选遮块的位置。方向键移动它。", HeatLegend: "最深的颜色：%s 个百分点。石青 − 把握变小，琥珀 + 变大。",
	Patch: "遮块", PatchSize: "%d×%d", Worst: "影响最大处",
	CoversNothing: "%d×%d 的遮块在第 %d 行第 %d 列，没有盖住墨：答案 %d 还是 %s，一位小数也不差。",
	CoverStays:    "%d×%d 的遮块在第 %d 行第 %d 列，让 %d 从 %s 变成 %s，答案没变。",
	CoverTurns:    "%d×%d 的遮块在第 %d 行第 %d 列，让 %d 从 %s 变成 %s：现在读成 %d（%s）。",
	Computing:     "%d / %d 个位置算好了……", Flips: "%d 个位置里，%d 个让答案变了；%d 个没有盖住墨。",
	PlaceBack: "前一个位置", PlaceOn: "后一个位置", PlaceScrub: "遮块的位置", Slide: "滑过去", PlaceFirst: "第一个位置", Place: "第 %d 行第 %d 列", Unpatched: "没遮", Together: "遮了",

	AwayBack: "少一个像素", AwayOn: "多一个像素", AwayScrub: "测试图挪几个像素", AwayPlay: "全部挪动", AwayFirst: "不挪动",
	Way: "方向", Ways: [4]string{"右", "左", "下", "上"}, Pixels: "%d 像素",
	Trained: [2]string{"只学过原图", "学过变形图"}, Taught: [3]string{"原图，课程", "原图", "变形图"}, Networks: [3]string{"全连接", "LeNet-5", "小卷积网络"},
	Chart: "测试图全部挪动若干像素后，每 100 张读对几张。",
	Pairs: "挪 %d 个像素，向%s。只学过原图：每 100 张，全连接读对 %s，LeNet-5 读对 %s。学过变形图：全连接 %s，LeNet-5 %s。", StillPairs: "没有挪。只学过原图：每 100 张，全连接读对 %s，LeNet-5 读对 %s。学过变形图：全连接 %s，LeNet-5 %s。",
	Cut:   "这时每 100 张测试图里，%s 张的墨被画框切掉了一部分。",
	Yours: "你的数字", Sure: "把握", OfTest: "每百张读对", Late: "……",

	Prose: [exhibits][]string{
		{
			"[图片|picture]从左边进来，[十个输出|out]从右边出去。中间每个小方块是一张特征图：一个卷积核在每个地方找到了多少。白是多，黑是 0。",
			"红框画出[选中的格|cell]一层层依靠什么：前一层的[一个窗口|window]，这样一直退到图片上，就是它的感受野。每个窗口乘上自己的[卷积核|kernel]，所有乘积加上偏置，就是[和|sum]。",
			"池化在四个邻居里留下最大的。所以越往后，一格看到的越多，位置说得越粗。",
		},
		{
			"把[图片|picture]挪一个像素，[最前面的图|l1]跟着移：每个地方用的是同一个卷积核，这叫等变。",
			"池化让图小一半，一个像素就成了半格。[表|changes]里写着每一层有多少个数变了，前后相距多远。越往后应该越近；[答案|out]最好一点也不变。",
		},
		{
			"一块[黑色的遮块|patch]滑过数字，每到一处，网络重新回答一次。[这张图|heat]对遮块的每个位置，画出原来答案的概率降了多少、升了多少。",
			"降得最多的地方，就是网络所依靠的。[十根条|bars]比较遮了和没遮的答案。网络有把握，理由不一定跟你的一样。",
		},
		{
			"卷积和池化不打包票：它们有助于对付挪动，学过变形的数字也一样。要分清两者，只比学过同样图片的网络：[左边|plain]，或者[右边|distorted]。",
			"你自己的数字也跟着挪，[在表里|yours]。挪远了，墨被画框切掉，剩下的谁也认不出来。",
		},
	},
}
