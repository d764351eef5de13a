//go:build goexperiment.simd && go1.27

package filter

import (
	"os"
	"testing"

	"convlab/nn/internal/lanes"
)

// The tests run our vectors even where they are emulated.
func TestMain(m *testing.M) {
	lanes.Fast = true
	os.Exit(m.Run())
}
