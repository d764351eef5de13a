package bench

import (
	"encoding/binary"
	"math"
	"slices"
	"testing"

	"convlab/nn"
	"convlab/nn/mnist"
)

func greys(n int) []byte {
	x := make([]byte, n*mnist.Pixels)
	for i := range x {
		x[i] = byte(i % 251)
	}
	return x
}

func scaled(grey []byte) []float32 {
	x := make([]float32, len(grey))
	mnist.Scale(x, grey)
	return x
}

// Whatever kind the two files are of, the same digits come out.
func TestReadDigits(t *testing.T) {
	for _, labels := range [][]byte{{5, 0, 4, 1, 9, 2, 1, 3}, {0, 0, 0, 7}, {3, 0, 0, 0, 0, 0, 0, 1}, {1}} {
		grey := greys(len(labels))
		var ints, floats []byte
		for _, l := range labels {
			ints = binary.LittleEndian.AppendUint32(ints, uint32(l))
			floats = binary.LittleEndian.AppendUint32(floats, math.Float32bits(float32(l)))
		}
		want := scaled(grey)
		for xKind, x := range map[string][]byte{"bytes": grey, "float32": AppendFloats(nil, want)} {
			for yKind, y := range map[string][]byte{"bytes": labels, "int32": ints, "float32": floats} {
				d, err := ReadDigits(x, y)
				if err != nil {
					t.Errorf("pictures of %s, labels of %s %v: %v", xKind, yKind, labels, err)
					continue
				}
				got, gotLabels := d.Batch(make([]float32, len(want)), 0, d.Len())
				if !slices.Equal(got, want) || !slices.Equal(gotLabels, labels) {
					t.Errorf("pictures of %s, labels of %s %v: %d other digits, labels %v", xKind, yKind, labels, d.Len(), gotLabels)
				}
			}
		}
	}
}

func TestReadDigitsRefuses(t *testing.T) {
	for name, f := range map[string][2][]byte{
		"nothing":         {nil, nil},
		"no labels":       {greys(1), nil},
		"other lengths":   {greys(3), {1, 2}},
		"no whole image":  {greys(2)[1:], {1, 2}},
		"a label of 10":   {greys(2), {1, 10}},
		"a label of 2.5":  {greys(1), binary.LittleEndian.AppendUint32(nil, math.Float32bits(2.5))},
		"a label of -1":   {greys(1), {255, 255, 255, 255}},
		"a label of 1000": {greys(1), {232, 3, 0, 0}},
	} {
		if _, err := ReadDigits(f[0], f[1]); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// After the last picture comes the first.
func TestFillGoesRound(t *testing.T) {
	d, err := ReadDigits(greys(3), []byte{1, 2, 3})
	if err != nil {
		t.Fatal(err)
	}
	x, want := make([]float32, 5*mnist.Pixels), scaled(greys(3))
	d.Fill(x, 1)
	if !slices.Equal(x, append(want[mnist.Pixels:], want...)) {
		t.Error("other pictures")
	}
}

func newRunner(t *testing.T, images int) *Runner {
	t.Helper()
	r := NewRunner()
	for i := range Models {
		net := Models[i].New()
		net.Init(uint64(i) + 1)
		if err := r.SetWeights(i, AppendFloats(nil, net.Params())); err != nil {
			t.Fatal(err)
		}
	}
	labels := make([]byte, images)
	for i := range labels {
		labels[i] = byte(i*7) % mnist.Classes
	}
	var err error
	if r.Digits, err = ReadDigits(greys(images), labels); err != nil {
		t.Fatal(err)
	}
	return r
}

// A batch that is cut into chunks gives what its pictures give one by one.
func TestPredict(t *testing.T) {
	r := newRunner(t, 200)
	for i, m := range Models {
		n := m.Chunk + 3
		r.Plan(i, n)
		r.Digits.Fill(r.Input, 0)
		x := slices.Clone(r.Input[:n*mnist.Pixels])
		r.Predict(i, n)
		got := slices.Clone(r.Output[:n*mnist.Classes])
		for k := range n {
			want := make([]float32, mnist.Classes)
			nn.Softmax(want, r.Net(i).PlanForward(1).Forward(x[k*mnist.Pixels:][:mnist.Pixels]))
			for c, p := range want {
				if q := got[k*mnist.Classes+c]; math.Abs(float64(p-q)) > 1e-5 {
					t.Fatalf("%s, picture %d of %d: P(%d) = %g, alone %g", m.Name, k, n, c, q, p)
				}
			}
		}
		if allocs := testing.AllocsPerRun(2, func() { r.Predict(i, n) }); allocs != 0 {
			t.Errorf("%s: predicting makes %g allocations", m.Name, allocs)
		}
	}
}

// Training goes on where it was, does not touch the weights that predict, and starts anew with new ones.
func TestTrain(t *testing.T) {
	r := newRunner(t, 60)
	before := slices.Clone(r.Net(0).Params())
	first, err := r.Train(0, 20, 1000)
	if err != nil {
		t.Fatal(err)
	}
	second, _ := r.Train(0, 30, 60)
	if first.Images != 60 || !(0 < second.Loss && second.Loss < first.Loss) {
		t.Errorf("first %+v, then %+v", first, second)
	}
	if !slices.Equal(before, r.Net(0).Params()) {
		t.Error("the weights that predict have changed")
	}
	if err := r.SetWeights(0, AppendFloats(nil, before)); err != nil {
		t.Fatal(err)
	}
	if again, _ := r.Train(0, 20, 60); again.Loss != first.Loss {
		t.Errorf("the same weights and digits: loss %g, then %g", first.Loss, again.Loss)
	}
	for _, c := range [][2]int{{0, 10}, {10, 0}} {
		if _, err := r.Train(0, c[0], c[1]); err == nil {
			t.Errorf("batch %d of %d: no error", c[0], c[1])
		}
	}
	if err := r.SetWeights(1, make([]byte, 4)); err == nil {
		t.Error("one number as weights: no error")
	}
}
