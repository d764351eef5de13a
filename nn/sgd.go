package nn

import "gonum.org/v1/gonum/blas/blas32"

// SGD is plain gradient descent: every parameter moves against its gradient.
type SGD struct {
	Rate float32 // the learning rate
}

// Step updates params from grads, both of one length: params −= Rate·grads.
func (o SGD) Step(params, grads []float32) {
	blas32.Implementation().Saxpy(len(grads), -o.Rate, grads, 1, params, 1)
}
