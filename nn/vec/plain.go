//go:build !(goexperiment.simd && go1.27)

package vec

// No vectors in this build: the kernels do nothing, the plain loops everything.

func add(dst, a, b []float32) int      { return 0 }
func largest(dst, a, b []float32) int  { return 0 }
func relu(y, x []float32) int          { return 0 }
func reluGrad(dx, y, dy []float32) int { return 0 }

func normalize(y, x, mean, scale, shift []float32) int                { return 0 }
func normalizeGrad(dx, dy, x, mean, gain, slope, shift []float32) int { return 0 }

func sumColumns(dst, x []float32) int          { return 0 }
func squareColumns(dst, x, mean []float32) int { return 0 }

func dotColumns(sums, dots, x, mean, y []float32) int { return 0 }

func axpy(y, x []float32, a float32) int                            { return 0 }
func average(avg, x []float32, c float32) int                       { return 0 }
func momentum(w, m, g []float32, mu, rate float32) int              { return 0 }
func nesterov(w, m, g []float32, mu, rate float32) int              { return 0 }
func adam(w, m, v, g []float32, alpha, c1, c2, epsilon float32) int { return 0 }

func maxPool2(y, x0, x1 []float32, c int) int                   { return 0 }
func maxPool2Grad(dx0, dx1, dy, x0, x1, y []float32, c int) int { return 0 }

func tanhs(y, x []float32) int            { return 0 }
func sigmoids(y, x []float32) int         { return 0 }
func tanhGrad(dx, y, dy []float32) int    { return 0 }
func sigmoidGrad(dx, y, dy []float32) int { return 0 }
