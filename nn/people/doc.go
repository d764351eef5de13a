// Package people measures networks on digits that people drew with a pen.
//
// MNIST holds scans of what was written on paper, and package drawn is made by
// formulas; neither says how often the page is right about a person's drawing. A
// file of such digits does, and none is part of the project: what there is may
// be measured with, but not passed on.
//
// # Form of the files
//
// One digit a line, UTF-8, perhaps gzipped:
//
//	writer TAB label TAB strokes
//
// The writer is any name; the label one of 0 to 9; strokes are joined by "|",
// points of a stroke by a space, and a point is "x,y", two whole numbers from 0
// to [Span], y downwards. Whoever makes such a file scales each digit until its
// longer side has [Span]. Lines that are empty or begin with "#" are skipped.
package people
