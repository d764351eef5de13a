// Package drawn makes synthetic drawn digits: strokes from templates, redrawn
// by an unsteady hand and put through the page's own ink code, package ink.
// They stand for what a person draws on a screen, where MNIST holds what was
// written on paper and scanned. They are drawn by formulas and not by people,
// and every figure measured on them has to say so.
//
// # Two families
//
// The templates of [Test] measure networks and are never trained on; those of
// [Train] may be trained on. Both know the common ways of writing a digit on a
// screen (a 1 that leans forward under a long flag, a slashed, a struck through
// and a dotted 0, a 7 crossed, hooked or both, a 4 in one to four strokes, an
// angular, a broad and a clogged one of most digits), but no template of one is
// a changed copy of the other's:
// Test is made of splines through points that were placed by eye, Train of
// arcs of ellipses and of Bézier curves, with other proportions, other places
// where strokes begin and end, and some other orders of strokes. What is made
// of straight lines alone has other corners. A test holds a bound on the
// distance between any two templates of one digit. Both families are redrawn
// by the same hand, so a network trained on one has an advantage on the other
// that it won't have with people.
//
// # The hand
//
// Each drawing has its own tool (pen, finger, mouse, a pointer that reports few
// points, a tablet with a coarse grid), size, place, turn, slant and width, a
// smooth warp of the whole, an offset for every stroke, ends that fall short or
// go too far, corners where the pen was lifted, and starts that are retraced. The spreads were set by looking at the drawings: a person must
// be able to read each as its label.
//
// A drawing depends on the family, the seed and its index alone. Coordinates
// are rounded to 1/1024 of the pad, so that processors which round intermediate
// results differently make the same drawings: 40,000 pictures were equal on
// amd64 with and without fused multiplication and addition (GOAMD64=v3 and v1),
// and a test holds a checksum, natively and as wasm.
package drawn
