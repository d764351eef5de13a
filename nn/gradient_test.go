package nn

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"math"
	"math/rand/v2"
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
}

// TestGradients checks ∂L/∂x and ∂L/∂w of L = Σ g·y, for fixed random g, by
// central differences.
func TestGradients(t *testing.T) {
	const n = 3
	for _, row := range gradientTable {
		t.Run(row.layer.String(), func(t *testing.T) {
			r := rand.New(rand.NewPCG(1, 2))
			net := New(row.in, row.layer)
			for i := range net.Params() {
				net.Params()[i] = away(r)
			}
			pass := net.Plan(n)
			x, g, dx := make([]float32, n*row.in.Size()), make([]float32, n*net.Out().Size()), make([]float32, n*row.in.Size())
			for i := range x {
				x[i] = away(r)
			}
			for i := range g {
				g[i] = away(r)
			}
			loss := func() float64 {
				sum := 0.0
				for i, y := range pass.Forward(x) {
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
			row.layer.backward(&view)

			check := func(name string, at, got []float32) {
				for i := range at {
					keep := at[i]
					at[i] = keep + row.step
					up := at[i]
					above := loss()
					at[i] = keep - row.step
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
		})
	}
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
	pkgs, err := parser.ParseDir(token.NewFileSet(), ".", func(f fs.FileInfo) bool {
		return !strings.HasSuffix(f.Name(), "_test.go")
	}, 0)
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, file := range pkgs["nn"].Files {
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
