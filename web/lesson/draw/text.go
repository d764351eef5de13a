package draw

import "convlab/web/lesson/words"

// Text is every sentence, label and spoken word of the chapter.
type Text struct {
	Heading  words.Heading
	Keys     []words.Key
	Question words.Question

	Pad, PadHelp, PadHint                    string
	Pen, Eraser, Clear, Width, Sample        string
	SampleOf, TrainOf, TouchedOf             string // %d
	Sees, SeesHelp                           string
	Raw                                      string
	Steps                                    [4]string // crop, scale, pen, centre
	StepHelp                                 [4]string
	StepSwitch                               string // %s
	Final, FinalAlt                          string
	Compare                                  string // with parts params, errors
	Params, Errors, ErrorsOf, Time, Millis   string // ErrorsOf: per cent %s, images %d
	Fold                                     string // %s: the network
	Retry, Loading                           string
	Blank, BlankHelp, NotDigit, NotDigitHelp string
	AllOf                                    string // %d: when some networks are not here
	Details, Less                            string
	Reads, All, Split, Camp                  string // %d; %d; Camp: %d, networks %s
	Most, Dissent                            string // so many %d of all %d say %d; network %s says %d
	Outweighed                               string // dissent %s
	Perhaps                                  string // digit %d
	Unsure, UnsureOf, UnsureBelow            string // networks %s, of 1,000 %s; network %s, per cent %s
	First, Later, Holding                    string // networks %s
	AllGave, Hold                            string
	Odd, Mistaken, Changed, FirstWas         string // Mistaken: label %d; Changed, FirstWas: what it said before, %d
	Or                                       string // %d, %s
	Waiting                                  string
	Nudge, NudgeHelp, NudgeReset             string
	Right, Down, Turn, Grow, Thick, Noise    string
	Strange                                  string
	GhostStill, GhostWrites, GhostWrote      string // GhostWrote: how often they changed their minds, %d
	Shift                                    string // centre of mass: row %s, column %s; moved %s, %s
}

var texts = words.Both[Text]{Zh: zh, En: en}
