//go:build goexperiment.simd && go1.27 && amd64

package vec

import "simd/archsimd"

// end cleans up after vectors. Where the upper halves of registers are left as
// they are, scalar arithmetic after a kernel runs several times slower: each
// instruction waits for what the last vector there has left.
func end() {
	if fast {
		archsimd.ClearAVXUpperBits()
	}
}
