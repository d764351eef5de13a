package generalise

import (
	"fmt"
	"strconv"

	"convlab/nn/beans"
	"convlab/web/lesson/words"
)

// Percent writes how many in a hundred are right; Points a difference of two such
// numbers, without a sign.
func Percent(s beans.Score) string { return words.Short(s.Percent()) + "%" }

func points(d float64) string { return words.Short(max(d, -d)) }

// Loss writes a loss with three digits.
func Loss(v float64) string {
	switch {
	case v >= 1e6:
		return ">1,000,000"
	case v >= 1000:
		return words.Thousands(int(v + .5))
	case v >= 99.95:
		return strconv.FormatFloat(v, 'f', 0, 64)
	case v >= 9.995:
		return strconv.FormatFloat(v, 'f', 1, 64)
	case v >= .0995:
		return strconv.FormatFloat(v, 'f', 2, 64)
	case v >= .0005:
		return strconv.FormatFloat(v, 'f', 3, 64)
	}
	return "<0.001"
}

// Rate writes a learning rate, or another number of a setting.
func Rate(v float32) string { return strconv.FormatFloat(float64(v), 'f', -1, 32) }

// Judged is the verdict on what is shown.
func (r *Room) Judged() beans.Verdict { return beans.Judge(r.Points()) }

// Verdict says what the numbers of the two halves mean, at the step that is shown.
func (r *Room) Verdict() string {
	t, all := r.T(), r.Points()
	now := all[len(all)-1]
	train, test := Percent(now.Train), Percent(now.Test)
	gap := now.Train.Percent() - now.Test.Percent()
	switch r.Judged() {
	case beans.Nothing:
		if now.Train.Of == 0 || now.Test.Of == 0 {
			return t.NoBeans
		}
		return fmt.Sprintf(t.Untrained, train, test)
	case beans.NaN:
		return fmt.Sprintf(t.Lost, len(all)-1, Rate(Rates[r.Setting.Rate]))
	case beans.Wild:
		return fmt.Sprintf(t.Wild, Loss(all[0].Train.Loss), Loss(now.Train.Loss), Rate(Rates[r.Setting.Rate]))
	case beans.Overfits:
		return fmt.Sprintf(t.Overfits, train, test, points(gap))
	case beans.Lucky:
		return fmt.Sprintf(t.Lucky, test, points(gap), train)
	case beans.Learning:
		return fmt.Sprintf(t.Learning, train, test)
	case beans.Underfits:
		return fmt.Sprintf(t.Underfits, train, test)
	}
	return fmt.Sprintf(t.Fits, train, test, points(gap))
}

// Detail says how it has come to that.
func (r *Room) Detail() string {
	t, all := r.T(), r.Points()
	now, n := all[len(all)-1], len(all)-1
	if n == 0 || now.Train.Of == 0 || now.Test.Of == 0 {
		return t.Seed
	}
	if !now.Finite {
		return t.LostHelp
	}
	if d, ok := r.counted(); ok && n == beans.LuckSteps && r.Judged() == beans.Lucky {
		return fmt.Sprintf(t.ManyMore, words.Thousands(beans.Many), words.Short(float64(d.Many)*100/beans.Many)+"%")
	}
	best := 0
	for i, p := range all {
		if p.Test.Loss < all[best].Test.Loss {
			best = i
		}
	}
	if b := all[best]; now.Test.Loss > b.Test.Loss*1.05 && now.Train.Loss < b.Train.Loss {
		return fmt.Sprintf(t.Since, best, Loss(b.Test.Loss), Percent(b.Test), Loss(b.Train.Loss), Loss(now.Train.Loss), Loss(now.Test.Loss))
	}
	return fmt.Sprintf(t.Losses, Loss(now.Train.Loss), Loss(now.Test.Loss))
}

// counted is the draw that is on the table, if it is one of those that were counted.
func (r *Room) counted() (d beans.Draw, ok bool) {
	i := int(r.Recipe.Seed) - 1
	if i < 0 || i >= beans.Draws {
		return d, false
	}
	c := beans.LuckCase(i)
	return draws[i], r.Own == "" && r.Recipe == c.Recipe && r.Setting == settingOf(c.Setting)
}

// Where says at which step, or draw, the exhibit is.
func (r *Room) Where() string {
	if r.Shown == Lots {
		return fmt.Sprintf(r.T().WhereDraws, words.Thousands(r.Drawn), words.Thousands(beans.Draws))
	}
	return fmt.Sprintf(r.T().Where, r.At(), r.End())
}

// Reading says what stands under the cursor of the curves: all four numbers and
// the gap.
func (r *Room) Reading() string {
	at := r.Probe
	all := r.Points()
	if at < 0 || at >= len(all) {
		at = len(all) - 1
	}
	p := all[at]
	if !p.Finite {
		return fmt.Sprintf(r.T().ReadingLost, at)
	}
	return fmt.Sprintf(r.T().Reading, at, Percent(p.Train), Percent(p.Test), signedPoints(p), Loss(p.Train.Loss), Loss(p.Test.Loss))
}

func signedPoints(p beans.Point) string {
	d := p.Train.Percent() - p.Test.Percent()
	s := words.Short(d)
	if d > 0 && s != "0" {
		return "+" + s
	}
	return s
}

// Strays says how many of the beans the generator has put on the other side.
func (r *Room) Strays() string {
	t := r.T()
	train, test := beans.Count(r.Beans, false), beans.Count(r.Beans, true)
	if r.Own != "" {
		return fmt.Sprintf(t.OwnBeans, train, test)
	}
	return fmt.Sprintf(t.StrayBeans, train, r.Recipe.Strays(r.Beans, false), test, r.Recipe.Strays(r.Beans, true))
}

// Network names the network that learns, and how many parameters it has.
func (r *Room) Network() string {
	t, s := r.T(), r.Setting
	n := s.Of().Params()
	switch s.Layers {
	case 0:
		return fmt.Sprintf(t.OneNeuron, n)
	case 1:
		return fmt.Sprintf(t.OneLayer, s.Units, n)
	}
	return fmt.Sprintf(t.TwoLayers, s.Units, s.Units, n)
}

// CaseScore is what a case has come to, "" while it is still trained.
func (r *Room) CaseScore(i int) string {
	s := r.shelf[i]
	if s == nil || s.run.Steps() < s.steps {
		return ""
	}
	p := s.run.Points[s.steps]
	return fmt.Sprintf(r.T().CaseScore, Percent(p.Train), Percent(p.Test))
}

// CaseRun is the run of a case, nil before it was begun, and its step now.
func (r *Room) CaseRun(i int) (*beans.Run, int) {
	if r.shelf[i] == nil {
		return nil, 0
	}
	return r.shelf[i].run, r.shelf[i].run.Steps()
}

// Gave says what a cure gave beside the run without it.
func (r *Room) Gave(cure int) string {
	t := r.T()
	without, with := r.Outcomes()
	o := with[cure]
	switch {
	case !r.Cures():
		return "–"
	case !o.Known || !without.Known:
		return t.Measuring
	case o.Lost || without.Lost:
		return t.NoNumbers
	}
	return fmt.Sprintf(t.Gave, Percent(o.Point.Test), signedTest(without.Point, o.Point), signedPoints(o.Point))
}

// signedTest is by how many points the test beans are better.
func signedTest(from, to beans.Point) string {
	d := to.Test.Percent() - from.Test.Percent()
	s := words.Short(d)
	switch {
	case s == "0":
		return "±0"
	case d > 0:
		return "+" + s
	}
	return s
}

// CureName names a cure with the number that it takes.
func (r *Room) CureName(cure int) string {
	t := r.T()
	_, with := r.Outcomes()
	if cure == ByStopping {
		if with[cure].Known {
			return fmt.Sprintf(t.StopAt, with[cure].Step)
		}
		return t.Stop
	}
	c := beans.Cures[cure].Apply(r.caseNow())
	switch cure {
	case ByL2:
		return fmt.Sprintf(t.L2At, Rate(c.L2))
	case ByDropout:
		return fmt.Sprintf(t.DropoutAt, strconv.FormatFloat(float64(c.Dropout)*100, 'f', 0, 64)+"%")
	case ByFewer:
		return fmt.Sprintf(t.FewerAt, c.Units)
	}
	have := beans.Count(r.Beans, false)
	return fmt.Sprintf(t.MoreAt, min(5*have, MostBeans))
}

// CuresHelp says what the cures are compared with.
func (r *Room) CuresHelp() string {
	t := r.T()
	without, _ := r.Outcomes()
	switch {
	case r.Setting.Layers == 0:
		return t.CuresNone
	case !r.Cures() || !without.Known || without.Lost:
		return fmt.Sprintf(t.CuresLater, Length)
	}
	help := t.CuresHelp
	if r.Case() < 0 { // a cure may be on
		help = t.CuresNow
	}
	return fmt.Sprintf(help, Length, Percent(without.Point.Train), Percent(without.Point.Test), signedPoints(without.Point))
}

// --- Lots ---

// Counts says of the draws that are shown in how many the test beans came off
// better, and worse.
func (r *Room) Counts() (better, worse, many int) {
	for _, d := range draws[:r.Drawn] {
		switch {
		case d.Gap() >= beans.Gap:
			better++
		case d.Gap() <= -beans.Gap:
			worse++
		}
		if d.ManyGap() >= beans.Gap {
			many++
		}
	}
	return better, worse, many
}

// LotsVerdict says how rare luck is.
func (r *Room) LotsVerdict() string {
	if r.Drawn == 0 {
		return r.T().LotsNone
	}
	better, worse, _ := r.Counts()
	return fmt.Sprintf(r.T().LotsVerdict, words.Thousands(r.Drawn), beans.Gap, better, worse)
}

// LotsMany says what is left of it with more test beans.
func (r *Room) LotsMany() string {
	if r.Drawn == 0 {
		return fmt.Sprintf(r.T().LotsHow, beans.Few, beans.Few, beans.LuckSteps)
	}
	_, _, many := r.Counts()
	return fmt.Sprintf(r.T().LotsMany, words.Thousands(beans.Many), beans.Gap, many)
}

// Picked says what the draw that is looked at gave.
func (r *Room) Picked() string {
	if r.Pick == 0 {
		return r.T().PickHelp
	}
	d := draws[r.Pick-1]
	of := func(n uint8) string { return words.Short(float64(n)*100/beans.Few) + "%" }
	return fmt.Sprintf(r.T().Picked, r.Pick, of(d.Train), of(d.Test), words.Thousands(beans.Many), words.Short(float64(d.Many)*100/beans.Many)+"%")
}

// Asked implements room.Asker.
func (r *Room) Asked() (q words.Question, choice int) {
	q = r.T().Questions[r.Shown]
	switch r.Shown {
	case Lots:
		n, m := 0, 0
		for _, d := range draws {
			if d.Gap() >= beans.Gap {
				n++
			}
			if d.ManyGap() >= beans.Gap {
				m++
			}
		}
		q.Reveal = fmt.Sprintf(q.Reveal, n, words.Thousands(beans.Draws), words.Thousands(beans.Many), m)
	case Table:
		if s := r.shelf[beans.TooLarge]; s != nil && s.run.Steps() == s.steps {
			a, b := s.run.Points[first.Step], s.run.Points[s.steps]
			q.Reveal += " " + fmt.Sprintf(r.T().RevealNumbers, first.Step, s.steps, Percent(a.Train), Percent(b.Train), Percent(a.Test), Percent(b.Test))
		}
	}
	return q, r.Guesses[r.Shown].Choice()
}

// CursorText says what is at the cursor of the keys.
func (r *Room) CursorText() string {
	t := r.T()
	at := fmt.Sprintf(t.CursorAt, int(r.Cursor.X), int(r.Cursor.Y))
	if i := r.nearest(r.Cursor, near); i >= 0 {
		return fmt.Sprintf(t.Join, at, r.BeanName(i))
	}
	return at
}

// BeanName says which bean it is.
func (r *Room) BeanName(i int) string {
	b := r.Beans[i]
	half, class := 0, 0
	if b.Test {
		half = 1
	}
	if b.Ripe {
		class = 1
	}
	return fmt.Sprintf(r.T().BeanName, r.T().Halves[half], r.T().Classes[class])
}

// Aloud implements room.Speaker. Pointing says nothing.
func (r *Room) Aloud() string {
	if r.Clock.Playing || r.behind() {
		return ""
	}
	if r.Shown == Lots {
		if r.told == ofProbe {
			return r.Picked()
		}
		return r.LotsVerdict()
	}
	switch r.told {
	case ofProbe:
		return r.Reading()
	case ofCursor:
		return r.CursorText()
	case ofBeans:
		return r.Strays() + " " + r.Verdict()
	}
	return r.Where() + " " + r.Verdict()
}

// full is the notice that no more beans go into a half.
func full(test bool) words.Notice {
	of := func(t *Text) string {
		if test {
			return fmt.Sprintf(t.Full, t.Halves[1], MostBeans)
		}
		return fmt.Sprintf(t.Full, t.Halves[0], MostBeans)
	}
	return words.Notice{Text: words.Both[string]{Zh: of(&texts.Zh), En: of(&texts.En)}}
}
