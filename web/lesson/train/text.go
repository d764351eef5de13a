package train

import (
	"convlab/web/lesson/words"
	"convlab/web/work/training"
)

// Text is every sentence, label and spoken word of the chapter.
type Text struct {
	Heading   words.Heading
	Keys      []words.Key
	Exhibits  [exhibits]string
	Questions [exhibits]words.Question

	// The plots.
	Accuracy, Loss, Epochs, Train, Test, Native, CourseLine  string
	Plots, PlotHelp, Linear, Raw, WithCourse                 string
	AtEpoch, OfBatch, OfBatches, OfTest, OfSample, OfExample string
	Empty, Example, ExampleScale, ExampleTitle               string

	// The run.
	NotYet, Coming, AtStart, RunTitle, SampleTitle, EarlyTitle, NoTestYet string
	Fewer, More, Same                                                     string
	Hiring, Fetching, Unpacking                                           string
	Diverged, DivergedHelp, FailedTitle, NoWorkers, NoImages, Lost        string
	Unreadable, StorageDenied, StorageFull, DataNotKept, Replaced         string
	StepsAhead, Predicted, LessThanASecond, Seconds, Minutes, Hours       string
	Speed, Flops, Spent, Left, Workers, Where, SayRunning                 string
	Start, Again, Pause, GoOn, TryAgain, StepOnce, Rewind, Stop, Film     string
	Interrupted, Reopen, CantReopen, Kept, NoneKept, Remove, RunName      string
	NoneOpen                                                              string
	Draw, MostCompared                                                    string

	// The first layer, and one update.
	Panes                                                     [panes]string
	WeightsTitle, KernelsTitle, Moved, Present, Up, Down      string
	FrameScale, NoFrame                                       string
	Signs                                                     [2]string
	AndL2, AndDecay, KerasDistorts, NotMine, Rates            string
	DenseWeight, KernelWeight, UnitBack, UnitOn, UpdateHelp   string
	Old, New, Gradient, RateOf, Change, LossBefore, LossAfter string
	AloneChange, StepOf, Elsewhere                            string
	WithL2, WithMomentum, WithAdam                            string
	LossFell, LossRose, LossStayed, AloneDoes, NoGradient     string
	NoUpdate                                                  string

	// The settings.
	Settings, Copy, Copied, NotCopied, Marked  string
	Tabs                                       [tabs]string
	PresetLabel                                string
	Presets                                    [2]string
	Net, Hidden, Rule, Schedule, Augment       string
	NetNames                                   [training.Nets]string
	RuleNames                                  [training.Rules]string
	ScheduleNames                              [training.Schedules]string
	AugmentNames                               [training.Augments]string
	Dials                                      [dials]string
	Less, More1, Locked, Other, Adopt, BatchOf string
	WithDropout, SeedOf, ImagesOf, OwnOf       string // what a run's name adds
	NotNumber, OutOfRange, BadUnits            string
	Fields                                     map[string]string
	Parameters, PoolLabel, PoolAuto            string
	KerasNote, GoNote                          string

	// What it gets wrong.
	Truth, Answers, NoMatrix, LabelsComing, LabelsLost, Retry  string
	Whose, ListComing, ListLost                                string
	CellRight, CellWrong, CellName                             string
	Met, Here                                                  string // what "train" is: in the table, at the cursor
	Reported, NativeRun, Yours, TrainSet, TestSet, WrongColumn string
	WrongOf, Worst, MissName, PairSays                         string

	// The network among the others, and the reader's own digits.
	Beside, Withdraw, DrawOnIt, Stands                                       string
	Write, KeepAs, KeepOne, Undo1, ClearPad, Pad, PadHelp, Hint, MineTitle   string
	NothingWritten, MineFull, NoneMine, KeptMine, ReadsYou, OtherReadsYou    string
	BadLine, NotDigits, Imported, MineNotKept, Export, Import, DropAll, Drop string
	LearnMine, LearnHelp, MineName, ReadAs, RightOf                          string

	SaveCSV, SavePicture string
	Prose                []string
}

var texts = words.Both[Text]{Zh: zh, En: en}
