package flatten

import "convlab/web/lesson/words"

var zh = Text{
	Heading: words.Heading{Short: "展平", Title: "展平：把图片拉成一行数",
		Lede:   "全连接网络不认识“上下左右”，它只收一行数。所以图片要一行一行抽出来，首尾相接，排成 784 个数。",
		Teaser: "这 784 个数是怎样从图片里抽出来的"},
	Keys: []words.Key{{Key: "← → ↑ ↓", Does: "移动光标"}, {Key: "空格", Does: "播放、暂停"}, {Key: "Home / End", Does: "一行不抽、全部抽出"}, {Key: "Ctrl+Z / Ctrl+Y", Does: "撤销、重做"}},
	Question: words.Question{Ask: "上下相邻的两个像素，在长条里隔多远？", Choices: []string{"1 个位置", "28 个位置", "784 个位置"}, Right: 1,
		Reveal: "28 个：要先走完这一行剩下的，再走到下一行的同一列。左右的邻居还挨着，上下的邻居被拉开了。"},

	Picture: "28×28 的图片", Strip: "784 个数排成的一行", Empty: "还没有图片",
	Sample: "来一个真的 MNIST 数字", EmptyHelp: "先写一个数字，或者拿一张真的 MNIST 图片来展平。",
	Play: "播放", Pause: "暂停", Back: "退一行", Forward: "抽一行", Start: "回到开头", Scrub: "抽出了几行",
	Count:      "抽出 %d / 28 行 · %d / 784 个数",
	CursorHelp: "指着图片或长条上的任何一处；用方向键移动光标。",
	Formula:    "%d 行，%d 列（是下标，从 0 数起）", Grey: "灰度值", Unit: "÷255", UnitSwitch: "除以 255，变成 0 到 1", Around: "光标附近的数",
	Label: "它应该是几？", LabelHelp: "训练时，每张图都带着一个正确答案。答案也要写成数：十个位置，只有一个是 1。",
	OneHot: "独热编码", OneHotOf: "标签 %d 的独热编码：编号 %d 的位置是 1，其余是 0",
	Enters: "进入网络", EntersHelp: "这 784 个数同时送进第一层的 256 个神经元，最后出来十个概率。",
	Bars: "十个数字的概率",
	Prose: []string{
		"图片有 28 行，每行 28 个数。把[第一行|first]放在最前面，第二行接在它后面，一直接到[最后一行|last]：28×28 = 784。",
		"这样一来，上下相邻的两个像素就不再是邻居了：在长条里它们隔着整整[28 个位置|below]。网络要自己重新学会谁挨着谁。",
	},
}
