// Package draw shows #/draw: the pad, what the networks see, what they say.
package draw
