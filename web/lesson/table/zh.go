package table

import "convlab/web/lesson/words"

var zh = Text{
	Heading: words.Heading{Short: "错误率表", Title: "LeCun 的错误率表",
		Lede:   "十四年里，大家把自己的程序在同样一万个数字上错了多少写进同一张表。我们把其中一些重新训练了一遍：方块就是我们的。",
		Teaser: "公布的 69 个错误率，旁边是我们的，还有到底读错了哪些数字"},
	Keys:  []words.Key{{Key: "↑ ↓", Does: "换一行"}, {Key: "← →", Does: "换一张读错的图片"}, {Key: "Home / End", Does: "第一行、最后一行"}, {Key: "Ctrl+Z / Ctrl+Y", Does: "撤销、重做"}},
	Names: []string{"按方法和年份", "按参数多少"},
	Join:  "%s。%s", Comma: "%s、%s", Also: "%s%s",

	WarpAsk:     "有 800 个隐藏单元的全连接网络，错误率 %s%%。再训练一遍，加上变了形的图片，还剩多少？",
	WarpChoices: []string{"差不多", "大约一半", "二十分之一"},
	WarpReveal:  "从 %s%% 降到 %s%%，一个单元也没有多：变了形的图片告诉它，7 怎么写都还是 7。",
	WarpOurs:    "我们的：从 %s%% 降到 %s%%。",

	BruteAsk:     "不用卷积，光把全连接网络做大，能赢过 LeNet-5 的 %s%% 吗？",
	BruteChoices: []string{"能", "不能"},
	BruteReveal:  "能：%s%%。可是它为此要学 %s 个数，而 LeNet-5 只有 %s 个，大约是 %s 比 1。",
	BruteOurs:    "我们测得 %s%% 和 %s%%。",

	FamilyNames: []string{"线性", "K-近邻", "提升", "非线性", "SVM", "全连接网络", "卷积网络", "课程"},
	FourNames:   []string{"其他", "全连接", "卷积", "课程"},
	Warps:       []string{"不变形", "仿射变形", "弹性变形", "变形"},
	Tagged:      "%s（%s）", Both: "%s：公布 %s%%，我们 %s%%", BothOf: "%s：公布 %s%%；我们的（%s）%s%%", Theirs: "%s：公布 %s%%",
	Source: "表里的原文：“%s”。", Reference: "出处：“%s”。", NoReference: "没有写出处。", Preprocessing: "图片事先处理过：“%s”。",
	Recipe:   "我们的学 %s 个数，训练 %d 轮，用时 %s，CPU %d 核。",
	SeedsAre: "种子 %s 错 %s 张，各测 %s 张。", SeedIs: "种子 %s 错 %s 张，共测 %s 张。",
	Vote:    "我们的是投票：成员共学 %s 个数，用时 %s。错 %s 张，共测 %s 张。",
	Seconds: "%d 秒", Minutes: "%d 分 %d 秒", Hours: "%d 小时 %d 分",
	NotMeasured: "这一行我们没有测过。", Command: "训练命令", OurModels: "我们的",

	Error: "错误率", Wrong: "错误数", Learnt: "要学的参数个数", Year: "年份", Published: "公布", Ours: "我们",
	Legend: []string{"公布的", "我们的，几个种子的平均", "没写年份"},
	Chart:  "错误率：公布的和我们的。列表里有的都画在这里；点一下，选中最近的一个。",
	List:   "表里的各行", Count: "%d 行，共 %d 行（1 行是课程的）", None: "没有这样的行。",
	SortBy: "按%s排序", Row: "%s，%s，公布 %s%%", RowOurs: "，我们 %s%%", RowNone: "，我们没有测过",

	Kind: "方法", Period: "年份", Treatment: "图片",
	KindNames: []string{"全部", "全连接", "卷积", "其他"}, PeriodNames: []string{"全部", "1998", "2002–2006", "2007–2012", "没写"},
	TreatmentNames: []string{"全部", "原样", "事先处理", "加变形"},
	Measured:       "只看我们测过的", Filters: "更多筛选", Tens: []string{"1 万", "10 万", "100 万", "1000 万"},

	Whose: "哪些图片", WhoseNames: []string{"它读错的", "只有它读错", "大家都错"},
	Shot: "测试图 %d 号（从 0 数起）是 %d，被读成 %d（%s%%）。", NoAnswer: "测试图 %d 号（从 0 数起）是 %d，没有得到回答。",
	ShotAlone: "留有名单的 %d 个网络里，只有它读错。", ShotSome: "有 %d 个网络读错（留有名单的共 %d 个）。", ShotAll: "留有名单的 %d 个网络全都读错。",
	Shots: "种子 %d 读错的图片", NotListed: "这个网络读错了哪些图片，没有留下来。", NoShots: "一张也没有。",
	Loading: "图片正在路上……", Failed: "图片没有取到。", Retry: "再试一次", Back: "前一张", Forward: "后一张",

	FamiliesProse: []string{
		"越低越好。刻度是对数的：每低一格，错误大约少一半。1% 就是一万张测试图片里错一百张。",
		"1998 年的[全连接网络|dense]做到了 2.45%，把图片先扶正，是 1.6%。表里低于 0.8% 的全连接网络，训练时个个都用了变形的图片：弯一弯就是一张新的，要多少有多少。",
		"同一年的[卷积网络|conv]已经到了 0.8%，提升的 LeNet-4 是 0.7%。全表最好的是 35 个卷积网络投票。",
		"差几张图片可能只是运气。我们的数是几个种子的平均，带着离散程度；没有训练过的行都注明了。",
	},
	SizesProse: []string{
		"越靠左，网络要学的数越少。只画得出大小能从表里算出来的行。",
		"[蛮力|brute]要上千万个权重，因为全连接层里每个像素和每个单元之间都有一个。[LeNet-5|lenet] 用同样的几个卷积核看遍整张图。",
	},
}
