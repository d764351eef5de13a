// Package pixels shows #/pixels: the numbers of a picture, two of a kind, MNIST.
package pixels
