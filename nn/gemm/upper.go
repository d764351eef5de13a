//go:build goexperiment.simd && go1.27 && !amd64

package gemm

// clearUpper is for processors whose narrow arithmetic waits for wide registers.
func clearUpper() {}
