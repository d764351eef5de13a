//go:build !js

package training

import (
	"fmt"
	"strings"
)

// A Point is one epoch of a curve.
type Point struct {
	Epoch   int     `json:"epoch"`          // from 1
	Factor  float32 `json:"factor"`         // on the rule's rate, at the last step
	Loss    float32 `json:"loss"`           // mean over the epoch's images as they were seen
	Right   float32 `json:"right"`          // share of them that was right when seen
	Seconds float32 `json:"seconds"`        // of training until here
	Held    float32 `json:"held,omitempty"` // share of the held-out images that is wrong
}

// A Curve is how a training went.
type Curve []Point

// mostPoints bounds the size of a curve's file.
const mostPoints = 250

// CSV is the curve with a line of headings, thinned evenly if it is long; the
// last epoch stays.
func (c Curve) CSV() []byte {
	var b strings.Builder
	b.WriteString("epoch,factor,loss,right,seconds\n")
	every := (len(c) + mostPoints - 1) / mostPoints
	for i, p := range c {
		if (len(c)-1-i)%every == 0 {
			fmt.Fprintf(&b, "%d,%.4g,%.5g,%.5f,%.1f\n", p.Epoch, p.Factor, p.Loss, p.Right, p.Seconds)
		}
	}
	return []byte(b.String())
}
