package nn

import (
	"encoding/binary"
	"errors"
	"math"
	"slices"
	"testing"
)

// sent is a copy of numbers as bytes would carry it.
func sent(v []float32) []float32 {
	b, w := []byte(nil), make([]float32, len(v))
	for _, x := range v {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(x))
	}
	for i := range w {
		w[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return w
}

// TestShardsElsewhere: shards that workers compute, each on a network of its own
// that was sent nothing but the parameters, and in another order, make the very
// steps of a trainer: tally, parameters, state, the rule's memory, the average.
func TestShardsElsewhere(t *testing.T) {
	const n, size, seed = 21, 4, 9
	for name, network := range trained {
		t.Run(name, func(t *testing.T) {
			for _, row := range ruleTable {
				theirs, ours := network(), network()
				tr := NewTrainer(theirs, row.rule, n, size)
				defer tr.Close()
				tr.Seed, tr.Average = seed, Average{}.Plan(theirs)
				st := NewStepper(ours, row.rule)
				st.Average = Average{}.Plan(ours)

				cut := Cut{Size: size, Seed: seed}
				workers := make([]*Pass, cut.Count(n))
				for i := range workers {
					net := network()
					for k := range net.State() {
						net.State()[k] = 1e6 // of no influence
					}
					workers[i] = net.Plan(size)
				}
				in := ours.In().Size()
				for step := range 6 {
					used := n
					if step%3 == 2 {
						used = 9 // the last batch of an epoch
					}
					x, labels := batch(used, ours, uint64(step))
					factor := 1 / float32(1+step)
					tr.Factor, st.Factor = factor, factor
					loss, correct := tr.Step(x, labels)

					parts := make([]Part, cut.Count(used))
					for k := range parts {
						i := len(parts) - 1 - k
						s, w := cut.Shard(i, used, st.Steps()), workers[(i+step)%len(workers)]
						copy(w.net.Params(), sent(ours.Params()))
						p := w.Learn(x[s.From*in:s.To*in], labels[s.From:s.To], CrossEntropy, s)
						p.Grads, p.Stats = sent(p.Grads), sent(p.Stats)
						parts[i] = p
					}
					tally := st.Step(parts)
					if tally != (Tally{loss, correct, 0}) || tally != tr.Tally() {
						t.Errorf("%s, step %d: %+v, the trainer's %g, %d", row.name, step, tally, loss, correct)
					}
				}
				if st.Steps() != 6 {
					t.Errorf("%d steps", st.Steps())
				}
				want := tr.Memory()
				for i, got := range st.Memory() {
					sameBits(t, row.name, got, want[i])
				}
			}
		})
	}
}

// TestCut: the shards of a batch are its examples, each once and in order.
func TestCut(t *testing.T) {
	for _, c := range []struct{ n, size, count int }{{1, 1, 1}, {7, 7, 1}, {7, 8, 1}, {8, 7, 2}, {21, 7, 3}, {100, 1, 100}} {
		cut := Cut{Size: c.size}
		if cut.Count(c.n) != c.count {
			t.Errorf("%d shards of %d in a batch of %d", cut.Count(c.n), c.size, c.n)
		}
		at := 0
		for i := range c.count {
			s := cut.Shard(i, c.n, 5)
			if s.From != at || s.To <= at || s.To > c.n || s.Batch != c.n {
				t.Errorf("shard %d: %+v", i, s)
			}
			at = s.To
		}
		if at != c.n {
			t.Errorf("shards of %d cover %d of %d", c.size, at, c.n)
		}
	}
}

// TestStepperPanics: a step by anything but the parts of one batch is refused.
func TestStepperPanics(t *testing.T) {
	net := every()
	net.Init(1)
	st := NewStepper(net, SGD{Rate: 0.1})
	in := net.In().Size()
	x, labels := batch(10, net, 1)
	cut := Cut{Size: 4}
	learn := func(i int) Part {
		s := cut.Shard(i, 10, 0)
		return net.Plan(4).Learn(x[s.From*in:s.To*in], labels[s.From:s.To], CrossEntropy, s)
	}
	a, b, c := learn(0), learn(1), learn(2)
	short, other := b, c
	short.Grads = short.Grads[1:]
	other.Batch++
	bare := b
	bare.Stats = nil
	before := slices.Clone(net.Params())
	for name, parts := range map[string][]Part{
		"none": nil, "one missing": {a, c}, "the last missing": {a, b}, "the first missing": {b, c}, "twice": {a, a, b, c},
		"out of order": {b, a, c}, "of another batch": {a, b, other}, "gradients missing": {a, short, c}, "statistics missing": {a, bare, c},
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: taken", name)
				}
			}()
			st.Step(parts)
		}()
	}
	sameBits(t, "refused", net.Params(), before)
	st.Step([]Part{a, b, c})
	for name, f := range map[string]func(){
		"examples":     func() { net.Plan(4).Learn(x[:3*in], labels[:4], CrossEntropy, cut.Shard(0, 10, 0)) },
		"labels":       func() { net.Plan(4).Learn(x[:4*in], labels[:3], CrossEntropy, cut.Shard(0, 10, 0)) },
		"forward only": func() { net.PlanForward(4).Learn(x[:4*in], labels[:4], CrossEntropy, cut.Shard(0, 10, 0)) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: taken", name)
				}
			}()
			f()
		}()
	}
}

var bad = map[string]float32{"NaN": float32(math.NaN()), "+Inf": float32(math.Inf(1)), "-Inf": float32(math.Inf(-1))}

// TestAnswer: outputs of which one isn't finite are no answer, wherever it
// stands, as logits and as probabilities; neither right nor class 0.
func TestAnswer(t *testing.T) {
	good := []float32{-3, 2, 2, 0}
	if class, ok := Answer(good); class != 1 || !ok || !Finite(good) {
		t.Errorf("answer %d, %v", class, ok)
	}
	if class, ok := Answer([]float32{-math.MaxFloat32, math.MaxFloat32}); class != 1 || !ok {
		t.Errorf("large: %d, %v", class, ok)
	}
	if class, ok := Answer(nil); class != -1 || ok {
		t.Errorf("nothing: %d, %v", class, ok)
	}
	for name, v := range bad {
		for at := range good {
			out := slices.Clone(good)
			out[at] = v
			if class, ok := Answer(out); class != -1 || ok || Finite(out) {
				t.Errorf("%s at %d: answer %d, %v", name, at, class, ok)
			}
			for label := range uint8(4) {
				if Correct(out, []uint8{label}) != 0 {
					t.Errorf("%s at %d is right for %d", name, at, label)
				}
			}
			p := make([]float32, 4)
			Softmax(p, out)
			if _, ok := Answer(p); ok {
				t.Errorf("%s at %d: probabilities %v", name, at, p)
			}
			for _, q := range p {
				if q == q {
					t.Errorf("%s at %d: probabilities %v", name, at, p)
				}
			}
		}
	}
	two := append(slices.Clone(good), bad["NaN"], 1, 2, 3)
	if got := Correct(two, []uint8{1, 0}); got != 1 {
		t.Errorf("%d right", got)
	}
}

// TestNotFinite: a step with outputs that aren't finite says so, also where the
// loss is finite all the same.
func TestNotFinite(t *testing.T) {
	for name, v := range bad {
		net := New(Vec(1), Dense{Units: 3})
		kernel, bias := net.DenseParams(0)
		copy(kernel, []float32{1, 2, 3})
		bias[2] = v
		tr := NewTrainer(net, SGD{Rate: 0.1}, 3, 2)
		defer tr.Close()
		if err := tr.Tally().Err(); err != nil {
			t.Errorf("before a step: %v", err)
		}
		_, correct := tr.Step([]float32{1, 2, 3}, []uint8{0, 0, 1})
		if tally := tr.Tally(); correct != 0 || tally.NotFinite != 3 || !errors.Is(tally.Err(), ErrNotFinite) {
			t.Errorf("%s: %+v, %v", name, tally, tally.Err())
		}
	}
	// Finite outputs, so far apart that their difference is not.
	tally := Tally{Loss: math.Inf(1)}
	if !errors.Is(tally.Err(), ErrNotFinite) {
		t.Errorf("%+v: %v", tally, tally.Err())
	}
	if err := (Tally{Loss: 5, Correct: 2}).Err(); err != nil {
		t.Error(err)
	}
}
