package training

import (
	"errors"
	"time"

	"convlab/nn/mnist"
)

// A Status is where a run is.
type Status int

const (
	Loading  Status = iota // workers start, and the images come: Run.Loads
	Running                // steps are made
	Paused                 // between two steps, until Play, StepOnce, Rewind or Stop
	Stopped                // the reader ended it before its last epoch
	Finished               // all epochs are done
	Failed                 // Run.Failure says why
)

// Over says whether no more steps will be made, unless it is rewound.
func (s Status) Over() bool { return s >= Stopped }

// A Reason is why a run failed.
type Reason int

const (
	NoWorkers  Reason = iota // none can be started: the browser has none, or their program has not come
	NoImages                 // the images have not come, or are damaged
	Lost                     // workers were lost again and again: too little memory, most likely
	Diverged                 // outputs or the loss are not finite any more: the rate is too high
	Unreadable               // what was kept of the run can't be read
)

// A Failure is why a run failed. All but Diverged may be tried again by
// Conductor.Play, which goes on where the run was.
type Failure struct {
	Reason Reason
	Detail string // for the curious, in English; may be empty
}

// A Load is how far a worker of the pool is with its images.
type Load struct {
	Bytes, AllBytes   int  // downloaded, or read from where they are kept; AllBytes 0: not known yet
	Images, AllImages int  // unpacked, of 70,000
	Here              bool // all are
}

// A Keeping is whether images or checkpoints are kept by the browser.
type Keeping int

const (
	Unknown Keeping = iota
	Kept            // they are
	Denied          // the browser has no storage for this page, or doesn't give it
	Full            // there is no room left
)

// A Run is one training. All of it is for reading only.
type Run struct {
	ID       string // unique, also among other tabs'; what it is kept under
	Name     string // the reader's; Conductor.Rename sets it
	Settings Settings
	Began    time.Time
	Status   Status
	Failure  Failure // of a Failed one

	Step    int     // steps that were made
	Seconds float64 // in which the run was Running

	Curve  Curve // of the batches, each before its step
	Tests  []Test
	Whole  *Answers // of the last test of the whole set; nil before the first
	Frames []Frame  // the film of the first layer; not kept
	Detail *Detail  // of the last step that StepOnce made; nil if others were made since

	Rate    float64    // images/s, of the last seconds; 0 while nothing is known
	Pool    int        // how many workers make the steps now
	Loads   []Load     // of each worker that the pool shall have
	Losses  int        // workers that died or stalled and were replaced
	Data    Keeping    // whether the browser keeps the images
	Saving  Keeping    // whether it keeps checkpoints
	Saves   int        // how often something of it was kept, or what it was reopened from removed
	SavedAt int        // the step of the last checkpoint that is kept
	Share   float64    // of the time that workers wait for each other, 0 to 1, of the last seconds
	Rates   []PoolRate // what was measured with how many workers, by their number
}

// Epoch is how many epochs are completed, At how many steps of the next are.
func (r *Run) Epoch() int { return r.Step / r.Settings.PerEpoch() }
func (r *Run) At() int    { return r.Step % r.Settings.PerEpoch() }

// Left is the time until the end at the present rate, in seconds; 0 if that is not
// known.
func (r *Run) Left() float64 {
	if r.Rate <= 0 {
		return 0
	}
	return float64(r.Settings.Steps()-r.Step) * float64(r.Settings.Examples()) / float64(r.Settings.PerEpoch()) / r.Rate
}

// GFlops is how many 10⁹ multiplications and additions a second the present rate
// makes in the products of the three passes.
func (r *Run) GFlops() float64 { return r.Rate * 6 * float64(r.Settings.Cost().MulAdds) / 1e9 }

// A Curve is what became of the batches. It has at most mostPoints points, each of
// Every batches, the last of what is left.
type Curve struct {
	Every  int
	Points []Point
}

// A Point is the mean over some batches, each seen before its step: with dropout and
// distortions, as it was learned from.
type Point struct {
	Steps    int     // how many batches
	Images   int     // in them
	Loss     float64 // the sum of their images' losses
	Correct  int     // how many were right
	LastStep int     // the number of the last of them, from 1
}

// Mean is the mean loss of an image, Right the share of images that were right.
func (p *Point) Mean() float64  { return p.Loss / float64(p.Images) }
func (p *Point) Right() float64 { return float64(p.Correct) / float64(p.Images) }

const mostPoints = 4096

// add takes a batch in.
func (c *Curve) add(images int, loss float64, correct int) {
	if c.Every == 0 {
		c.Every = 1
	}
	n := len(c.Points)
	if n == 0 || c.Points[n-1].Steps == c.Every {
		if n == mostPoints {
			c.halve()
			n = len(c.Points)
		}
		last := 0
		if n > 0 {
			last = c.Points[n-1].LastStep
		}
		c.Points = append(c.Points, Point{LastStep: last})
		n++
	}
	p := &c.Points[n-1]
	p.Steps++
	p.LastStep++
	p.Images += images
	p.Loss += loss
	p.Correct += correct
}

// halve joins every two points.
func (c *Curve) halve() {
	half := c.Points[:0]
	for i := 0; i+1 < len(c.Points); i += 2 {
		a, b := c.Points[i], c.Points[i+1]
		half = append(half, Point{a.Steps + b.Steps, a.Images + b.Images, a.Loss + b.Loss, a.Correct + b.Correct, b.LastStep})
	}
	c.Points, c.Every = half, 2*c.Every
}

// A Test is what the network said of test images after so many steps.
type Test struct {
	Step   int
	Images int     // all 10,000, or a sample: every so many-th image, the same each time
	Loss   float64 // mean cross-entropy; dropout drops nothing
	Errors int     // how many were wrong
}

// Whole says whether the whole set was asked.
func (t *Test) Whole() bool { return t.Images == TestImages }

// Right is the share that was right.
func (t *Test) Right() float64 { return 1 - float64(t.Errors)/float64(t.Images) }

// Answers are what the network says of each of the 10,000 test images.
type Answers struct {
	Step  int
	Digit []uint8   // the answer; NoDigit where outputs are not finite
	Sure  []float32 // its probability
	True  []float32 // the probability of the image's label
}

// NoDigit is no answer.
const NoDigit = mnist.Classes

// A Frame is what the first layer's weights were after so many steps: of each of
// Count units 28×28 weights (Side 28), or of each kernel Side×Side. A number v stands
// for v/127 of the scale.
type Frame struct {
	Step        int
	Count, Side int
	Weights     []int8  // Count×Side×Side, by Scale
	Scale       float32 // the largest magnitude
	Moved       []int8  // the same less what it was at the start, by MovedScale
	MovedScale  float32
}

// A Detail is one update with the numbers of one weight.
type Detail struct {
	Step     int // it was this one, from 1
	Param    int // which weight: its index in nn.Network.Params
	Gradient float64
	Rate     float64 // the rule's times the schedule's
	Old, New float64

	Images int
	Before float64 // the mean loss of this batch before the step
	After  float64 // and after it; what dropout drops is the same
	Alone  float64 // if this weight alone had been changed
}

// errStale is what comes of a call whose run is not led any more.
var errStale = errors.New("training: of another run")
