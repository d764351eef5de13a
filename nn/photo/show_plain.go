//go:build !(goexperiment.simd && go1.27)

package photo

// fastGreys and fastColours do the first numbers of greys and colours, and say how many that were: here, none.
func fastGreys(out []int32, y []float32) (done, bright int) { return 0, 0 }

func fastColours(out []int32, planes *[3][]float32) (done, bright int) { return 0, 0 }
