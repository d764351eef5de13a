// Package ink turns pen strokes into the 28×28 picture that a network receives,
// the way the makers of MNIST turned scanned digits into theirs, and keeps the
// picture of every step on the way.
//
// # Notation
//
// Strokes are polylines on the pad, a square of side 1 with the origin at the
// top left. A picture has [Side] × [Side] grey values, 0 for paper and 255 for
// ink, row after row; the centre of pixel (r, c) lies at (c + ½, r + ½).
//
// The strokes are drawn anew for each step, never a bitmap scaled: that keeps
// the pen's width apart from the size of the drawing. Real MNIST digits have a
// longest side of 20 pixels, strokes about 2.5 pixels wide and their centre of
// mass at pixel index 14 (measured on its training images; LeCun's page on
// MNIST describes the procedure: size-normalised into 20×20 keeping the aspect,
// then centred by centre of mass in 28×28).
package ink
