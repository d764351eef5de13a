package train

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/vugu/vugu"

	"convlab/nn/mnist"
	"convlab/web/chapter"
	lesson "convlab/web/lesson/train"
	"convlab/web/lesson/words"
	"convlab/web/part"
	"convlab/web/work/training"
)

// Entry is the chapter's line in the table.
var Entry = chapter.New(lesson.Chapter, func(r *lesson.Room) vugu.Builder { return &Train{L: r} })

// Train is the chapter's root.
type Train struct{ L *lesson.Room }

func (c *Train) t() *lesson.Text { return c.L.T() }

func (c *Train) class() string {
	return part.Class("train stage").If(true, [...]string{"curves", "confused", "writes"}[c.L.View]).If(c.L.Running(), "running").If(c.L.View == lesson.Curves && c.L.Pane == lesson.Update, "updating").String()
}

func (c *Train) askID() string { return [...]string{"train", "train-wrong", "train-own"}[c.L.View] }

// --- The plots ---

func (c *Train) plotClass(name string) string {
	return part.Class("plot").If(true, name).If(c.L.Hot == name, "hot").String()
}

func (c *Train) hot(name string) string { return part.Class("").If(c.L.Hot == name, "hot").String() }

func (c *Train) feet() (list []spot) {
	for _, t := range c.L.Chart().X {
		s := spot{Key: t.Text, Text: t.Text, Style: at("x", t.At)}
		if t.At > .97 {
			s.Class = "last"
		}
		list = append(list, s)
	}
	return list
}

// over puts the cursor where the pointer is.
func (c *Train) over(e vugu.DOMEvent) {
	el := e.JSEventCurrentTarget()
	if !el.Truthy() {
		return
	}
	area := el.Call("querySelector", ".area")
	if !area.Truthy() {
		return
	}
	box := area.Call("getBoundingClientRect")
	if w := box.Get("width").Float(); w > 0 {
		c.L.Over(max((e.PropFloat64("clientX")-box.Get("left").Float())/w, 0))
	}
}

func (c *Train) plotKey(e vugu.DOMEvent) {
	part.Keys(e, func(_ string, dx, _ int) bool {
		c.L.Move(dx)
		return dx != 0
	})
}

// says is what is said under the title: what the cursor reads, or about the run.
func (c *Train) says() string {
	if c.L.At > 0 {
		return c.L.Reads()
	}
	s := c.L.Says()
	for _, more := range []string{c.L.Keeping(), c.L.Replaced()} {
		if more != "" {
			s += " " + more
		}
	}
	return s
}

func (c *Train) interrupted() string {
	run := c.L.Interrupted()
	return fmt.Sprintf(c.t().Interrupted, c.L.NameOf(run))
}

func (c *Train) reopen() {
	if run := c.L.Interrupted(); run != nil {
		c.L.Resume(run.ID)
	}
}

// --- Beside them ---

func (c *Train) sideClass() string {
	return part.Class("side").If(c.L.Hot == "weights" || c.L.Hot == "update", "hot").String()
}

func (c *Train) panes() []part.Choice { return part.Numbered(c.t().Panes[:]) }

// weightsTitle says what the pictures are.
func (c *Train) weightsTitle() string {
	what := c.t().Moved
	if c.L.Now {
		what = c.t().Present
	}
	f := c.L.Frame()
	if f == nil {
		return c.t().Panes[lesson.Weights]
	}
	if c.L.Run() == nil {
		return fmt.Sprintf(c.t().ExampleTitle, lesson.ExampleUnits())
	}
	title := c.t().WeightsTitle
	units := c.units()
	if f.Side < mnist.Side {
		title = c.t().KernelsTitle
	}
	return fmt.Sprintf(title, units) + " · " + what
}

// signs are what the two colours stand for.
func (c *Train) signs() [2]string {
	if c.L.Now || c.L.Run() == nil {
		return c.t().Signs
	}
	return [2]string{c.t().Up, c.t().Down}
}

// mostUnits is how many pictures are shown at most.
const mostUnits = 30

// units is how many units or kernels the first layer has.
func (c *Train) units() int {
	s := c.L.Settings()
	switch {
	case s.Net == training.LeNet5:
		return 6
	case s.Net == training.SmallCNN:
		return 24
	case len(s.Units) == 0:
		return mnist.Classes
	}
	return s.Units[0]
}

func (c *Train) watchKey(e vugu.DOMEvent) { part.MoveKeys(e, c.L.WatchCell, nil) }

func (c *Train) stepTitle() string {
	u := c.L.Sum()
	return fmt.Sprintf(c.t().StepOf, u.Step) + " · " + u.Weight
}

func (c *Train) sumsClass() string {
	return part.Class("sums").If(c.L.Elsewhere() != "", "past").String()
}

func (c *Train) sums() []lesson.Figure {
	u, t := c.L.Sum(), c.t()
	return []lesson.Figure{
		{Key: "old", Name: t.Old, Value: u.Old}, {Key: "gradient", Name: t.Gradient, Value: u.Gradient}, {Key: "rate", Name: t.RateOf, Value: u.Rate},
		{Key: "new", Name: t.New, Value: u.New}, {Key: "change", Name: t.Change, Value: u.Change},
		{Key: "before", Name: t.LossBefore, Value: u.Before}, {Key: "after", Name: t.LossAfter, Value: u.After}, {Key: "alone", Name: t.AloneChange, Value: u.Alone},
	}
}

// --- The buttons ---

func (c *Train) playName() string {
	t, run := c.t(), c.L.Run()
	switch {
	case c.L.Running():
		return t.Pause
	case run == nil:
		return t.Start
	case c.L.Fresh():
		return t.Again
	case run.Status == training.Failed:
		return t.TryAgain
	case run.Step == 0:
		return t.Start
	}
	return t.GoOn
}

func (c *Train) playIcon() string {
	if c.L.Running() {
		return "pause"
	}
	return "play"
}

func (c *Train) filmAt() string {
	if c.L.Frames() < 2 {
		return "1" // the end of a range that has nothing in it
	}
	return strconv.Itoa(c.L.FrameAt())
}

func (c *Train) filmStyle() string {
	done := 1.
	if n := c.L.Frames(); n > 1 {
		done = float64(c.L.FrameAt()) / float64(n-1)
	}
	return at("done", done)
}

func (c *Train) scrubbed(e vugu.DOMEvent) {
	if n, err := strconv.Atoi(e.PropString("target", "value")); err == nil {
		c.L.Scrub(n)
	}
}

// --- Settings ---

func (c *Train) tabs() []part.Choice      { return part.Numbered(c.t().Tabs[:]) }
func (c *Train) presets() []part.Choice   { return part.Numbered(c.t().Presets[:]) }
func (c *Train) nets() []part.Choice      { return part.Numbered(c.t().NetNames[:]) }
func (c *Train) rules() []part.Choice     { return part.Numbered(c.t().RuleNames[:]) }
func (c *Train) schedules() []part.Choice { return part.Numbered(c.t().ScheduleNames[:]) }
func (c *Train) augments() []part.Choice  { return part.Numbered(c.t().AugmentNames[:]) }

// dialKeys are the names of dials for style sheets and tests.
var dialKeys = []string{"rate", "batch", "epochs", "l2", "dropout", "seed", "images"}

func (c *Train) dials() (list []Dial) {
	for i, key := range dialKeys {
		d, label := lesson.Dial(i), c.t().Dials[i]
		list = append(list, Dial{Key: key, Label: label, Value: c.L.Written(d), Less: fmt.Sprintf(c.t().Less, label), More: fmt.Sprintf(c.t().More1, label),
			OnTurn: func(by int) { c.L.Turn(d, by) }, OnType: func(text string) { c.L.Type(d, text) }})
	}
	return list
}

// pools are how many workers may be asked for: as many as help, or one of a few numbers.
func (c *Train) pools() (list []part.Choice) {
	list = append(list, part.Choice{Key: "0", Text: fmt.Sprintf(c.t().PoolAuto, c.L.MostWorkers())})
	for n := 1; n <= training.MaxPool; n *= 2 {
		list = append(list, part.Choice{Key: part.Number(n), Text: strconv.Itoa(n)})
	}
	return list
}

// rates is what was measured with pools of other sizes.
func (c *Train) rates() string {
	run := c.L.Run()
	if run == nil || len(run.Rates) == 0 {
		return ""
	}
	var list []string
	for _, x := range run.Rates {
		list = append(list, strconv.Itoa(x.Workers)+" → "+words.Thousands(int(x.Rate)))
	}
	return fmt.Sprintf(c.t().Rates, strings.Join(list, ", "))
}

func (c *Train) rename(e vugu.DOMEvent) { c.L.Rename(e.PropString("target", "value")) }

func (c *Train) compareClass(k lesson.Kept) string {
	return part.Class("btn icon-only").If(k.Letter != "", "on").String()
}

func (c *Train) typeUnits(e vugu.DOMEvent) { c.L.TypeUnits(e.PropString("target", "value")) }

func (c *Train) parameters() string {
	return fmt.Sprintf(c.t().Parameters, words.Thousands(c.L.Params()))
}

func (c *Train) dialsClass() string {
	return part.Class("dials").If(c.L.Running(), "locked").String()
}

// inert takes the settings out of reach while a run is made with them.
func (c *Train) inert() vugu.VGAttributeListerFunc {
	return func() []vugu.VGAttribute {
		if c.L.Running() {
			return []vugu.VGAttribute{{Key: "inert", Val: "inert"}}
		}
		return nil
	}
}

// other says that the run has other settings than the ones that are shown.
func (c *Train) other() bool {
	run := c.L.Run()
	return run != nil && !c.L.Running() && !run.Settings.Equal(&c.L.Set)
}

func (c *Train) lineClass(l lesson.CodeLine) string {
	return part.Class("").If(l.Set, "set").String()
}

func (c *Train) codeNote() string {
	t := c.t()
	notes := []string{t.Marked, t.GoNote}
	if c.L.Tab == lesson.Keras {
		notes[1] = t.KerasNote
		if c.L.Set.Augment != training.Plain {
			notes[1] = t.KerasDistorts
		}
	}
	if c.L.Learns() {
		notes = append(notes, t.NotMine)
	}
	return strings.Join(notes, " ")
}

// --- What it gets wrong ---

func (c *Train) matrixName() string { return c.t().Truth + " " + c.t().Answers }

func (c *Train) active() int {
	label, answer := c.L.Chosen()
	return label*mnist.Classes + answer
}

func (c *Train) pick(i int) { c.L.Choose(i/mnist.Classes, i%mnist.Classes) }

// cells are the table with its heads.
func (c *Train) cells() (list []part.Cell) {
	m := c.L.Matrix()
	head := func(text string) part.Cell {
		return part.Cell{Text: text, Inert: true, Index: -1, Class: "beyond head"}
	}
	list = append(list, head(""))
	for a := range mnist.Classes {
		list = append(list, head(strconv.Itoa(a)))
	}
	most := 1
	for l := range m.Times {
		for a, n := range m.Times[l] {
			if l != a {
				most = max(most, n)
			}
		}
	}
	label, answer := c.L.Chosen()
	for l := range m.Times {
		list = append(list, head(strconv.Itoa(l)))
		for a, n := range m.Times[l] {
			x := part.Cell{Text: strconv.Itoa(n), Name: fmt.Sprintf(c.t().CellName, l, a, n), Index: l*mnist.Classes + a}
			if l == a {
				x.Class = "beyond diagonal"
			} else {
				x.Class = "miss"
				x.Style = at("a", math.Sqrt(float64(n)/float64(most)))
				if n == 0 {
					x.Text = ""
				}
			}
			x.Class = x.Class.If(l == label && a == answer, "now")
			list = append(list, x)
		}
	}
	return list
}

// A shot is a wrong image that can be opened.
type shot struct {
	Key, Href, Host, Name, Text string
	Here                        bool // the picture is
}

func (c *Train) shots(list []lesson.Miss, most int) (out []shot) {
	for i, m := range list {
		if i == most {
			break
		}
		n := strconv.Itoa(m.Image)
		_, here := c.L.Picture(m.Image)
		out = append(out, shot{Key: n, Here: here, Host: "train:" + n, Href: c.L.OpenAt(m.Image),
			Name: fmt.Sprintf(c.t().MissName, m.Image, m.Label, m.Answer, words.Percent(m.Sure)+"%"),
			Text: strconv.Itoa(m.Label) + "→" + strconv.Itoa(m.Answer) + " " + words.Percent(m.Sure) + "%"})
	}
	return out
}

// Images that are shown at most.
const (
	mostListed = 12
	mostWorst  = 12
)

func (c *Train) listed() []shot { return c.shots(c.L.Listed(), mostListed) }
func (c *Train) worst() []shot  { return c.shots(c.L.Worst(mostWorst), mostWorst) }

// missing is what is still missing of the wrong images, and lost whether it could not be had.
func (c *Train) missing() string {
	says, _ := c.L.WrongComing()
	return says
}

func (c *Train) lost() bool {
	_, lost := c.L.WrongComing()
	return lost
}

// tells says that the example answers the question of the exhibit.
func (c *Train) tells() string { return part.Tells(c.L.Run() == nil) }

// whose is whose mistakes the table has, or what is meant by the reader's own share of training images.
func (c *Train) whose() string {
	if s := c.L.Whose(); s != "" || c.L.Run() == nil || c.L.Run().Step == 0 {
		return s
	}
	return c.t().Met
}

func (c *Train) pair() string {
	a, b, n := c.L.Matrix().Pair()
	return fmt.Sprintf(c.t().PairSays, a, b, n)
}

func (c *Train) resultClass(x lesson.Result) string {
	return part.Class("").If(x.Yours, "yours").String()
}

// --- The reader's own digits ---

func (c *Train) write() string { return fmt.Sprintf(c.t().Write, c.L.Next()) }

func (c *Train) keeps() (list []string) {
	for d := range mnist.Classes {
		list = append(list, fmt.Sprintf(c.t().KeepOne, d))
	}
	return list
}

func (c *Train) keepClass(d int) string {
	return part.Class("btn").If(d == c.L.Next(), "on").String()
}

func (c *Train) mineTitle() string { return fmt.Sprintf(c.t().MineTitle, len(c.L.Mine())) }

// An own digit as it is listed.
type own struct {
	Key, Host, Name, Text, Class string
	Number                       int
}

func (c *Train) mine() (list []own) {
	for _, m := range c.L.Mine() {
		n := strconv.Itoa(m.Number)
		x := own{Key: n, Host: "train:mine:" + n, Number: m.Number, Text: strconv.Itoa(int(m.Label)), Name: fmt.Sprintf(c.t().MineName, m.Label), Class: "num"}
		if answer, wrong := c.L.Wrongly(m); wrong {
			x.Text += "→" + strconv.Itoa(answer)
			x.Name += ", " + fmt.Sprintf(c.t().ReadAs, answer)
			x.Class = "num err"
		}
		x.Name += ". " + fmt.Sprintf(c.t().Drop, m.Label)
		list = append(list, x)
	}
	return list
}

func (c *Train) rightOf(s lesson.Score) string { return fmt.Sprintf(c.t().RightOf, s.Right, s.Of) }

func (c *Train) nib() string {
	p := c.L.Digit.Cursor.At()
	return at("x", float64(p.X)) + ";" + at("y", float64(p.Y))
}

func (c *Train) padKey(e vugu.DOMEvent) {
	part.Keys(e, func(key string, dx, dy int) bool {
		return c.L.Digit.Key(key, dx, dy, e.PropBool("shiftKey"))
	})
}
