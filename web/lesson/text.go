package lesson

import (
	"fmt"
	"strings"
)

// Text holds every sentence, label and spoken word of the page in one
// language. A test sees to it that no field of any language is empty and that
// both ask for the same arguments.
//
// Prose may name parts of a picture: in "[正负抵消|cancel]" the words before
// the bar light up the part named behind it.
type Text struct {
	Tag      string // the BCP 47 language tag
	Name     string // the page's name
	SubName  string // the page's name in the other script
	Chapters map[Route]Chapter

	Shell    ShellText
	Draw     DrawText
	Flatten  FlattenText
	Walk     WalkText
	Question QuestionText
	About    AboutText

	Notices map[NoticeKind]string // %s stands for the detail
	Failed  map[FailKind]string
}

// Chapter is how a chapter announces itself.
type Chapter struct {
	Number string // 一, 1
	Short  string // in the rail
	Title  string
	Lede   string
}

// ShellText is around all chapters.
type ShellText struct {
	Skip, Contents, LangSwitch         string
	Dark, Light, CopyLink, AboutButton string
	Close, Dismiss, Retry, Next        string
}

// DrawText is the text of #/draw.
type DrawText struct {
	Pad, PadHelp, PadHint                                string
	Pen, Eraser, Undo, Redo, Clear, Width, Sample        string
	SampleOf                                             string // %d
	Sees, SeesHelp                                       string
	Raw                                                  string
	Steps                                                [4]string // crop, scale, pen, centre
	StepHelp                                             [4]string
	StepSwitch                                           string // %s
	Final, FinalAlt                                      string
	Networks                                             map[string]string // by their names in package zoo
	Conv                                                 string            // before a convolution's number of kernels
	Comma                                                string            // %s, %s
	Compare                                              string            // with parts params, errors
	Params, Errors, ErrorsOf, Time, Millis               string            // ErrorsOf: per cent %s, images %d
	Fold                                                 string            // %s: the network
	Loading                                              string
	Blank, BlankHelp, NotDigit, NotDigitHelp             string
	Reads, All, Split, Camp                              string // %d; %d; Camp: %d, networks %s
	Unsure, UnsureOf, UnsureBelow                        string // networks %s; network %s, per cent %s
	First, Later, Holding                                string // networks %s
	AllGave, Hold                                        string
	Odd, Mistaken, Changed, FirstWas                     string // Mistaken: label %d; Changed, FirstWas: what it said before, %d
	Or                                                   string // %d, %s
	Waiting                                              string
	Nudge, NudgeHelp, NudgeReset                         string
	Right, Down, Turn, Grow, Thick, Noise                string
	Strange                                              string
	Shift                                                string // centre of mass: row %s, column %s; moved %s, %s
	NextFlatten, NextWalk, NextFlattenText, NextWalkText string
}

// FlattenText is the text of #/flatten.
type FlattenText struct {
	Picture, Strip, Empty, EmptyHelp         string
	Play, Pause, Back, Forward, Start, Scrub string
	Count                                    string // rows of 28, numbers of 784
	CursorHelp                               string
	Formula, Grey, Unit, UnitSwitch, Around  string
	Label, LabelHelp, OneHot, OneHotOf       string
	Enters, EntersHelp, Bars                 string
	Prose                                    []string
}

// WalkText is the text of #/convolution.
type WalkText struct {
	Input, Kernel, Output                               string // %d×%d
	InputPreset, KernelPreset, Mine                     string
	Inputs, Kernels                                     map[string]string
	KernelNote                                          map[string]string // what the kernel does, with parts
	Step                                                string            // %d of %d
	First, Back, Play, Pause, Forward, Scrub, Speed     string
	Bias, Clamp, Absolute, Rescale                      string
	ClampArrow, AbsArrow, RescaleArrow                  string
	Options, Stride, Padding, Dilation, Flip, Negative  string
	FlipHelp, NegativeHelp, PadNames0, PadSame          string
	Paint, PaintHelp, Brush, EditHelp                   string
	Cell, KernelCell, OutputCell, Unknown               string
	FlipNote, Looking, RoundFirst                       string
	ReadBy                                              string
	After, AfterHelp, ReLU, Pool, ReLUMap, PoolMap, Map string
	Say                                                 string
	Prose                                               []string
}

// QuestionText holds the predict-then-reveal questions.
type QuestionText struct {
	Guess, Right, Wrong string
	Of                  map[string]Question
}

// Question is asked before it is answered.
type Question struct {
	Ask     string
	Choices []string
	Right   int
	Reveal  string
}

// AboutText is the panel that says where things come from.
type AboutText struct {
	Title, What, Digits, Network, Privacy, Licence string
	Core, CoreSIMD, CorePlain, Made                string // %s: what multiplies; bits, machine; Go, megabytes
	Programs, TrySIMD, TryPlain                    string
	Keys                                           string
	KeyList                                        [][2]string
}

// Texts holds the languages.
var Texts = map[Lang]*Text{Chinese: &zh, English: &en}

// Notice returns the sentence of a notice.
func (t *Text) Notice(n Notice) string {
	s := t.Notices[n.Kind]
	if strings.Contains(s, "%s") {
		return fmt.Sprintf(s, n.Detail)
	}
	return s
}

// A Run is a piece of prose; Part names the picture part that it points at, or
// is empty.
type Run struct{ Text, Part string }

// Prose splits a text with "[words|part]" in it into runs.
func Prose(s string) []Run {
	var runs []Run
	for s != "" {
		open := strings.IndexByte(s, '[')
		shut := strings.IndexByte(s, ']')
		if open < 0 || shut < open {
			return append(runs, Run{Text: s})
		}
		if open > 0 {
			runs = append(runs, Run{Text: s[:open]})
		}
		words, part, _ := strings.Cut(s[open+1:shut], "|")
		runs = append(runs, Run{words, part})
		s = s[shut+1:]
	}
	return runs
}
