package edges

import "convlab/web/lesson/words"

// Text is every sentence, label and spoken word of the chapter.
type Text struct {
	Heading   words.Heading
	Keys      []words.Key
	Exhibits  [Exhibits]string
	Questions [Exhibits]words.Question

	// Labels.
	Kernel, Sums, Pixels, SumWord, PixelWord             string
	Kernels                                              [Kernels]string
	KernelLabel, PictureLabel, PhotoLabel                string
	LinesLabel, PairLabel, ShowLabel, NegativeLabel      string
	Pictures                                             [Pictures]string
	Photos                                               [Subjects]string
	Figures                                              [Figures]string
	Pairs, Shows                                         [2]string
	Negatives, Arrows                                    [3]string
	Halves                                               [2][2]string // beside, above: the names of the sliders
	Swap                                                 [2]string
	Sides                                                [Kernels][2]string // what the kernel adds, and takes away
	Added, Taken                                         string             // the strip's rows, %s
	Width, Short, Least, Bare, Clear, DrawHelp, LookHelp string
	Picture, LinesPicture, Photo, MapX, MapY, Length     string
	Cell, OutputCell, StripCell, KernelCell, WindowCell  string
	Waiting, Lost, Retry, Drawn                          string
	Left, Up, Down, Right                                string

	// The stepper.
	Step, Place                                      string // %d of %d; row %d, column %d
	First, Back, Play, Pause, Forward, Scrub, Follow string

	// What is seen, computed.
	EvenBlack, Even, Equal, Straddle, StraddleFirst, StraddleSecond string
	More, Less                                                      string
	Darker, Brighter, Alike                                         [Kernels]string
	NoLine, SameBoth, OnlyX, OnlyY, BothAnswer                      string
	Points, NoPoint, Faint                                          string
	Directions                                                      [9]string // by row, then column, of what is pointed at
	SaySum, SayBoth, SayLength                                      string

	Notes      [Kernels][2]string // of Halves, and of Photo
	LinesNotes []string
	PairNotes  []string
}

var texts = words.Both[Text]{Zh: zh, En: en}
