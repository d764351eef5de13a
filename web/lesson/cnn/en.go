package cnn

import "convlab/web/lesson/words"

var en = Text{
	Heading: words.Heading{Short: "Inside a CNN", Title: "Inside a CNN",
		Lede:   "Tap any cell: which part of the picture it sees, and how it is worked out.",
		Teaser: "What LeNet-5 makes of your digit, map by map"},
	Keys:     []words.Key{{Key: "← →", Does: "another layer; nudge the digit; move the patch; move the test images"}, {Key: "↑ ↓", Does: "another map; nudge; move the patch; another direction"}, {Key: "Space", Does: "play, pause"}, {Key: "Home / End", Does: "first, last step"}, {Key: "Arrows", Does: "in a map: another cell; in the windows: another product"}, {Key: "Ctrl+Z / Ctrl+Y", Does: "undo, redo"}},
	Exhibits: [exhibits]string{"The maps", "Nudge it", "Cover it", "The test set"},
	Questions: [exhibits]words.Question{
		{Ask: "How much of the picture does one cell of LeNet-5’s second convolution see?", Choices: []string{"5×5", "14×14", "All of it"}, Right: 1,
			Reveal: "14×14 pixels. It reads a 5×5 window of the pooled maps; each of those cells sees 6×6 pixels, and they are 2 pixels apart."},
		{Ask: "The digit moves 2 pixels to the right. What do the maps of the first convolution do?", Choices: []string{"Stay", "Move along", "All change"}, Right: 1,
			Reveal: "They move along, by 2 cells: one kernel is used everywhere. As long as no ink leaves the frame they are the same maps, elsewhere."},
		{Ask: "A black patch is laid on the picture. What happens to the answer where it hides no ink?", Choices: []string{"A little less sure", "Nothing at all", "A little surer"}, Right: 1,
			Reveal: "Nothing at all: the paper around the digit is black already. The same 784 numbers make the same answer, to the last decimal."},
		{Ask: "All test images move 4 pixels to the right. Who gets more of them right?", Choices: []string{"LeNet-5, plain images", "Dense, distorted images"}, Right: 1,
			Reveal: "LeNet-5, trained on plain images: %s%%. Dense, trained on distorted ones: %s%%. Here the training images matter even more than convolution; LeNet-5 with both: %s%%."},
	},

	Kinds:   [4]string{"Conv %d", "Pool %d", "Dense %d", "Outputs"},
	Picture: "Picture 28×28", Digit: "digit %d", Unit: "unit %d", Cell: "map %d · row %d, col %d",
	Pixel: "row %d, col %d", Map: "map %d", Position: "%s of %s",
	Empty: "No picture yet", EmptyHelp: "Draw a digit first, or take a real one from MNIST.", Sample: "A real MNIST digit", Loading: "The network’s weights are on their way …",
	First: "First layer", Back: "Layer before", Play: "Layer by layer", Pause: "Pause", Forward: "Next layer", Scrub: "Layer",
	CellBack: "Cell before", CellOn: "Next cell", MapBack: "Map before", MapOn: "Next map", Brightest: "Brightest cell", Enlarge: "The map, large",
	Reads: "The top %d of its %d maps", ReadsAll: "It reads all %d maps", ReadsOne: "What it reads", Windows: "Window", Kernels: "× kernel", Numbers: "The %d numbers of its window",
	LargeMap: "%s, map %d", Reading: "%s, all of it",
	RestMaps: "%d other maps", RestTerms: "the other products", Bias: "bias", Sum: "sum", Norm: "batch norm", After: "ReLU", Max: "maximum",
	AllZero: "All %d numbers are 0, and so is the largest.", Largest: "The largest of its %d numbers is passed on: %s.", ToSoftmax: "No ReLU; softmax gives it %s%%.",
	Passes: "It is positive, so ReLU lets it pass.", Stops: "It is not above 0, so ReLU makes it 0.",
	Sees: "The cell sees %d×%d pixels of the picture: rows %d to %d, columns %d to %d.", SeesAll: "It sees the whole picture.",
	Rounded: "Rounded to three decimals; the network computes with more.", GridHelp: "Arrow keys choose a cell.", SayCell: "%s: %s. %s",
	Network: "Network", Parameters: "%s parameters", Layer: "Layer", Filters: "The kernels of the first layer", FiltersHelp: "%d kernels of %d×%d weights. Amber weights like ink, azure ones dislike it. Choose one to see its map.",

	ByRight: "%d right", ByLeft: "%d left", ByDown: "%d down", ByUp: "%d up", Unmoved: "not nudged",
	NotMoved: "The digit is where it was. Nudge it, and see what moves along.",
	MapsMove: "Nudged %s: the maps of the first convolution move along, cell for cell.", MapsAlmost: "Nudged %s: the maps of the first convolution move along, except %s of %s cells at the frame.",
	NotWhole: "%s: its cells are 2 pixels wide, so this is not a whole number of cells and the maps change shape a little.", PoolMoves: "%s moves along as well, by %d.",
	Stays: "The answer stays %d: before %s, now %s.", Turns: "The answer turns from %d (%s) to %d (%s).",
	NudgeBack: "One pixel to the left", NudgeOn: "One pixel to the right", NudgeScrub: "Pixels to the right", NudgeFirst: "As far left as it goes", NudgePlay: "Move it",
	Up: "One pixel up", Down: "One pixel down", Home: "Back to the middle",
	MapWas: "before", MapNow: "nudged", MapChange: "difference", Difference: "Maps show the change: + brighter, − darker.",
	Show: "The maps show", ShowMaps: "values", ShowDiff: "change",
	Values: "values changed", Apart: "apart", Along: "not just moved",
	ApartHelp: "Apart: the distance between before and after, in % of the length of what was before. Not just moved: cells that differ from the old map moved along; a dash where the nudge is not a whole number of cells.",

	Patched: "With the patch", Heat: "What it does", HeatHelp: "Choose a place for the patch. Arrow keys move it.", HeatLegend: "Full colour: %s points. Azure − less sure, amber + surer.",
	Patch: "Patch", PatchSize: "%d×%d", Worst: "Where it harms most",
	CoversNothing: "The %d×%d patch at row %d, column %d hides no ink: the answer %d keeps its %s, to the last decimal.",
	CoverStays:    "The %d×%d patch at row %d, column %d takes the %d from %s to %s; it stays the answer.",
	CoverTurns:    "The %d×%d patch at row %d, column %d takes the %d from %s to %s: now it reads as %d (%s).",
	Computing:     "%d of %d places computed …", Flips: "Of %d places, %d change the answer; %d have no ink to hide.",
	PlaceBack: "Place before", PlaceOn: "Next place", PlaceScrub: "Place of the patch", Slide: "Slide it", PlaceFirst: "First place", Place: "row %d, col %d", Unpatched: "without", Together: "with",

	AwayBack: "One pixel less", AwayOn: "One pixel more", AwayScrub: "Pixels that all test images move", AwayPlay: "Move them all", AwayFirst: "Not moved",
	Way: "Direction", Ways: [4]string{"right", "left", "down", "up"}, Pixels: "%d px",
	Trained: [2]string{"Plain images", "Distorted images"}, Taught: [3]string{"plain, course", "plain", "distorted"}, Networks: [3]string{"Dense", "LeNet-5", "Small CNN"},
	Chart: "Test images read right, of 100, by the pixels that all are moved.",
	Pairs: "Moved %d px %s. Trained on plain images: dense %s, LeNet-5 %s of 100 right; on distorted ones: dense %s, LeNet-5 %s.", StillPairs: "Not moved. Trained on plain images: dense %s, LeNet-5 %s of 100 right; on distorted ones: dense %s, LeNet-5 %s.",
	Cut:   "Of 100 test images, %s lose ink at the frame by then.",
	Yours: "your digit", Sure: "sure", OfTest: "of 100 right", Late: "…",

	Prose: [exhibits][]string{
		{
			"[The picture|picture] goes in on the left, [ten outputs|out] come out on the right. In between every square is a feature map: what one kernel finds, place by place. White is a lot, black is 0.",
			"The red frames show what [the chosen cell|cell] depends on, layer by layer: [a window|window] of the layer before, and so on back to its receptive field in the picture. Each window is multiplied by [a kernel|kernel] of its own; all products and a bias make [the sum|sum].",
			"Pooling keeps the largest of four neighbours. So each layer sees more of the picture than the last, and says less exactly where.",
		},
		{
			"Move [the picture|picture] by a pixel. [The first maps|l1] move along with it, since the same kernel reads every place: that is equivariance.",
			"Pooling halves the maps; a pixel is then half a cell. [The table|changes] says for each layer how many of its values changed, and how far before and after are apart. The later the layer, the nearer they should be; best of all, [the answer|out] does not change.",
		},
		{
			"[A black patch|patch] slides over the digit, and the network answers anew each time. [The map|heat] shows, for every place of the patch, how far the probability of its first answer falls or rises.",
			"Where it falls most, the network found what it went by. [The ten bars|bars] compare the answer with and without the patch. A network can be sure for other reasons than you are.",
		},
		{
			"Convolution and pooling are no guarantee: they help against moves, and so does training on distorted digits. To tell them apart, compare only networks trained on the same images: [left|plain], or [right|distorted].",
			"Your own digit moves along, [in the table|yours]. Far out, the frame cuts ink away, and nobody could read what is left.",
		},
	},
}
