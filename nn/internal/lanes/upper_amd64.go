//go:build goexperiment.simd && go1.27

package lanes

import "simd/archsimd"

// ClearUpper ends work on vectors. They leave numbers in the upper parts of the
// registers, and as long as these are there, ordinary float arithmetic, which
// uses the lower parts, waits for them: it ran at a fifth of its speed. Without
// vectors the machine may lack the instruction.
func ClearUpper() {
	if Fast {
		archsimd.ClearAVXUpperBits()
	}
}
