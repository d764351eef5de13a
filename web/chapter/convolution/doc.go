// Package convolution shows #/convolution: the 8×8 walkthrough.
package convolution
