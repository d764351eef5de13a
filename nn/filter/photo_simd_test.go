//go:build goexperiment.simd && go1.27

package filter

import (
	"os"
	"testing"
)

// The tests run our vectors even where they are emulated.
func TestMain(m *testing.M) {
	fast = true
	os.Exit(m.Run())
}
