package flatten

import "convlab/web/lesson/words"

var en = Text{
	Heading: words.Heading{Short: "Flatten", Title: "Flatten: pull the picture into one row",
		Lede:   "A dense network knows no up, down, left or right. It takes one row of numbers, so the picture is pulled out row after row and laid end to end: 784 numbers.",
		Teaser: "How these 784 numbers are pulled out of the picture"},
	Keys: []words.Key{{Key: "← → ↑ ↓", Does: "move the cursor"}, {Key: "Space", Does: "play, pause"}, {Key: "Home / End", Does: "no row, all rows pulled out"}, {Key: "Ctrl+Z / Ctrl+Y", Does: "undo, redo"}},
	Question: words.Question{Ask: "Two pixels, one above the other: how far apart in the strip?", Choices: []string{"1 place", "28 places", "784 places"}, Right: 1,
		Reveal: "28: first comes the rest of the row, then the next row up to the same column. Neighbours left and right stay together; neighbours above and below are pulled apart."},

	Picture: "The 28×28 picture", Strip: "784 numbers in one row", Empty: "No picture yet",
	Sample: "A real MNIST digit", EmptyHelp: "Draw a digit first, or take a real one from MNIST, and flatten that.",
	Play: "Play", Pause: "Pause", Back: "One row back", Forward: "Pull one row", Start: "Back to the start", Scrub: "Rows pulled out",
	Count:      "%d of 28 rows · %d of 784 numbers",
	CursorHelp: "Point anywhere on the picture or the strip; arrow keys move the cursor.",
	Formula:    "row %d, column %d (an index, counted from 0)", Grey: "Grey value", Unit: "÷255", UnitSwitch: "Divide by 255, to get 0 to 1", Around: "Numbers around the cursor",
	Label: "What should it be?", LabelHelp: "In training every picture comes with its right answer. The answer becomes numbers too: ten places, and only one of them is 1.",
	OneHot: "One-hot", OneHotOf: "One-hot code of label %d: a 1 in place %d, counting from 0, and 0 elsewhere",
	Enters: "Into the network", EntersHelp: "All 784 numbers go to each of the first layer’s 256 units at once; ten probabilities come out at the end.",
	Bars: "Probabilities of the ten digits",
	Prose: []string{
		"The picture has 28 rows of 28 numbers. The [first row|first] goes first, the second is joined on behind it, and so on to the [last row|last]: 28×28 = 784.",
		"Two pixels one above the other are no longer neighbours: in the strip they lie [28 places|below] apart. The network has to learn afresh who sits next to whom.",
	},
}
