package lesson

import (
	"convlab/web/lesson/room"
	"convlab/web/lesson/words"
)

var en = Text{
	Name: "ConvLab", SubName: "卷积实验室",

	Skip: "Skip to the lesson", Contents: "Chapters", Beside: "The chapters before and after", Exhibits: "Exhibits of this chapter", LangSwitch: "切换到中文",
	Dark: "Switch to dark", Light: "Switch to light", CopyLink: "Copy link", AboutButton: "About",
	Close: "Close", Dismiss: "Got it", Retry: "Try again",
	Done:    "visited",
	Parts:   [room.Parts]string{"A picture is numbers", "The dense network", "Convolution", "Experiment"},
	Present: "Present", Leave: "Stop presenting",
	Thread:     ThreadText{Name: "Your digit", Strokes: "strokes", Vector: "784 numbers", Answer: "The networks say %s", Sample: "Take a real MNIST digit"},
	LinkCopied: "Link copied. It holds everything you see now.",
	LinkShown:  "The browser won’t let us copy; the link is in the address bar.",
	TooMuchInk: "There is too much ink for a link: it holds everything but the drawing.",
	Broken:     "That went wrong: %s. The page and your work are still here; you can go on.",
	About: AboutText{
		Title:   "About this lab",
		What:    "This page is written in Go, compiled to WebAssembly, and computed in your browser. Every picture and every number is worked out live.",
		Digits:  "Who wrote these digits? MNIST: Y. LeCun, C. Cortes, C. J. C. Burges, “The MNIST database of handwritten digits”, from NIST SD-1 and SD-3, written by Census Bureau employees and high-school students; licensed CC BY-SA 3.0. Shown here resized.",
		Recipe:  "%s, batch %d, %d epochs, seed %d",
		Network: "All networks here were trained by this repository’s own Go code on the 60,000 training images; the first of them by %s. It is right on %s%% of the training set and wrong on %d of the 10,000 test images.",
		People:  "How well does it read people? Of %d digits that %d people drew with a pen (half the writers of UNIPEN train_r01_v07), the page as a whole read %s%% right, was undecided on %s%%, took %s%% for no digit, and misread %s%%. No network learnt from them; but what counts as no digit or as unsure, and how much each network’s answer weighs, was chosen on them. Of %d digits drawn by a program, the small CNN misread %d.",
		Privacy: "No tracking, nothing sent: what you draw never leaves this device.",
		Licence: "Code: MIT licence.",
		Core:    "Compute core: %s", CoreSIMD: "SIMD %s-bit (%s)", CorePlain: "gonum, without SIMD", Made: "compiled by %s, %s MB",
		Programs: "The same source is compiled into two programs. With SIMD, one instruction works on four numbers, which is much faster; a browser that doesn’t know these instructions refuses the whole program, so there is one without. The page picks one when it opens; apart from rounding in the last digits, the answers are the same.",
		TrySIMD:  "Reopen with SIMD", TryPlain: "Reopen without SIMD, to compare the time",
		Keys:     "Keyboard",
		KeysHere: "In “%s”",
		KeyList:  []words.Key{{Key: "Esc", Does: "close"}},
	},
}
