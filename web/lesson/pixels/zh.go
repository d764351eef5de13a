package pixels

import "convlab/web/lesson/words"

var zh = Text{
	Heading: words.Heading{Short: "图片是数字", Title: "图片就是数字",
		Lede:   "28 行，每行 28 个灰度值，0 是黑，255 是白：一个手写数字，计算机手里只有这些。",
		Teaser: "计算机眼里的手写数字：784 个灰度值"},
	Keys:     []words.Key{{Key: "← → ↑ ↓", Does: "移动光标，或换一张图"}, {Key: "0 … 9", Does: "输入灰度值；换一个数字来比较、来翻看"}, {Key: "空格 / P", Does: "涂这个像素 / 打开或关上涂抹"}, {Key: "Enter / Esc", Does: "打开一个数、采用 / 放弃"}, {Key: "Home / End", Does: "第一页、最后一页"}, {Key: "Ctrl+Z / Ctrl+Y", Does: "撤销、重做"}},
	Exhibits: [3]string{"读和改", "打的和写的", "翻看 MNIST"},
	Questions: [3]words.Question{
		{Ask: "墨盖住半个像素，这个像素是几？", Choices: []string{"0", "255", "128 左右"}, Right: 2,
			Reveal: "128 左右，255 的一半：亮一半。一个灰度值存在一个字节里，一个字节分得出 256 种：0 到 255。"},
		{Ask: "同一个数字，打两遍，再写两遍：784 个数里，各有多少个不一样？", Choices: []string{"0 和 0", "0 和一百多", "都一百多"}, Right: 1,
			Reveal: "答案从图上数出来。"},
		{Ask: "MNIST 的每张图都带标签。10,000 张测试图的标签标得怎么样？", Choices: []string{"全对", "15 个有疑问", "错了一成"}, Right: 1,
			Reveal: "2021 年的一项研究，每张可疑的图请五个人看。有 15 张测试图，五人中的多数没有给出 MNIST 标的那个数字。"},
	},
	And: "%s；%s", Then: "%s%s",

	Picture: "28×28 的图片", PictureHelp: "指着像素就能读它，点一下，光标就留在那里。方向键移动光标，数字键输入灰度值，空格用画笔涂这个像素，P 打开或关上涂抹。",
	Numbers: "光标周围的数", NumbersHelp: "点一个数，光标就到那里；再点一下（或直接打字）就能改；也能粘贴一块数。",
	Place: "第 %d 行第 %d 列", Cell: "第 %d 行第 %d 列：%d", Grey: "灰度值", Black: "黑", White: "白",
	Look: "读", Paint: "涂", Brush: "画笔", Restore: "全部还原", Sample: "一张真的 MNIST",
	Counted: "784 个数里，%d 个是 0，%d 个是 255，%d 个在中间。",
	Touched: "784 个数里你改了 %d 个", Untouched: "还没有改过数",
	MyDigit: "你写的数字", FromBlack: "在黑底上涂的", NoPicture: "还没有图片：涂一张吧",
	Networks: "网络怎么说", Waiting: "网络还在路上", Blank: "全是黑的，没有东西可认", NotDigit: "离哪个数字都太远，认不了",
	Agree: "%d 个网络都说是 %d", Split: "几个网络说法不一", Hold: "改了这些数，%d 个网络没有一个改口", Gave: "改了这些数，%d 个网络改了口（共 %d 个）",
	Was: "原来说 %d", Loading: "还在路上",
	EditProse: []string{
		"一个像素就是一个数。[光标所在的行|row]和[所在的列|column]说的是位置，[格子里的数|cell]说的是有多亮。笔画边上，墨只盖住像素的一部分，数就介于中间。",
		"改几个数，看看[网络的回答|answers]怎么变。除了这些数，网络什么也看不到。",
	},
	GreyRange: "灰度值要在 0 到 255 之间，而且是整数；“%s”没有采用。",

	Typed: "打的", Written: "写的", Left: "左边", Right: "右边", Difference: "左 − 右",
	Equal: "完全相等：784 个里 0 个不同", Differ: "784 个里 %d 个不同", NotBoth: "要有两张图才能比",
	TypedEqual: "打的：784 个数全部相等。", TypedDiffer: "打的（照你现在的设置）：784 个数里 %d 个不同。", WrittenDiffer: "写的：784 个里 %d 个不同，最多差 %d。",
	SameFace:  "打出来的两个数字出自同一份字形，所以每个数都和对面的相等。",
	MovedOn:   "右边的只挪了一个像素。眼睛看来还是同一个数字，可是有 %d 个数变了。",
	OtherFace: "两种字体用不同的线条画同一个数字，所以数也不同。",
	Digit:     "数字", FaceLeft: "左边的字体", FaceRight: "右边的字体", Moved: "右边的挪一个像素",
	Faces:   [Faces]string{"细体", "粗体", "数码管", "点阵"},
	Writers: "谁写的", Others: "换两张", TwoPeople: "MNIST 里的人", Mine: "我写两遍", Another: "%s换一张", Clear: "擦掉%s的字", Pad: "%s的练习格",
	Drawings: [2]string{"第一遍", "第二遍"}, PadHint: "写在这里", OnItsWay: "还在路上",
	PairHelp: "指着任何一张图里的像素，六张图都会标出它。方向键移动光标，数字键换一个数字来比。",
	PairProse: []string{
		"[左减右的差|difference]是 0 的地方，两个数相等；琥珀色是左边更亮，石青色是右边更亮。同一种字体[打两遍|typed]，就是同一串数。[写两遍|written]就很难，哪怕出自同一只手：“见到这些数就是 3”这样的规则行不通。所以网络要从许多例子里学。",
	},

	Shelf: "图片", Only: "标签", All: "全部", Doubtful: "有疑问的标签",
	Shelves: [Shelves]string{"500 张测试图", "10,000 张测试图", "60,000 张训练图"},
	PageOf:  "第 %d / %d 页", BackPage: "上一页", NextPage: "下一页", Page: "第几页",
	Unpacked: "已到 %s 张，共 %s 张", AllOf: "共 %s 张", LabelOf: "%s 张（共 %s 张）标的是 %d", DoubtfulOf: "%d 张（测试图共 %s 张）：五人中的多数没有给这个标签", Lost: "没有取到",
	Retry: "再试一次", Sheet: "MNIST 的图片", SheetHelp: "点一张图就选中它；方向键换一张，数字键只看一种标签，Enter 打开它的数。", NonePicked: "还没有选图",
	SampleShort: "第 %d 张", TestShort: "测试 %d 号", TrainShort: "训练 %d 号",
	SampleImage: "500 张里的第 %d 张", TestImage: "测试图 %d 号", TrainImage: "训练图 %d 号",
	Labelled: "%s，标签 %d", Doubt: "五个人里，%d 个说是 %d，%d 个说是 %d，%d 个说都不是。", EditIt: "打开它的数", Onto: "%s拿它比",
	Card: "这些数字是谁写的？", CardMakers: "美国人口普查局的职员和高中生，写在纸上，由美国标准机构 NIST 收集。Y. LeCun、C. Cortes 和 C. J. C. Burges 从 NIST 的第 1 号和第 3 号专用数据库做出 MNIST：60,000 张用来训练，10,000 张用来测试，缩到 20×20 像素以内，再按重心放在 28×28 的中央。",
	CardLicence: "版权属于 Y. LeCun 和 C. Cortes。许可：知识共享 署名—相同方式共享 3.0（creativecommons.org/licenses/by-sa/3.0）。",
	CardDoubts:  "Northcutt、Athalye 和 Mueller（2021，arXiv 2103.14749）让程序挑出 100 张可疑的测试图，每张请五个人看。其中 15 张，多数人没有给出 MNIST 的标签。选“有疑问的标签”就能看到；图片从 0 号数起。",
	BrowseProse: []string{"翻一翻同一个数字：7 有带横的，有不带横的；4 有开口的，有封口的；1 有斜着的。它们共同的只有[左下角的标签|label]；当作数来看，没有两张一样。"},
}
