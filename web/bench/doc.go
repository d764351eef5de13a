// Package bench is what the benchmark page measures, without the browser: three networks, their weights, real digits, and
// the runs that are timed. The networks run as they do on the page, through [nn.Pass] and [nn.Trainer].
//
// # Files
//
// The page reads five files, all little-endian:
//
//	dense.bin, lenet.bin, cnn.bin  float32 weights in the order and layout of Keras: for each layer the kernel
//	                               (in×out, or height×width×channels×filters), then the bias
//	mnist-x.bin                    n pictures of 28×28 numbers: float32 from 0 to 1, or one byte from 0 to 255
//	mnist-y.bin                    n digits: int32, float32, or one byte
//
// No file has a header: [ReadDigits] tells from the lengths, and where two kinds have equal lengths from the labels, what
// they hold.
package bench
