//go:build goexperiment.simd && go1.27 && !amd64

package vec

// end has nothing to clean up on this machine.
func end() {}
