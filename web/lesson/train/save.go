package train

import (
	"fmt"
	"strconv"
	"strings"

	"convlab/web/lesson/words"
	"convlab/web/work/training"
)

// A File is one that the reader gets: to keep, or onto the clipboard.
type File struct {
	Name, Type string
	Data       string
	Clip       bool // onto the clipboard
}

// TakeFile returns the file that is to be given to the reader now, nil for none, and
// forgets it.
func (r *Room) TakeFile() *File {
	f := r.outbox
	r.outbox = nil
	return f
}

// CopyCode puts the program that is shown onto the clipboard.
func (r *Room) CopyCode() {
	if c := r.Code(); c != nil {
		r.outbox = &File{Data: c.String(), Clip: true}
	}
}

// CodeCopied says that it is there, or that the browser doesn't let us.
func (r *Room) CodeCopied(ok bool) {
	n := words.Say(&texts, func(t *Text) string { return t.NotCopied }, "")
	if ok {
		n = words.Say(&texts, func(t *Text) string { return t.Copied }, "")
	}
	n.Good = ok
	r.Say(n)
}

// SaveCSV and SavePicture give the curves to the reader.
func (r *Room) SaveCSV() {
	if s := r.CSV(); s != "" {
		r.outbox = &File{Name: "convlab-train.csv", Type: "text/csv", Data: s}
	}
}

func (r *Room) SavePicture() {
	r.outbox = &File{Name: "convlab-train.svg", Type: "image/svg+xml", Data: r.SVG()}
}

// CSV has a line for every point of the curves, of the run and of those drawn beside it: of the batches, then of the tests.
// steps and images say what a point is the mean of.
func (r *Room) CSV() string {
	var b strings.Builder
	b.WriteString("run,set,step,epoch,steps,images,loss,accuracy\n")
	var runs []*training.Run
	if run := r.Run(); run != nil {
		runs = append(runs, run)
	}
	for _, w := range r.Compared() {
		runs = append(runs, w.Run)
	}
	for _, run := range runs {
		r.writeCSV(&b, run)
	}
	return b.String()
}

func (r *Room) writeCSV(b *strings.Builder, run *training.Run) {
	name := `"` + strings.ReplaceAll(r.NameOf(run), `"`, `""`) + `"`
	per := float64(run.Settings.PerEpoch())
	line := func(set string, step, steps, images int, loss, right float64) {
		fmt.Fprintf(b, "%s,%s,%d,%s,%d,%d,%s,%s\n", name, set, step, strconv.FormatFloat(float64(step)/per, 'f', 4, 64), steps, images,
			strconv.FormatFloat(loss, 'g', 8, 64), strconv.FormatFloat(right, 'f', 6, 64))
	}
	for i := range run.Curve.Points {
		p := &run.Curve.Points[i]
		line("train", p.LastStep, p.Steps, p.Images, p.Mean(), p.Right())
	}
	for i := range run.Tests {
		x := &run.Tests[i]
		line("test", x.Step, 1, x.Images, x.Loss, x.Right())
	}
}

// SVG is the chart as a picture of its own: black on white, with its axes, what the
// lines are and what was trained.
func (r *Room) SVG() string {
	const (
		width, left, right = 900, 90, 30
		plotHigh, gap, top = 300, 70, 80
		plotWide           = width - left - right
	)
	height := top + 2*plotHigh + gap + 90 + 20*len(r.Compared())
	c, t := r.Chart(), r.T()
	var b strings.Builder
	escape := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")
	text := func(x, y float64, anchor, s string) {
		fmt.Fprintf(&b, `<text x="%.1f" y="%.1f" text-anchor="%s">%s</text>`+"\n", x, y, anchor, escape.Replace(s))
	}
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" font-family="sans-serif" font-size="14">`+"\n", width, height, width, height)
	fmt.Fprintf(&b, `<rect width="%d" height="%d" fill="#fff"/>`+"\n", width, height)
	s := r.Settings()
	title := t.NetNames[s.Net]
	if s.Net == 0 {
		title += " " + writeUnits(s.Units, "-")
	}
	title += ", " + t.RuleNames[s.Rule] + " " + plainRate(s.Rate) + ", " + t.ScheduleNames[s.Schedule] + ", " + fmt.Sprintf(t.BatchOf, s.Batch)
	if run := r.Run(); run != nil {
		text(left, 28, "start", title)
		text(left, 50, "start", r.reached(run, run.Step))
	}
	look := map[string]string{
		"train": `stroke="#555" stroke-width="1.5" stroke-dasharray="5 3"`, "raw": `stroke="#555" stroke-width=".7"`,
		"test": `stroke="#000" stroke-width="2.5"`, "native": `stroke="#b0a080" stroke-width="1.2"`, "with": `stroke="#000" stroke-width="1.2" stroke-dasharray="2 3"`,
	}
	for i, p := range []*Plot{&c.Accuracy, &c.Loss} {
		y := float64(top + i*(plotHigh+gap))
		text(left, y-8, "start", []string{t.Accuracy, t.Loss}[i])
		for _, k := range p.Y {
			fmt.Fprintf(&b, `<path d="M%d %.1fh%d" stroke="#ddd"/>`+"\n", left, y+k.At*plotHigh, plotWide)
			text(left-8, y+k.At*plotHigh+5, "end", k.Text)
		}
		for _, k := range c.X {
			fmt.Fprintf(&b, `<path d="M%.1f %.1fv%d" stroke="#eee"/>`+"\n", left+k.At*plotWide, y, plotHigh)
			text(left+k.At*plotWide, y+plotHigh+20, "middle", k.Text)
		}
		if i == 0 && p.Level > 0 {
			fmt.Fprintf(&b, `<path d="M%d %.1fh%d" stroke="#b5361b" stroke-dasharray="2 3"/>`+"\n", left, y+p.Level*plotHigh, plotWide)
			text(left+6, y+p.Level*plotHigh-4, "start", t.CourseLine)
		}
		for _, m := range p.Marks {
			if strings.HasPrefix(m.Class, "with") {
				text(left+m.X*plotWide+4, y+m.Y*plotHigh-4, "start", m.Text)
			}
		}
		for _, l := range p.Lines {
			if l.Path != "" {
				fmt.Fprintf(&b, `<path transform="translate(%d %.1f) scale(%.4f %.4f)" d="%s" fill="none" vector-effect="non-scaling-stroke" %s/>`+"\n", left, y, float64(plotWide)/Across, float64(plotHigh)/High, l.Path, look[l.Class])
			}
		}
	}
	y := float64(height - 20 - 20*len(r.Compared()))
	text(width-right, y-22, "end", t.Epochs)
	x := float64(left)
	for _, l := range []struct{ class, name string }{{"test", t.TestSet}, {"train", t.TrainSet}, {"native", t.Native}} {
		if l.class == "native" && !c.Native {
			continue
		}
		fmt.Fprintf(&b, `<path d="M%.1f %.1fh30" %s/>`+"\n", x, y-5, look[l.class])
		text(x+36, y, "start", l.name)
		x += 160
	}
	for _, w := range r.Compared() {
		y += 20
		fmt.Fprintf(&b, `<path d="M%d %.1fh30" %s/>`+"\n", left, y-5, look["with"])
		text(left+36, y, "start", w.Letter+" "+r.NameOf(w.Run)+", "+r.brief(w.Run))
	}
	b.WriteString("</svg>\n")
	return b.String()
}
