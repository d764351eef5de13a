package train

import (
	"fmt"
	"strconv"
	"strings"

	"convlab/nn"
	"convlab/nn/mnist"
	"convlab/web/work/training"
)

// A Code is one program that trains what the settings say. Lines that follow them are
// marked.
type Code struct{ Lines []CodeLine }

// A CodeLine is one line of it; Set says that a setting decides what it says.
type CodeLine struct {
	Text string
	Set  bool
}

func (c *Code) add(format string, args ...any) { c.put(false, format, args...) }
func (c *Code) set(format string, args ...any) { c.put(true, format, args...) }

func (c *Code) put(set bool, format string, args ...any) {
	c.Lines = append(c.Lines, CodeLine{fmt.Sprintf(format, args...), set})
}

// String is the program.
func (c *Code) String() string {
	var b strings.Builder
	for _, l := range c.Lines {
		b.WriteString(l.Text)
		b.WriteByte('\n')
	}
	return b.String()
}

// KerasCode is the experiment for Keras 3. It is the same but for the numbers that
// are drawn at random: they come from other generators. Distortions are Keras's own,
// near ours in kind; it has no elastic ones.
func KerasCode(s *training.Settings) *Code {
	c := &Code{}
	dense := s.Net == training.Dense
	c.add("import keras")
	c.add("from keras import layers")
	c.add("")
	c.set("keras.utils.set_random_seed(%d)", s.Seed)
	c.add("(x, y), (xt, yt) = keras.datasets.mnist.load_data()")
	if s.Images > 0 {
		c.set("x, y = x[:%d], y[:%d]", s.Images, s.Images)
	}
	if dense && s.Augment == training.Plain {
		c.add(`x, xt = x.reshape(-1, 784).astype("float32") / 255, xt.reshape(-1, 784).astype("float32") / 255`)
	} else {
		c.add(`x, xt = x[..., None].astype("float32") / 255, xt[..., None].astype("float32") / 255`)
	}
	c.add("y, yt = keras.utils.to_categorical(y, 10), keras.utils.to_categorical(yt, 10)")
	c.add("")
	regular := ""
	if s.L2 > 0 && s.Rule != training.Adam {
		// Ours is λ/2·Σw², Keras's λ·Σw².
		regular = fmt.Sprintf(", kernel_regularizer=keras.regularizers.L2(%s)", plain(s.L2/2))
	}
	const he = `, kernel_initializer="he_uniform"`
	m := s.Model()
	c.add("model = keras.Sequential([")
	if dense && s.Augment == training.Plain {
		c.add("    keras.Input((784,)),")
	} else {
		c.add("    keras.Input((28, 28, 1)),")
	}
	if s.Augment != training.Plain {
		x := m.Recipe.Distort
		c.set("    layers.RandomRotation(%s, fill_mode=\"constant\"),  # fewer distortions than ours: Keras has no shear with these, no elastic ones, no pens", short(float64(x.Rotate)/360))
		c.set("    layers.RandomTranslation(%s, %s, fill_mode=\"constant\"),", short(float64(x.Shift)/mnist.Side), short(float64(x.Shift)/mnist.Side))
		c.set("    layers.RandomZoom((-%s, %s), (-%s, %s), fill_mode=\"constant\"),", short(float64(x.Scale)), short(float64(x.Scale)), short(float64(x.Scale)), short(float64(x.Scale)))
	}
	if dense && s.Augment != training.Plain {
		c.add("    layers.Flatten(),")
	}
	for i, l := range m.Layers {
		last := i == len(m.Layers)-1
		switch l := l.(type) {
		case nn.Dense:
			relu := ""
			if i+1 < len(m.Layers) {
				if _, ok := m.Layers[i+1].(nn.ReLU); ok {
					relu = `, activation="relu"`
				}
			}
			if last {
				relu = `, activation="softmax"`
			}
			c.put(!last && dense || regular != "", "    layers.Dense(%d%s%s%s),", l.Units, relu, he, regular)
		case nn.Conv2D:
			pad := ""
			if l.Padding == nn.Same {
				pad = `, padding="same"`
			}
			c.put(regular != "", "    layers.Conv2D(%d, %d%s%s%s),", l.Filters, l.Size, pad, he, regular)
		case nn.ReLU:
			if i > 0 {
				if _, ok := m.Layers[i-1].(nn.Dense); ok {
					continue // it is the layer's activation
				}
			}
			c.add("    layers.ReLU(),")
		case nn.MaxPool:
			c.add("    layers.MaxPooling2D(%d),", l.Size)
		case nn.Flatten:
			c.add("    layers.Flatten(),")
		case nn.BatchNorm:
			c.add("    layers.BatchNormalization(),")
		case nn.Dropout:
			c.set("    layers.Dropout(%s),", plain(l.Rate))
		}
	}
	c.add("])")
	c.add("")
	rate := plain(s.Rate)
	if s.Schedule != training.Constant {
		c.set("steps = %d * -(-len(x) // %d)", s.Epochs, s.Batch)
		switch s.Schedule {
		case training.OneCycle:
			c.set("rate = keras.optimizers.schedules.CosineDecay(")
			c.set("    %s, decay_steps=steps - int(0.3 * steps), warmup_target=%s, warmup_steps=int(0.3 * steps))", plain(s.Rate/25), rate)
		case training.Cosine:
			c.set("rate = keras.optimizers.schedules.CosineDecay(%s, decay_steps=steps)", rate)
		case training.InSteps:
			c.set("rate = keras.optimizers.schedules.PiecewiseConstantDecay(")
			c.set("    [steps // 2 - 1, steps * 3 // 4 - 1], [%s, %s, %s])", rate, plain(s.Rate/10), plain(s.Rate/100))
		}
		rate = "rate"
	}
	switch {
	case s.Rule == training.SGD:
		c.set("optimizer = keras.optimizers.SGD(%s)", rate)
	case s.Rule == training.Momentum:
		c.set("optimizer = keras.optimizers.SGD(%s, momentum=%s)", rate, plain(training.MomentumFactor))
	case s.L2 > 0:
		c.set("optimizer = keras.optimizers.AdamW(%s, weight_decay=%s)", rate, plain(s.L2))
		c.set(`optimizer.exclude_from_weight_decay(var_names=["bias", "gamma", "beta"])`)
	default:
		c.set("optimizer = keras.optimizers.Adam(%s)", rate)
	}
	c.add(`model.compile(optimizer, loss="categorical_crossentropy", metrics=["accuracy"])`)
	c.set("model.fit(x, y, batch_size=%d, epochs=%d, validation_data=(xt, yt))", s.Batch, s.Epochs)
	c.add(`print("test:", model.evaluate(xt, yt, verbose=0))`)
	return c
}

// short writes a number with four digits that count at most.
func short(v float64) string { return strconv.FormatFloat(v, 'g', 4, 64) }

// GoCode is the experiment as a program of this repository's. Built by the same Go it
// ends with the same bits as the page does; the reader's own images are not in it.
func GoCode(s *training.Settings) *Code {
	c := &Code{}
	m := s.Model()
	distorts := s.Augment != training.Plain
	c.add("package main")
	c.add("")
	c.add("import (")
	c.add("\t\"context\"")
	c.add("\t\"fmt\"")
	c.add("\t\"log\"")
	c.add("")
	c.add("\t\"convlab/nn\"")
	if distorts {
		c.set("\t\"convlab/nn/augment\"")
	}
	c.add("\t\"convlab/nn/mnist\"")
	c.add("\t\"convlab/nn/training\"")
	c.add("\t\"convlab/nn/zoo\"")
	c.add(")")
	c.add("")
	c.add("func main() {")
	c.add("\ttrain, test, err := mnist.Load()")
	c.add("\tif err != nil {")
	c.add("\t\tlog.Fatal(err)")
	c.add("\t}")
	if s.Images > 0 {
		c.set("\ttrain = train.Slice(0, %d)", s.Images)
	}
	c.add("\tmodel := &zoo.Model{")
	c.add("\t\tName:  \"own\",")
	if m.Input.IsVec() {
		c.add("\t\tInput: nn.Vec(784),")
	} else {
		c.add("\t\tInput: nn.Shape{H: 28, W: 28, C: 1},")
	}
	c.add("\t\tLayers: []nn.Layer{")
	for i, l := range m.Layers {
		c.put(i < len(m.Layers)-1 && s.Net == training.Dense || isDropout(l), "\t\t\t%s,", goLayer(l))
	}
	c.add("\t\t},")
	c.add("\t}")
	c.add("\trecipe := zoo.Recipe{")
	c.set("\t\tRule:      %s,", goRule(m.Recipe.Rule))
	switch s.Schedule {
	case training.OneCycle:
		c.set("\t\tSchedule:  nn.OneCycle{},")
	case training.Cosine:
		c.set("\t\tSchedule:  nn.Cosine{},")
	case training.InSteps:
		c.set("\t\tSchedule:  nn.Steps{{At: 0.5, Factor: 0.1}, {At: 0.75, Factor: 0.01}},")
	}
	c.set("\t\tBatch:     %d,", s.Batch)
	c.set("\t\tShardSize: %d,", m.Recipe.ShardSize)
	c.set("\t\tEpochs:    %d,", s.Epochs)
	if distorts {
		c.set("\t\tDistort:   augment.%s,", map[training.Augment]string{training.Scan: "Scan", training.Pen: "Pen"}[s.Augment])
	}
	c.add("\t}")
	c.set("\tt := training.New(training.Job{Model: model, Recipe: recipe, Seed: %d, Data: train, Judge: test})", s.Seed)
	c.add("\tdefer t.Close()")
	c.add("\tif err := t.Run(context.Background(), show{}); err != nil {")
	c.add("\t\tlog.Fatal(err)")
	c.add("\t}")
	c.add("}")
	c.add("")
	c.add("// show prints a line after every epoch.")
	c.add("type show struct{}")
	c.add("")
	c.add("func (show) Step(*training.Training, int) {}")
	c.add("")
	c.add("func (show) Epoch(t *training.Training, wrong int) {")
	c.add("\tp := t.Curve[len(t.Curve)-1]")
	c.add("\tfmt.Printf(\"epoch %%d: loss %%.4f, train %%.2f %%%%, %%d test images wrong\\n\", p.Epoch, p.Loss, 100*p.Right, wrong)")
	c.add("}")
	return c
}

func isDropout(l nn.Layer) bool { _, ok := l.(nn.Dropout); return ok }

func goLayer(l nn.Layer) string {
	switch l := l.(type) {
	case nn.Dense:
		return fmt.Sprintf("nn.Dense{Units: %d}", l.Units)
	case nn.ReLU:
		return "nn.ReLU{}"
	case nn.Dropout:
		return fmt.Sprintf("nn.Dropout{Rate: %s}", plain(l.Rate))
	case nn.BatchNorm:
		return "nn.BatchNorm{}"
	case nn.Flatten:
		return "nn.Flatten{}"
	case nn.MaxPool:
		return fmt.Sprintf("nn.MaxPool{Size: %d}", l.Size)
	case nn.Conv2D:
		if l.Padding == nn.Same {
			return fmt.Sprintf("nn.Conv2D{Filters: %d, Size: %d, Padding: nn.Same}", l.Filters, l.Size)
		}
		return fmt.Sprintf("nn.Conv2D{Filters: %d, Size: %d}", l.Filters, l.Size)
	}
	return fmt.Sprintf("%#v", l)
}

func goRule(r nn.Rule) string {
	f := func(v float32) string { return strconv.FormatFloat(float64(v), 'g', -1, 32) }
	switch r := r.(type) {
	case nn.SGD:
		s := "nn.SGD{Rate: " + f(r.Rate)
		if r.Momentum != 0 {
			s += ", Momentum: " + f(r.Momentum)
		}
		if r.L2 != 0 {
			s += ", L2: " + f(r.L2)
		}
		return s + "}"
	case nn.Adam:
		s := "nn.Adam{Rate: " + f(r.Rate)
		if r.Decay != 0 {
			s += ", Decay: " + f(r.Decay)
		}
		return s + "}"
	}
	return fmt.Sprintf("%#v", r)
}

// Code is the program that the tab shows, nil for none.
func (r *Room) Code() *Code {
	s := &r.Set
	switch r.Tab {
	case Keras:
		return KerasCode(s)
	case Go:
		return GoCode(s)
	}
	return nil
}

// SetTab chooses what the card of the settings shows.
func (r *Room) SetTab(t Tab) { r.Tab = t }
