package structure

import "convlab/web/lesson/words"

var en = Text{
	Heading: words.Heading{Short: "Lost structure", Title: "What flattening throws away",
		Lede:   "A flattened picture still has all of its 784 numbers. What it has lost is which pixel lies beside which, and that is what eyes go by.",
		Teaser: "Every number kept, the shape gone: three experiments"},
	Keys:  []words.Key{{Key: "← →", Does: "fold a row, go back one; put a creature into the left, the right family"}, {Key: "← → ↑ ↓", Does: "follow another pixel"}, {Key: "Space", Does: "play, pause"}, {Key: "Home / End", Does: "to the beginning, to the end"}, {Key: "Ctrl+Z / Ctrl+Y", Does: "undo, redo"}},
	Names: []string{"The strip", "Guji or Guala", "Shuffle"},
	Join:  "%s. %s", Both: "%s %s",

	Play: "Play", Pause: "Pause", Back: "One row back", Forward: "One row on", Start: "Back to the start", Fold: "Fold", Shuffle: "Shuffle", Scrub: "Row",

	StripAsk: "What is on this strip?", OwnAsk: "This is your digit. Would you have known it?", Sealed: "Noted. Fold it and see.",
	StripReveal: "Folding shows it. Every number was on the strip; only the line breaks were missing.",
	Things:      []string{"A tea cup", "A mask", "A digit"}, DigitOf: "The digit %d",
	StripName: "The strip: 784 numbers, left to right", FirstStrip: "The cup, the first time", RowName: "The row to be folded", RowOf: "The row to be folded: numbers %d to %d", Sheet: "The folded picture",
	Left: "%d rows to go", Wrong: "At other row lengths", Wide: "Numbers to a row", WideIs: "%d a row",
	FoldCount: "%d of 784 numbers folded", FoldWhere: "%d of %d rows", FoldHint: "28 numbers make a row. Fold them back, row by row, and the picture returns.", FoldNext: "Next comes row %d: numbers %d to %d.",
	WrongWide: "%d numbers to a row", SlideRight: "The same 784 numbers, and no picture: with every row, what stood in a column slides %d to the right.", SlideLeft: "The same 784 numbers, and no picture: with every row, what stood in a column slides %d to the left.",
	AgainTitle: "The same cup again", Again: "It has only moved %d to the right and %d up. To the eye nothing has changed; of the 784 numbers on the strip %d have.",
	OwnTitle: "Your digit", Folded: "Not one number was missing, only the line breaks: two pixels one above the other lie 28 places apart on the strip.",
	Strips: "Strip", New: "A new one", Own: "My digit",
	StripProse: []string{
		"[This row|row] is 28 numbers. Neighbours left and right still touch; the row just below comes 28 numbers later.",
		"The strip is all that a dense network gets. Nobody tells it to put [28 in a row|wide]: it has to learn from thousands of pictures which two numbers stood one above the other.",
	},

	SortAsk: "A program compares 784 numbers and picks the one of 12 examples that differs least. How often is it right?", SortReveal: "Measured on 20,000 creatures: %s%%; guessing gives 50%%. How well do you do by eye? See the score.",
	Shares:   []string{"About half", "About 60%", "Nearly all"},
	Families: []string{"Guji-guji", "Guala-guala"},
	Known:    "Examples", Yours: "Yours", Who: "Which family is it?", Flat: "The same one, flattened to 784 numbers", Same: "The strip alone: 784 numbers",
	WasRight: "It was a %s: right.", WasWrong: "No, it was a %s.", NumbersRight: "Comparing numbers is right, too.", NumbersWrong: "Comparing numbers gets it wrong: the nearest example is of the other family.",
	SortTitle: "Look at the examples, then sort", SortHint: "Nobody has seen these creatures before: they are drawn at random, each one new.",
	Seen: "You, by picture", Blind: "You, by strip", Numbers: "By numbers", Score: "%d / %d", LongRun: "measured on 20,000: %s%%",
	Show: "Show me", ByPicture: "The picture", ByStrip: "The strip alone", Batch: "New batch", Full: "This batch is full. Take another.", Creature: "The new one", NearestIs: "nearest by numbers",
	SortProse: []string{
		"[Round, with curled feelers and spots|guji]: a Guji-guji. [With corners, zigzag feelers and stripes|guala]: a Guala-guala. Size, place, tilt and the number of eyes are left to chance in both.",
		"The program gets [the strip|flat]. Move or tilt a body a little, and its lines fall on other numbers; where something curls or bends cannot be seen from the numbering.",
	},

	ShuffleAsk:    "All images’ pixels are shuffled alike, and networks retrained. Which gets worse?",
	ShuffleReveal: "The convolutional one. Its small window lives on neighbours; after the shuffle, the pixels in it have nothing to do with each other. The dense one never asked who sits beside whom.",
	Kinds:         []string{"Dense", "Convolutional", "Both"},
	AsTheyAre:     "Trained on pictures as they are", Behind: "Trained on shuffled pictures", Say: "Of this picture they say", ErrorsOf: "Errors on 10,000 test images", Errors: "Errors before and after",
	DenseName: "Dense", ConvName: "LeNet-5",
	Falls: "The dense network does not mind, the convolutional one stumbles", ShuffleErrors: "Errors on 10,000 test images: dense %d → %d, the convolutional LeNet-5 %d → %d, %s times as many.",
	NotMeasured: "Not measured yet", NotMeasuredHelp: "Not all networks of this experiment have been trained. Until they are, there are no figures here.",
	Carried: "%d of 28 rows moved", Elsewhere: "%d of 784 pixels change places, the same way in every image.", Pixel: "row %d, column %d → row %d, column %d, in every image", PixelHelp: "Point at a pixel to see where it goes; arrow keys work, too.",
	Loading: "The weights are on their way …", Failed: "The networks could not be fetched.", Retry: "Try again", Waits: "waits for the shuffle", Sample: "An MNIST image", How: "How they were trained",
	HowText: "All four learnt from the same 60,000 images for %d epochs in batches of %d; the two of each kind differ in the fixed shuffle alone. The errors are means over trainings from different seeds:", Seeds: "%s: %s",
	Picture: "Your digit", Shuffled: "Shuffled",
	ShuffleProse: []string{
		"A dense layer has a weight for [every pixel|pixel]. If pixels change seats and the weights change seats with them, it is the same network; so its errors hardly change.",
		"A kernel sees 5×5 pixels at a time, and is used everywhere alike. In [shuffled pictures|behind] such a patch is no longer a piece of a stroke, and the method is no use; the dense layers behind it have to make up for that.",
	},
}
