package convolution

import "convlab/web/lesson/words"

var zh = Text{
	Heading: words.Heading{Short: "卷积一步步", Title: "卷积，一步一步",
		Lede:   "小矩阵盖在大矩阵上，对应相乘，加到一起，得到一个新数；再挪一格。点任何一个格子都能跳过去，任何一个数都能改。",
		Teaser: "九个乘法、一个和：卷积核看图的第一步"},
	Keys: []words.Key{{Key: "← →", Does: "退一步、下一步"}, {Key: "空格", Does: "播放、暂停"}, {Key: "Home / End", Does: "第一步、最后一步"}, {Key: "方向键", Does: "在格子里：走一格"}, {Key: "数字键、−、Enter", Does: "在格子里：修改选中的数"}, {Key: "Esc", Does: "放弃修改"}, {Key: "Ctrl+C / Ctrl+V", Does: "在格子里：复制整个表，或者从选中的格子起粘贴一块数"}, {Key: "Ctrl+Z / Ctrl+Y", Does: "撤销、重做"}},
	Question: words.Question{Ask: "左半边全是 60，右半边全是 0，用竖直边缘核去卷，远离边界的地方得到几？", Choices: []string{"60", "0", "180"}, Right: 1,
		Reveal: "0：窗口里全是 60（或全是 0），左列的三个 60 和右列的三个 −60 正好抵消。只有窗口骑在边界上时，右列是 0，剩下 60×1×3 = 180。在“图片”里选“左 60 右 0”，一步一步走一遍。"},

	Input: "输入 %d×%d", Kernel: "卷积核 %d×%d", Output: "输出 %d×%d",
	InputPreset: "图片", KernelPreset: "卷积核", Mine: "我写的数字",
	Inputs: map[string]string{
		"half": "左 60 右 0", "layers": "上 60 下 0", "cross": "十字线", "head": "照片：头像", "lectern": "照片：讲台", "seven": "手写的 7"},
	Kernels: map[string]string{
		"vertical": "竖直边缘", "horizontal": "水平边缘", "sobel-x": "Sobel x", "sobel-y": "Sobel y", "identity": "原样",
		"box": "均值模糊", "gauss": "高斯模糊", "sharpen": "锐化", "outline": "轮廓", "emboss": "浮雕"},
	KernelNote: map[string]string{
		"vertical":   "[左列|kernel-left]是 1，[右列|kernel-right]是 −1，中间是 0。左右差不多亮的地方，[正负抵消|cancel]，和接近 0；遇到左亮右暗的竖直边缘，抵消不掉，[和|sum]就很大。",
		"horizontal": "[上行|kernel-top]是 1，[下行|kernel-bottom]是 −1。上下差不多亮，[正负抵消|cancel]；上亮下暗的水平边缘会让[和|sum]变大。",
		"sobel-x":    "也是竖直边缘，不过[中间一行|kernel-middle]算两份，离中心越近越重要。",
		"sobel-y":    "也是水平边缘，不过[中间一列|kernel-centre]算两份，离中心越近越重要。",
		"identity":   "只有[正中间|kernel-core]是 1：[和|sum]就是被盖住的中间那个数，图片原样出来（不填充时少一圈）。",
		"box":        "九个数各取九分之一，[和|sum]就是[窗口|window]里的平均值：细节被抹平，这就是模糊。",
		"gauss":      "也是平均，但[正中间|kernel-core]最重，四角最轻，抹得更柔和。",
		"sharpen":    "[正中间|kernel-core]乘 5，再减去上下左右：和邻居不一样的地方被放大。",
		"outline":    "[正中间|kernel-core]乘 8，减去周围八个。一片同样的灰，[正负抵消|cancel]成 0；只有轮廓留下来。",
		"emboss":     "左上为负，右下为正：朝着左上的边变亮，像有一盏灯从左上照过来。",
		"":           "这是你自己的核。把[窗口|window]里的数和核的数一一相乘再相加，得到[和|sum]。正的地方喜欢亮，负的地方喜欢暗。",
	},
	Step:  "第 %d / %d 步",
	First: "回到第一步", Back: "退一步", Play: "播放", Pause: "暂停", Forward: "下一步", Scrub: "第几步", Speed: "速度（步/秒）",
	Undo: "撤销", Redo: "重做", Sign: "换正负号",
	Bias: "偏置", Clamp: "截断", Absolute: "取绝对值", Rescale: "拉伸",
	ClampArrow: "截到 0…255", AbsArrow: "取绝对值，截到 255", RescaleArrow: "把 %s…%s 拉伸到 0…255",
	Options: "选项", Stride: "步幅", Padding: "填充", Dilation: "空洞", Flip: "翻转卷积核", Negative: "负数怎么办",
	FlipHelp:     "网络里说的“卷积”不翻转核，数学上叫互相关；打开它就是数学课本里的卷积。",
	NegativeHelp: "像素只能是 0 到 255，负的和画不出来。",
	PadNames0:    "不填", PadSame: "%d 圈 0",
	Paint: "涂抹", PaintHelp: "打开后，在输入上按住拖动来涂。", Brush: "灰度",
	EditHelp: "点一下看谁读它，再点一下（或直接打字）就能改；也能粘贴一块数。",
	Cell:     "输入，第 %d 行第 %d 列，%s", KernelCell: "卷积核，第 %d 行第 %d 列，%s", OutputCell: "输出，第 %d 行第 %d 列，%s",
	Unknown: "还没算到", PaddingCell: "填充，0",
	FlipNote: "翻转已经打开：核先转 180°，左右、上下都对调，再和窗口相乘。上面说的左右上下要反过来看。", Looking: "正在看第 %d 行第 %d 列", RoundFirst: "四舍五入，%s",
	ReadBy: "这个数被 %d 个输出读到",
	After:  "再往后：网络还会做什么", AfterHelp: "在网络里不截断：原始的和直接往后传。", ReLU: "ReLU：负数变成 0", Pool: "2×2 最大池化",
	ReLUMap: "ReLU 之后", PoolMap: "池化之后 %d×%d", Map: "原始的和 %d×%d",
	Say: "第 %d 行第 %d 列：和是 %s，像素是 %s",
	Prose: []string{
		"[窗口|window]里有九个数，核里也有九个数。一一相乘，得到九个[积|products]；加起来是[和|sum]。",
		"和可能小于 0，也可能大于 255，可是像素只有 0 到 255。所以这里把[原始的和|sum]和画出来的[像素|pixel]分开写，谁也不冒充谁。",
	},
	GreyRange:   "灰度值要在 0 到 255 之间，而且是整数；“%s”没有采用。",
	WeightRange: "核里的数要在 −99 到 99 之间；“%s”没有采用。",
	BiasRange:   "偏置要在 −999 到 999 之间；“%s”没有采用。",
}
