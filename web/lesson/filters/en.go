package filters

import (
	"convlab/web/lesson/words"
	"convlab/web/work/photos"
)

var en = Text{
	Heading: words.Heading{Short: "Filters", Title: "Filters: one window, a whole photo",
		Lede:   "Bring a photo of your own, pick a kernel and watch it all change; then rest the cursor on any pixel to see how that one was worked out. The photo stays on this device.",
		Teaser: "The same products and sums, on your own photo"},
	Keys: []words.Key{{Key: "Arrows", Does: "move the cursor by a pixel (with Shift by ten)"}, {Key: "Home / End", Does: "look at the beginning, the end of the chain"}, {Key: "Digits, −, Enter", Does: "in the kernel: change the chosen number"}, {Key: "Esc", Does: "leave a number as it was"}, {Key: "Ctrl+V", Does: "paste a picture; in the kernel, a block of numbers"}, {Key: "Ctrl+Z / Ctrl+Y", Does: "undo, redo"}},
	Question: words.Question{Ask: "Drop the Gaussian blur before Sobel: will more fine edges appear, or fewer?", Choices: []string{"Fewer", "More"}, Right: 1,
		Reveal: "More. Sobel enlarges any difference between left and right, grain and texture too. The Gaussian evens out such small differences beforehand. Below the sum you see how much of the picture is bright, with and without it."},

	Original: "Photo", Luminance: "Luminance", EachColour: "Each colour", Colours: [3]string{"Red", "Green", "Blue"},
	Kernels: map[string]string{
		"identity": "Identity", "box": "Box blur", "gauss": "Gaussian", "sharpen": "Sharpen", "outline": "Outline", "emboss": "Emboss", "sobel-x": "Sobel x", "sobel-y": "Sobel y", "laplace": "Laplacian"},
	KernelNote: map[string]string{
		"identity": "Only the [middle|kernel] is 1, all else 0: the [sum|sum] is the number under it, and the photo comes out as it went in.",
		"box":      "All numbers in the [window|window], added up and shared out evenly. Detail goes; the wider the window, the more of it.",
		"gauss":    "A mean as well, but the nearer to the middle of the [kernel|kernel], the more a number counts: a softer blur, without blocky traces.",
		"sharpen":  "The [middle|kernel], boosted, less what is around it: whatever differs from its neighbours is exaggerated, and looks crisp.",
		"outline":  "The [middle|kernel] times the number of its neighbours, less each of them. On even grey plus and minus [cancel|sum] to 0; outlines are left.",
		"emboss":   "Negative at the top left, positive at the bottom right: rims that face the upper left turn bright, as if lit from there.",
		"sobel-x":  "Positive on the left, negative on the right: where both are equally bright they [cancel|sum], and vertical edges are left. The rows nearest to the pixel count most.",
		"sobel-y":  "Positive above, negative below: where both are equally bright they [cancel|sum], and horizontal edges are left.",
		"laplace":  "The pixel against its neighbours: if it is darker, the [sum|sum] is positive; if brighter, negative. Edges of every direction show; so does grain.",
		"":         "A [kernel|kernel] of your own. Positive numbers favour bright pixels under them, negative ones dark.",
	},
	OwnNumbers: "Own numbers", Separable: "This kernel is a column times a row. First down, then across, a pixel takes %d + %d = %d multiplications instead of %d.",
	LevelOne:   "The kernel’s numbers, divided, add up to 1: an even grey comes out as bright as it was.",
	LevelNone:  "The kernel’s numbers add up to 0: on even grey the sum is 0.",
	LevelOther: "The kernel’s numbers, divided, add up to %s: on even grey the sum is that many times the grey.",

	Chain: "Chain", AddStep: "Add a step", Remove: "Remove this step", Sooner: "Do this step earlier", Later: "Do this step later",
	Stage: "Step %d: %s",
	Photo: "The photo: before on the left, filtered on the right", Cursor: "Drag, or use the arrow keys, to move the cursor; the pixel under it is written out below.",
	Before: "before", After: "after", Divider: "Divider between before and after", DividerValue: "%d%%",
	Loupe: "Input: %s", Kernel: "Kernel", Divisor: "Sum divided by",
	Cell: "Row %d, column %d, %s", KernelCell: "Kernel, row %d, column %d, %s",
	KernelLabel: "Kernel of this step", SizeLabel: "Size", AfterLabel: "Sum → pixel",
	Afters: [3]string{"Clamp", "Absolute", "+128"}, AfterArrows: [3]string{"clamp to 0…255", "absolute, clamp to 255", "add 128, clamp to 0…255"},
	RoundFirst: "round, %s", Divided: "÷ %s",
	PictureLabel: "Picture", Mine: "My photo",
	Pictures:     map[string]string{"table": "Table", "lake": "Lake", "chart": "Test chart"},
	ColourSwitch: "Each colour by itself", ColourHelp: "Off: the colours become one luminance first. On: red, green and blue go through the chain one by one.", ChannelLabel: "Numbers of which colour",
	File: "Photo", Camera: "Camera", Shutter: "Take it", Save: "Save result", Drop: "Let go to use this photo", Wait: "Developing…",
	Where: "row %d, column %d", Say: "%s, %s: the sum is %s, the pixel %s", SayGrey: "%s: %s",
	Row: "row %d", RowOf: "Row %d of the kernel: %s", SumWord: "sum", PixelWord: "pixel",
	Bright: "%s%% of the pixels are bright, 64 or more", Was: "%s%% before the change", Took: "%s pixels in %s ms",
	Sign: "Change the sign",
	Prose: []string{
		"A pixel of a colour photo is three numbers: red, green, blue. First 0.2126, 0.7152 and 0.0722 of them add up to one [luminance|base], since at equal strength the eye finds green brightest and blue darkest. Then the [kernel|kernel] goes from pixel to pixel: numbers in the [window|window] times numbers of the kernel, added up to a [sum|sum], make one new [pixel|pixel].",
		"Each step of the [chain|chain] sees only the pixels that the step before has left. Products and sums alone could change places; but every step clamps, or drops signs, and what is lost there stays lost. So blurring and then looking for edges is not the same as the other way round.",
		"There are no pixels beyond the border. Here the outermost ones are repeated, so that the photo keeps its size and gets no false edge around it.",
		"Networks look at pictures through kernels just like these. One thing is different: nobody fills in their numbers. They are learnt.",
	},

	Missing:  "The photo of this link has never left its owner’s device. Here is a picture of ours; what is done to it is the same.",
	NoWorker: "The program that filters photos could not be started (perhaps you are offline), so the photo stays as it is. The numbers under the cursor are right all the same.",
	Shrunk:   "The photo has been made smaller, so that filtering keeps up with you: %s.", NoPhoto: "There is no picture in this.", NoSave: "The result could not be made into a file. Please try again.",
	Denied: "The camera may not be used, so the photo stays. You can allow it again beside the address bar.", NoCamera: "The camera can’t be opened: perhaps it is not connected, or another program uses it. The photo stays.",
	Refusals: map[photos.Reason]string{
		photos.Huge: "“%s” is 100 MB or more, which is too large. The photo stays.", photos.Large: "“%s” has more pixels than there is memory for. The photo stays.",
		photos.Unknown: "“%s” is no picture this page can read (JPEG, PNG, GIF, WebP …). The photo stays.", photos.Foreign: "This browser can’t read %s pictures. Make it a JPEG or PNG first; the photo stays.",
		photos.Broken: "“%s” is cut off or damaged. The photo stays.", photos.Animated: "“%s” moves: it holds more than one picture. Save one of them as a still; the photo stays."},
	NumberRange:  "A kernel number lies between −9999 and 9999; “%s” was not used.",
	DivisorRange: "The divisor lies between 0.01 and 9999; “%s” was not used.",
}
