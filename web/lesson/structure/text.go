package structure

import "convlab/web/lesson/words"

// Text is every sentence, label and spoken word of the chapter.
type Text struct {
	Heading    words.Heading
	Keys       []words.Key
	Names      []string // of the exhibits
	Join, Both string   // a title and a sentence; two sentences

	Play, Pause, Back, Forward, Start, Fold, Shuffle, Scrub string

	StripAsk, OwnAsk, StripReveal, Sealed        string
	Things                                       []string
	DigitOf                                      string
	StripName, FirstStrip, RowName, RowOf, Sheet string
	Left, Wrong, Wide, WideIs                    string
	FoldCount, FoldWhere, FoldHint, FoldNext     string
	WrongWide, SlideRight, SlideLeft             string
	AgainTitle, Again, OwnTitle, Folded          string
	Strips, New, Own                             string
	StripProse                                   []string

	SortAsk, SortReveal                                        string
	Shares                                                     []string
	Families                                                   []string
	Known, Yours, Who, Flat, Same                              string
	WasRight, WasWrong, NumbersRight, NumbersWrong             string
	SortTitle, SortHint, Seen, Blind, Numbers, Score, LongRun  string
	Show, ByPicture, ByStrip, Batch, Full, Creature, NearestIs string
	SortProse                                                  []string

	ShuffleAsk, ShuffleReveal                  string
	Kinds                                      []string
	AsTheyAre, Behind, Say, ErrorsOf, Errors   string
	DenseName, ConvName                        string
	Falls, ShuffleErrors                       string
	NotMeasured, NotMeasuredHelp               string
	Carried, Elsewhere, Pixel, PixelHelp       string
	Loading, Failed, Retry, Waits, Sample, How string
	HowText, Seeds                             string
	Picture, Shuffled                          string
	ShuffleProse                               []string
}

var texts = words.Both[Text]{Zh: zh, En: en}
