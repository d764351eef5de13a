package cnn

import "convlab/web/lesson/words"

// Text is every sentence, label and spoken word of the chapter.
type Text struct {
	Heading   words.Heading
	Keys      []words.Key
	Exhibits  [exhibits]string
	Questions [exhibits]words.Question // in the last one's answer, three numbers that were measured

	Kinds                                       [4]string // of layers, by Kind
	Picture, Digit, Unit, Cell                  string
	Pixel, Map, Position                        string
	Empty, EmptyHelp, Sample, Loading           string
	First, Back, Play, Pause, Forward           string
	Scrub                                       string
	CellBack, CellOn, MapBack, MapOn            string
	Brightest, Enlarge                          string
	Reads, ReadsAll, ReadsOne, Windows, Kernels string
	Numbers, LargeMap, Reading                  string
	RestMaps, RestTerms, Bias, Sum              string
	Norm, After, Max                            string
	AllZero, Largest, ToSoftmax                 string
	Passes, Stops, Sees, SeesAll                string
	Rounded, GridHelp, SayCell                  string
	Network, Parameters, Layer, Filters         string
	FiltersHelp                                 string

	ByRight, ByLeft, ByDown, ByUp         string
	Unmoved, NotMoved, MapsMove           string
	MapsAlmost, NotWhole, PoolMoves       string
	Stays, Turns                          string
	NudgeBack, NudgeOn, NudgeScrub        string
	NudgeFirst, NudgePlay                 string
	Up, Down, Home                        string
	MapWas, MapNow, MapChange, Difference string
	Show, ShowMaps, ShowDiff              string
	Values, Apart, Along                  string
	ApartHelp                             string

	Patched, Heat, HeatHelp, HeatLegend    string
	Patch, PatchSize, Worst                string
	CoversNothing, CoverStays, CoverTurns  string
	Computing, Flips                       string
	PlaceBack, PlaceOn, PlaceScrub, Slide  string
	PlaceFirst, Place, Unpatched, Together string

	AwayBack, AwayOn, AwayScrub, AwayPlay, AwayFirst string
	Way                                              string
	Ways                                             [4]string
	Pixels                                           string
	Trained                                          [2]string // on what
	Taught                                           [3]string // the same in the table: by the course's recipe, plain, distorted
	Networks                                         [3]string // dense, LeNet-5, the small CNN
	Chart                                            string
	Pairs, StillPairs, Cut                           string
	Yours, Sure, OfTest, Late                        string

	Prose [exhibits][]string
}

var texts = words.Both[Text]{Zh: zh, En: en}
