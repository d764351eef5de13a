package pixels

import "convlab/web/lesson/words"

var en = Text{
	Heading: words.Heading{Short: "A picture is numbers", Title: "A picture is numbers",
		Lede:   "28 rows of 28 grey values, 0 for black to 255 for white: that is all a computer has of a digit.",
		Teaser: "All a computer has of your digit: 784 grey values"},
	Keys:     []words.Key{{Key: "← → ↑ ↓", Does: "move the cursor, or the choice"}, {Key: "0 … 9", Does: "type a grey value; compare, or show, another digit"}, {Key: "Space / P", Does: "paint the pixel / switch painting on or off"}, {Key: "Enter / Esc", Does: "open a number, accept / cancel"}, {Key: "Home / End", Does: "first page, last page"}, {Key: "Ctrl+Z / Ctrl+Y", Does: "undo, redo"}},
	Exhibits: [3]string{"Numbers", "Two of a kind", "MNIST"},
	Questions: [3]words.Question{
		{Ask: "The ink covers half of a pixel. Which number does it get?", Choices: []string{"0", "255", "About 128"}, Right: 2,
			Reveal: "About 128, half of 255: it is half bright. A grey value is kept in one byte, which can tell 256 values apart: 0 to 255."},
		{Ask: "A digit typed twice, and written twice: how many of the 784 numbers differ?", Choices: []string{"0 and 0", "0 and 100+", "Both 100+"}, Right: 1,
			Reveal: "The answer is counted from what is shown."},
		{Ask: "Every image of MNIST has a label. How good are those of the 10,000 test images?", Choices: []string{"No errors", "15 doubted", "1 in 10 wrong"}, Right: 1,
			Reveal: "A 2021 study had five people look at each suspicious image. For 15 test images most of the five did not give the label that MNIST gives."},
	},
	And: "%s; %s", Then: "%s %s",

	Picture: "The 28×28 picture", PictureHelp: "Point at a pixel to read it; click to keep the cursor there. Arrow keys move the cursor, digits type a grey value, Space paints the pixel with the brush, P switches painting on or off.",
	Numbers: "The numbers around the cursor", NumbersHelp: "Click a number to go there, click it again or type to change it; a block of numbers can be pasted.",
	Place: "Row %d, column %d", Cell: "Row %d, column %d: %d", Grey: "Grey value", Black: "black", White: "white",
	Look: "Read", Paint: "Paint", Brush: "Brush", Restore: "Put back", Sample: "A real MNIST digit",
	Counted: "Of 784 numbers %d are 0, %d are 255, and %d lie between.",
	Touched: "%d of 784 numbers changed by you", Untouched: "No number changed yet",
	MyDigit: "Your digit", FromBlack: "Painted on black", NoPicture: "No picture yet: paint one",
	Networks: "What the networks say", Waiting: "The networks are on their way", Blank: "All black: nothing to read", NotDigit: "Too far from every digit to be read",
	Agree: "All %d networks say %d", Split: "The networks disagree", Hold: "Your changes have changed none of %d answers", Gave: "Your changes have changed %d of %d answers",
	Was: "was %d", Loading: "on its way",
	EditProse: []string{
		"Each pixel is one number. The [row|row] and the [column|column] of the cursor say where it stands; the [number|cell] says how bright it is. At the rim of a stroke, where the ink covers only part of a pixel, the numbers lie in between.",
		"Change a few numbers and watch the [answers|answers]. A network has nothing else to go by.",
	},
	GreyRange: "A grey value is a whole number from 0 to 255; “%s” was not used.",

	Typed: "Typed", Written: "Written", Left: "left", Right: "right", Difference: "Left − right",
	Equal: "Equal: 0 of 784 differ", Differ: "%d of 784 differ", NotBoth: "Two pictures are needed",
	TypedEqual: "Typed: all 784 numbers are equal.", TypedDiffer: "Typed, as you have set it: %d of 784 numbers differ.", WrittenDiffer: "Written: %d of 784 differ, by up to %d.",
	SameFace:  "Both typed digits come from the same drawing, so each number equals its counterpart.",
	MovedOn:   "The right one has been moved by a single pixel. To the eye it is the same digit; %d numbers differ.",
	OtherFace: "Two fonts draw the same digit with different lines, so the numbers differ.",
	Digit:     "Digit", FaceLeft: "Left font", FaceRight: "Right font", Moved: "Move the right one by one pixel",
	Faces:   [Faces]string{"thin", "bold", "bars", "dots"},
	Writers: "Written by", Others: "Two others", TwoPeople: "MNIST’s writers", Mine: "me, twice", Another: "Another image on the %s", Clear: "Clear the %s drawing", Pad: "Square for the %s drawing",
	Drawings: [2]string{"First", "Second"}, PadHint: "Write here", OnItsWay: "on its way",
	PairHelp: "Point at a pixel of any picture: all six show it. Arrow keys move the cursor, digits compare another digit.",
	PairProse: []string{
		"Where the [difference|difference] is 0 the two numbers are equal; amber means the left is brighter, azure the right. [Typed|typed] twice in one font, a digit is the same list of numbers. [Written|written] twice it hardly ever is, even by the same hand: no rule like “these numbers, so a 3” can work. That is why a network learns from many examples.",
	},

	Shelf: "Images", Only: "Label", All: "all", Doubtful: "doubted labels",
	Shelves: [Shelves]string{"500 test", "10,000 test", "60,000 training"},
	PageOf:  "Page %d of %d", BackPage: "Page back", NextPage: "Next page", Page: "Page",
	Unpacked: "%s of %s have come", AllOf: "%s images", LabelOf: "%s of %s images are labelled %d", DoubtfulOf: "%d of %s test images: most of five people did not give this label", Lost: "They could not be fetched",
	Retry: "Try again", Sheet: "Images of MNIST", SheetHelp: "Click an image to choose it; arrow keys move the choice, digits show one label only, Enter edits the image.", NonePicked: "No image chosen yet",
	SampleShort: "Image %d", TestShort: "Test %d", TrainShort: "Train %d",
	SampleImage: "Image %d of the 500", TestImage: "Test image %d", TrainImage: "Training image %d",
	Labelled: "%s, labelled %d", Doubt: "Of five people %d read %d, %d read %d, and %d read neither.", EditIt: "Open its numbers", Onto: "Compare on the %s",
	Card: "Who wrote these digits?", CardMakers: "Employees of the US Census Bureau and high-school students, on paper, for the American standards institute NIST. Y. LeCun, C. Cortes and C. J. C. Burges made MNIST from NIST’s Special Databases 1 and 3: 60,000 images to train with and 10,000 to test with, scaled to fit 20×20 pixels and centred in 28×28 by centre of mass.",
	CardLicence: "Y. LeCun and C. Cortes hold the copyright. Licence: Creative Commons Attribution-Share Alike 3.0 (creativecommons.org/licenses/by-sa/3.0).",
	CardDoubts:  "Northcutt, Athalye and Mueller (2021, arXiv 2103.14749) had a program pick 100 suspicious test images and asked five people about each. For 15 of them most did not give MNIST’s label. “Doubted labels” shows these; images are counted from 0.",
	BrowseProse: []string{"Look through one digit: a 7 with a bar and without, an open 4 and a closed one, a 1 that leans. The [label in the corner|label] is all that they have in common; as numbers no two are alike."},
}
