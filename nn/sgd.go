package nn

// SGD is plain gradient descent: every parameter moves against its gradient.
type SGD struct {
	Rate float32 // the learning rate
}

// Step updates params from grads, both of one length: params −= Rate·grads.
func (o SGD) Step(params, grads []float32) {
	params = params[:len(grads)]
	for i, g := range grads {
		params[i] -= o.Rate * g
	}
}
