package train

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"convlab/nn/ink"
	"convlab/nn/mnist"
	"convlab/web/lesson/digit"
	"convlab/web/lesson/library"
	"convlab/web/lesson/panel"
	"convlab/web/lesson/room"
	"convlab/web/lesson/words"
	"convlab/web/work/training"
)

// A Miss is a test image that is read wrong.
type Miss struct {
	Image         int // of the test set, from 0
	Label, Answer int
	Sure          float32 // the probability of the answer
	True          float32 // and of the label, 0 where that isn't known
}

// Matrix is how often which digit was read as which.
type Matrix struct {
	Times [mnist.Classes][mnist.Classes]int // by label, then answer
	None  int                               // images without an answer
	Miss  []Miss                            // the most certain first
	Of    int                               // images
}

// matrix is a Matrix that is kept as long as it holds.
type matrix struct {
	Matrix
	of *training.Answers
}

// Matrix returns it, nil while there is none: no test of the whole set was made, or
// its labels are not here. Before the first run it is the example's.
func (r *Room) Matrix() *Matrix {
	run := r.Run()
	if run == nil {
		return r.mistakes()
	}
	if run.Whole == nil || !r.Library.Here(library.Test) {
		return nil
	}
	m := &r.matrix
	if m.of != run.Whole {
		*m = matrix{Matrix: confuse(run.Whole, r.Library.Set(library.Test).Labels), of: run.Whole}
	}
	return &m.Matrix
}

func confuse(a *training.Answers, labels []uint8) (m Matrix) {
	m.Of = min(len(a.Digit), len(labels))
	for i := range m.Of {
		label, answer := int(labels[i]), int(a.Digit[i])
		if answer >= mnist.Classes {
			m.None++
			continue
		}
		if m.Times[label][answer]++; label != answer {
			m.Miss = append(m.Miss, Miss{i, label, answer, a.Sure[i], a.True[i]})
		}
	}
	m.sort()
	return m
}

func (m *Matrix) sort() {
	slices.SortStableFunc(m.Miss, func(a, b Miss) int { return cmp.Compare(b.Sure, a.Sure) })
}

// Most is, of the two digits that are taken for each other most often, the cell with more mistakes.
func (m *Matrix) Most() (label, answer int) {
	a, b, _ := m.Pair()
	if m.Times[b][a] > m.Times[a][b] {
		return b, a
	}
	return a, b
}

// Pair is which two digits are taken for each other most often, both ways together.
func (m *Matrix) Pair() (a, b, times int) {
	a, b = 4, 9
	for i := range m.Times {
		for k := range i {
			if n := m.Times[i][k] + m.Times[k][i]; n > times {
				a, b, times = k, i, n
			}
		}
	}
	return a, b, times
}

// Chosen is the cell that is looked at.
func (r *Room) Chosen() (label, answer int) {
	if r.Cell > 0 {
		return (r.Cell - 1) / mnist.Classes, (r.Cell - 1) % mnist.Classes
	}
	if m := r.Matrix(); m != nil {
		return m.Most()
	}
	return 4, 9
}

// Choose looks at another cell.
func (r *Room) Choose(label, answer int) {
	if label < 0 || answer < 0 || label >= mnist.Classes || answer >= mnist.Classes {
		return
	}
	r.Cell = 1 + label*mnist.Classes + answer
	r.told = ofCell
}

// MoveCell goes to the cell beside.
func (r *Room) MoveCell(dx, dy int) {
	label, answer := r.Chosen()
	r.Choose(label+dy, answer+dx)
}

// Listed are the mistakes that are shown: those of the cell, or on the diagonal, where
// there are none, the worst of all.
func (r *Room) Listed() (list []Miss) {
	m := r.Matrix()
	if m == nil {
		return nil
	}
	label, answer := r.Chosen()
	for _, x := range m.Miss {
		if x.Label == label && x.Answer == answer {
			list = append(list, x)
		}
	}
	return list
}

// Worst are the mistakes that the network was most certain of, without those that are
// listed.
func (r *Room) Worst(most int) (list []Miss) {
	m := r.Matrix()
	if m == nil {
		return nil
	}
	label, answer := r.Chosen()
	for _, x := range m.Miss {
		if len(list) == most {
			break
		}
		if x.Label != label || x.Answer != answer {
			list = append(list, x)
		}
	}
	return list
}

// Picture returns a test image, ok if it is here.
func (r *Room) Picture(image int) (p ink.Picture, ok bool) {
	p, _, ok = r.Digit.Scan(ScanOf(image))
	return p, ok
}

// ScanOf is the number by which links name a test image.
func ScanOf(image int) int { return digit.ScanOf(library.Test, image) }

// OpenAt is a link that looks at a test image inside the reader's network where it stands beside
// the others and can be looked at, or else inside one of the page.
func (r *Room) OpenAt(image int) string {
	query := "sample=" + strconv.Itoa(ScanOf(image))
	if own := r.Panel.Added(); r.Run() != nil && own != nil && own.Input.IsVec() {
		query += "&net=" + panel.OwnName
	}
	return r.Leads(room.Answer, query)
}

// A Result is a line of the table of what came out.
type Result struct {
	Name, Train, Test, Wrong string
	Yours                    bool
}

// Results are what the course reports, what our own run of its settings gave, and what
// has come out here.
func (r *Room) Results() []Result {
	t := r.T()
	of := func(name string, x outcome) Result {
		return Result{name, Percent(x.train), Percent(x.test), strconv.Itoa(x.wrong), false}
	}
	list := []Result{of(t.Reported, reported()), of(t.NativeRun, measured())}
	if run := r.Run(); run != nil && run.Step > 0 {
		at := run.Step
		x := lastWhole(run)
		if x != nil {
			at = x.Step
		}
		mine := Result{Name: fmt.Sprintf(t.Yours, epochsAt(run, at)), Train: "–", Test: "–", Wrong: "–", Yours: true}
		if right, ok := lastEpoch(run); ok {
			mine.Train = Percent(right)
		}
		if x != nil {
			mine.Test, mine.Wrong = Percent(x.Right()), strconv.Itoa(x.Errors)
		}
		list = append(list, mine)
	}
	return list
}

// epochs writes how many epochs have been made.
func epochs(run *training.Run) string {
	e := float64(run.Step) / float64(run.Settings.PerEpoch())
	if run.At() == 0 {
		return words.Thousands(run.Epoch())
	}
	return strconv.FormatFloat(e, 'f', 1, 64)
}

// lastEpoch is the share of images that were right as they were learned from, over the
// last epoch's batches.
func lastEpoch(run *training.Run) (right float64, ok bool) {
	images, correct := 0, 0
	for i := range slices.Backward(run.Curve.Points) {
		p := &run.Curve.Points[i]
		if images >= run.Settings.Examples() {
			break
		}
		images += p.Images
		correct += p.Correct
	}
	return float64(correct) / float64(max(images, 1)), images > 0
}

// lastWhole is the last test of all test images, nil for none.
func lastWhole(run *training.Run) *training.Test {
	for i := range slices.Backward(run.Tests) {
		if run.Tests[i].Whole() {
			return &run.Tests[i]
		}
	}
	return nil
}

// CellSays says what is in the chosen cell.
func (r *Room) CellSays() string {
	m, t := r.Matrix(), r.T()
	if m == nil {
		return ""
	}
	label, answer := r.Chosen()
	n := m.Times[label][answer]
	if label == answer {
		all := 0
		for _, k := range m.Times[label] {
			all += k
		}
		return fmt.Sprintf(t.CellRight, label, n, all)
	}
	return fmt.Sprintf(t.CellWrong, label, answer, n)
}

// WrongComing says what is missing of the wrong images: the list of them, or the
// pictures; "" for nothing. lost says that it could not be had.
func (r *Room) WrongComing() (says string, lost bool) {
	run, t, list := r.Run(), r.T(), &r.Library.Mistakes
	switch {
	case run == nil && list.Failed():
		return t.ListLost, true
	case run == nil && !list.Here():
		return t.ListComing, false
	case run != nil && run.Whole == nil:
		return t.NoMatrix, false
	case r.Library.Failed(library.Test):
		return t.LabelsLost, true
	case !r.Library.Here(library.Test):
		return t.LabelsComing, false
	}
	return "", false
}

// Retry asks once more for what could not be had.
func (r *Room) Retry() {
	r.Library.Mistakes.Retry()
	r.Library.Want(library.Test)
}
