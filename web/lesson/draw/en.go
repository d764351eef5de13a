package draw

import "convlab/web/lesson/words"

var en = Text{
	Heading: words.Heading{Short: "Draw", Title: "Draw a digit, watch it become an answer",
		Lede:   "Your strokes become 28×28 grey values, then a row of 784 numbers, then ten probabilities. Every step can be touched and changed.",
		Teaser: "Write a digit and see what becomes of it"},
	Keys: []words.Key{{Key: "Arrows, Space, Shift", Does: "on the square: move, pen down and up, three cells at a time"}, {Key: "E / Delete / Esc", Does: "eraser / clear / pen up"}, {Key: "Ctrl+Z / Ctrl+Y", Does: "undo, redo"}},
	Question: words.Question{Ask: "A tiny 7 in the corner: will it still be read as 7?", Choices: []string{"Yes", "No"}, Right: 0,
		Reveal: "Yes: cropping and scaling bring it back to the usual size, and centring to the middle. Press “Try it” once more to switch “Crop to the ink” and “Centre the mass” off: now they disagree or fail. A dense network learns which number in the row should be bright, and moving the ink changes them all."},

	Pad:     "Practice square: write a digit here",
	PadHelp: "By keyboard: arrow keys move, Space puts the pen down or lifts it, Esc lifts it, Shift goes three cells at a time, E is the eraser, Delete clears, Ctrl+Z undoes.",
	PadHint: "Write a digit from 0 to 9 in the square",
	Pen:     "Pen", Eraser: "Eraser", Clear: "Clear", Width: "Pen width",
	Sample: "Real MNIST", SampleOf: "MNIST test image, labelled %d",
	Sees: "What the network really sees", SeesHelp: "From [as drawn|raw] to [the last picture|final]: switch any step off and see whether the networks still get it right.",
	Raw:   "As drawn",
	Steps: [4]string{"Crop to the ink", "Fit into 20×20", "A 2.5-pixel pen", "Centre the mass"},
	StepHelp: [4]string{
		"Only the part with ink is kept", "The longer side becomes 20 pixels, with a margin all round", "About as wide as the strokes in MNIST", "Moved by whole pixels until the ink’s centre of mass is at row 14, column 14 (an index: counted from 0)"},
	StepSwitch: "Step: %s",
	Final:      "The 28×28 that goes in", FinalAlt: "The 28×28 grey picture that goes into the network",
	Compare: "One picture, four networks at once. All but the first were trained on images distorted at random, and on some digits that a program drew. Compare: the convolutional networks have fewer [parameters|params], and yet they make fewer [errors|errors] on 10,000 images they had never seen.",
	Params:  "Parameters", Errors: "Test errors", ErrorsOf: "%s%% · %d", Time: "Time taken", Millis: "%s ms",
	Fold: "%s: ten probabilities", Details: "Compare the four networks", Less: "Close",
	Retry: "Try again", Loading: "Downloading…",
	Blank: "Blank", BlankHelp: "There is no ink yet, so there is nothing to read.",
	NotDigit: "Not a digit", NotDigitHelp: "This picture is too far from every digit of the training set. Ten probabilities must still add up to 1, so each network “picks” one: don’t believe it.",
	Reads: "Reads as %d", All: "All four say %d", AllOf: "All that are here say %d", Split: "They disagree", Camp: "%d: %s",
	Unsure: "Unsure", UnsureOf: "Unsure: %s. When a network gives even its best digit so little, about one answer in three was wrong on MNIST images it had not seen, so it does not count.", UnsureBelow: "%s (below %s%%)",
	First: "First to change its mind: %s", AllGave: "All have changed their minds", Later: "Then %s", Holding: "Unmoved so far: %s", Hold: "Nudged this far, none of them changes its mind.",
	Odd: "Unlike the others", Mistaken: "Wrong: labelled %d", Changed: "It said %d before", FirstWas: "First to change; it said %d",
	Or:      "then %d (%s%%)",
	Waiting: "Reading starts when the networks are here",
	Nudge:   "Nudge it: who changes its mind first?", NudgeHelp: "Move, turn or disturb the picture just before it goes in.", NudgeReset: "Reset",
	Right: "Right (pixels)", Down: "Down (pixels)", Turn: "Turn (degrees)", Grow: "Grow (%)", Thick: "Thicken (pixels)", Noise: "Noise (%)",
	Strange:     "(By now the picture is unlike any digit it was trained on.)",
	GhostStill:  "An example, nobody’s drawing. Touch the square and write your own.",
	GhostWrites: "An example is being written: watch the four change their minds as the line grows.",
	GhostWrote:  "An example: while it was being written, the four changed their minds %d times in all. Now write your own.",
	Shift:       "Mass at row %s, column %s: moved %s across, %s down",
}
