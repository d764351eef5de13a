package draw

import "convlab/web/lesson/words"

var en = Text{
	Heading: words.Heading{Short: "Draw", Title: "Draw a digit, watch it become an answer",
		Lede:   "Your strokes become 28×28 grey values, then a row of 784 numbers, then ten probabilities. Every step can be touched and changed.",
		Teaser: "Write a digit and see what becomes of it"},
	Keys: []words.Key{{Key: "Arrows, Space, Shift", Does: "on the square: move, pen down and up, three cells at a time"}, {Key: "E / Delete / Esc", Does: "eraser / clear / pen up"}, {Key: "Ctrl+Z / Ctrl+Y", Does: "undo, redo"}},
	Question: words.Question{Ask: "Write a tiny 7 in a corner of the square. Will the network still read it?", Choices: []string{"Yes", "No"}, Right: 0,
		Reveal: "Yes: cropping and scaling bring it back to the usual size, and centring to the middle. Switch “Crop to the ink” and “Centre the mass” off and try again: most likely it fails. A dense network learns which number in the row should be bright, and moving the ink changes them all."},

	Pad:     "Practice square: write a digit here",
	PadHelp: "By keyboard: arrow keys move, Space puts the pen down or lifts it, Esc lifts it, Shift goes three cells at a time, E is the eraser, Delete clears, Ctrl+Z undoes.",
	PadHint: "Write a digit from 0 to 9 in the square",
	Pen:     "Pen", Eraser: "Eraser", Undo: "Undo", Redo: "Redo", Clear: "Clear", Width: "Pen width",
	Sample: "A real MNIST digit", SampleOf: "MNIST test image, labelled %d",
	Sees: "What the network really sees", SeesHelp: "From [as drawn|raw] to [the last picture|final]: switch any step off and see whether the network slips.",
	Raw:   "As drawn",
	Steps: [4]string{"Crop to the ink", "Fit into 20×20", "A 2.5-pixel pen", "Centre the mass"},
	StepHelp: [4]string{
		"Only the part with ink is kept", "The longer side becomes 20 pixels, with a margin all round", "About as wide as the strokes in MNIST", "Moved by whole pixels until the ink’s centre of mass is at row 14, column 14, counting from 0"},
	StepSwitch: "Step: %s",
	Final:      "The 28×28 that goes in", FinalAlt: "The 28×28 grey picture that goes into the network",
	Compare: "One picture, four networks at once. All but the first were trained on images distorted at random, and on some digits that a program drew. Compare: the convolutional networks have fewer [parameters|params], and yet they make fewer [errors|errors] on 10,000 images they had never seen.",
	Params:  "Parameters", Errors: "Test errors", ErrorsOf: "%s %% · %d", Time: "One reading", Millis: "%s ms",
	Fold:  "%s: ten probabilities",
	Retry: "Try again", Loading: "Downloading…",
	Blank: "Blank", BlankHelp: "There is no ink yet, so there is nothing to read.",
	NotDigit: "Not a digit", NotDigitHelp: "This picture is too far from every digit of the training set. Ten probabilities must still add up to 1, so each network “picks” one: don’t believe it.",
	Reads: "Reads as %d", All: "All read %d", Split: "They disagree", Camp: "%d: %s",
	Unsure: "Unsure", UnsureOf: "Unsure: %s. Of answers with so little, about a third were wrong on MNIST images not seen before.", UnsureBelow: "%s (below %s %%)",
	First: "First to let go: %s", AllGave: "All have let go", Later: "Then let go: %s", Holding: "Still holding: %s", Hold: "Nudged like this, all of them hold.",
	Odd: "Unlike the others", Mistaken: "Wrong: labelled %d", Changed: "Let go of %d", FirstWas: "First to let go of %d",
	Or:      "then %d (%s %%)",
	Waiting: "Reading starts when the networks are here",
	Nudge:   "Nudge: who lets go first?", NudgeHelp: "Move, turn or disturb the picture just before it goes in.", NudgeReset: "Reset",
	Right: "Right (pixels)", Down: "Down (pixels)", Turn: "Turn (degrees)", Grow: "Grow (%)", Thick: "Thicken (pixels)", Noise: "Noise (%)",
	Strange: "(By now the picture is unlike any digit it was trained on.)",
	Shift:   "Mass at row %s, column %s: moved %s across, %s down",
}
