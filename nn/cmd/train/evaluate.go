//go:build !js

package main

import (
	"runtime"
	"sync"

	"convlab/nn"
	"convlab/nn/mnist"
)

// answer is what a network says to an image.
type answer struct {
	digit uint8
	p     float32 // its probability
}

// answers asks net about every image of set, on all cores.
func answers(net *nn.Network, set *mnist.Set) []answer {
	const batch = 100
	out := make([]answer, set.Len())
	next := make(chan int)
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			pass := net.PlanForward(batch)
			x := make([]float32, batch*mnist.Pixels)
			p := make([]float32, mnist.Classes)
			for from := range next {
				to := min(from+batch, len(out))
				grey := set.Images[from*mnist.Pixels : to*mnist.Pixels]
				mnist.Scale(x, grey)
				logits := pass.Forward(x[:len(grey)])
				for i := from; i < to; i++ {
					nn.Softmax(p, logits[(i-from)*mnist.Classes:][:mnist.Classes])
					best := nn.ArgMax(p)
					out[i] = answer{uint8(best), p[best]}
				}
			}
		})
	}
	for from := 0; from < len(out); from += batch {
		next <- from
	}
	close(next)
	wg.Wait()
	return out
}

// errorsOn counts the images of set that net answers wrong.
func errorsOn(net *nn.Network, set *mnist.Set) int {
	wrong := 0
	for i, a := range answers(net, set) {
		if a.digit != set.Labels[i] {
			wrong++
		}
	}
	return wrong
}
