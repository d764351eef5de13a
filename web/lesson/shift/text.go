package shift

import "convlab/web/lesson/words"

// Text is every sentence, label and spoken word of the chapter.
type Text struct {
	Heading   words.Heading
	Keys      []words.Key
	Exhibits  [Exhibits]string
	Questions [Exhibits]words.Question // in the last one's answer, two numbers that were measured

	Kernels                                                     map[string]string
	KernelBefore, KernelAfter                                   string    // the one before, the one after in the list
	KernelList                                                  [2]string // of the first two exhibits
	Holds, Fails, Legend, Counted, Others                       string
	Sums                                                        string
	Afters                                                      [Afters]string
	Arrow                                                       [Afters]string // what becomes of the sums, beside the kernel
	Pool                                                        string
	Flat, FlatHelp, Maps, MapsHelp, PoolHelp                    string
	Row                                                         [2]string // of the outcome: as numbers, as maps
	PoolRow                                                     string
	OnlyMoved, OnlyOther                                        string
	Difference                                                  string
	Nearer                                                      string
	Mine, Moved, MovedBy, OnLeft, OnRight                       string
	Unmoved, Verdict, FlatNear, FlatTie, MapToo, MapBut, MapTie string
	Lost                                                        string
	Back, Play, Pause, Forward, Scrub, Start                    string
	Pictures, PicturesHelp, Change, Example, LikeLeft, UseMine  string
	PlaceNames                                                  [Places]string
	OfMNIST, TestImage, Coming, NoInk, TakeDigit                string
	Walk, WalkAgain, Shift, Convolve, Convolved                 string
	Original, MovedPicture, ItsMap, MapMoved, MovedMap          string
	SquareHelp                                                  string
	Still, Equal, EvenPool, Odd, Edge, Differ, CellBoth         string
	AllLeft, AllBack, AllForward, AllScrub                      string
	Way                                                         string
	Ways                                                        [Ways]string
	Pixels                                                      string
	Trained                                                     [2]string // the columns: on what
	Networks                                                    [2]string // the rows: dense, LeNet-5
	CNN                                                         string
	GivesConvolution, GivesData                                 string
	Gains, GainsStill, Cut                                      string
	Chart, ChartHelp, Percent                                   string
	Prose                                                       [Exhibits][]string
}

var texts = words.Both[Text]{Zh: zh, En: en}
