package nn

import (
	"math"
	"runtime"
	"slices"
	"testing"
)

// wide is a network with enough parameters for several ranges of an update.
func wide() *Network {
	net := New(Vec(60), Dense{Units: 300}, ReLU{}, Dense{Units: 10})
	net.Init(1)
	return net
}

func batch(n int, net *Network, seed uint64) ([]float32, []uint8) {
	x, labels := random(n*net.In().Size(), seed), make([]uint8, n)
	for i := range labels {
		labels[i] = uint8(i * 7 % net.Out().Size())
	}
	return x, labels
}

// TestTrainerPlain: 20 steps of plain SGD are, to the bit, those of passes one
// after another, their gradients added up and taken off.
func TestTrainerPlain(t *testing.T) {
	const n, shard, rate = 32, 16, 0.05
	net, want := wide(), wide()
	tr := NewTrainer(net, SGD{Rate: rate}, n, shard)
	defer tr.Close()
	x, labels := batch(n, net, 5)
	for step := range 20 {
		used := n
		if step%5 == 4 {
			used = 21 // the last batch of an epoch
		}
		loss, correct := tr.Step(x[:used*60], labels[:used])

		sum := make([]float32, len(want.Params()))
		wantLoss, wantCorrect := 0.0, 0
		for at := 0; at < used; at += shard {
			to := min(at+shard, used)
			pass := want.Plan(to - at)
			logits := pass.Forward(x[at*60 : to*60])
			wantLoss += CrossEntropy(pass.OutputGrad(), logits, labels[at:to], 1/float32(used))
			wantCorrect += Correct(logits, labels[at:to])
			pass.Backward()
			for i, g := range pass.Grads() {
				sum[i] += g
			}
		}
		for i, g := range sum {
			want.Params()[i] -= float32(rate * g)
		}
		if loss != wantLoss || correct != wantCorrect {
			t.Errorf("step %d: loss %g, %d right; want %g, %d", step, loss, correct, wantLoss, wantCorrect)
		}
	}
	sameBits(t, "after 20 steps", net.Params(), want.Params())
}

// trained are the networks that the next tests train: a plain one with many
// parameters, and one with all that draws at random or keeps statistics.
var trained = map[string]func() *Network{
	"wide": wide,
	"every layer": func() *Network {
		net := every()
		net.Init(1)
		return net
	},
}

// TestTrainerCores: whatever the network and the rule, cores don't matter, to
// the bit.
func TestTrainerCores(t *testing.T) {
	for name, network := range trained {
		t.Run(name, func(t *testing.T) { trainOnCores(t, network) })
	}
}

func trainOnCores(t *testing.T, network func() *Network) {
	for _, row := range ruleTable {
		for _, shard := range []int{21, 7, 3} { // 1, 3 and 7 shards
			var want [][]float32
			for _, procs := range []int{1, 2, 4} {
				before := runtime.GOMAXPROCS(procs)
				net := network()
				tr := NewTrainer(net, row.rule, 21, shard)
				tr.Average = Average{}.Plan(net)
				x, labels := batch(21, net, 5)
				for step := range 4 {
					tr.Factor = 1 / float32(1+step)
					tr.Step(x, labels)
					tr.Step(x[:5*net.In().Size()], labels[:5])
				}
				tr.Close()
				runtime.GOMAXPROCS(before)
				got := tr.Memory()
				if want == nil {
					want = got
				}
				for i := range got {
					sameBits(t, row.name, got[i], want[i])
				}
			}
		}
	}
}

// TestTrainerResume: a training that is put together anew from its memory ends
// with the same bits.
func TestTrainerResume(t *testing.T) {
	for name, network := range trained {
		t.Run(name, func(t *testing.T) { trainInParts(t, network) })
	}
}

func trainInParts(t *testing.T, network func() *Network) {
	for _, row := range ruleTable {
		run := func(stops ...int) [][]float32 {
			const steps = 12
			var saved [][]float32
			at := 0
			for _, stop := range append(stops, steps) {
				net := network()
				tr := NewTrainer(net, row.rule, 9, 4)
				tr.Average = Average{}.Plan(net)
				if at > 0 {
					for i, m := range tr.Memory() {
						copy(m, saved[i])
					}
					tr.SetSteps(at)
				}
				for ; at < stop; at++ {
					tr.Factor = float32(OneCycle{}.Factor(tr.Steps(), steps))
					x, labels := batch(9, net, uint64(at))
					tr.Step(x, labels)
				}
				tr.Close()
				saved = nil
				for _, m := range tr.Memory() {
					saved = append(saved, slices.Clone(m))
				}
			}
			return saved
		}
		want, got := run(), run(5, 6)
		for i := range want {
			sameBits(t, row.name, got[i], want[i])
		}
	}
}

// TestTrainerLearns: with every rule and loss, the loss of a batch goes down.
func TestTrainerLearns(t *testing.T) {
	for _, row := range ruleTable {
		for _, l := range lossTable {
			net := wide()
			tr := NewTrainer(net, row.rule, 20, 8)
			tr.Loss = l.loss
			x, labels := batch(20, net, 5)
			first, _ := tr.Step(x, labels)
			last, correct := first, 0
			for range 60 {
				last, correct = tr.Step(x, labels)
			}
			if !(last < 0.8*first) || correct < 15 {
				t.Errorf("%s, %s: loss from %g to %g, %d of 20 right", row.name, l.name, first, last, correct)
			}
			tr.Close()
		}
	}
}

// TestTrainerSeeds: every shard of every step draws anew, and a restored count
// of steps draws again what it drew.
func TestTrainerSeeds(t *testing.T) {
	net := small()
	net.Init(1)
	x, labels := batch(10, net, 1)
	seen := map[uint64]bool{}
	draw := func(tr *Trainer) []uint64 {
		tr.Step(x, labels)
		var s []uint64
		for _, shard := range tr.shards {
			s = append(s, shard.Seed)
		}
		return s
	}
	for seed := range uint64(3) {
		tr := NewTrainer(net, SGD{Rate: 1e-6}, 10, 2)
		defer tr.Close()
		tr.Seed = seed
		for range 50 {
			for _, s := range draw(tr) {
				if seen[s] {
					t.Fatalf("seed %#x twice", s)
				}
				seen[s] = true
			}
		}
		again := draw(tr)
		tr.SetSteps(50)
		if !slices.Equal(draw(tr), again) {
			t.Error("other seeds after restoring the count of steps")
		}
	}
}

func TestTrainerNoAllocation(t *testing.T) {
	for _, row := range ruleTable {
		for _, l := range lossTable {
			net := wide()
			tr := NewTrainer(net, row.rule, 40, 16)
			tr.Loss, tr.Average = l.loss, Average{}.Plan(net)
			x, labels := batch(40, net, 5)
			step := 0
			if n := testing.AllocsPerRun(5, func() {
				tr.Factor = float32(WarmUp{3, OneCycle{}}.Factor(step, 10))
				tr.Step(x, labels)
				step++
			}); n != 0 {
				t.Errorf("%s, %s: %g allocations", row.name, l.name, n)
			}
			tr.Close()
		}
	}
}

// TestTrainerTrouble: a loss that is no number is reported, not hidden.
func TestTrainerTrouble(t *testing.T) {
	net := wide()
	tr := NewTrainer(net, Adam{Rate: 0.1}, 6, 3)
	defer tr.Close()
	x, labels := batch(6, net, 5)
	x[200] = float32(math.NaN())
	if loss, _ := tr.Step(x, labels); !math.IsNaN(loss) {
		t.Errorf("loss %g", loss)
	}
	if v := net.Params()[0]; v == v {
		t.Errorf("parameter 0 is %g", v)
	}
}

// TestTrainerShapes: a batch that the trainer isn't planned for panics, also one
// that its shards would just have room for.
func TestTrainerShapes(t *testing.T) {
	net := wide()
	tr := NewTrainer(net, SGD{Rate: 0.1}, 6, 4)
	defer tr.Close()
	x, labels := batch(8, net, 5)
	for _, c := range []struct{ numbers, labels int }{{0, 0}, {7 * 60, 7}, {8 * 60, 8}, {3 * 60, 2}, {2*60 - 1, 2}} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%d numbers with %d labels are taken", c.numbers, c.labels)
				}
			}()
			tr.Step(x[:c.numbers], labels[:c.labels])
		}()
	}
}

// TestTrainerClosed: a closed trainer still trains, on one goroutine.
func TestTrainerClosed(t *testing.T) {
	net, want := wide(), wide()
	tr, open := NewTrainer(net, SGD{Rate: 0.1}, 8, 2), NewTrainer(want, SGD{Rate: 0.1}, 8, 2)
	defer open.Close()
	tr.Close()
	tr.Close()
	x, labels := batch(8, net, 5)
	tr.Step(x, labels)
	open.Step(x, labels)
	sameBits(t, "closed", net.Params(), want.Params())
}
