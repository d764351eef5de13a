package filters

import (
	"convlab/web/lesson/words"
	"convlab/web/work/photos"
)

// Text is every sentence, label and spoken word of the chapter.
type Text struct {
	Heading  words.Heading
	Keys     []words.Key
	Question words.Question

	Original, Luminance, EachColour string // the stages before the first step
	Colours                         [3]string
	Kernels                         map[string]string // by key
	KernelNote                      map[string]string // "" for own numbers
	OwnNumbers                      string
	Separable                       string // %d + %d = %d multiplications instead of %d
	LevelOne, LevelNone, LevelOther string // what the kernel's numbers sum to: 1, 0, %s

	Chain, AddStep, Remove, Sooner, Later   string
	Stage                                   string // %d: %s
	Photo, Cursor                           string // the picture, spoken; how to use it
	Before, After                           string
	Divider, DividerValue                   string // %d per cent
	Loupe                                   string // the numbers of what %s has made
	Kernel, Divisor                         string
	Cell, KernelCell                        string
	KernelLabel, SizeLabel, AfterLabel      string
	Afters, AfterArrows                     [3]string
	RoundFirst, Divided                     string
	PictureLabel, Mine                      string
	Pictures                                map[string]string
	ColourSwitch, ColourHelp, ChannelLabel  string
	File, Camera, Shutter, Save, Drop, Wait string
	Where, Say, SayGrey                     string // row %d, column %d; then the sentence
	Row, RowOf                              string // of the kernel
	SumWord, PixelWord                      string
	Bright, Was                             string // %s per cent
	Took                                    string // %s pixels, %s milliseconds
	Sign                                    string
	Prose                                   []string

	Missing, NoWorker, Shrunk, NoPhoto, NoSave, Denied, NoCamera string
	Refusals                                                     map[photos.Reason]string // %s: the file, or its kind
	NumberRange, DivisorRange                                    string                   // what is said of numbers that are refused, %s
}

// KernelName is what a kernel is called, "" being own numbers.
func (t *Text) KernelName(key string) string {
	if key == "" {
		return t.OwnNumbers
	}
	return t.Kernels[key]
}

var texts = words.Both[Text]{Zh: zh, En: en}
