package network

import "convlab/web/lesson/words"

// Text is every sentence, label and spoken word of the chapter.
type Text struct {
	Heading   words.Heading
	Keys      []words.Key
	Exhibits  [exhibits]string
	Questions [exhibits]words.Question

	Picture, LayerN, OutputLayer, UnitN, OutputN, PixelN   string
	LayerSize, OutputsZ, Outputs                           string
	Empty, EmptyHelp, Sample, Loading                      string
	First, Back, Play, Pause, Forward, Scrub, Where, Whole string
	Story                                                  [Steps]string
	ActiveOf                                               string

	WeightsOf, TimesPicture, TimesUnits, MakesProducts string
	UnitBack, UnitOn                                   string
	Passes, Stops, NoReLU, Stop                        string
	RestPixels, RestUnits, ZeroPixels, ZeroUnits       string
	Bias, Sum, Positive, Negative, After               string
	Rounded, GridHelp, Shrink                          string

	Digit, ZColumn, ExpColumn, PColumn, Total, Ratio, SumsToOne, TableOf string

	Unpainted, PaintedN, Stays, Turns, Brush string
	White, Mid, Black, Restore, PaintHelp    string
	SumsChanged, OutsChanged, On, Off        string
	Brighter                                 string

	Network, Elsewhere, Layer, Silenced, Another string
	Most, Lines, LinesHelp, Parameters           string
	SayUnit                                      string
	Prose                                        []string
}

var texts = words.Both[Text]{Zh: zh, En: en}
