package structure

import (
	"bytes"
	"fmt"
	"math"

	"convlab/nn"
	"convlab/nn/ink"
	"convlab/nn/zoo"
	"convlab/web/lesson/panel"
	"convlab/web/lesson/words"
)

// Order is the shuffle: pixel i of a shuffled picture is pixel Order[i] of the
// picture. Place is the other way round.
var Order, Place = orders()

func orders() (order, place []int) {
	order = zoo.Shuffle.Order(pixels)
	place = make([]int, pixels)
	for i, from := range order {
		place[from] = i
	}
	return order, place
}

// Elsewhere is how many pixels the shuffle moves.
func Elsewhere() (n int) {
	for i, from := range Order {
		n += one(i != from)
	}
	return n
}

// The networks, by their place in Room.Nets.
const (
	Dense = iota
	Conv
	DenseShuffled
	ConvShuffled
)

// A Network is one of the four, and its answer to the reader's digit.
type Network struct {
	Model  *zoo.Model
	Failed bool
	Top    int // -1 for none yet
	Probs  [10]float32

	pass  *nn.Pass
	asked ink.Picture
}

func networks() (list [4]Network) {
	for i, m := range []*zoo.Model{&zoo.DensePlain, &zoo.LeNet5, &zoo.DenseShuffled, &zoo.LeNet5Shuffled} {
		list[i] = Network{Model: m, Top: -1}
	}
	return list
}

// Here says that its weights have arrived.
func (n *Network) Here() bool { return n.pass != nil }

// Wants implements room.Fetcher: the weights are fetched when they are to be seen
// at work.
func (r *Room) Wants() (files []string) {
	if r.Shown != Shuffle {
		return nil
	}
	for i := range r.Nets {
		if n := &r.Nets[i]; n.pass == nil && !n.Failed && n.Measured() {
			files = append(files, panel.WeightsFile(n.Model))
		}
	}
	return files
}

// Measured says that the network has been trained and measured.
func (n *Network) Measured() bool { return n.Model.Ships() && len(n.Model.Result.Runs) > 0 }

// Arrived implements room.Fetcher.
func (r *Room) Arrived(name string, data []byte, err error) {
	for i := range r.Nets {
		n := &r.Nets[i]
		if name != panel.WeightsFile(n.Model) || n.pass != nil {
			continue
		}
		var net *nn.Network
		if err == nil {
			net, err = n.Model.Decode(bytes.NewReader(data))
		}
		if n.Failed = err != nil; !n.Failed {
			n.pass = net.PlanForward(1)
		}
	}
}

// Retry asks for what could not be had once more.
func (r *Room) Retry() {
	for i := range r.Nets {
		r.Nets[i].Failed = false
	}
}

// Missing says that a network could not be had.
func (r *Room) Missing() bool {
	for i := range r.Nets {
		if r.Nets[i].Failed {
			return true
		}
	}
	return false
}

// ask has the networks read the digit, those that have not.
func (r *Room) ask() {
	r.Digit.Derive()
	for i := range r.Nets {
		n := &r.Nets[i]
		switch {
		case r.Digit.Trace.Blank:
			n.Top = -1
		case n.pass != nil && (n.Top < 0 || n.asked != r.Digit.Nudged):
			n.asked = r.Digit.Nudged
			nn.Softmax(n.Probs[:], n.pass.Forward(r.Digit.Vector()))
			n.Top = -1
			if top, ok := nn.Answer(n.Probs[:]); ok {
				n.Top = top
			}
		}
	}
}

// Shuffled is the digit as far as it has been carried over; where nothing has
// arrived yet, here is false.
func (r *Room) Shuffled(i int) (grey uint8, here bool) {
	from := Order[i]
	return r.Digit.Nudged[from], from/ink.Side < r.Carried
}

// Look follows another pixel of the picture.
func (r *Room) Look(pixel int) {
	r.Pixel = min(max(pixel, 0), pixels-1)
	if r.told == ofPixel {
		r.told = nothing
	}
}

// LookBy goes on by columns and rows, staying in the picture.
func (r *Room) LookBy(dx, dy int) {
	row, col := r.Pixel/ink.Side, r.Pixel%ink.Side
	row, col = min(max(row+dy, 0), ink.Side-1), min(max(col+dx, 0), ink.Side-1)
	r.Look(row*ink.Side + col)
}

// PixelSays is where the pixel that is followed goes.
func (r *Room) PixelSays() string {
	to := Place[r.Pixel]
	return fmt.Sprintf(r.T().Pixel, r.Pixel/ink.Side+1, r.Pixel%ink.Side+1, to/ink.Side+1, to%ink.Side+1)
}

// Errors is how many of the test images a network is wrong about, in the mean of
// its trainings; ok is false where nothing has been measured.
func (n *Network) Errors() (mean float64, ok bool) {
	mean, _ = n.Model.Result.Spread()
	return mean, len(n.Model.Result.Runs) > 0
}

// factors are by how much shuffling multiplies the errors of the two kinds.
func (r *Room) factors() (dense, conv float64, ok bool) {
	var e [4]float64
	for i := range r.Nets {
		if e[i], ok = r.Nets[i].Errors(); !ok {
			return 0, 0, false
		}
	}
	return e[DenseShuffled] / e[Dense], e[ConvShuffled] / e[Conv], true
}

// loser is which kind shuffling makes worse by what has been measured, as an answer
// to the question.
func (r *Room) loser() int {
	const much = 1.25
	switch dense, conv, _ := r.factors(); {
	case dense >= much && conv >= much:
		return 2
	case conv >= dense:
		return 1
	}
	return 0
}

func (r *Room) shuffleQuestion() words.Question {
	t := r.T()
	q := words.Question{Ask: t.ShuffleAsk, Choices: t.Kinds, Right: r.loser(), Reveal: t.ShuffleReveal}
	if q.Right != 1 {
		_, q.Reveal = r.ShuffleSays()
	}
	return q
}

// ShuffleSays is what has been measured, and what the networks say of this digit.
func (r *Room) ShuffleSays() (title, sentence string) {
	t := r.T()
	var e [4]int
	for i := range r.Nets {
		mean, ok := r.Nets[i].Errors()
		if !ok {
			return t.NotMeasured, t.NotMeasuredHelp
		}
		e[i] = int(math.Round(mean))
	}
	_, conv, _ := r.factors()
	if title = t.Errors; r.loser() == 1 {
		title = t.Falls
	}
	return title, fmt.Sprintf(t.ShuffleErrors, e[Dense], e[DenseShuffled], e[Conv], e[ConvShuffled], words.Short(conv))
}
