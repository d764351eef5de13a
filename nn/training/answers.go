package training

import (
	"math"
	"runtime"
	"sort"
	"sync"

	"convlab/nn"
	"convlab/nn/mnist"
	"convlab/nn/zoo"
)

// Answers are the probabilities that a network gives each digit, n×10, for the
// n images of a set. Where its outputs aren't finite, all ten are NaN.
type Answers []float32

// NoDigit is the answer to an image for which a network's outputs aren't finite.
// It is no image's label.
const NoDigit = mnist.Classes

// Ask asks net about every image of set, on all cores.
func Ask(net *nn.Network, set *mnist.Set) Answers {
	const batch = 100
	out := make(Answers, set.Len()*mnist.Classes)
	next := make(chan int)
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			pass := net.PlanForward(batch)
			x := make([]float32, batch*mnist.Pixels)
			for from := range next {
				to := min(from+batch, set.Len())
				grey := set.Images[from*mnist.Pixels : to*mnist.Pixels]
				mnist.Scale(x, grey)
				logits := pass.Forward(x[:len(grey)])
				for i := from; i < to; i++ {
					nn.Softmax(out.of(i), logits[(i-from)*mnist.Classes:][:mnist.Classes])
				}
			}
		})
	}
	for from := 0; from < set.Len(); from += batch {
		next <- from
	}
	close(next)
	wg.Wait()
	return out
}

// of are the probabilities for image i.
func (a Answers) of(i int) []float32 { return a[i*mnist.Classes:][:mnist.Classes] }

// Len is the number of images.
func (a Answers) Len() int { return len(a) / mnist.Classes }

// Digit is the answer to image i, or [NoDigit].
func (a Answers) Digit(i int) uint8 {
	if digit, ok := nn.Answer(a.of(i)); ok {
		return uint8(digit)
	}
	return NoDigit
}

// Err is an [nn.ErrNotFinite] if there is no answer to some image, otherwise nil.
func (a Answers) Err() error {
	none := 0
	for i := range a.Len() {
		none += count(a.Digit(i) == NoDigit)
	}
	return nn.Tally{NotFinite: none}.Err()
}

// Digits are the answers to all images.
func (a Answers) Digits() []uint8 {
	d := make([]uint8, a.Len())
	for i := range d {
		d[i] = a.Digit(i)
	}
	return d
}

// Errors counts the images that are answered wrong, or not at all.
func (a Answers) Errors(labels []uint8) int {
	wrong := 0
	for i, label := range labels {
		wrong += count(a.Digit(i) != label)
	}
	return wrong
}

// Mistakes lists the images that are answered wrong, or not at all.
func (a Answers) Mistakes(labels []uint8) (list []zoo.Mistake) {
	for i, label := range labels {
		digit := a.Digit(i)
		if digit == label {
			continue
		}
		m := zoo.Mistake{Image: i, Label: label, Answer: digit}
		if digit != NoDigit {
			m.Probability = a.of(i)[digit]
		}
		list = append(list, m)
	}
	return list
}

// Changed counts the images that a and b answer differently.
func (a Answers) Changed(b Answers) int {
	n := 0
	for i := range a.Len() {
		n += count(a.Digit(i) != b.Digit(i))
	}
	return n
}

// Loss is the mean cross-entropy, NaN if there is no answer to some image. A
// probability that is 0 in float32 counts as the smallest that isn't.
func (a Answers) Loss(labels []uint8) float64 {
	total := 0.0
	for i, label := range labels {
		total -= math.Log(float64(max(a.of(i)[label], math.SmallestNonzeroFloat32)))
	}
	return total / float64(len(labels))
}

// Add adds b's probabilities to a's.
func (a Answers) Add(b Answers) {
	for i, p := range b {
		a[i] += p
	}
}

// Scale multiplies all probabilities.
func (a Answers) Scale(by float32) {
	for i := range a {
		a[i] *= by
	}
}

// Unsure finds the largest probability below which at least every third answer
// is wrong. No answer is one of probability 0.
func (a Answers) Unsure(labels []uint8) zoo.Unsure {
	type answer struct {
		p     float32
		wrong bool
	}
	order := make([]answer, a.Len())
	for i, label := range labels {
		order[i] = answer{0, true}
		if d := a.Digit(i); d != NoDigit {
			order[i] = answer{a.of(i)[d], d != label}
		}
	}
	sort.SliceStable(order, func(i, j int) bool { return order[i].p < order[j].p })
	u := zoo.Unsure{HeldOut: len(order)}
	wrong := 0
	for k, x := range order {
		// Here wrong of the k least certain answers are wrong, all of them
		// below this one's probability, unless the one before ties with it.
		if 3*wrong >= k && k > 0 && order[k-1].p < x.p {
			u.Threshold, u.Below, u.Wrong = x.p, k, wrong
		}
		wrong += count(x.wrong)
	}
	u.Errors = wrong
	return u
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}
