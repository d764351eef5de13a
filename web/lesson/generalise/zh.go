package generalise

import (
	"convlab/nn/beans"
	"convlab/web/lesson/words"
)

var zh = Text{
	Heading: words.Heading{Short: "训练、测试、过拟合", Title: "训练集、测试集、过拟合",
		Lede:   "网络只学训练豆，学得好不好要看测试豆。",
		Teaser: "背下来，还是学会了？"},
	Keys:     []words.Key{{Key: "← →", Does: "退一步、进一步；第二个展品：少十次、多十次"}, {Key: "空格", Does: "播放、暂停"}, {Key: "Home / End", Does: "回到起点、走到最后"}, {Key: "方向键", Does: "在豆豆图里：移动光标；在曲线上：读另一步"}, {Key: "Enter", Does: "在豆豆图里：用选好的工具"}, {Key: "Delete", Does: "在豆豆图里：擦掉光标处的豆"}, {Key: "Ctrl+Z / Ctrl+Y", Does: "撤销、重做"}},
	Exhibits: [Exhibits]string{"豆豆", "碰巧有多常见"},
	Questions: [Exhibits]words.Question{
		{Ask: "大网络、40 颗豆，再练下去，测试豆会对得更多吗？", Choices: []string{"会", "不会"}, Right: 1,
			Reveal: "不会：训练豆越对越多，测试豆却越错越多。"},
		{Ask: "训练豆、测试豆各 20 颗，每次重新撒。测试比训练高 10 个百分点以上，有多常见？", Choices: []string{"一半", "十次一次", "百次两三次"}, Right: 2,
			Reveal: "%d 次（共 %s 次）。同样的网络改用 %s 颗测试豆来考，就只剩 %d 次。"},
	},
	RevealNumbers: "从第 %d 步到第 %d 步，训练豆从对 %s 到 %s，测试豆从 %s 到 %s。",

	NoBeans:   "训练集和测试集里都要有豆，才能比较。",
	Untrained: "还没有训练：边界由随机的权重画出。训练豆对 %s，测试豆对 %s。",
	Lost:      "第 %d 步，权重大到已经算不出数了，训练到此为止。学习率 %s 太大。",
	LostHelp:  "图上是前一步的网络。换小一点的学习率，从头再来。",
	Wild:      "训练损失从 %s 涨到 %s：学习率 %s 太大，每一步都迈过了头。",
	Overfits:  "过拟合：训练豆对 %s，测试豆只对 %s，差 %s 个百分点。",
	Lucky:     "碰巧：测试豆对 %s，比训练豆还高 %s 个百分点；训练豆只对 %s。",
	Learning:  "还在学：训练豆对 %s，测试豆对 %s，训练损失还在降。",
	Underfits: "欠拟合：连训练豆也只对 %s，测试豆对 %s，训练损失也不再降。",
	Fits:      "合适：训练豆对 %s，没见过的测试豆对 %s，相差 %s 个百分点。",
	Seed:      "每次从头开始，权重都和这一次的起点一模一样。",
	Since:     "测试损失在第 %d 步最低：%s，那时对 %s。从那以后，训练损失从 %s 降到 %s，测试损失升到 %s。",
	Losses:    "训练损失 %s，测试损失 %s。",
	ManyMore:  "运气不会留下：同一个网络，换 %s 颗测试豆来考，对 %s。",

	Table: "豆豆和边界", TableHelp: "方向键移动光标，Enter 用工具，Delete 擦掉。", Curves: "曲线", CurvesHelp: "方向键读出每一步的数。", Accuracy: "正确率", Loss: "损失", Step: "步",
	Halves: [2]string{"训练豆", "测试豆"}, Classes: [2]string{"生", "熟"},
	BeanName: "%s，%s", Wrong: "判错的", CursorAt: "横 %d，纵 %d", Join: "%s：%s", Full: "%s最多 %d 颗，先擦掉一些。",
	Train: "训练", Test: "测试", Reading: "第 %d 步：训练 %s，测试 %s，差 %s；损失 %s、%s", ReadingLost: "第 %d 步：没有数了",
	First: "回到起点", Back: "退一步", Play: "训练", Pause: "暂停", Forward: "一步", Scrub: "第几步", Where: "第 %d / %d 步",
	DrawFirst: "收回全部", DrawBack: "少一次", DrawPlay: "一次次撒", DrawForward: "再撒一次", DrawScrub: "撒了几次", WhereDraws: "%s / %s 次",
	Cases:     [4]string{"一个神经元", "6 个单元", "16＋16 个，40 颗豆", "2 个单元，20 颗豆"},
	CaseNotes: [4]string{"一条直线，弯不过去", "弯得刚好", "为放错的豆绕路", "测试豆碰巧好认"},
	CasesHead: "四种情形", CaseScore: "训练 %s · 测试 %s",
	CuresHead: "怎么治", CuresHelp: "走完 %d 步，不治：训练 %s，测试 %s，差 %s。同样的起点，加一样：", CuresNow: "走完 %d 步，照现在的设置：训练 %s，测试 %s，差 %s。同样的起点，再加一样：", CuresLater: "走完 %d 步，就和每种办法比一比。", CuresNone: "一个神经元没有什么可治的：它太小了。",
	Gave: "测试 %s（%s），差 %s", Measuring: "正在算", NoNumbers: "没有数了", CureHelp: "用它",
	L2At: "L2 正则化 %s", DropoutAt: "随机失活 %s", FewerAt: "减到 %d 个单元", MoreAt: "训练豆加到 %d 颗", StopAt: "在第 %d 步早停", Stop: "早停", StopHelp: "看着测试豆挑停的时候，等于偷看了答案；认真做，要另留一份验证集。减少单元时网络不同，起点的权重也只好另抽。",

	NetworkHead: "网络和训练", OneNeuron: "一个神经元，%d 个参数", OneLayer: "%d 个单元，%d 个参数", TwoLayers: "%d＋%d 个单元，%d 个参数",
	Layers: "隐藏层", Units: "每层单元", Rate: "学习率", L2: "L2 正则化", Dropout: "随机失活", Rule: "优化器", Start: "起点",
	Rules: [2]string{"Adam", "梯度下降"}, Reset: "学习率复原，从头开始", NewStart: "换一组起始权重",
	BeansHead: "豆", StrayBeans: "训练豆 %d 颗，放错边 %d 颗；测试豆 %d 颗，放错边 %d 颗。", OwnBeans: "改过的豆：训练 %d 颗，测试 %d 颗。",
	Tools: [Tools]string{"挪", "放熟豆", "放生豆", "擦掉"}, ToolHead: "在图上", IntoTest: "放进测试集", Curve: "分界",
	Shapes:     [beans.Shapes]string{"弯", "圈", "直"},
	TrainBeans: "训练豆", TestBeans: "测试豆", Noise: "放错边", NewBeans: "重新撒", NoneLeft: "全部拿走",

	LotsPlot: "每次撒豆的差：测试减训练", LotsAxis: "测试减训练，百分点", LotsVerdict: "撒 %s 次，测试高出 %d 个百分点以上的有 %d 次，低这么多的有 %d 次。", LotsNone: "还没有撒豆。",
	LotsHow: "每次重新撒 %d 颗训练豆、%d 颗测试豆，同样的网络练 %d 步。", LotsMany: "同样这些网络，用 %s 颗测试豆来考，高出 %d 个百分点以上的有 %d 次。",
	PickHelp: "点一个点，看是哪一次。", Picked: "第 %d 次：训练 %s，测试 %s；%s 颗测试豆：%s。", LuckyBack: "前一次碰巧", LuckyNext: "后一次碰巧", OpenDraw: "看这些豆", LotsHead: "某一次",

	Prose: [Exhibits][]string{
		{
			"豆有两份。网络只从[训练豆|train]里学：每一步都看全部训练豆，把权重挪一点，让损失小一点。[测试豆|test]它从来不学，只用来考它。",
			"网络太小，[边界|border]弯不过去，两份都错很多，这是欠拟合。网络太大、豆太少，它就连放错的豆也背下来，边界为每一颗绕路：训练豆全对，测试豆错得多，这是过拟合。[两条曲线之间|gap]的差，就是背下来却用不上的部分。",
			"治法各有道理：L2 让大权重付出代价；随机失活每一步让一部分单元停工；早停在测试损失回升之前停手；单元少，记不下那么多；豆多，背不如学。效果写在每种办法旁边，是此刻从同样的起点算出来的。",
			"损失是二元交叉熵，正确率在关掉随机失活时算。写数字的网络也一样：它在训练图上的错误率说明不了什么，要看它没见过的一万张。",
		},
		{
			"测试比训练高，多半不是网络本事大，而是[豆太少|dots]，碰巧好认。每个点是一次：重新撒 20 颗训练豆和 20 颗测试豆，同样的网络，同样的起点，练 100 步。",
			"一颗豆就是 5 个百分点，差几颗全凭运气。换成一千颗测试豆来考同一个网络，运气就摊平了：测试集要大。",
			"所以比较两个网络时，先看测试集有多少张，再看差几个百分点；随机种子也多换几个。",
		},
	},
}
