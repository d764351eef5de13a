package convolution

import "convlab/web/lesson/words"

var en = Text{
	Heading: words.Heading{Short: "Convolution", Title: "Convolution, one step at a time",
		Lede:   "Lay the small matrix over the large one, multiply what meets, add it up: one new number. Then move on by one. Click any cell to jump there; change any number.",
		Teaser: "Nine products and a sum: the first step of a kernel"},
	Keys: []words.Key{{Key: "← →", Does: "step back, step on"}, {Key: "Space", Does: "play, pause"}, {Key: "Home / End", Does: "first, last step"}, {Key: "Arrows", Does: "in a grid: one cell on"}, {Key: "Digits, −, Enter", Does: "in a grid: change the chosen number"}, {Key: "Esc", Does: "leave a number as it was"}, {Key: "Ctrl+C / Ctrl+V", Does: "in a grid: copy all of it, or paste a block of numbers from the chosen one on"}, {Key: "Ctrl+Z / Ctrl+Y", Does: "undo, redo"}},
	Question: words.Question{Ask: "The left half is all 60, the right half all 0. What does the vertical-edge kernel give away from the border?", Choices: []string{"60", "0", "180"}, Right: 1,
		Reveal: "0: the window holds nothing but 60 (or nothing but 0), and the left column’s three 60s cancel the right column’s three −60s. Only when the window straddles the border is its right column 0, and 60×1×3 = 180 is left. Choose “Left 60, right 0” and walk through it."},

	Input: "Input %d×%d", Kernel: "Kernel %d×%d", Output: "Output %d×%d",
	InputPreset: "Picture", KernelPreset: "Kernel", Mine: "My digit",
	Inputs: map[string]string{
		"half": "Left 60, right 0", "layers": "Top 60, bottom 0", "cross": "Cross", "head": "Photo: head", "lectern": "Photo: lectern", "seven": "A written 7"},
	Kernels: map[string]string{
		"vertical": "Vertical edges", "horizontal": "Horizontal edges", "sobel-x": "Sobel x", "sobel-y": "Sobel y", "identity": "Identity",
		"box": "Box blur", "gauss": "Gaussian blur", "sharpen": "Sharpen", "outline": "Outline", "emboss": "Emboss"},
	KernelNote: map[string]string{
		"vertical":   "The [left column|kernel-left] is 1, the [right column|kernel-right] −1, the middle 0. Where left and right are about equally bright, [plus and minus cancel|cancel] and the sum is near 0. At a vertical edge, bright on the left and dark on the right, they don’t, and the [sum|sum] is large.",
		"horizontal": "The [top row|kernel-top] is 1, the [bottom row|kernel-bottom] −1. Where top and bottom are equally bright, [plus and minus cancel|cancel]; a horizontal edge, bright above and dark below, makes the [sum|sum] large.",
		"sobel-x":    "Vertical edges again, but the [middle row|kernel-middle] counts twice: what is nearer to the centre matters more.",
		"sobel-y":    "Horizontal edges again, but the [middle column|kernel-centre] counts twice: what is nearer to the centre matters more.",
		"identity":   "Only the [middle|kernel-core] is 1, so the [sum|sum] is the number under it. The picture comes out as it went in (without padding, less its outer ring).",
		"box":        "A ninth of each of nine numbers: the [sum|sum] is the mean of the [window|window]. Detail is averaged away; that is what blur is.",
		"gauss":      "A mean as well, but the [middle|kernel-core] weighs most and the corners least: a softer blur.",
		"sharpen":    "Five times the [middle|kernel-core] less its four neighbours: whatever differs from its surroundings is exaggerated.",
		"outline":    "Eight times the [middle|kernel-core] less all its neighbours. On even grey [plus and minus cancel|cancel] to 0; only outlines are left.",
		"emboss":     "Negative at the top left, positive at the bottom right: rims that face the upper left turn bright, as if lit from there.",
		"":           "A kernel of your own. Multiply what lies in the [window|window] by it, number by number, and add up to the [sum|sum]. Positive places like bright, negative ones dark.",
	},
	Step:  "Step %d of %d",
	First: "First step", Back: "Step back", Play: "Play", Pause: "Pause", Forward: "Next step", Scrub: "Step", Speed: "Speed (steps a second)",
	Undo: "Undo", Redo: "Redo", Sign: "Change the sign",
	Bias: "Bias", Clamp: "Clamp", Absolute: "Absolute", Rescale: "Rescale",
	ClampArrow: "clamp to 0…255", AbsArrow: "absolute, clamp to 255", RescaleArrow: "rescale %s…%s to 0…255",
	Options: "Options", Stride: "Stride", Padding: "Rings of zero padding", Dilation: "Dilation", Flip: "Flip the kernel", Negative: "What about negative sums?",
	FlipHelp:     "Networks slide the kernel without flipping it, which mathematics calls cross-correlation. Switched on, it is the convolution of the textbooks.",
	NegativeHelp: "A pixel is 0 to 255, so a negative sum can’t be drawn as it is.",
	PadNames0:    "none", PadSame: "%d",
	Paint: "Paint", PaintHelp: "When on, hold and drag over the input to paint.", Brush: "Grey",
	EditHelp: "Click a number to see who reads it; click again, or just type, to change it; or paste a block of numbers.",
	Cell:     "Input, row %d, column %d, %s", KernelCell: "Kernel, row %d, column %d, %s", OutputCell: "Output, row %d, column %d, %s",
	Unknown: "not reached yet", PaddingCell: "Padding, 0",
	FlipNote: "The flip is on: the kernel is turned by 180° before it is laid down, so left and right, top and bottom change places in what is said above.", Looking: "Looking at row %d, column %d", RoundFirst: "round, %s",
	ReadBy: "%d outputs read this number",
	After:  "And then: what a network does next", AfterHelp: "A network does not clamp: it passes the raw sums on.", ReLU: "ReLU: negatives become 0", Pool: "2×2 max pooling",
	ReLUMap: "After ReLU", PoolMap: "After pooling, %d×%d", Map: "Raw sums, %d×%d",
	Say: "Row %d, column %d: the sum is %s, the pixel %s",
	Prose: []string{
		"Nine numbers lie in the [window|window], and the kernel has nine of its own. Multiply them pair by pair for nine [products|products]; add those up for the [sum|sum].",
		"The sum can fall below 0 or rise above 255, but a pixel can’t. So the [raw sum|sum] and the [pixel|pixel] that is drawn for it are shown apart, and neither pretends to be the other.",
	},
	GreyRange:   "A grey value is a whole number from 0 to 255; “%s” was not taken.",
	WeightRange: "A kernel number lies between −99 and 99; “%s” was not taken.",
	BiasRange:   "The bias lies between −999 and 999; “%s” was not taken.",
}
