package training

import (
	"encoding/csv"
	"errors"
	"fmt"
	"slices"
	"strconv"
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

var headings = []string{"epoch", "factor", "loss", "right", "seconds"}

// CSV is the curve with a line of headings, thinned evenly if it is long; the
// last epoch stays. Where images were held out it has a column for them.
func (c Curve) CSV() []byte {
	var b strings.Builder
	b.WriteString(strings.Join(headings, ","))
	judged := slices.ContainsFunc(c, func(p Point) bool { return p.Held > 0 })
	if judged {
		b.WriteString(",held")
	}
	b.WriteByte('\n')
	every := (len(c) + mostPoints - 1) / mostPoints
	for i, p := range c {
		if (len(c)-1-i)%every == 0 {
			fmt.Fprintf(&b, "%d,%.4g,%.5g,%.5f,%.1f", p.Epoch, p.Factor, p.Loss, p.Right, p.Seconds)
			if judged {
				fmt.Fprintf(&b, ",%.5f", p.Held)
			}
			b.WriteByte('\n')
		}
	}
	return []byte(b.String())
}

// ParseCurve reads what [Curve.CSV] wrote of a final training.
func ParseCurve(file []byte) (Curve, error) {
	rows, err := csv.NewReader(strings.NewReader(string(file))).ReadAll()
	if err != nil {
		return nil, err
	}
	if len(rows) == 0 || strings.Join(rows[0], ",") != strings.Join(headings, ",") {
		return nil, errors.New("no curve")
	}
	var c Curve
	for _, row := range rows[1:] {
		var p Point
		var failed error
		p.Epoch, failed = strconv.Atoi(row[0])
		for i, v := range []*float32{&p.Factor, &p.Loss, &p.Right, &p.Seconds} {
			f, err := strconv.ParseFloat(row[i+1], 32)
			*v, failed = float32(f), errors.Join(failed, err)
		}
		if failed != nil {
			return nil, failed
		}
		c = append(c, p)
	}
	return c, nil
}
