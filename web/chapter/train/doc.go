// Package train shows #/train: a network while the reader trains it, and what it gets
// wrong.
package train
