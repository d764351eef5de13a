package nn

import (
	"fmt"
	"math"
)

// A Rule is a value that says how parameters follow their gradients: [SGD],
// [Adam]. It holds no memory; the [Optimizer] planned from it does.
type Rule interface {
	// String names the rule with its numbers, such as "sgd 0.05, momentum 0.9".
	String() string

	// Plan makes an optimiser for n parameters, of which those in kernels
	// decay: weights do, biases and the like don't. Kernels are in order and
	// don't overlap; [Network.Kernels] gives a network's. It panics if a
	// number of the rule can't be.
	Plan(n int, kernels ...Span) *Optimizer

	// slots is how many numbers the rule remembers of each parameter.
	slots() int

	// decays says whether kernels are treated in another way than the rest.
	decays() bool

	// update makes one step for a range of parameters.
	update(u update)
}

// update is what a rule works on: a range of parameters that are all of
// kernels or all not.
type update struct {
	w, g   []float32    // parameters and their gradients; g may be overwritten
	memory [2][]float32 // what the rule remembers of them, in its slots
	kernel bool
	factor float32 // on the rate
	step   int     // from 1
}

// An Optimizer applies a rule step by step. It owns what the rule remembers.
type Optimizer struct {
	rule    Rule
	n       int
	kernels []Span
	memory  []float32 // slots×n
	steps   int
}

func planRule(rule Rule, n int, kernels []Span) *Optimizer {
	o := &Optimizer{rule: rule, n: n, memory: make([]float32, rule.slots()*n)}
	at := 0
	for _, s := range kernels {
		if s.From < at || s.To < s.From || s.To > n {
			panic(fmt.Sprintf("nn: %v: kernel %d:%d of %d parameters, after %d", rule, s.From, s.To, n, at))
		}
		at = s.To
	}
	if rule.decays() {
		o.kernels = append(o.kernels, kernels...)
	}
	return o
}

// Step moves params against grads, both of the planned length, at the rule's
// rate times factor (1, or what a [Schedule] says). It may overwrite grads.
func (o *Optimizer) Step(params, grads []float32, factor float32) {
	if len(params) != o.n || len(grads) != o.n {
		panic(fmt.Sprintf("nn: %v planned for %d parameters, not %d with %d gradients", o.rule, o.n, len(params), len(grads)))
	}
	o.part(params, grads, factor, 0, o.n)
	o.steps++
}

// part does a step for the parameters from up to but without to. Several may
// run at once; who calls them counts the step.
func (o *Optimizer) part(params, grads []float32, factor float32, from, to int) {
	run := func(from, to int, kernel bool) {
		if from >= to {
			return
		}
		u := update{w: params[from:to], g: grads[from:to], kernel: kernel, factor: factor, step: o.steps + 1}
		for i := range o.rule.slots() {
			u.memory[i] = o.memory[i*o.n:][from:to]
		}
		o.rule.update(u)
	}
	for _, s := range o.kernels {
		if s.To <= from {
			continue
		}
		if s.From >= to {
			break
		}
		run(from, s.From, false)
		run(max(from, s.From), min(to, s.To), true)
		from = min(to, s.To)
	}
	run(from, to, false)
}

// Rule is what the optimiser was planned from.
func (o *Optimizer) Rule() Rule { return o.rule }

// Memory is all that the rule remembers, slot after slot, each in the order of
// the parameters; empty for plain [SGD]. It is the optimiser's own: with the
// same memory, parameters and count of steps, training goes on with the same
// bits.
func (o *Optimizer) Memory() []float32 { return o.memory }

// Steps is how many steps were made.
func (o *Optimizer) Steps() int { return o.steps }

// SetSteps restores the count of steps.
func (o *Optimizer) SetSteps(steps int) { o.steps = steps }

// fraction panics unless 0 ≤ v < 1.
func fraction(rule Rule, name string, v float32) {
	if !(v >= 0 && v < 1) {
		panic(fmt.Sprintf("nn: %v: %s must be from 0 to below 1", rule, name))
	}
}

// positive panics unless v is a number above 0.
func positive(rule Rule, name string, v float32) {
	if !(v > 0) || math.IsInf(float64(v), 1) {
		panic(fmt.Sprintf("nn: %v: %s must be above 0", rule, name))
	}
}
