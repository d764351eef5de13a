package nn

import (
	"fmt"
	"math"
)

// Softmax turns the logits of one example into probabilities that sum to 1:
// dst[i] = exp(logits[i]) / Σ exp(logits[j]). dst may be logits. Taking off the
// largest logit first changes nothing but lets no exp overflow. Of logits that
// aren't all finite there are no probabilities: all become NaN.
func Softmax(dst, logits []float32) {
	if len(dst) != len(logits) {
		panic(fmt.Sprintf("nn: softmax of %d logits into %d", len(logits), len(dst)))
	}
	if !Finite(logits) {
		for i := range dst {
			dst[i] = float32(math.NaN())
		}
		return
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

// A Loss says how far the outputs of a network are from the labels:
// [CrossEntropy], [Smoothed], [MeanSquared].
//
// It returns the sum of the losses of the examples, and overwrites dout
// (n×classes, like out; nil for none) with scale times the gradient of that
// sum. With scale 1/n the gradient is that of the mean, as in Keras. out are
// the outputs of the last layer; a label is the index of its class.
type Loss func(dout, out []float32, labels []uint8, scale float32) float64

// CrossEntropy is a [Loss] on logits. It returns the sum over the examples of
// −log softmax(logits)[label] (natural logarithm), and overwrites dlogits
// (n×classes, like logits; nil for none) with scale times the gradient of that
// sum, scale·(softmax − one-hot). It takes the label where the formula has its
// one-hot vector: of the sum over classes only that term is left.
func CrossEntropy(dlogits, logits []float32, labels []uint8, scale float32) float64 {
	return crossEntropy(dlogits, logits, labels, scale, 0)
}

// Smoothed is cross-entropy with label smoothing (Szegedy et al. 2016,
// "Rethinking the Inception architecture for computer vision", section 7; as
// Keras's label_smoothing): the softmax is compared not with the one-hot
// vector but with (1−epsilon)·one-hot + epsilon/classes.
func Smoothed(epsilon float32) Loss {
	if !(epsilon >= 0 && epsilon <= 1) {
		panic(fmt.Sprintf("nn: labels smoothed by %g, which is not from 0 to 1", epsilon))
	}
	return func(dlogits, logits []float32, labels []uint8, scale float32) float64 {
		return crossEntropy(dlogits, logits, labels, scale, epsilon)
	}
}

func crossEntropy(dlogits, logits []float32, labels []uint8, scale, epsilon float32) float64 {
	classes := classes(dlogits, logits, labels)
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
		loss := math.Log(sum) - float64(z[label]-top)
		if epsilon != 0 {
			// log Σ − Σ target·(z−top), and the targets sum to 1.
			mean := 0.0
			for _, v := range z {
				mean += float64(v-top) / float64(classes)
			}
			loss += float64(epsilon) * (float64(z[label]-top) - mean)
		}
		total += loss
		if dlogits == nil {
			continue
		}
		d := dlogits[n*classes:][:classes]
		for i, v := range z {
			d[i] = scale * float32(math.Exp(float64(v-top))/sum)
		}
		if epsilon != 0 {
			for i := range d {
				d[i] -= float32(scale * (epsilon / float32(classes)))
			}
		}
		d[label] -= float32(scale * (1 - epsilon))
	}
	return total
}

// MeanSquared is a [Loss] that compares the outputs as they are with 1 for the
// label's class and 0 for the others. An example's loss is the mean over its
// classes of (out − target)², as in Keras, so the gradient is
// 2/classes·(out − target) times scale.
func MeanSquared(dout, out []float32, labels []uint8, scale float32) float64 {
	classes := classes(dout, out, labels)
	total, slope := 0.0, 2*scale/float32(classes)
	for n, label := range labels {
		sum := 0.0
		for i, v := range out[n*classes:][:classes] {
			if i == int(label) {
				v--
			}
			sum += float64(v) * float64(v)
			if dout != nil {
				dout[n*classes+i] = slope * v
			}
		}
		if int(label) >= classes {
			panic(fmt.Sprintf("nn: label %d of %d classes", label, classes))
		}
		total += sum / float64(classes)
	}
	return total
}

// classes is how many outputs each example has. It panics unless all lengths
// go together.
func classes(dout, out []float32, labels []uint8) int {
	if len(labels) == 0 || len(out)%len(labels) != 0 || dout != nil && len(dout) != len(out) {
		panic(fmt.Sprintf("nn: %d outputs, %d gradients for %d labels", len(out), len(dout), len(labels)))
	}
	return len(out) / len(labels)
}

// ArgMax is the index of the largest number, the first of equals. It is for
// numbers that are known to be some: NaN is never larger. [Answer] reads what a
// network says.
func ArgMax(v []float32) int {
	best := 0
	for i := range v {
		if v[i] > v[best] {
			best = i
		}
	}
	return best
}
