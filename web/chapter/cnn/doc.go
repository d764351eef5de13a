// Package cnn shows #/cnn.
package cnn
