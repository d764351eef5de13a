package generalise

import (
	"convlab/nn/beans"
	"convlab/web/lesson/words"
)

// Text is every sentence, label and spoken word of the chapter.
type Text struct {
	Heading   words.Heading
	Keys      []words.Key
	Exhibits  [Exhibits]string
	Questions [Exhibits]words.Question

	RevealNumbers string

	NoBeans, Untrained, Lost, LostHelp, Wild, Overfits, Lucky, Learning, Underfits, Fits string
	Seed, Since, Losses, ManyMore                                                        string

	Table, TableHelp, Curves, CurvesHelp, Accuracy, Loss, Step                                  string
	Halves, Classes                                                                             [2]string
	BeanName, Wrong, CursorAt, Join, Full                                                       string
	Train, Test, Reading, ReadingLost                                                           string
	First, Back, Play, Pause, Forward, Scrub, Where                                             string
	DrawFirst, DrawBack, DrawPlay, DrawForward, DrawScrub, WhereDraws                           string
	Cases                                                                                       [4]string
	CaseNotes                                                                                   [4]string
	CasesHead, CaseScore                                                                        string
	CuresHead, CuresHelp, CuresNow, CuresLater, CuresNone, Gave, Measuring, NoNumbers, CureHelp string
	L2At, DropoutAt, FewerAt, MoreAt, StopAt, Stop, StopHelp                                    string

	NetworkHead, OneNeuron, OneLayer, TwoLayers      string
	Layers, Units, Rate, L2, Dropout, Rule, Start    string
	Rules                                            [2]string
	Reset, NewStart                                  string
	BeansHead, StrayBeans, OwnBeans                  string
	Tools                                            [Tools]string
	ToolHead, IntoTest, Curve                        string
	Shapes                                           [beans.Shapes]string
	TrainBeans, TestBeans, Noise, NewBeans, NoneLeft string

	LotsPlot, LotsAxis, LotsVerdict, LotsNone, LotsHow, LotsMany string
	PickHelp, Picked, LuckyBack, LuckyNext, OpenDraw, LotsHead   string

	Prose [Exhibits][]string
}

var texts = words.Both[Text]{Zh: zh, En: en}
