// Package filter convolves one grey picture with one kernel and can write any
// single step of it out in full: which numbers the kernel covers, the products,
// their sum and the pixel that comes of it.
//
// # Notation
//
//	X  the input, a [Plane] of H rows and W columns of grey values 0..255
//	K  the kernel, a square [Plane] of side k
//	s  stride, p padding (zeros on every side), d dilation, b bias
//	Z  the output, a [Plane] of raw sums, signed and unclamped:
//
//	Z[r][c] = b + Σi Σj K[i][j] · X[r·s + i·d - p][c·s + j·d - p]
//
// Numbers outside X count as zero. Like every network library this slides the
// kernel without turning it, which mathematics calls cross-correlation;
// [Conv].Flip turns it by 180° first, which mathematics calls convolution.
//
// A raw sum becomes a pixel by [Conv.Pixel]. Nothing rounds before that:
// the sums are float64 and exact for the small whole numbers of the lesson.
//
// [Conv.Tap] alone says which input an output reads through which kernel
// number; where that lies is package window's to say, as for the layers of a
// network. The arithmetic ([Conv.Step], [Conv.Apply]), the highlight
// ([Conv.Window]) and its inverse ([Conv.Readers]) all ask it.
//
// [Photo] makes the same pixels of whole photographs, fast enough for a camera:
// planned for one size, on the machine's vectors where there are some. Tests
// hold it to [Conv.Step].
package filter
