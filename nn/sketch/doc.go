// Package sketch draws small line drawings by rules with chance in them: a tea
// cup, a mask, and creatures of two invented families. A drawing depends on its
// seed alone.
//
// # Two families
//
// [Guji] is round, with spirals for feelers and dots; [Guala] has corners,
// zigzags and stripes. That is all that tells them apart: place, size, turn, the
// number of feelers and of eyes are drawn from the same chance in both. A person
// sees the difference at once. [Compare] measures how far one gets who compares
// the 784 numbers of their pictures instead.
//
// Coordinates are rounded to 1/1024 of the pad, so that processors which round
// intermediate results differently make the same drawings.
package sketch
