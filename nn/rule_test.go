package nn

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// ruleTable has a row for each way a rule can go.
var ruleTable = []struct {
	rule Rule
	name string // what String says
}{
	{SGD{Rate: 0.1}, "sgd 0.1"},
	{SGD{Rate: 0.1, L2: 0.01}, "sgd 0.1, l2 0.01"},
	{SGD{Rate: 0.05, Momentum: 0.9}, "sgd 0.05, momentum 0.9"},
	{SGD{Rate: 0.05, Momentum: 0.9, Nesterov: true, L2: 0.02}, "sgd 0.05, momentum 0.9, nesterov, l2 0.02"},
	{Adam{Rate: 0.02}, "adam 0.02"},
	{Adam{Rate: 0.02, Beta1: 0.8, Beta2: 0.99, Epsilon: 1e-3, Decay: 0.1}, "adamw 0.02, beta1 0.8, beta2 0.99, epsilon 0.001, decay 0.1"},
}

// plainRule is a rule in float64, one parameter at a time, from the papers.
type plainRule struct{ w, m, v float64 }

func (p *plainRule) step(rule Rule, g float64, kernel bool, factor float64, t int) {
	switch r := rule.(type) {
	case SGD:
		rate := float64(r.Rate) * factor
		if kernel {
			g += float64(r.L2) * p.w
		}
		switch mu := float64(r.Momentum); {
		case !r.Nesterov: // the classical form; momentum 0 is none
			p.m = mu*p.m - rate*g
			p.w += p.m
		default:
			// Sutskever et al., equations 3 and 4, keep θ and take the gradient
			// at θ + μ·m; w is that point.
			theta := p.w - mu*p.m
			p.m = mu*p.m - rate*g
			theta += p.m
			p.w = theta + mu*p.m
		}
	case Adam:
		b1, b2, eps, rate := float64(r.Beta1), float64(r.Beta2), float64(r.Epsilon), float64(r.Rate)*factor
		if b1 == 0 {
			b1 = 0.9
		}
		if b2 == 0 {
			b2 = 0.999
		}
		if eps == 0 {
			eps = 1e-7
		}
		w := p.w
		p.m = b1*p.m + (1-b1)*g
		p.v = b2*p.v + (1-b2)*g*g
		mHat, bias := p.m/(1-math.Pow(b1, float64(t))), 1-math.Pow(b2, float64(t))
		p.w -= rate * mHat / (math.Sqrt(p.v/bias) + eps/math.Sqrt(bias))
		if kernel {
			p.w -= rate * float64(r.Decay) * w
		}
	}
}

// TestRulesPlain: 50 steps are those of the plain rule, one parameter at a
// time, and cutting a step changes no bit.
func TestRulesPlain(t *testing.T) {
	const n = 40
	kernels := []Span{{0, 7}, {12, 13}, {20, 33}}
	kernel := func(i int) bool {
		return slices.ContainsFunc(kernels, func(s Span) bool { return s.From <= i && i < s.To })
	}
	for _, row := range ruleTable {
		t.Run(row.name, func(t *testing.T) {
			if got := row.rule.String(); got != row.name {
				t.Errorf("named %q", got)
			}
			r := rand.New(rand.NewPCG(3, 4))
			whole, cut := row.rule.Plan(n, kernels...), row.rule.Plan(n, kernels...)
			w, plain := random(n, 1), make([]plainRule, n)
			pieces := slices.Clone(w)
			for i := range plain {
				plain[i].w = float64(w[i])
			}
			if len(whole.Memory())%n != 0 || whole.Rule() != row.rule {
				t.Errorf("memory of %d numbers, rule %v", len(whole.Memory()), whole.Rule())
			}
			for step := range 50 {
				factor := []float32{1, 0.5, 0.125}[step%3]
				g := make([]float32, n)
				for i := range g {
					g[i] = w[i]/2 + 2*r.Float32() - 1
					plain[i].step(row.rule, float64(g[i]), kernel(i), float64(factor), step+1)
				}
				g2, at := slices.Clone(g), 0
				for at < n {
					to := min(at+1+r.IntN(n/2), n)
					cut.part(pieces, g2, factor, at, to)
					at = to
				}
				cut.steps++
				whole.Step(w, g, factor)
				for i := range w {
					if math.Abs(float64(w[i])-plain[i].w) > 2e-5 {
						t.Fatalf("step %d, parameter %d: %g, want %g", step, i, w[i], plain[i].w)
					}
				}
			}
			if whole.Steps() != 50 {
				t.Errorf("%d steps counted", whole.Steps())
			}
			sameBits(t, "whole and cut", w, pieces)
			sameBits(t, "memory, whole and cut", whole.Memory(), cut.Memory())
		})
	}
}

func sameBits(t *testing.T, what string, got, want []float32) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: %d numbers, want %d", what, len(got), len(want))
	}
	for i := range got {
		if math.Float32bits(got[i]) != math.Float32bits(want[i]) {
			t.Fatalf("%s: number %d is %g, want %g", what, i, got[i], want[i])
		}
	}
}

// TestRulesConverge: every rule finds the bottom of a bowl 50 times as steep
// one way as another; decay keeps off it, so there are no kernels.
func TestRulesConverge(t *testing.T) {
	for _, row := range ruleTable {
		opt := row.rule.Plan(5)
		w, g := random(5, 2), make([]float32, 5)
		const steps = 3000
		for step := range steps {
			for i := range g {
				g[i] = []float32{0.1, 0.5, 1, 2, 5}[i] * (w[i] - float32(i))
			}
			opt.Step(w, g, float32(Cosine{}.Factor(step, steps)))
		}
		for i := range w {
			if math.Abs(float64(w[i]-float32(i))) > 1e-3 {
				t.Errorf("%v: w[%d] = %g", row.rule, i, w[i])
			}
		}
	}
}

// TestRulesKernelsOnly: with gradients 0, kernels shrink as the rule says and
// nothing else moves.
func TestRulesKernelsOnly(t *testing.T) {
	for _, c := range []struct {
		rule Rule
		want float32
	}{
		{SGD{Rate: 0.5, L2: 0.25}, 2 - 0.5*0.25*2},
		{SGD{Rate: 0.5, Momentum: 0.5, L2: 0.25}, 2 - 0.5*0.25*2},
		{Adam{Rate: 0.5, Decay: 0.25}, 2 - 0.5*0.25*2},
	} {
		w := []float32{2, 2, 2}
		c.rule.Plan(3, Span{1, 2}).Step(w, make([]float32, 3), 1)
		if w[0] != 2 || w[1] != c.want || w[2] != 2 {
			t.Errorf("%v: %v, want the middle to be %g", c.rule, w, c.want)
		}
	}
}

// TestRulesTrouble: a gradient that is no number, or too large for one, leaves
// a parameter that shows it, and the others alone.
func TestRulesTrouble(t *testing.T) {
	for _, row := range ruleTable {
		for _, bad := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
			opt, w := row.rule.Plan(3, Span{0, 3}), []float32{1, 1, 1}
			for range 3 {
				opt.Step(w, []float32{0.5, float32(bad), 0.5}, 1)
			}
			if v := float64(w[1]); !math.IsNaN(v) && !math.IsInf(v, 0) {
				t.Errorf("%v: gradient %v makes %g", row.rule, bad, v)
			}
			if !(w[0] < 1) || w[0] != w[2] {
				t.Errorf("%v: gradient %v makes neighbours %g, %g", row.rule, bad, w[0], w[2])
			}
		}
	}
}

func TestRulePanics(t *testing.T) {
	net := small()
	for _, c := range []struct {
		name string
		f    func()
		want []string
	}{
		{"no rate", func() { SGD{}.Plan(3) }, []string{"sgd 0", "rate"}},
		{"adam without rate", func() { Adam{Decay: 0.1}.Plan(3) }, []string{"adamw 0", "rate"}},
		{"NaN", func() { SGD{Rate: float32(math.NaN())}.Plan(3) }, []string{"rate"}},
		{"momentum", func() { SGD{Rate: 1, Momentum: 1}.Plan(3) }, []string{"momentum"}},
		{"beta2", func() { Adam{Rate: 1, Beta2: 1.5}.Plan(3) }, []string{"beta2"}},
		{"negative decay", func() { Adam{Rate: 1, Decay: -1}.Plan(3) }, []string{"decay"}},
		{"kernels", func() { SGD{Rate: 1}.Plan(3, Span{0, 2}, Span{1, 3}) }, []string{"1:3", "after 2"}},
		{"kernel beyond", func() { SGD{Rate: 1}.Plan(3, Span{0, 4}) }, []string{"0:4", "of 3"}},
		{"lengths", func() { SGD{Rate: 1}.Plan(3).Step(make([]float32, 3), make([]float32, 2), 1) }, []string{"3", "2"}},
		{"average", func() { Average{Decay: 1}.Plan(net) }, []string{"1"}},
		{"average elsewhere", func() { Average{}.Plan(net).CopyTo(New(Vec(6), Dense{Units: 3})) }, []string{"6 dense 5", "6 dense 3"}},
		{"smoothing", func() { Smoothed(2) }, []string{"2"}},
		{"label", func() { MeanSquared(nil, []float32{1, 2}, []uint8{2}, 1) }, []string{"label 2"}},
		{"outputs", func() { MeanSquared(nil, []float32{1, 2, 3}, []uint8{0, 0}, 1) }, []string{"3 outputs", "2 labels"}},
		{"gradients", func() { CrossEntropy(make([]float32, 3), []float32{1, 2}, []uint8{0}, 1) }, []string{"3 gradients"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			defer func() {
				got := recover()
				for _, part := range c.want {
					if s, ok := got.(string); !ok || !strings.Contains(s, part) {
						t.Errorf("message %q lacks %q", got, part)
					}
				}
			}()
			c.f()
		})
	}
}
