package lesson

import (
	"convlab/web/lesson/room"
	"convlab/web/lesson/words"
)

var zh = Text{
	Name: "卷积实验室", SubName: "ConvLab",

	Skip: "跳到正文", Contents: "章节", Beside: "前后两章", Exhibits: "本章的几个展品", LangSwitch: "Switch to English",
	Dark: "换成深色", Light: "换成浅色", CopyLink: "复制链接", AboutButton: "关于",
	Close: "关闭", Dismiss: "知道了", Retry: "再试一次",
	Done:    "看过了",
	Parts:   [room.Parts]string{"图片是数字", "全连接网络", "卷积", "实验"},
	Present: "投影", Leave: "结束投影",
	Thread:     ThreadText{Name: "你的数字", Strokes: "笔迹", Vector: "784 个数", Answer: "网络的回答：%s", Sample: "来一个真的 MNIST 数字"},
	LinkCopied: "链接已复制，里面有你现在看到的一切。",
	LinkShown:  "浏览器不让复制；链接就在地址栏里。",
	TooMuchInk: "墨太多，链接里放不下这幅画；其余的都在链接里了。",
	Broken:     "刚才那一下出了错：%s。页面和你的数据都还在，可以接着用。",
	About: AboutText{
		Title:   "关于这个实验室",
		What:    "这一页用 Go 写成，编译成 WebAssembly，在你的浏览器里计算。每一幅图、每一个数都是现算的。",
		Digits:  "这些数字是谁写的？MNIST：Y. LeCun、C. Cortes、C. J. C. Burges，“The MNIST database of handwritten digits”，取自 NIST SD-1 与 SD-3，由美国人口普查局职员和高中生书写；CC BY-SA 3.0 许可。这里显示时有缩放。",
		Recipe:  "%s，批大小 %d，%d 轮，种子 %d",
		Network: "这里的网络都由本仓库自己的 Go 代码在 60,000 张训练图片上训练；第一个网络用 %s，训练集正确率 %s%%，10,000 张测试图片读错 %d 张。",
		People:  "人写的数字，它读得怎样？%d 个数字，由 %d 个人用笔写成（UNIPEN train_r01_v07 的一半书写者）：整个页面读对 %s%%，拿不准或意见不一 %s%%，当成“不像数字” %s%%，读错 %s%%。没有网络学过它们；不过什么算“不像数字”、什么算拿不准、各网络的回答占多少分量，是照它们定的。另有程序画的 %d 个数字，小卷积网络读错 %d 个。",
		Privacy: "不跟踪，不上传：你写的东西不会离开这台设备。",
		Licence: "代码：MIT 许可。",
		Core:    "计算核心：%s", CoreSIMD: "SIMD %s 位 (%s)", CorePlain: "gonum，不用 SIMD", Made: "%s 编译，程序 %s MB",
		Programs: "同一份源代码编译成两个程序：用 SIMD 的，一条指令算四个数，快得多；浏览器若不认识这些指令，会拒绝整个程序，所以另有一个不用 SIMD 的。页面打开时自动挑选；除了末位的舍入，答案相同。",
		TrySIMD:  "换成用 SIMD 的程序", TryPlain: "换成不用 SIMD 的程序，比比快慢",
		Keys:     "键盘",
		KeysHere: "在“%s”里",
		KeyList:  []words.Key{{Key: "Esc", Does: "关闭"}},
	},
}
