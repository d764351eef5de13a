package network

import "convlab/web/lesson/words"

var en = Text{
	Heading: words.Heading{Short: "The dense network", Title: "Inside the dense network",
		Lede:   "784 → 256 → 256 → 256 → 10. Choose any unit and it is worked out before your eyes.",
		Teaser: "What the network does with 784 numbers"},
	Keys:     []words.Key{{Key: "← →", Does: "step back and on in the story"}, {Key: "Space", Does: "tell the story, pause"}, {Key: "Home / End", Does: "everything at once, last step"}, {Key: "Arrows", Does: "in a map: another unit, pixel or place for the brush"}, {Key: "Enter", Does: "in the picture to paint: paint the pixel"}, {Key: "Esc", Does: "shrink an enlarged map"}, {Key: "Ctrl+Z / Ctrl+Y", Does: "undo, redo"}},
	Exhibits: [exhibits]string{"One unit", "Softmax", "Paint a pixel"},
	Questions: [exhibits]words.Question{
		{Ask: "How much of the picture does one unit of layer 1 see?", Choices: []string{"A corner", "One row", "All of it"}, Right: 2,
			Reveal: "All of it: it has 784 weights, one for every pixel. A digit that moves by one pixel meets other weights."},
		{Ask: "One output is 10, another 9. How many times as likely is the first?", Choices: []string{"1.1 times", "2.7 times", "10 times"}, Right: 1,
			Reveal: "e times, about 2.718: softmax looks only at differences, and each 1 of difference multiplies by e."},
		{Ask: "One black pixel in the corner turns white. How many of the 256 sums of layer 1 change?", Choices: []string{"1", "About 9", "Nearly all"}, Right: 2,
			Reveal: "Nearly all: each unit has a weight for that pixel, too, and its sum moves by just that weight."},
	},

	Picture: "Input 28×28", LayerN: "Layer %d", OutputLayer: "Outputs", UnitN: "unit %d", OutputN: "digit %d", PixelN: "row %d, col %d",
	LayerSize: "%s · %d units", OutputsZ: "Ten outputs z", Outputs: "Output",
	Empty: "No picture yet", EmptyHelp: "Draw a digit first, or take a real one from MNIST.", Sample: "A real MNIST digit", Loading: "The network’s weights are on their way …",
	First: "Everything at once", Back: "Step back", Play: "Run", Pause: "Pause", Forward: "Next step", Scrub: "Step of the story", Where: "Step %d of %d", Whole: "All at once",
	Story: [Steps]string{
		"The picture enters: 784 numbers, each grey value ÷ 255. %d of them are ink, %d are 0.",
		"Layer 1, %s: it has a weight for every pixel and multiplies the two. %d of the 784 products are 0, because their pixels are black.",
		"Then it adds up: positive products %s, negative ones %s, bias %s, together %s. %s.",
		"All %d units of layer 1 do so at once, each with %d weights of its own, %s in all. %d units end above 0.",
		"The next layers do the same to the numbers before them. Above 0: %s.",
		"The ten outputs have no ReLU, so they can be negative. The largest is that of digit %d: %s.",
		"Softmax makes them probabilities. The answer is %d, with probability %s.",
	},
	ActiveOf: "%s %d of %d",

	WeightsOf: "Weights", TimesPicture: "× picture", TimesUnits: "× layer before", MakesProducts: "= products",
	UnitBack: "The unit before", UnitOn: "The next unit",
	Passes: "It is positive, so ReLU lets it pass", Stops: "It is not above 0, so ReLU makes it 0", NoReLU: "Outputs have no ReLU",
	RestPixels: "%d other pixels", RestUnits: "%d other units", ZeroPixels: "%d black pixels", ZeroUnits: "%d units at 0",
	Stop: ".", Bias: "bias", Sum: "sum", Positive: "positive", Negative: "negative", After: "ReLU",
	Rounded: "Rounded to three decimals; the network computes with more.", GridHelp: "Arrow keys choose a cell.", Shrink: "Shrink",

	Digit: "Digit", ZColumn: "z", ExpColumn: "e to the z", PColumn: "÷ total", Total: "Total",
	Ratio:     "The z of %d is larger than that of %d by %s; e to that power is how many times as probable it is: %s.",
	SumsToOne: "The ten are rounded to %d decimals so that, as written, they add up to exactly 1. None is ever 1 itself: softmax always leaves something for the others.",
	TableOf:   "Softmax, written out",

	Unpainted: "Nothing is painted yet. Paint on the picture and see how far it reaches.",
	PaintedN:  "Pixels changed: %d.", SumsChanged: "sums changed", OutsChanged: "passed on", On: "on", Off: "off",
	Stays: "The answer stays %d: before %s, now %s.", Turns: "The answer turns from %d to %d.", Brush: "Brush",
	White: "White", Mid: "Grey", Black: "Black", Restore: "Take the paint off", PaintHelp: "Arrow keys move the brush, Enter paints.",
	Brighter: "Maps show the change: + brighter, − darker.",

	Network: "Network", Elsewhere: "LeNet-5 and the small CNN have convolutions; to see inside those, go to “Inside a CNN”.",
	Layer: "Layer", Silenced: "Farthest below 0", Another: "Another",
	Most: "Most active units", Lines: "Strongest connections", LinesHelp: "Lines lead from the twelve inputs with the largest products.", Parameters: "%s parameters, layer by layer",
	SayUnit: "%s: the sum is %s; it passes on %s",
	Prose: []string{
		"Each small square of [layer 1|l1] is a unit. It has a [weight|weights] of its own for each of the [784 pixels|input]. Weight times pixel gives the [products|products]; with a bias they add up to its [sum|sum].",
		"[ReLU|relu] passes a positive sum on as it is and makes a negative one 0. [Layer 2|l2] and [layer 3|l3] treat the 256 numbers before them in the same way; the [ten outputs|out], one for each digit, go without ReLU.",
		"Nothing tells a unit which pixels are neighbours. It has learnt place by place what it likes: amber weights like ink, azure ones dislike it.",
	},
}
