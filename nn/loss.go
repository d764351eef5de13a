package nn

import (
	"fmt"
	"math"
)

// Softmax turns the logits of one example into probabilities that sum to 1:
// dst[i] = exp(logits[i]) / Σ exp(logits[j]). dst may be logits. Taking off the
// largest logit first changes nothing but lets no exp overflow.
func Softmax(dst, logits []float32) {
	if len(dst) != len(logits) {
		panic(fmt.Sprintf("nn: softmax of %d logits into %d", len(logits), len(dst)))
	}
	top := logits[0]
	for _, v := range logits {
		top = max(top, v)
	}
	sum := 0.0
	for i, v := range logits {
		e := math.Exp(float64(v - top))
		sum += e
		dst[i] = float32(e)
	}
	scale := float32(1 / sum)
	for i := range dst {
		dst[i] *= scale
	}
}

// CrossEntropy returns the sum over the examples of −log softmax(logits)[label]
// (natural logarithm), and overwrites dlogits (n×classes, like logits; nil for
// none) with scale times the gradient of that sum, scale·(softmax − one-hot).
// With scale 1/n the gradient is that of the mean, as in Keras. It takes the
// label where the formula has its one-hot vector: of the sum over classes only
// that term is left.
func CrossEntropy(dlogits, logits []float32, labels []uint8, scale float32) float64 {
	classes := len(logits) / len(labels)
	if classes*len(labels) != len(logits) {
		panic(fmt.Sprintf("nn: %d logits for %d labels", len(logits), len(labels)))
	}
	total := 0.0
	for n, label := range labels {
		z := logits[n*classes:][:classes]
		top := z[0]
		for _, v := range z {
			top = max(top, v)
		}
		sum := 0.0
		for _, v := range z {
			sum += math.Exp(float64(v - top))
		}
		total += math.Log(sum) - float64(z[label]-top)
		if dlogits == nil {
			continue
		}
		d := dlogits[n*classes:][:classes]
		for i, v := range z {
			d[i] = scale * float32(math.Exp(float64(v-top))/sum)
		}
		d[label] -= scale
	}
	return total
}

// ArgMax is the index of the largest number, the first of equals.
func ArgMax(v []float32) int {
	best := 0
	for i := range v {
		if v[i] > v[best] {
			best = i
		}
	}
	return best
}
