//go:build goexperiment.simd && go1.27 && !amd64

package lanes

// ClearUpper is for processors whose narrow arithmetic waits for wide registers.
func ClearUpper() {}
