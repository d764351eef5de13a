//go:build goexperiment.simd && go1.27

package vec

import "simd/archsimd"

// clearUpper ends work on vectors. They leave numbers in the upper parts of the
// registers, and as long as these are there, ordinary float arithmetic, which
// uses the lower parts, waits for them and runs several times slower. Without
// vectors the machine may lack the instruction.
func clearUpper() {
	if fast {
		archsimd.ClearAVXUpperBits()
	}
}
