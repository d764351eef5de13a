package table

import (
	"fmt"
	"strconv"

	"github.com/vugu/vugu"

	"convlab/nn/zoo"
	"convlab/web/chapter"
	lesson "convlab/web/lesson/table"
	"convlab/web/lesson/words"
	"convlab/web/part"
)

// Entry is the chapter's line in the table.
var Entry = chapter.New(lesson.Chapter, func(r *lesson.Room) vugu.Builder { return &Table{L: r} })

// Table is the chapter's root.
type Table struct{ L *lesson.Room }

func (c *Table) t() *lesson.Text { return c.L.T() }

func (c *Table) sizes() bool { return c.L.Shown == lesson.Sizes }

func (c *Table) class() string {
	return part.Class("table stage").If(c.sizes(), "sizes").If(!c.sizes(), "families").String()
}

func (c *Table) chartClass() string { return "chart" }

func (c *Table) askID() string {
	if c.sizes() {
		return "table-sizes"
	}
	return "table"
}

func (c *Table) question() words.Question { return c.L.Question() }

func (c *Table) notes() []string {
	if c.sizes() {
		return c.t().SizesProse
	}
	return c.t().FamiliesProse
}

// --- The chart ---

// A drawn is something that stands at a place of the chart.
type drawn struct {
	Key, Text, Style  string
	Left, Right       string
	Name, First, Last string
	Class             string
}

func share(name string, v float64) string {
	return name + ":" + strconv.FormatFloat(v, 'f', 4, 64)
}

func (c *Table) columns(four bool) (list []drawn) {
	for _, x := range c.L.Columns(four) {
		list = append(list, drawn{Name: x.Name, First: x.First, Last: x.Last, Style: share("--from", x.From) + ";" + share("--to", x.To)})
	}
	return list
}

// panes are the grounds of the columns, those of both layouts.
func (c *Table) panes() (list []drawn) {
	if c.sizes() {
		return []drawn{{Key: "all", Class: "pane both", Style: "--from:0;--to:1"}}
	}
	for _, four := range []bool{false, true} {
		for i, x := range c.L.Columns(four) {
			class := part.Class("pane").If(four, "four").If(!four, "wide").If(x.Lit != "" && x.Lit == c.L.Hot, "hot")
			list = append(list, drawn{Key: fmt.Sprint(four, i), Class: class.String(), Style: share("--from", x.From) + ";" + share("--to", x.To)})
		}
	}
	return list
}

func (c *Table) ticks() (list []drawn) {
	for _, p := range lesson.Ticks {
		list = append(list, drawn{Left: strconv.FormatFloat(p, 'f', -1, 64) + "%", Right: strconv.FormatFloat(100*p, 'f', 0, 64), Style: share("--y", lesson.Height(p))})
	}
	return list
}

func (c *Table) marks() (list []drawn) {
	if !c.sizes() {
		return nil
	}
	for _, s := range lesson.SizeTicks() {
		list = append(list, drawn{Left: c.t().Round(s.Row), Style: share("--x", s.X)})
	}
	return list
}

func (c *Table) spots() (list []drawn) {
	for _, s := range c.L.Spots() {
		now := s.Row == c.L.Row && (s.Model == nil || s.Model == c.L.Chosen())
		class := part.Class("spot").If(s.Model != nil, "ours").If(s.NoYear && s.Model == nil, "undated").If(now, "now").If(c.lit(s), "hot")
		key := strconv.Itoa(s.Row)
		style := share("--x", s.X) + ";" + share("--xn", s.XNarrow) + ";" + share("--y", s.Y)
		if s.Model != nil {
			key += s.Model.Name
			style += ";" + share("--h", s.Low-s.Y)
		}
		list = append(list, drawn{Key: key, Class: class.String(), Style: style})
	}
	return list
}

// lit says that a word in the prose points at a figure.
func (c *Table) lit(s lesson.Spot) bool {
	switch key := lesson.Row(s.Row).Key; c.L.Hot {
	case "brute":
		return key == "mlp-2500-elastic"
	case "lenet":
		return key == "lenet-5-distorted"
	}
	return false
}

// tags name the figure that is looked at, and two of the sizes.
func (c *Table) tags() (list []drawn) {
	for _, s := range c.L.Spots() {
		key := lesson.Row(s.Row).Key
		named := s.Row == c.L.Row || c.sizes() && (key == "mlp-2500-elastic" || key == "lenet-5-distorted")
		if s.Model != nil || !named {
			continue
		}
		class := part.Class("tag").If(s.X > .6, "before").If(s.XNarrow > .6, "before-four").If(s.Row == c.L.Row, "now")
		list = append(list, drawn{Key: strconv.Itoa(s.Row), Text: c.L.Name(s.Row), Class: class.String(), Style: share("--x", s.X) + ";" + share("--xn", s.XNarrow) + ";" + share("--y", s.Y)})
	}
	return list
}

// --- The list ---

type row struct {
	Row                                                            int
	Key, Class, On, Tab, Spoken, Name, Warp, Year, Published, Ours string
}

func (c *Table) rows() (list []row) {
	tabbed := false
	for _, i := range c.L.List {
		tabbed = tabbed || i == c.L.Row
	}
	for k, i := range c.L.List {
		p, on := lesson.Row(i), i == c.L.Row
		x := row{Row: i, Key: strconv.Itoa(i), On: strconv.FormatBool(on), Tab: "-1", Name: c.L.Name(i), Warp: c.L.Warp(i), Year: "–", Published: lesson.Percent(p.Percent)}
		x.Class = part.Class("row").If(on, "now").String()
		if on || !tabbed && k == 0 {
			x.Tab = "0"
		}
		if p.Year != 0 {
			x.Year = strconv.Itoa(p.Year)
		}
		x.Spoken = fmt.Sprintf(c.t().Row, x.Name, x.Year, x.Published)
		if x.Warp != "" {
			x.Spoken = fmt.Sprintf(c.t().Row, fmt.Sprintf(c.t().Tagged, x.Name, x.Warp), x.Year, x.Published)
		}
		if x.Ours = c.L.Best(i); x.Ours != "" {
			x.Spoken += fmt.Sprintf(c.t().RowOurs, x.Ours)
		} else {
			x.Spoken += c.t().RowNone
		}
		list = append(list, x)
	}
	return list
}

func (c *Table) rowKey(e vugu.DOMEvent, i int) {
	by := 0
	part.Keys(e, func(_ string, _, dy int) bool {
		by = dy
		return by != 0
	})
	if by == 0 {
		return
	}
	c.L.Step(by)
	here := e.JSEventCurrentTarget()
	if !here.Truthy() {
		return
	}
	rows := here.Get("parentElement").Call("querySelectorAll", "[role=radio]") // there may be others' elements between
	if next := rows.Index(min(max(i+by, 0), len(c.L.List)-1)); next.Truthy() {
		next.Call("focus")
	}
}

type order struct {
	Order                           lesson.Order
	Key, Class, Name, On, Text, Way string
}

func (c *Table) orders() (list []order) {
	t := c.t()
	for _, x := range []struct {
		o    lesson.Order
		text string
	}{{lesson.ByYear, t.Year}, {lesson.ByPublished, t.Published}, {lesson.ByOurs, t.Ours}} {
		on := c.L.Order == x.o
		y := order{Order: x.o, Key: strconv.Itoa(int(x.o)), Name: fmt.Sprintf(t.SortBy, x.text), On: strconv.FormatBool(on), Text: x.text}
		y.Class = part.Class("sort").If(on, "on").String()
		switch {
		case on && c.L.Up:
			y.Way = "▼"
		case on:
			y.Way = "▲"
		}
		list = append(list, y)
	}
	return list
}

func (c *Table) count() string {
	n := len(c.L.List)
	return fmt.Sprintf(c.t().Count, n, len(zoo.PublishedErrors))
}

// --- The wrong images ---

func (c *Table) looking() bool { return len(c.L.Shots) > 0 }

// listed says that there are images to be waited for.
func (c *Table) listed() bool { return c.L.Chosen() != nil }

func (c *Table) unlisted() bool {
	return c.L.Chosen() != nil && !c.L.Listed() && !c.L.Lost() && !c.L.Coming()
}

func (c *Table) where() string { return fmt.Sprintf("%d / %d", c.L.Wrong+1, len(c.L.Shots)) }

func (c *Table) shotsName() string {
	return fmt.Sprintf(c.t().Shots, c.L.Chosen().Result.Shipped().Seed)
}

// --- Filters ---

// counted adds how many rows each choice would show.
func (c *Table) kinds() []part.Choice {
	list := part.Numbered(c.t().KindNames)
	for i := range list {
		list[i].Text += " " + strconv.Itoa(c.L.HowMany(lesson.Kind(i)))
	}
	return list
}

func (c *Table) periods() []part.Choice    { return part.Numbered(c.t().PeriodNames) }
func (c *Table) treatments() []part.Choice { return part.Numbered(c.t().TreatmentNames) }

func (c *Table) whose() []part.Choice {
	list := part.Numbered(c.t().WhoseNames)
	for i, n := range c.L.Tally() {
		list[i].Text += " " + strconv.Itoa(n)
	}
	return list
}

func (c *Table) severalOurs() bool { return len(c.L.Ours) > 1 }

func (c *Table) models() (list []part.Choice) {
	for i, m := range c.L.Ours {
		list = append(list, part.Choice{Key: part.Number(i), Text: c.L.OurName(m)})
	}
	return list
}

func (c *Table) more() string { return c.t().Filters }

func (c *Table) setKind(k lesson.Kind)     { c.L.Filter(func(s *lesson.State) { s.Kind = k }) }
func (c *Table) setPeriod(p lesson.Period) { c.L.Filter(func(s *lesson.State) { s.Period = p }) }
func (c *Table) setTreatment(t lesson.Treatment) {
	c.L.Filter(func(s *lesson.State) { s.Treatment = t })
}
func (c *Table) toggleMeasured() { c.L.Filter(func(s *lesson.State) { s.Measured = !s.Measured }) }
