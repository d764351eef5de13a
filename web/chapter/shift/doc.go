// Package shift shows #/shift: a 1, the moved 1, a 7; both ways round the
// square; the networks on the moved test set.
package shift
