package train

import (
	"math"
	"strconv"
	"strings"

	"convlab/nn/zoo"
	"convlab/web/lesson/words"
	"convlab/web/work/training"
)

// Across and High are the units in which lines are written: a plot's width and height.
const (
	Across = 1000
	High   = 400
)

// A Line is one curve of a plot.
type Line struct {
	Class string // "train", "test", "native"; with "raw" for what is not smoothed, "with" for other runs
	Path  string // of an SVG path in Across×High

	points [][2]float64 // the same, 0 to 1
}

// A Tick is a number at an axis, and where: 0 to 1, from the left or from above.
type Tick struct {
	Text string
	At   float64
}

// A Mark is a point of a plot, with what is said beside it.
type Mark struct {
	Class string
	X, Y  float64 // 0 to 1, from the left and from above
	Text  string
	At    float64 // from where on, below or above, the text has the height to itself
}

// A Plot is one of the two.
type Plot struct {
	Lines []Line
	Y     []Tick
	Marks []Mark
	Level float64 // where the course's test accuracy is, from above; 0 where it is not drawn
}

// A Chart is accuracy and loss over the epochs.
type Chart struct {
	Accuracy, Loss Plot
	X              []Tick
	Cursor         float64 // from the left; negative for none
	Any            bool    // there is something of the reader's to see
	Native         bool    // and of our own run
}

// chart is a Chart that is kept as long as it holds.
type chart struct {
	Chart
	stale bool
	lang  words.Lang
}

// Settings are those of the run, or of the one that would start.
func (r *Room) Settings() *training.Settings {
	if run := r.Run(); run != nil {
		return &run.Settings
	}
	return &r.Set
}

// Chart returns the curves.
func (r *Room) Chart() *Chart {
	if r.chart.stale || r.chart.X == nil || r.chart.lang != r.Lang {
		r.draw()
	}
	return &r.chart.Chart
}

// SetLinear and SetRaw choose how curves are drawn, SetCourse whether ours is, too.
func (r *Room) SetLinear(on bool) { r.Linear, r.chart.stale = on, true }
func (r *Room) SetRaw(on bool)    { r.Raw, r.chart.stale = on, true }
func (r *Room) SetCourse(on bool) { r.Course, r.chart.stale = on, true }

// A drawing is a chart that is being drawn.
type drawing struct {
	axis
	c Chart
	t *Text
}

func (r *Room) draw() {
	d := drawing{axis: r.plan(r.charted()), c: Chart{Cursor: -1}, t: r.T()}
	d.c.X, d.c.Accuracy.Y, d.c.Loss.Y = d.epochs(), d.percents(), d.losses()
	d.c.Accuracy.Level = d.right(reported().test)
	if r.Course {
		d.course()
	}
	for _, w := range r.Compared() {
		d.beside(w)
	}
	if n := r.Values(); r.Example() && n.Has {
		d.c.Cursor = d.x(float64(n.Step))
		d.mark("native", spot{float64(n.Step), n.Right, n.Loss}, "")
	}
	if run := r.Run(); run != nil && len(run.Curve.Points) > 0 {
		if d.c.Any = true; r.Raw {
			d.lines("raw", raw(run, &d.axis, (*training.Point).Right), raw(run, &d.axis, (*training.Point).Mean))
		} else {
			d.line("train", r.smooth(run, &d.axis))
		}
		tests := d.tests(run.Tests, 1)
		d.line("test", tests)
		d.points(tests)
		d.cursor(r.Values())
	}
	d.apart()
	r.chart = chart{Chart: d.c, lang: r.Lang}
}

// line draws a curve into both plots, lines one into each.
func (d *drawing) line(class string, list []spot) { d.lines(class, list, list) }

func (d *drawing) lines(class string, right, loss []spot) {
	var a, l pen
	for _, p := range right {
		a.to(d.x(p.step), d.right(p.right))
	}
	for _, p := range loss {
		l.to(d.x(p.step), d.loss(p.loss))
	}
	d.c.Accuracy.Lines = append(d.c.Accuracy.Lines, Line{class, a.String(), a.points})
	d.c.Loss.Lines = append(d.c.Loss.Lines, Line{class, l.String(), l.points})
}

// mark marks a point in both plots, with its numbers behind a name.
func (d *drawing) mark(class string, p spot, name string) {
	d.marks(class, p, name+Percent(p.right), name+Loss(p.loss))
}

func (d *drawing) marks(class string, p spot, right, loss string) {
	d.c.Accuracy.Marks = append(d.c.Accuracy.Marks, Mark{Class: class, X: d.x(p.step), Y: d.right(p.right), Text: right})
	d.c.Loss.Marks = append(d.c.Loss.Marks, Mark{Class: class, X: d.x(p.step), Y: d.loss(p.loss), Text: loss})
}

// apart finds a place for the texts of all marks.
func (d *drawing) apart() {
	for _, p := range []*Plot{&d.c.Accuracy, &d.c.Loss} {
		apart(p.Marks)
		for i := range p.Marks {
			p.clear(&p.Marks[i])
		}
	}
}

// tests are those of a run, whose steps are by so much longer than this axis's.
func (d *drawing) tests(list []training.Test, per float64) (spots []spot) {
	for i := range list {
		x := &list[i]
		if at := float64(x.Step) * per; !d.linear && at < d.from && len(list) > 1 {
			continue // it would be left of that axis
		}
		spots = append(spots, spot{float64(max(x.Step, 1)) * per, x.Right(), x.Loss})
	}
	return spots
}

// points shows where tests were made, as far as they can be told apart.
func (d *drawing) points(list []spot) {
	last := -1.
	for _, p := range list {
		if x := d.x(p.step); x > last+.02 {
			last = x
			d.marks("point", p, "", "")
		}
	}
}

// course draws our own run of the course's settings as far as the axis goes.
func (d *drawing) course() {
	var list []spot
	for _, p := range course {
		if x := float64(p.Epoch) * d.perEpoch; x <= d.to {
			list = append(list, spot{x, p.Right, p.Loss})
		}
	}
	if d.c.Native = len(list) > 0; d.c.Native {
		d.line("native", list)
	}
	if end := float64(zoo.DenseCourse.Recipe.Epochs) * d.perEpoch; end <= d.to*1.0001 {
		right := measured().test
		d.c.Accuracy.Marks = append(d.c.Accuracy.Marks, Mark{Class: "native", X: d.x(end), Y: d.right(right), Text: d.t.Test + " " + Percent(right)})
	}
}

// beside draws the tests of a run that is compared.
func (d *drawing) beside(w Compared) {
	list := d.tests(w.Tests, d.perEpoch/float64(w.Settings.PerEpoch()))
	if len(list) > 0 {
		d.c.Any = true
		d.line("with", list)
		d.marks("with", list[len(list)-1], w.Letter, w.Letter)
	}
}

// cursor marks what the curves say at the cursor.
func (d *drawing) cursor(v Values) {
	if v.Step == 0 {
		return
	}
	d.c.Cursor = d.x(float64(v.Step))
	if v.Has {
		d.mark("train", spot{float64(v.Last), v.Right, v.Loss}, d.t.Here+" ")
	}
	if x := v.Test; x != nil {
		d.mark("test", spot{float64(max(x.Step, 1)), x.Right(), x.Loss}, d.t.Test+" ")
	}
}

// apart says on which side of its point the text of a mark goes: below where it would lie
// over another one's, left of it near the right border.
func apart(marks []Mark) {
	for i := range marks {
		if marks[i].Text == "" {
			continue
		}
		for k := range marks {
			if k != i && marks[k].Text != "" && math.Abs(marks[k].X-marks[i].X) < .3 && math.Abs(marks[k].Y-marks[i].Y) < .25 && !strings.Contains(marks[i].Class, " below") &&
				(marks[k].Y < marks[i].Y || marks[k].Y == marks[i].Y && k < i) {
				marks[i].Class += " below"
			}
		}
		if marks[i].X > .7 && !strings.Contains(marks[i].Class, " left") {
			marks[i].Class += " left"
		}
	}
}

// clear moves the text of a mark away from the lines beside its point: below all of them,
// or above its own; where that would leave the plot, it stays.
func (p *Plot) clear(m *Mark) {
	const wide, high = .22, .1 // about what a text takes
	below := strings.Contains(m.Class, " below")
	from, to := m.X, m.X+wide
	if strings.Contains(m.Class, " left") {
		from, to = m.X-wide, m.X
	}
	at := m.Y
	m.At = at
	for i := range p.Lines {
		l := &p.Lines[i]
		if !below && l.Class != strings.Fields(m.Class)[0] || l.Class == "native" || l.Class == "raw" {
			continue
		}
		for k := range l.points[:max(len(l.points)-1, 0)] {
			// the part of a segment that is beside the point
			a, b := l.points[k], l.points[k+1]
			if b[0] < from || a[0] > to || b[0] <= a[0] {
				continue
			}
			y := func(x float64) float64 { return a[1] + (b[1]-a[1])*(min(max(x, a[0]), b[0])-a[0])/(b[0]-a[0]) }
			if below {
				at = max(at, y(from), y(to))
			} else {
				at = min(at, y(from), y(to))
			}
		}
	}
	if at >= high && at <= 1-high {
		m.At = at
	}
}

// A spot is what the images of some steps were like.
type spot struct{ step, right, loss float64 }

// columns is how many points a smoothed curve has at most.
const columns = 160

// smooth returns means over the curve: each point is the mean of all batches in a
// piece of the axis.
func (r *Room) smooth(run *training.Run, a *axis) (list []spot) {
	points := run.Curve.Points
	i := 0
	for k := range columns {
		end := a.step(float64(k+1) / columns)
		steps, images, correct, loss, sum := 0, 0, 0, 0., 0.
		for i < len(points) && (float64(points[i].LastStep) <= end || k == columns-1) {
			p := &points[i]
			steps += p.Steps
			images += p.Images
			correct += p.Correct
			loss += p.Loss
			sum += float64(p.Steps) * (float64(p.LastStep) - float64(p.Steps-1)/2)
			i++
		}
		if images > 0 {
			list = append(list, spot{sum / float64(steps), float64(correct) / float64(images), loss / float64(images)})
		}
	}
	return list
}

// raw returns the points as they were kept, where there are more than can be told apart
// the extremes of each column.
func raw(run *training.Run, a *axis, of func(*training.Point) float64) (list []spot) {
	points := run.Curve.Points
	const most = 3 * columns
	for i := 0; i < len(points); {
		col := int(a.x(float64(points[i].LastStep)) * most)
		j, lo, hi := i, i, i
		for ; j < len(points) && int(a.x(float64(points[j].LastStep))*most) == col; j++ {
			if of(&points[j]) < of(&points[lo]) {
				lo = j
			}
			if of(&points[j]) > of(&points[hi]) {
				hi = j
			}
		}
		for _, k := range []int{min(lo, hi), max(lo, hi)} {
			list = append(list, spot{float64(points[k].LastStep), points[k].Right(), points[k].Mean()})
			if lo == hi {
				break
			}
		}
		i = j
	}
	return list
}

// A pen writes an SVG path.
type pen struct {
	strings.Builder
	points [][2]float64
}

func (p *pen) to(x, y float64) {
	op := byte('L')
	if p.Len() == 0 {
		op = 'M'
	}
	p.points = append(p.points, [2]float64{min(max(x, 0), 1), y})
	p.WriteByte(op)
	p.WriteString(strconv.FormatFloat(min(max(x, 0), 1)*Across, 'f', 1, 64))
	p.WriteByte(' ')
	p.WriteString(strconv.FormatFloat(y*High, 'f', 1, 64))
}
