// Package vec has the loops beside the matrix products of a network: activations,
// pooling, batch normalisation, the gradients of biases, the steps of the
// optimisers, and decoding. All work on float32 numbers, on the machine's vectors
// where the build and the machine have them.
//
// # Notation
//
//	n×m    a matrix of n rows and m columns, row after row; m comes from an
//	       operand that has one number for each column (a bias, a scale)
//	x, y   what goes into a function of numbers, what comes out
//	dx, dy the gradients by them
//	w, g   parameters and their gradients
//
// The destination comes first. It is the caller's, may be one of the operands
// unless a function says otherwise, and must not overlap one in any other way.
// Lengths that don't fit panic. Nothing is allocated.
//
// # The same bits everywhere
//
// No function fuses a multiplication with an addition, and sums are cut into
// parts in a way that doesn't depend on the machine. So a result has the same
// bits with vectors of any width, without vectors, natively and in a browser
// (NaN is NaN everywhere, but its payload may differ). What that costs is
// little: most of these loops wait for memory.
package vec
