package nn

import (
	"go/ast"
	"go/parser"
	"go/token"
	"math"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// gradientTable has a row for each layer type: a small case, and the step of
// the central difference that suits it. Float32 rounds the difference by about
// 1e-7/step, the difference quotient errs by about step².
var gradientTable = []struct {
	layer Layer
	in    Shape
	step  float32
}{
	{Dense{Units: 5}, Vec(7), 1e-2},
	{ReLU{}, Vec(9), 1e-2}, // inputs keep more than a step away from the kink at 0
	{Tanh{}, Vec(9), 1e-2},
	{Sigmoid{}, Shape{2, 2, 2}, 1e-2},
	{Flatten{}, Shape{2, 3, 2}, 1e-2},
	{Shuffle{Seed: 1}, Shape{2, 3, 2}, 1e-2},
	{Dropout{Rate: 0.4}, Shape{3, 3, 2}, 1e-2},
	{BatchNorm{}, Vec(5), 3e-3},
	{BatchNorm{Epsilon: 0.1}, Shape{4, 3, 2}, 1e-2},

	{Conv2D{Filters: 3, Size: 3}, Shape{5, 6, 2}, 1e-2},
	{Conv2D{Filters: 2, Size: 1}, Shape{2, 3, 4}, 1e-2},
	{Conv2D{Filters: 2, Size: 5, Padding: Same}, Shape{4, 6, 1}, 1e-2},
	{Conv2D{Filters: 3, Size: 2, Padding: Same}, Shape{4, 3, 2}, 1e-2},
	{Conv2D{Filters: 2, Size: 3, Stride: 2}, Shape{6, 7, 1}, 1e-2},
	{Conv2D{Filters: 2, Size: 3, Stride: 2, Padding: Same}, Shape{6, 5, 2}, 1e-2},
	{Conv2D{Filters: 2, Size: 2, Stride: 3}, Shape{5, 6, 1}, 1e-2},
	{Conv2D{Filters: 2, Size: 3, Dilation: 2}, Shape{6, 5, 2}, 1e-2},
	{Conv2D{Filters: 1, Size: 3, Dilation: 2, Stride: 2, Padding: Same}, Shape{5, 4, 2}, 1e-2},

	// No two inputs of a window may be within two steps: see spread.
	{MaxPool{Size: 2}, Shape{4, 6, 2}, 4e-3},
	{MaxPool{Size: 2}, Shape{5, 3, 2}, 4e-3},
	{MaxPool{Size: 3, Stride: 2}, Shape{5, 7, 1}, 4e-3},
	{MaxPool{Size: 2, Padding: Same}, Shape{5, 3, 2}, 4e-3},
	{MaxPool{Size: 3, Stride: 1, Padding: Same}, Shape{4, 3, 2}, 4e-3},
	{AvgPool{Size: 2}, Shape{4, 5, 2}, 1e-2},
	{AvgPool{Size: 3, Stride: 2, Padding: Same}, Shape{4, 6, 2}, 1e-2},
	{GlobalAvgPool{}, Shape{3, 4, 2}, 1e-2},
}

// TestGradients checks ∂L/∂x and ∂L/∂w of L = Σ g·y, for fixed random g, by
// central differences, in both modes.
func TestGradients(t *testing.T) {
	for _, row := range gradientTable {
		name := row.layer.String() + " of " + row.in.String()
		t.Run(name, func(t *testing.T) {
			checkGradients(t, row.layer, row.in, row.step, (*Pass).Forward)
		})
		t.Run(name+" in training", func(t *testing.T) {
			checkGradients(t, row.layer, row.in, row.step, func(p *Pass, x []float32) []float32 {
				return p.ForwardTrain(x, 1)
			})
		})
	}
}

func checkGradients(t *testing.T, layer Layer, in Shape, step float32, forward func(*Pass, []float32) []float32) {
	const n = 3
	r := rand.New(rand.NewPCG(1, 2))
	net := New(in, layer)
	for i := range net.Params() {
		net.Params()[i] = away(r)
	}
	for i := range net.State() {
		net.State()[i] = 0.1 + r.Float32() // a variance is positive
	}
	pass := net.Plan(n)
	x, dx := spread(n*in.Size(), r), make([]float32, n*in.Size())
	g := make([]float32, n*net.Out().Size())
	for i := range g {
		g[i] = away(r)
	}
	loss := func() float64 {
		sum := 0.0
		for i, y := range forward(pass, x) {
			sum += float64(g[i]) * float64(y)
		}
		return sum
	}

	loss()
	copy(pass.OutputGrad(), g)
	pass.Backward()
	// A pass skips the gradient of its own input; ask the layer.
	view := pass.layers[0]
	view.dx = dx
	layer.backward(&view)

	check := func(name string, at, got []float32) {
		for i := range at {
			keep := at[i]
			at[i] = keep + step
			up := at[i]
			above := loss()
			at[i] = keep - step
			down := at[i]
			below := loss()
			at[i] = keep
			want := (above - below) / (float64(up) - float64(down))
			if math.Abs(float64(got[i])-want) > 2e-4*(1+math.Abs(want)) {
				t.Errorf("d%s[%d] = %g, by differences %g", name, i, got[i], want)
			}
		}
	}
	check("x", x, dx)
	check("w", net.Params(), pass.Grads())
}

// spread are n numbers from −1.5 to 1.5 in random order, 3/n apart and at least
// half of that from 0.
func spread(n int, r *rand.Rand) []float32 {
	v := make([]float32, n)
	for i, k := range r.Perm(n) {
		v[i] = (float32(k) + 0.5 - float32(n/2)) * 3 / float32(n)
	}
	return v
}

// away is a random number with 0.1 < |v| < 1.1.
func away(r *rand.Rand) float32 {
	v := 0.1 + r.Float32()
	if r.IntN(2) == 0 {
		return -v
	}
	return v
}

// TestGradientTableComplete fails if a type of this package that has a method
// backward has no row above.
func TestGradientTableComplete(t *testing.T) {
	rows := map[string]bool{}
	for _, row := range gradientTable {
		rows[reflect.TypeOf(row.layer).Name()] = true
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || f.Recv == nil || f.Name.Name != "backward" {
				continue
			}
			found++
			recv := f.Recv.List[0].Type
			if star, ok := recv.(*ast.StarExpr); ok {
				recv = star.X
			}
			if name := recv.(*ast.Ident).Name; !rows[name] {
				t.Errorf("layer type %s has no row in gradientTable", name)
			}
		}
	}
	if found == 0 {
		t.Error("found no layer type at all")
	}
}

// TestCrossEntropyGradient checks the loss's own gradient by central
// differences.
func TestCrossEntropyGradient(t *testing.T) {
	logits := []float32{0.3, -1.2, 2, 0, 0.7, -0.1}
	labels := []uint8{2, 0}
	d := make([]float32, len(logits))
	CrossEntropy(d, logits, labels, 0.5)
	const step = 1e-2
	for i := range logits {
		keep := logits[i]
		logits[i] = keep + step
		above := CrossEntropy(nil, logits, labels, 0)
		logits[i] = keep - step
		below := CrossEntropy(nil, logits, labels, 0)
		logits[i] = keep
		if want := 0.5 * (above - below) / (2 * step); math.Abs(float64(d[i])-want) > 1e-4 {
			t.Errorf("d[%d] = %g, by differences %g", i, d[i], want)
		}
	}
}
