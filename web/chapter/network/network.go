package network

import (
	"fmt"
	"strconv"

	"github.com/vugu/vugu"

	"convlab/nn/ink"
	"convlab/web/chapter"
	lesson "convlab/web/lesson/network"
	"convlab/web/lesson/panel"
	"convlab/web/lesson/words"
	"convlab/web/part"
)

// Entry is the chapter's line in the table.
var Entry = chapter.New(lesson.Chapter, func(r *lesson.Room) vugu.Builder { return &Network{L: r} })

// Network is the chapter's root.
type Network struct{ L *lesson.Room }

func (c *Network) t() *lesson.Text { return c.L.T() }

func (c *Network) v() *lesson.View { return &c.L.Seen }

// class is that of the chapter's root; the exhibit, and whether a map is enlarged,
// decide what has room.
func (c *Network) class() string {
	return part.Class("network stage").If(true, [...]string{"one", "odds", "paint"}[c.L.View]).If(c.L.Big != lesson.None, "enlarged").If(c.L.Step != lesson.AllAtOnce, "telling").String()
}

// empty says that there is no picture, nor one on its way.
func (c *Network) empty() bool { return c.L.Digit.Blank() && !c.L.Digit.Filling() }

// waiting says that there is a picture, and no network to show it to yet.
func (c *Network) waiting() bool {
	return !c.L.Here() && !c.L.Digit.Blank() && c.L.Panel.Answer(c.L.Model()).Failed == panel.NoFail
}

// --- The maps ---

// plot describes a map of numbers: a canvas that is one control.
type plot struct {
	Host, Name string // of the element
	Label      string // above it
	Short      string // the same where there is little room
	Spoken     string
	Class      part.Class
	Columns    int
	Marks      []mark
	Move       func(dx, dy int)
	Enter      func()
}

// A mark is a ring around a cell.
type mark struct{ Class, Style string }

func ring(class string, cell, columns int) mark {
	return mark{class, fmt.Sprintf("--x:%d;--y:%d", cell%columns, cell/columns)}
}

// over puts a ring around the cell of a map that is pointed at.
func (c *Network) over(p *plot, m lesson.Map) {
	if o := c.L.Over; o.Map == m {
		p.Marks = append(p.Marks, ring("over", o.Cell, p.Columns))
	}
}

// picture is the map of what enters.
func (c *Network) picture() plot {
	p := plot{Host: "picture", Name: "picture", Label: c.t().Picture, Columns: ink.Side, Class: "plot picture",
		Move: func(dx, dy int) { c.firstLayer(); c.L.MoveInput(dx, dy) }}
	p.Spoken, p.Short = p.Label, "28×28"
	p.Class = p.Class.If(c.L.Hot == "input", "hot")
	if c.L.Here() && c.v().Layer == 1 && c.L.ShowsProducts() && c.L.View == lesson.OneUnit {
		p.Marks = append(p.Marks, ring("now", c.v().Input, ink.Side))
	}
	c.over(&p, lesson.Picture)
	return p
}

// firstLayer goes there, unless it is looked at.
func (c *Network) firstLayer() {
	if c.L.Layer != 1 {
		c.L.Pick(1, lesson.Most)
	}
}

// layers are the maps of the hidden layers.
func (c *Network) layers() (list []plot) {
	for layer := 1; layer < c.L.Depth(); layer++ {
		n := c.L.Units(layer)
		p := plot{Host: "layer" + strconv.Itoa(layer), Name: "layer" + strconv.Itoa(layer), Columns: square(n), Class: "plot layer",
			Label: fmt.Sprintf(c.t().LayerSize, c.L.LayerName(layer), n), Move: func(dx, dy int) { c.L.MoveUnit(layer, dx, dy) }}
		p.Spoken, p.Short = p.Label, c.L.LayerName(layer)
		p.Enter = func() { c.L.Pick(layer, c.L.UnitOf(layer)) }
		shade := c.L.Shade(layer)
		p.Class = p.Class.If(c.L.Hot == "l"+strconv.Itoa(layer) || c.L.Hot == "relu", "hot").If(shade != lesson.Full, "todo").If(c.changes(), "signed")
		if c.L.Here() && c.v().Layer == layer && c.L.ShowsProducts() {
			p.Marks = append(p.Marks, ring("now", c.v().Unit, p.Columns))
			p.Spoken += " · " + c.unitSays(layer, c.v().Unit)
		}
		c.over(&p, lesson.LayerMap(layer))
		list = append(list, p)
	}
	return list
}

func square(n int) int {
	l := lesson.Level{Out: make([]float32, n)}
	return l.Columns()
}

// changes says that the layers show what painting has changed.
func (c *Network) changes() bool {
	return c.L.View == lesson.Painted && c.L.Here() && c.L.Digit.IsTouched()
}

// unitSays names a unit, with what it passes on, or how that has changed.
func (c *Network) unitSays(layer, unit int) string {
	if !c.L.Here() || c.L.Shade(layer) == lesson.Dark {
		return c.L.UnitName(layer, unit)
	}
	_, out := c.v().Weigh(layer, unit)
	if c.changes() {
		return c.L.UnitName(layer, unit) + ": " + words.Signed(float64(out)-float64(c.v().Before[layer-1].Out[unit]))
	}
	return c.L.UnitName(layer, unit) + ": " + words.Plain(float64(out))
}

// inner is a map of the unit that is written out: its weights, what they meet, or
// the products.
func (c *Network) inner(m lesson.Map) plot {
	v, t := c.v(), c.t()
	p := plot{Columns: ink.Side, Move: c.L.MoveInput}
	if v.Layer > 1 {
		p.Columns = square(c.L.Units(v.Layer - 1))
	}
	switch m {
	case lesson.Weights:
		p.Host, p.Label, p.Class = "weights", t.WeightsOf, "plot signed"
	case lesson.Inputs:
		p.Host, p.Label, p.Class = "inputs", t.TimesPicture, "plot"
		if v.Layer > 1 {
			p.Label = t.TimesUnits
		}
	default:
		p.Host, p.Label, p.Class = "products", t.MakesProducts, "plot signed"
	}
	p.Name, p.Spoken, p.Short = p.Host, p.Label, p.Label
	p.Class = p.Class.If(c.L.Hot == p.Host, "hot").If(!c.L.ShowsProducts() && m != lesson.Inputs, "todo")
	if c.L.Here() && c.L.ShowsProducts() {
		p.Marks = append(p.Marks, ring("now", v.Input, p.Columns))
		if o := c.L.Over; o.Map == lesson.Weights || o.Map == lesson.Inputs || o.Map == lesson.Products {
			p.Marks = append(p.Marks, ring("over", o.Cell, p.Columns))
		}
	}
	return p
}

// big is the map that is enlarged.
func (c *Network) big() plot {
	layer := int(c.L.Big - lesson.Layers)
	p := c.layers()[min(max(layer-1, 0), c.L.Depth()-2)]
	p.Host = "big"
	p.Name = "enlarged"
	return p
}

// mostRings is how many painted pixels are ringed: of more, the picture itself
// shows enough.
const mostRings = 120

// paper is the picture that can be painted.
func (c *Network) paper() plot {
	p := plot{Host: "paper", Name: "paper", Label: c.t().Picture, Short: c.t().Picture, Spoken: c.t().Picture + " · " + c.L.InputName(1, c.L.Brush), Columns: ink.Side, Class: "plot paper",
		Move: c.L.MoveBrush, Enter: func() { c.L.Paint(c.L.Brush); c.L.Lift() }}
	if touched := c.L.Digit.Touched; len(touched) <= mostRings {
		for _, x := range touched {
			p.Marks = append(p.Marks, ring("touched", int(x.At), ink.Side))
		}
	}
	c.over(&p, lesson.Paper)
	return p
}

// pointed says what lies under the pointer, "" for nothing.
func (c *Network) pointed() string {
	o := c.L.Over
	if !c.L.Here() {
		return ""
	}
	switch {
	case o.Map == lesson.Picture || o.Map == lesson.Paper:
		return c.L.InputName(1, o.Cell) + ": " + strconv.Itoa(int(c.L.Digit.Nudged[o.Cell])) + " ÷ 255 = " + words.Plain(float64(c.v().X[o.Cell]))
	case o.Map == lesson.Weights || o.Map == lesson.Inputs || o.Map == lesson.Products:
		return c.L.Product(o.Cell)
	case o.Map == lesson.Outputs:
		return c.unitSays(c.L.Depth(), o.Cell)
	case o.Map > lesson.Layers:
		return c.L.LayerName(int(o.Map-lesson.Layers)) + " · " + c.unitSays(int(o.Map-lesson.Layers), o.Cell)
	}
	return ""
}

// hint is what is said beside the figure: what is pointed at, or else the story.
func (c *Network) hint() string {
	if s := c.pointed(); s != "" && !c.L.Loupe && c.L.Step == lesson.AllAtOnce {
		return s
	}
	if s := c.L.Story(); s != "" {
		return strconv.Itoa(c.L.Step) + " / " + strconv.Itoa(lesson.Steps) + " · " + s
	}
	if c.changes() {
		return c.t().Brighter
	}
	return ""
}

func (c *Network) loupe() string { return part.Class("loupe").If(c.L.Loupe, "on").String() }

// --- The ten outputs ---

// An output is one of the ten as it is listed.
type output struct {
	Digit, Z, Style string
	Class           part.Class
	Sign            part.Class
}

func (c *Network) outputs() (list []output) {
	most := float32(0)
	shown := c.L.Here() && c.L.Shade(c.L.Depth()) == lesson.Full
	if shown {
		for _, z := range c.v().Odds.Z {
			most = max(most, z, -z)
		}
	}
	for d := range c.L.Units(c.L.Depth()) {
		o := output{Digit: strconv.Itoa(d), Z: "–", Class: "output"}
		if shown {
			z := c.v().Odds.Z[d]
			o.Z = signed1(z)
			o.Sign = part.Class("bar").If(true, part.SignClass(float64(z)))
			o.Style = "--v:" + strconv.FormatFloat(float64(max(z, -z)/max(most, 1e-6)), 'f', 3, 64)
			o.Class = o.Class.If(d == c.v().Odds.Top && c.L.ShowsAnswer(), "top").If(c.v().Layer == c.L.Depth() && d == c.v().Unit, "now")
			if c.changes() {
				o.Class = o.Class.If(z > c.v().Was.Z[d], "rises").If(z < c.v().Was.Z[d], "falls")
			}
		}
		list = append(list, o)
	}
	return list
}

// signed1 writes a sum with its sign and one decimal.
func signed1(v float32) string {
	s := words.Short(float64(v))
	if v > 0 && s != "0" {
		return "+" + s
	}
	return s
}

func (c *Network) outputsClass() string {
	return part.Class("outputs").If(c.L.Hot == "out", "hot").String()
}

func (c *Network) outputKey(e vugu.DOMEvent) {
	part.MoveKeys(e, func(dx, dy int) { c.L.MoveUnit(c.L.Depth(), dx, dy) }, func() { c.L.SetLayer(c.L.Depth()) })
}

func (c *Network) overOutput(d int) {
	if d < 0 {
		c.L.Hover(lesson.Spot{}, false)
		return
	}
	c.L.Hover(lesson.Spot{Map: lesson.Outputs, Cell: d}, false)
}

// --- The sum ---

// A piece is a part of a sum as it is written out.
type piece struct {
	Name, Text, Data string
	Class            part.Class
	Input            int    // the input that it is about, lesson.Most for none
	Key              string // of the piece in this sum: in another one, it drops in
	Style            string // its turn
}

func (c *Network) pieces() (list []piece) {
	v := c.v()
	for _, i := range v.Parts.Terms {
		t := &v.Sum.Terms[i]
		p := piece{Name: c.L.InputName(v.Layer, i), Text: words.Plain(float64(t.X)) + " × " + bracket(float64(t.W)), Input: i,
			Class: part.Class("term").If(true, part.SignClass(float64(t.Product))), Data: "term"}
		p.Class = p.Class.If(i == v.Input, "chosen").If(c.L.Hot == "products", "hot")
		list = append(list, p)
	}
	others, zeros := c.t().RestPixels, c.t().ZeroPixels
	if v.Layer > 1 {
		others, zeros = c.t().RestUnits, c.t().ZeroUnits
	}
	add := func(name, data string, x float64) {
		list = append(list, piece{Name: name, Text: words.Signed(x), Input: lesson.Most, Data: data, Class: part.Class("term").If(true, part.SignClass(x))})
	}
	if v.Parts.Others > 0 {
		add(fmt.Sprintf(others, v.Parts.Others), "rest", v.Parts.Rest)
	}
	if v.Parts.Zeros > 0 {
		add(fmt.Sprintf(zeros, v.Parts.Zeros), "zeros", 0)
	}
	add(c.t().Bias, "bias", float64(v.Sum.Bias))
	for i := range list {
		list[i].Key, list[i].Style = c.sumKey(i), "--i:"+strconv.Itoa(i)
	}
	return list
}

// sumKey is that of a piece of the sum that is written out.
func (c *Network) sumKey(piece int) string {
	return fmt.Sprintf("%d.%d.%d", c.v().Layer, c.v().Unit, piece)
}

func bracket(v float64) string {
	if v < 0 {
		return "(" + words.Plain(v) + ")"
	}
	return words.Plain(v)
}

func (c *Network) name(p piece) {
	if p.Input >= 0 {
		c.L.Name(p.Input)
	}
}

// said is what is said of the sum: the product that is named, where it is not
// among the largest, or else what ReLU does.
func (c *Network) said() string {
	for _, i := range c.v().Parts.Terms {
		if i == c.v().Input {
			return c.L.ReLU() + c.t().Stop
		}
	}
	return c.L.Product(c.v().Input)
}

func (c *Network) sumClass() string {
	return part.Class("term total").If(true, part.SignClass(float64(c.v().Sum.Z))).If(c.L.Hot == "sum", "hot").String()
}

func (c *Network) outClass() string {
	return part.Class("term total").If(true, part.SignClass(float64(c.v().Sum.Out))).If(c.L.Hot == "relu", "hot").String()
}

// balance tells the style sheet how long the bars of the positive and the negative
// products are.
func (c *Network) balance() string {
	p := &c.v().Parts
	most := max(p.Plus, -p.Minus, 1e-9)
	return fmt.Sprintf("--plus:%.3f;--minus:%.3f", p.Plus/most, -p.Minus/most)
}

// isOutput says that the sum is that of an output, which has no ReLU.
func (c *Network) isOutput() bool { return c.v().Layer == c.L.Depth() }

// --- Softmax ---

type odd struct {
	Digit, Z, Exp, P string
	Class            part.Class
}

func (c *Network) odds() (list []odd) {
	o := &c.v().Odds
	for d := range o.Z {
		list = append(list, odd{strconv.Itoa(d), words.Signed(float64(o.Z[d])), words.Power(o.Exp[d]), o.Shown[d],
			part.Class("").If(d == o.Top, "top").If(c.L.Hot == "ratio" && (d == o.Top || d == o.Next), "hot")})
	}
	return list
}

// long says that the probabilities have many decimals.
func (c *Network) tableClass() string {
	return part.Class("softmax").If(c.v().Odds.Decimals > 11, "long").String()
}

func (c *Network) sumsToOne() string { return fmt.Sprintf(c.t().SumsToOne, c.v().Odds.Decimals) }

// --- Painting ---

func (c *Network) greys() []part.Choice {
	return []part.Choice{{Key: "255", Text: c.t().White}, {Key: "128", Text: c.t().Mid}, {Key: "0", Text: c.t().Black}}
}

func (c *Network) setGrey(n int) { c.L.Grey = uint8(n) }

// A move is a digit's probability before and after painting.
type move struct {
	Digit, Was, Now string
	Class           part.Class
}

func (c *Network) moves() (list []move) {
	v := c.v()
	for d := range v.Odds.P {
		m := move{strconv.Itoa(d), words.Percent(float32(v.Was.P[d])), words.Percent(float32(v.Odds.P[d])), ""}
		m.Class = m.Class.If(d == v.Odds.Top, "top").If(v.Odds.P[d] > v.Was.P[d], "rises").If(v.Odds.P[d] < v.Was.P[d], "falls")
		list = append(list, m)
	}
	return list
}

// An effect is what painting has done to a layer.
type effect struct{ Name, Sums, Outs, On, Off string }

func (c *Network) effects() (list []effect) {
	for layer := 1; layer < c.L.Depth(); layer++ {
		x, n := c.v().Change(layer), c.L.Units(layer)
		list = append(list, effect{c.L.LayerName(layer), fmt.Sprintf("%d / %d", x.Sums, n), fmt.Sprintf("%d / %d", x.Outs, n), strconv.Itoa(x.On), strconv.Itoa(x.Off)})
	}
	return list
}

// --- Controls ---

func (c *Network) where() string {
	if c.L.Step == lesson.AllAtOnce {
		return c.t().Whole
	}
	return fmt.Sprintf(c.t().Where, c.L.Step, lesson.Steps)
}

func (c *Network) nets() (list []part.Choice) {
	for i, m := range c.L.Nets() {
		list = append(list, part.Choice{Key: part.Number(i), Text: panel.Texts.In(c.L.Lang).Name(m)})
	}
	return list
}

func (c *Network) depths() (list []part.Choice) {
	for layer := 1; layer <= c.L.Depth(); layer++ {
		list = append(list, part.Choice{Key: part.Number(layer), Text: c.L.LayerName(layer)})
	}
	return list
}

// active are the most active units of the layer, to choose from.
func (c *Network) active() (list []part.Choice) {
	for _, i := range c.L.Top(c.v().Layer, 5) {
		text := strconv.Itoa(i + 1)
		if c.isOutput() {
			text = strconv.Itoa(i)
		}
		list = append(list, part.Choice{Key: part.Number(i), Text: text})
	}
	return list
}

func (c *Network) pick(n int) { c.L.Pick(c.v().Layer, n) }

func (c *Network) parameters() string {
	return fmt.Sprintf(c.t().Parameters, words.Thousands(panel.Params(c.L.Model())))
}

// choose is a press on a cell of a map.
func (c *Network) choose(m lesson.Map, cell int) {
	switch {
	case m > lesson.Layers:
		c.L.Pick(int(m-lesson.Layers), cell)
	case m == lesson.Picture:
		c.firstLayer()
		c.L.Name(cell)
	default:
		c.L.Name(cell)
	}
}
