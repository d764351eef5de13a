package convolution

import "convlab/web/lesson/words"

// Text is every sentence, label and spoken word of the chapter.
type Text struct {
	Heading  words.Heading
	Keys     []words.Key
	Question words.Question

	Input, Kernel, Output                                 string // %d×%d
	InputPreset, KernelPreset, Mine                       string
	Inputs, Kernels                                       map[string]string
	KernelNote                                            map[string]string // what the kernel does, with parts
	Step                                                  string            // %d of %d
	First, Back, Play, Pause, Forward, Scrub, Speed, Pace string
	Sign                                                  string
	Bias, Clamp, Absolute, Rescale                        string
	ClampArrow, AbsArrow, RescaleArrow                    string
	Options, Stride, Padding, Dilation, Flip, Negative    string
	FlipHelp, NegativeHelp, PadNames0, PadSame            string
	Paint, PaintHelp, Brush, EditHelp                     string
	Cell, KernelCell, OutputCell, Unknown, PaddingCell    string
	FlipNote, Looking, RoundFirst                         string
	ReadBy                                                string
	After, AfterHelp, ReLU, Pool, ReLUMap, PoolMap, Map   string
	Say                                                   string
	Prose                                                 []string
	Shows                                                 [2]string // sums, pixels
	ShowLabel                                             string
	SumWord, PixelWord                                    string
	GreyRange, WeightRange, BiasRange                     string // what is said of numbers that are refused, %s
}

var texts = words.Both[Text]{Zh: zh, En: en}
