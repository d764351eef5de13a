package filters

import (
	"convlab/web/lesson/words"
	"convlab/web/work/photos"
)

var zh = Text{
	Heading: words.Heading{Short: "滤镜", Title: "滤镜：一扇窗走遍一张照片",
		Lede:   "换上自己的照片，挑一个卷积核，看整张照片跟着变；再把光标放到任何一个像素上，看它是怎么算出来的。照片不离开这台设备。",
		Teaser: "同样的乘和加，用在你自己的照片上"},
	Keys: []words.Key{{Key: "方向键", Does: "光标挪一个像素（按住 Shift 挪十个）"}, {Key: "Home / End", Does: "看链的开头、末尾"}, {Key: "数字键、−、Enter", Does: "在卷积核里：修改选中的数"}, {Key: "Esc", Does: "放弃修改"}, {Key: "Ctrl+V", Does: "粘贴一张图片；在卷积核里粘贴一块数"}, {Key: "Ctrl+Z / Ctrl+Y", Does: "撤销、重做"}},
	Question: words.Question{Ask: "把 Sobel 前面的高斯模糊去掉，细碎的边会变多还是变少？", Choices: []string{"变少", "变多"}, Right: 1,
		Reveal: "变多。Sobel 放大一切左右差别，连颗粒和纹理也不放过；高斯先把这些细小的差别抹平，它就没有东西可放大了。算式下面写着亮像素占多少，比比去掉前后。"},

	Original: "照片", Luminance: "亮度", EachColour: "三种颜色", Colours: [3]string{"红", "绿", "蓝"},
	Kernels: map[string]string{
		"identity": "原样", "box": "均值模糊", "gauss": "高斯模糊", "sharpen": "锐化", "outline": "轮廓", "emboss": "浮雕", "sobel-x": "Sobel x", "sobel-y": "Sobel y", "laplace": "拉普拉斯"},
	KernelNote: map[string]string{
		"identity": "只有[正中间|kernel]是 1，其余是 0：[和|sum]就是被盖住的那个数，照片原样出来。",
		"box":      "[窗口|window]里的数加起来再平分，每个数分量一样。细节被抹平；窗口越大，抹得越厉害。",
		"gauss":    "也是平均，但[核|kernel]里越靠中间的数越大，所以模糊得更柔和，没有方块的痕迹。",
		"sharpen":  "[正中间|kernel]放大，再减去周围：和邻居不一样的地方被夸大，看上去就清楚了。",
		"outline":  "[正中间|kernel]乘周围的个数，减去周围每一个。一片同样的灰，[正负抵消|sum]成 0，只剩轮廓。",
		"emboss":   "左上为负，右下为正：朝着左上的边变亮，像有一盏灯从那里照过来。",
		"sobel-x":  "左边为正，右边为负：左右一样亮就[抵消|sum]，竖直的边留下来。中间的行离像素近，分量也重。",
		"sobel-y":  "上边为正，下边为负：上下一样亮就[抵消|sum]，水平的边留下来。",
		"laplace":  "和四面八方的邻居相比：比它们暗，[和|sum]为正；比它们亮，和为负。哪个方向的边都看得见，颗粒也看得见。",
		"":         "这是你自己的[核|kernel]。正的数喜欢它下面亮，负的数喜欢它下面暗。",
	},
	OwnNumbers: "自己填", Separable: "这个核等于一列乘一行：先竖着再横着走，每个像素只要 %d+%d=%d 次乘法，不用 %d 次。",
	LevelOne:   "核里的数（除过以后）加起来是 1：一片均匀的灰，出来还是那么亮。",
	LevelNone:  "核里的数加起来是 0：一片均匀的灰，和就是 0。",
	LevelOther: "核里的数（除过以后）加起来是 %s：一片均匀的灰，和是它的这么多倍。",

	Chain: "处理链", AddStep: "再加一步", Remove: "去掉这一步", Sooner: "往前挪一步", Later: "往后挪一步",
	Stage: "第 %d 步：%s",
	Photo: "照片，左边是原来的，右边是处理过的", Cursor: "按住拖动，或者用方向键移动光标；算式写的就是光标下的像素。",
	Before: "前", After: "后", Divider: "前后分界线", DividerValue: "%d%%",
	Loupe: "输入：%s", Kernel: "卷积核", Divisor: "和除以",
	Cell: "第 %d 行第 %d 列，%s", KernelCell: "卷积核，第 %d 行第 %d 列，%s",
	KernelLabel: "这一步的卷积核", SizeLabel: "大小", AfterLabel: "和 → 像素",
	Afters: [3]string{"截断", "绝对值", "+128"}, AfterArrows: [3]string{"截到 0…255", "取绝对值，截到 255", "加 128，截到 0…255"},
	RoundFirst: "四舍五入，%s", Divided: "÷ %s",
	PictureLabel: "图片", Mine: "我的照片",
	Pictures:     map[string]string{"table": "桌子", "lake": "湖", "chart": "图样"},
	ColourSwitch: "三种颜色分别处理", ColourHelp: "关上时先合成亮度再处理；打开时红、绿、蓝各走一遍同样的链。", ChannelLabel: "看哪种颜色的数",
	File: "换照片", Camera: "摄像头", Shutter: "拍下来", Save: "存下结果", Drop: "松手就换成这张", Wait: "冲洗中……",
	Where: "第 %d 行第 %d 列", Say: "%s，%s：和是 %s，像素是 %s", SayGrey: "%s：%s",
	Row: "第 %d 行", RowOf: "核的第 %d 行：%s", SumWord: "和", PixelWord: "像素",
	Bright: "不低于 64 的亮像素占 %s%%", Was: "改动前 %s%%", Took: "%s 个像素，%s 毫秒",
	Sign: "换正负号",
	Prose: []string{
		"彩色照片的每个像素是红、绿、蓝三个数。先按 0.2126、0.7152、0.0722 加权成一个[亮度|base]：同样的强度，人眼觉得绿最亮，蓝最暗。然后[卷积核|kernel]一个像素一个像素地走：[窗口|window]里的数和核里的数对应相乘，加成一个[和|sum]，变成一个新[像素|pixel]。",
		"[链上|chain]的每一步只看得见上一步留下的像素。光是乘和加，先后换过来也一样；可是每一步都要截断或者取绝对值，丢掉的找不回来，所以先模糊再找边，不等于先找边再模糊。",
		"照片外面没有像素。这里把最靠边的像素往外延长，所以出来的照片一样大，四周也不会多出一圈假的边。",
		"网络看图用的也是这样的核。差别只有一个：核里的数没有人填，是训练出来的。",
	},

	Missing:  "这个链接里的照片没有离开它主人的设备。这里换上我们的图，处理方法照旧。",
	NoWorker: "处理照片的程序没能启动（也许断网了），照片先不变；光标下的数照样是对的。",
	Shrunk:   "照片已经缩小，好让处理跟得上手：%s。", NoPhoto: "这里面没有图片。", NoSave: "结果没能存成文件，请再试一次。",
	Denied: "没有得到使用摄像头的许可，照片没有换。可以在浏览器的地址栏那里重新允许。", NoCamera: "摄像头打不开：也许没有接上，也许别的程序正在用。照片没有换。",
	Refusals: map[photos.Reason]string{
		photos.Huge: "“%s”有 100 MB 以上，太大了，没有换。", photos.Large: "“%s”的像素太多，内存放不下，没有换。",
		photos.Unknown: "“%s”不是认得的图片（JPEG、PNG、GIF、WebP……），没有换。", photos.Foreign: "这个浏览器打不开 %s 图片，请先转成 JPEG 或 PNG；照片没有换。",
		photos.Broken: "“%s”不完整或者坏了，没有换。", photos.Animated: "“%s”是会动的图，里面不止一张；请存成一张静止的图片。照片没有换。"},
	NumberRange:  "核里的数要在 −9999 到 9999 之间；“%s”没有采用。",
	DivisorRange: "除数要在 0.01 到 9999 之间；“%s”没有采用。",
}
