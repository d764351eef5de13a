package table

import "convlab/web/lesson/words"

var en = Text{
	Heading: words.Heading{Short: "The error table", Title: "LeCun’s table of errors",
		Lede:   "For fourteen years, people wrote into one table how many of the same 10,000 digits their programs got wrong. We trained some of them again: ours are the squares.",
		Teaser: "69 published errors, ours beside them, and the very digits that were misread"},
	Keys:  []words.Key{{Key: "↑ ↓", Does: "another row of the list"}, {Key: "← →", Does: "another of the wrong images"}, {Key: "Home / End", Does: "the first row, the last"}, {Key: "Ctrl+Z / Ctrl+Y", Does: "undo, redo"}},
	Names: []string{"By family and year", "By size"},
	Join:  "%s. %s", Comma: "%s, %s", Also: "%s %s",

	WarpAsk:     "A dense network of 800 hidden units errs on %s%%. Retraining adds distorted copies. How many errors are left?",
	WarpChoices: []string{"About as many", "About half", "A twentieth"},
	WarpReveal:  "From %s%% to %s%%, without one unit more: the copies show how a 7 can look and still be a 7.",
	WarpOurs:    "Ours went from %s%% to %s%%.",

	BruteAsk:     "Can a network without convolution, if it is large enough, beat LeNet-5’s %s%%?",
	BruteChoices: []string{"Yes", "No"},
	BruteReveal:  "It can: %s%%. But for that it learns %s numbers to LeNet-5’s %s: about %s to 1.",
	BruteOurs:    "Ours: %s%% and %s%%.",

	FamilyNames: []string{"Linear", "Neighbours", "Boosted", "Others", "SVM", "Dense networks", "Convolutional networks", "Course"},
	FourNames:   []string{"Others", "Dense", "Conv.", "Course"},
	Warps:       []string{"undistorted", "affine", "elastic", "distorted"},
	Tagged:      "%s, %s", Both: "%s: published %s%%, ours %s%%", BothOf: "%s: published %s%%; ours (%s) %s%%", Theirs: "%s: published %s%%",
	Source: "In the table: “%s”.", Reference: "Source: “%s”.", NoReference: "No source is named.", Preprocessing: "The images were prepared: “%s”.",
	Recipe:   "Ours learns %s numbers, in %d epochs and %s on %d cores.",
	SeedsAre: "Seeds %s: %s of %s wrong.", SeedIs: "Seed %s: %s of %s wrong.",
	Vote:    "Ours votes: its members learn %s numbers in %s together. %s of %s wrong.",
	Seconds: "%d s", Minutes: "%d min %d s", Hours: "%d h %d min",
	NotMeasured: "We have not measured this row.", Command: "Trained by", OurModels: "Ours",

	Error: "Error rate", Wrong: "Wrong", Learnt: "numbers that are learnt", Year: "Year", Published: "Published", Ours: "Ours",
	Legend: []string{"published", "ours, mean over the seeds", "no year given"},
	Chart:  "Error rates, published and ours. Every row listed is drawn here; a tap picks the nearest.",
	List:   "Rows of the table", Count: "%d of %d rows (1 is the course’s)", None: "No row matches.",
	SortBy: "Sort by %s", Row: "%s, %s, published %s%%", RowOurs: ", ours %s%%", RowNone: ", not measured by us",

	Kind: "Family", Period: "Years", Treatment: "Images",
	KindNames: []string{"All", "Dense", "Conv.", "Others"}, PeriodNames: []string{"All", "1998", "2002–2006", "2007–2012", "none given"},
	TreatmentNames: []string{"All", "as they are", "prepared", "distorted copies"},
	Measured:       "Only what we measured", Filters: "More filters", Tens: []string{"10,000", "100,000", "1 million", "10 million"},

	Whose: "Which images", WhoseNames: []string{"All wrong", "Wrong here alone", "Wrong for all"},
	Shot: "Test image %d (counted from 0) is a %d, and was read as a %d (%s%%).", NoAnswer: "Test image %d (counted from 0) is a %d, and got no answer.",
	ShotAlone: "Of our %d networks with such a list only this one gets it wrong.", ShotSome: "%d of our %d networks with such a list get it wrong.", ShotAll: "All %d of our networks with such a list get it wrong.",
	Shots: "Wrong images of seed %d", NotListed: "Which images this network gets wrong was not kept.", NoShots: "There are none.",
	Loading: "The images are on their way …", Failed: "The images could not be fetched.", Retry: "Try again", Back: "The image before", Forward: "The next image",

	FamiliesProse: []string{
		"Lower is better, and the scale is logarithmic: each line down roughly halves the errors. 1% is 100 of the 10,000 test images.",
		"[Dense networks|dense] of 1998 reach 2.45%, or 1.6% with straightened images. Every dense network below 0.8% in the table has learnt from distorted copies of its images, and you can make as many of those as you like.",
		"[Convolutional networks|conv] of 1998 are at 0.8% already, the boosted LeNet-4 at 0.7%. The best row of all lets 35 of them vote.",
		"Differences of a few images are chance. Ours are means over several seeds with their spread; rows that we have not trained say so.",
	},
	SizesProse: []string{
		"Further left, a network has fewer numbers to learn. Only rows whose size follows from the table are drawn.",
		"[Brute force|brute] needs millions of weights, since a dense layer has one for every pair of pixel and unit. [LeNet-5|lenet] uses the same few kernels everywhere in the picture.",
	},
}
