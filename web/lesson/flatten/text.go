package flatten

import "convlab/web/lesson/words"

// Text is every sentence, label and spoken word of the chapter.
type Text struct {
	Heading  words.Heading
	Keys     []words.Key
	Question words.Question

	Picture, Strip, Empty, EmptyHelp, Sample string
	Play, Pause, Back, Forward, Start, Scrub string
	Count                                    string // rows of 28, numbers of 784
	CursorHelp                               string
	Formula, Grey, Unit, UnitSwitch, Around  string
	Label, LabelHelp, OneHot, OneHotOf       string
	Enters, EntersHelp, Bars                 string
	Prose                                    []string
}

var texts = words.Both[Text]{Zh: zh, En: en}
