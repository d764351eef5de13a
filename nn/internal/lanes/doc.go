// Package lanes is what all kernels on package simd begin with: whether the
// machine's vectors are worth using, how many numbers they hold, and how a vector
// gets from memory into a register without checks. It is empty in a build without
// vectors; only files of the other kind import it.
package lanes
