// Package imagecode packs sets of 28×28 grey pictures and their labels without
// loss: MNIST's 60,000 training images into six megabytes, where gzip needs
// ten. A file is a head and blocks of [BlockImages] images, each with its
// checksum, so that a reader can decode while it downloads, a block at a time,
// and notices damage before it shows it.
//
// Every yes or no about a pixel (is it black? is it white? what is its next
// bit?) goes through a binary arithmetic coder with the probability that
// pixels around it suggest. Several contexts are asked at once, and their
// answers weighed by a gated linear network that learns while it codes, as
// Mahoney's lpaq does ("Adaptive weighing of context models for lossless data
// compression", 2005). All arithmetic is on integers: every machine decodes the
// same.
//
// A picture is coded as the box around its ink, and the pixels in that box, row
// by row. Notation: the pixels around the one that is coded are w, n, nw, ne,
// ww, nn … by the points of the compass; above and left of the picture there is
// black.
package imagecode
