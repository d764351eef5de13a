package augment

import "fmt"

// A Mix says how strong each distortion may be. Every image draws its own
// values, each uniformly from its range and independently of the others. The
// zero value leaves images as they are.
type Mix struct {
	Shift  float32 `json:"shift,omitempty"`  // pixels, in −Shift..Shift to the right, and again downwards
	Rotate float32 `json:"rotate,omitempty"` // degrees, in −Rotate..Rotate, clockwise
	Scale  float32 `json:"scale,omitempty"`  // width times 1−Scale..1+Scale, and height likewise
	Shear  float32 `json:"shear,omitempty"`  // tangent of the slant to the right, in −Shear..Shear

	Elastic Elastic `json:"elastic,omitzero"`

	// How many pixels the edges of the ink move, outwards up to Thicker or
	// inwards up to Thinner: in −Thinner..Thicker, at most 1. A stroke's width
	// changes by twice that. A pixel x with the darkest direct neighbour m and
	// the darkest diagonal one n becomes the largest of x, x + s·(m−x) and
	// x + s·(n−x)/√2: the grey dilation by an octagon of radius s, seen between
	// pixels along straight lines. Thinner is the same to the paper.
	Thicker float32 `json:"thicker,omitempty"`
	Thinner float32 `json:"thinner,omitempty"`

	Binarise Binarise `json:"binarise,omitzero"`

	// Standard deviation of the Gaussian noise on each pixel, in 0..Noise. Paper
	// stays at 0 or gets darker: noise below 0 is cut off.
	Noise float32 `json:"noise,omitempty"`

	// The probability, 0 to 1, that an image stays as it is.
	Clean float32 `json:"clean,omitempty"`
}

// Elastic is a field of displacements that vary smoothly over the picture. Far
// from its edges each has a standard deviation of about
// Alpha / (2·√(3π)·Sigma) = 0.163·Alpha/Sigma pixels; at the edges less, because
// the noise that is smoothed ends there.
type Elastic struct {
	Alpha float32 `json:"alpha,omitempty"` // pixels, before smoothing
	Sigma float32 `json:"sigma,omitempty"` // standard deviation of the smoothing Gaussian in pixels; 0 smooths nothing
}

// Binarise makes pixels above a threshold ink and the others paper.
type Binarise struct {
	Chance float32 `json:"chance,omitempty"` // the probability, 0 to 1, that an image is binarised
	Low    float32 `json:"low,omitempty"`    // the threshold is in Low..High
	High   float32 `json:"high,omitempty"`
}

// Starting points, chosen by eye on cmd/augment's contact sheet: a digit stays
// the digit that it was. Neither has been compared with others on held-out
// images; a recipe should do that.
var (
	// Scan is for digits like those of the training set: normalised, centred
	// scans.
	Scan = Mix{
		Shift: 1, Rotate: 10, Scale: 0.12, Shear: 0.15,
		Elastic: Elastic{Alpha: 24, Sigma: 4},
		Clean:   0.1,
	}

	// Pen is for digits drawn on a screen: more slant, other widths of pen,
	// sometimes without grey.
	Pen = Mix{
		Shift: 2, Rotate: 12, Scale: 0.15, Shear: 0.2,
		Elastic: Elastic{Alpha: 24, Sigma: 4},
		Thicker: 0.5, Thinner: 0.3,
		Binarise: Binarise{Chance: 0.1, Low: 0.3, High: 0.5},
		Clean:    0.15,
	}
)

// Mixes are the named ones.
var Mixes = []struct {
	Name string
	Mix  Mix
}{{"scan", Scan}, {"pen", Pen}}

// Check returns an error that names the first field out of its range.
func (m Mix) Check() error {
	const big = 1000
	for _, f := range []struct {
		name       string
		value, max float32
	}{
		{"Shift", m.Shift, big},
		{"Rotate", m.Rotate, 180},
		{"Scale", m.Scale, 0.9},
		{"Shear", m.Shear, big},
		{"Elastic.Alpha", m.Elastic.Alpha, big},
		{"Elastic.Sigma", m.Elastic.Sigma, big},
		{"Thicker", m.Thicker, 1},
		{"Thinner", m.Thinner, 1},
		{"Binarise.Chance", m.Binarise.Chance, 1},
		{"Binarise.High", m.Binarise.High, 1},
		{"Binarise.Low", m.Binarise.Low, m.Binarise.High},
		{"Noise", m.Noise, big},
		{"Clean", m.Clean, 1},
	} {
		if !(f.value >= 0 && f.value <= f.max) { // NaN is not
			return fmt.Errorf("augment: %s is %v, not in 0..%v", f.name, f.value, f.max)
		}
	}
	return nil
}
