package generalise

import (
	"convlab/nn/beans"
	"convlab/web/lesson/words"
)

var en = Text{
	Heading: words.Heading{Short: "Train, test, overfit", Title: "Train, test, overfit",
		Lede:   "A network learns from training beans alone; test beans tell how good it is.",
		Teaser: "Learnt, or learnt by heart?"},
	Keys:     []words.Key{{Key: "← →", Does: "a step back, a step on; second exhibit: ten draws fewer, more"}, {Key: "Space", Does: "play, pause"}, {Key: "Home / End", Does: "back to the start, on to the end"}, {Key: "Arrows", Does: "on the beans: move the cursor; on the curves: read another step"}, {Key: "Enter", Does: "on the beans: use the chosen tool"}, {Key: "Delete", Does: "on the beans: erase the bean at the cursor"}, {Key: "Ctrl+Z / Ctrl+Y", Does: "undo, redo"}},
	Exhibits: [Exhibits]string{"Beans", "How common is luck?"},
	Questions: [Exhibits]words.Question{
		{Ask: "A large network, 40 beans: will longer training get more test beans right?", Choices: []string{"Yes", "No"}, Right: 1,
			Reveal: "No: it gets more and more of the training beans right, and fewer of the test beans."},
		{Ask: "20 training and 20 test beans, fresh every time. How often is test ahead of train by 10 points or more?", Choices: []string{"Half the time", "1 in 10", "2 or 3 in 100"}, Right: 2,
			Reveal: "%d times in %s. Tested on %s beans instead, the same networks are ahead in only %d."},
	},
	RevealNumbers: "From step %d to step %d, training beans go from %s right to %s, test beans from %s to %s.",

	NoBeans:   "There must be beans in both halves before they can be compared.",
	Untrained: "Not trained yet: random weights draw the boundary. Right: %s of the training beans, %s of the test beans.",
	Lost:      "At step %d the weights became too large to compute, and training ends. A learning rate of %s is too large.",
	LostHelp:  "The picture is from one step before. Take a smaller rate and start over.",
	Wild:      "The training loss has risen from %s to %s: at a learning rate of %s, every step overshoots.",
	Overfits:  "Overfitting: %s of the training beans right, only %s of the test beans, a gap of %s points.",
	Lucky:     "Luck: %s of the test beans right, %s points above the training beans, at only %s.",
	Learning:  "Still learning: %s of the training beans right, %s of the test beans, and the training loss is falling.",
	Underfits: "Underfitting: only %s of even the training beans right, %s of the test beans, and training loss has stopped falling.",
	Fits:      "A good fit: %s of the training beans right, %s of the test beans it has never seen, %s points apart.",
	Seed:      "Every run starts from the very same weights.",
	Since:     "Test loss was lowest after step %d: %s, with %s right. Since then training loss fell from %s to %s, and test loss rose to %s.",
	Losses:    "Training loss %s, test loss %s.",
	ManyMore:  "Luck does not last: tried on %s test beans, the same network gets %s right.",

	Table: "Beans and boundary", TableHelp: "Arrow keys move the cursor, Enter uses the tool, Delete erases.", Curves: "Curves", CurvesHelp: "Arrow keys read the numbers of each step.", Accuracy: "Accuracy", Loss: "Loss", Step: "step",
	Halves: [2]string{"training bean", "test bean"}, Classes: [2]string{"raw", "ripe"},
	BeanName: "%s, %s", Wrong: "wrong", CursorAt: "%d across, %d up", Join: "%s: %s", Full: "Of one kind (%s), at most %d fit: erase some first.",
	Train: "train", Test: "test", Reading: "Step %d: train %s, test %s, gap %s; loss %s and %s", ReadingLost: "Step %d: no numbers any more",
	First: "Back to the start", Back: "One step back", Play: "Train", Pause: "Pause", Forward: "One step", Scrub: "Step", Where: "Step %d of %d",
	DrawFirst: "Take all back", DrawBack: "One draw fewer", DrawPlay: "Keep drawing", DrawForward: "One more draw", DrawScrub: "Draws", WhereDraws: "%s of %s draws",
	Cases:     [4]string{"One neuron", "6 units", "16 + 16 units, 40 beans", "2 units, 20 beans"},
	CaseNotes: [4]string{"a straight line can’t bend", "bends just enough", "detours for stray beans", "test beans easy by chance"},
	CasesHead: "Four cases", CaseScore: "train %s · test %s",
	CuresHead: "Cures", CuresHelp: "After %d steps without any: train %s, test %s, gap %s. From the same start, with one thing added:", CuresNow: "After %d steps as it is set now: train %s, test %s, gap %s. From the same start, with one more thing:", CuresLater: "After %d steps, each cure is tried beside it.", CuresNone: "One neuron has nothing to be cured of: it is too small.",
	Gave: "test %s (%s), gap %s", Measuring: "measuring", NoNumbers: "no numbers", CureHelp: "Use it",
	L2At: "L2 regularisation %s", DropoutAt: "Dropout %s", FewerAt: "Only %d units", MoreAt: "%d training beans", StopAt: "Stop at step %d", Stop: "Stop early", StopHelp: "Picking the moment by the test beans is peeking at the answers; done properly, a third set, for validation, decides. Fewer units make a different network, so its initial weights are drawn anew.",

	NetworkHead: "Network and training", OneNeuron: "one neuron, %d parameters", OneLayer: "%d units, %d parameters", TwoLayers: "%d + %d units, %d parameters",
	Layers: "Hidden layers", Units: "Units in each", Rate: "Learning rate", L2: "L2 regularisation", Dropout: "Dropout", Rule: "Optimiser", Start: "Start",
	Rules: [2]string{"Adam", "gradient descent"}, Reset: "Usual rate, from the start", NewStart: "New initial weights",
	BeansHead: "Beans", StrayBeans: "%d training beans, %d on the wrong side; %d test beans, %d on the wrong side.", OwnBeans: "Changed by hand: %d training beans, %d test beans.",
	Tools: [Tools]string{"Move", "Add ripe", "Add raw", "Erase"}, ToolHead: "On the picture", IntoTest: "Into the test half", Curve: "True boundary",
	Shapes:     [beans.Shapes]string{"bend", "ring", "line"},
	TrainBeans: "Training beans", TestBeans: "Test beans", Noise: "On the wrong side", NewBeans: "Draw afresh", NoneLeft: "Remove all",

	LotsPlot: "Each draw’s difference: test minus train", LotsAxis: "test minus train, points", LotsVerdict: "Of %s draws, test is ahead by %d points or more in %d, and behind by as much in %d.", LotsNone: "Nothing drawn yet.",
	LotsHow: "Each draw: %d fresh training beans, %d fresh test beans, the same network, %d steps.", LotsMany: "Tried on %s test beans, these same networks are ahead by %d points or more in %d.",
	PickHelp: "Tap a dot to see which draw it is.", Picked: "Draw %d: train %s, test %s; on %s test beans, %s.", LuckyBack: "Lucky draw before", LuckyNext: "Next lucky draw", OpenDraw: "See these beans", LotsHead: "One draw",

	Prose: [Exhibits][]string{
		{
			"There are two sets of beans. The network learns from [training beans|train] alone: each step looks at all of them and shifts the weights a little so that the loss shrinks. It never learns from [test beans|test]; they only examine it.",
			"A network too small can’t bend its [boundary|border] far enough and gets many of both wrong: underfitting. One too large, with too few beans, learns by heart even those that lie on the wrong side, with a detour for each: right about all it has seen, wrong about much that it hasn’t. That is overfitting, and [the space between the curves|gap] is what it has memorised and can’t use.",
			"Each cure has its reason. L2 puts a price on large weights; dropout sends some units home at every step; stopping early quits before test loss climbs again; fewer units can memorise less; with more beans, learning beats memorising. What each gave is written beside it, computed just now from the same start.",
			"The loss is binary cross-entropy; accuracy is taken with dropout off. It is no different for the networks that read digits: how well they do on their training images says little; the ten thousand they have never seen tell.",
		},
		{
			"A test score above the training score is seldom a sign of skill: there are [too few beans|dots], and they happened to be easy. Each dot is one draw: 20 fresh training beans, 20 fresh test beans, the same network from the same start, 100 steps.",
			"One bean is worth 5 points, and a few either way are chance. On a thousand test beans, the same network’s luck averages out: test sets should be large.",
			"So before comparing two networks by a few points, ask how many test images there were, and try more than one seed.",
		},
	},
}
