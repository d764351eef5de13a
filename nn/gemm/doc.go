// Package gemm multiplies float32 matrices on the vector units of the machine:
// a blas.Float32 for gonum's blas32.
//
//	gemm.Use()                   // blas32.Use(gemm.Implementation{}), if that is faster
//	fmt.Println(gemm.Features()) // simd 512-bit
//
// Built with Go 1.27 or newer and GOEXPERIMENT=simd it has its own Sgemm,
// Sgemv, Saxpy and Sdot for AVX-512, AVX2, NEON and wasm from Go source, and
// takes the rest of BLAS from gonum. Built otherwise, or on a machine without
// such a unit, [Implementation] does what gonum's does. Callers can't see which
// was built, except by [Features] and the clock. docs/compute.md has the
// measurements and the reasons.
//
// [Patches] multiplies with the patches of pictures, which is forward and
// backward of a convolution, on the same vectors or by gonum's Sgemm.
//
// # Notation
//
// Matrices are row-major with a stride (leading dimension) of numbers from one
// row to the next. Comments use these letters throughout:
//
//	C = alpha·op(A)·op(B) + beta·C
//	m, n, k   op(A) is m×k, op(B) is k×n, C is m×n
//	i, j, l   index of a row of C, a column of C, a term of the sum
//	panel     4 rows of op(A), or width columns of op(B), stored so that the
//	          numbers for one l are neighbours, one l after another
//	tile      the 4×width numbers of C that stay in registers during a sum
//
// # Contract
//
// As in BLAS: C must overlap neither A nor B, which may overlap each other; a
// beta of 0 overwrites C, whatever it held, NaN too; an alpha of 0 leaves A and
// B unread (gonum's own reads A). Shapes that don't fit panic, in gonum's words.
// Numbers of C's memory between the rows are neither read nor written.
//
// NaN and Inf go through the sums as IEEE 754 says, with one freedom that
// reference BLAS and gonum take too: a term where the number of A is 0 may be
// left out, so it is not defined whether 0·Inf and 0·NaN make a NaN.
//
// Each number of C is summed in the order of l, in runs of [depth] terms. It
// does not depend on how many goroutines share the work, nor, with alpha 1 and m
// above [rowwise], on the width of the vectors. It does depend on whether the
// machine has fused multiply-add (wasm doesn't).
//
// Nothing allocates after the first calls. All methods may run at once.
package gemm
