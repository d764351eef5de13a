//go:build !(goexperiment.simd && go1.27)

package vec

// No vectors in this build: the kernels do nothing, the plain loops everything.

// Features says what runs: "plain".
func Features() string { return "plain" }

func add(dst, a, b []float32) int           { return 0 }
func mul(dst, a, b []float32) int           { return 0 }
func scale(dst, a []float32, s float32) int { return 0 }
func average(a, x []float32, c float32) int { return 0 }
func relu(y, x []float32) int               { return 0 }
func reluGrad(dx, y, dy []float32) int      { return 0 }
func addReLU(y, x, b []float32) int         { return 0 }
func affine(y, x, a, b []float32) int       { return 0 }

func affine2(y, x1, s1, x2, s2, b []float32) int { return 0 }

func sum(s *[parts]float32, x []float32) int        { return 0 }
func sumSquares(s *[parts]float32, x []float32) int { return 0 }
func largest(m *float32, x []float32) int           { return 1 }

func sumColumns(dst, x []float32) int          { return 0 }
func squareColumns(dst, x, mean []float32) int { return 0 }
func dotColumns(dst, x, mean, y []float32) int { return 0 }

func sgd(w, g []float32, rate, l2 float32) int       { return 0 }
func momentum(w, v, g []float32, s MomentumStep) int { return 0 }
func adam(w, m, v, g []float32, s *adamStep) int     { return 0 }

func maxPool2(y, x0, x1 []float32, c int) int                   { return 0 }
func maxPool2Grad(dx0, dx1, dy, x0, x1, y []float32, c int) int { return 0 }

func exps(dst, x []float32, a *argument) int { return 0 }
func tanhs(y, x, e []float32) int            { return 0 }
func sigmoids(y, x, e []float32) int         { return 0 }
func tanhGrad(dx, y, dy []float32) int       { return 0 }
func sigmoidGrad(dx, y, dy []float32) int    { return 0 }
