package structure

import "convlab/web/lesson/words"

var zh = Text{
	Heading: words.Heading{Short: "展平丢了什么", Title: "展平丢了什么",
		Lede:   "图片一展平，784 个数一个不少，丢的是谁挨着谁。人眼认东西，靠的偏偏就是这个。",
		Teaser: "数一个不少，形状却没了：三个小实验"},
	Keys:  []words.Key{{Key: "← →", Does: "折一行、退一行；把小东西放进左边、右边一家"}, {Key: "← → ↑ ↓", Does: "换一个像素跟着看"}, {Key: "空格", Does: "播放、暂停"}, {Key: "Home / End", Does: "从头、到底"}, {Key: "Ctrl+Z / Ctrl+Y", Does: "撤销、重做"}},
	Names: []string{"猜纸带", "咕叽和呱啦", "打乱像素"},
	Join:  "%s。%s", Both: "%s%s",

	Play: "播放", Pause: "暂停", Back: "退一行", Forward: "走一行", Start: "回到开头", Fold: "折回去", Shuffle: "打乱", Scrub: "到第几行",

	StripAsk: "这条纸带上是什么？", OwnAsk: "这是你的数字。不折回去，你认得出来吗？", Sealed: "记下了。折回去看看。",
	StripReveal: "折回去就看得出来。纸带上每个数都在，缺的只是换行。",
	Things:      []string{"茶杯", "面具", "数字"}, DigitOf: "数字 %d",
	StripName: "纸带：784 个数，从左到右", FirstStrip: "第一次的茶杯", RowName: "要折的这一行", RowOf: "要折的一行：第 %d 到 %d 个数", Sheet: "折出来的图",
	Left: "还有 %d 行", Wrong: "每行换个数目", Wide: "每行放几个数", WideIs: "每行 %d 个",
	FoldCount: "折好了 %d / 784 个数", FoldWhere: "%d / %d 行", FoldHint: "每 28 个数是一行。一行一行折回去，图就回来了。", FoldNext: "下面折第 %d 行：第 %d 到 %d 个数。",
	WrongWide: "每行 %d 个数", SlideRight: "还是那 784 个数，图却没了：每往下一行，原来上下对齐的像素就向右错开 %d 格。", SlideLeft: "还是那 784 个数，图却没了：每往下一行，原来上下对齐的像素就向左错开 %d 格。",
	AgainTitle: "还是那只茶杯", Again: "只是往右挪了 %d 格、往上挪了 %d 格。人一眼就认得；纸带上的 784 个数，却有 %d 个变了。",
	OwnTitle: "你的数字", Folded: "784 个数一个不多、一个不少。缺的只是换行：上下相邻的两个像素，在纸带上隔着 28 个位置。",
	Strips: "纸带", New: "新的一条", Own: "我的数字",
	StripProse: []string{
		"[现在这一行|row]是 28 个数。左右的邻居还挨着；它正下方的那一行，要再走 28 个数才轮到。",
		"全连接网络拿到的就是纸带。它不知道该[每行放 28 个|wide]，哪两个数曾经上下相邻，得从几万张图里自己学。",
	},

	SortAsk: "有个程序只比 784 个数：在 12 个例子里找差得最少的一只。它能对多少？", SortReveal: "实测两万只，对了 %s%%；瞎猜是 50%%。你看图能对多少？看下面的成绩。",
	Shares:   []string{"一半左右", "六成左右", "几乎全对"},
	Families: []string{"咕叽咕叽", "呱啦呱啦"},
	Known:    "例子", Yours: "你放的", Who: "它是哪一家的？", Flat: "同一只，展平成 784 个数", Same: "只有纸带：784 个数",
	WasRight: "它是%s，放对了。", WasWrong: "放错了，它是%s。", NumbersRight: "比数的程序也找对了。", NumbersWrong: "比数的程序找错了：数字最接近的例子是另一家的。",
	SortTitle: "看几眼例子，再放过去", SortHint: "这些小东西谁也没见过，是随机画出来的，每一只都是新的。",
	Seen: "你看图", Blind: "你看纸带", Numbers: "程序比数", Score: "%d / %d", LongRun: "实测两万只：%s%%",
	Show: "给我看", ByPicture: "图", ByStrip: "只有纸带", Batch: "换一批", Full: "这一批放满了，换一批再来。", Creature: "新来的一只", NearestIs: "数字最接近的例子",
	SortProse: []string{
		"[圆身子、卷触角、斑点|guji]的是咕叽咕叽，[有棱角、折线触角、条纹|guala]的是呱啦呱啦。大小、位置、歪几度、几只眼睛，两家都一样随便。",
		"程序拿到的是[纸带|flat]。身子挪一挪、转一转，笔画就落到别的编号上去了，“哪里弯、哪里折”在编号里看不出来。",
	},

	ShuffleAsk:    "把所有图按同一种方式打乱，再从头训练。谁会变差？",
	ShuffleReveal: "卷积网络。它的小窗口靠相邻的像素；打乱以后，窗口里是些互不相干的点。全连接网络本来就不问谁挨着谁。",
	Kinds:         []string{"全连接", "卷积", "都变差"},
	AsTheyAre:     "用原图训练", Behind: "用打乱的图训练", Say: "这张图，它们说是", ErrorsOf: "一万张测试图里的错误", Errors: "打乱前后的错误",
	DenseName: "全连接", ConvName: "LeNet-5",
	Falls: "全连接不在乎，卷积摔了一跤", ShuffleErrors: "一万张测试图里的错误：全连接 %d → %d，卷积网络 LeNet-5 %d → %d，后者是原来的 %s 倍。",
	NotMeasured: "还没有测过", NotMeasuredHelp: "这个实验要用的网络还没有全部训练好，测出来以前这里不写数字。",
	Carried: "%d / 28 行搬过去了", Elsewhere: "784 个像素里有 %d 个换了位置，所有图都按同一个顺序。", Pixel: "第 %d 行第 %d 列 → 第 %d 行第 %d 列，每张图都一样", PixelHelp: "指着图上的一个像素，看它去了哪里；也可以用方向键。",
	Loading: "正在取网络的权重……", Failed: "网络没有取到。", Retry: "再试一次", Waits: "等打乱完", Sample: "换一张 MNIST", How: "怎么训练的",
	HowText: "四个网络用同样的 60,000 张训练图，各训练 %d 轮，批大小 %d；同一种网络的两份，配方只差那个固定的打乱。错误数是不同种子训练出来的平均，下面是每一次的：", Seeds: "%s：%s",
	Picture: "你的数字", Shuffled: "打乱以后",
	ShuffleProse: []string{
		"全连接层给[每个像素|pixel]一个权重。像素换了座位，权重跟着换座位，还是同一个网络，所以错误数几乎不变。",
		"卷积核一次只看 5×5 的一小块，并且到处用同一个。[打乱的图|behind]里，一小块不再是一段笔画，这个办法就没有用处了；剩下的要靠后面的全连接层去补。",
	},
}
