package beans

// Few is how many beans are in each half of a lottery, Many how many test beans
// the same network is tried on besides. A draw is what comes of one seed.
const (
	Few       = 20
	Many      = 1000
	LuckSteps = 100
	Draws     = 1000
)

// A Draw is what one draw of beans gave: how many of the Few training beans, of
// the Few test beans and of the Many the network was right about in the end.
type Draw struct {
	Train, Test uint8
	Many        uint16
}

// Gap is by how many points the test beans came off better, and those of Many.
func (d Draw) Gap() int { return (int(d.Test) - int(d.Train)) * 100 / Few }

// ManyGap is the same on the Many.
func (d Draw) ManyGap() float64 { return float64(d.Many)*100/Many - float64(d.Train)*100/Few }

// LuckCase is what draw i, from 0, is of. What differs is the seed of the beans.
func LuckCase(i int) Case {
	c := Cases[ByLuck]
	c.Recipe.Seed = uint64(i) + 1
	return c
}

// Try makes draw i.
func Try(i int) Draw {
	c := LuckCase(i)
	c.Test = Many // the first of them are the Few
	beans := c.Draw()
	run := Start(c.Setting, beans[:2*Few])
	for range c.Steps {
		run.Step()
	}
	p := run.Points[c.Steps]
	said := make([]bool, Many)
	run.Ask(said, beans[Few:], c.Steps)
	d := Draw{Train: uint8(p.Train.Right), Test: uint8(p.Test.Right)}
	for i, ripe := range said {
		if ripe == beans[Few+i].Ripe {
			d.Many++
		}
	}
	return d
}

// Luck is what [Try] gave for each of the draws, in the order of their seeds:
// go run ./nn/cmd/beans luck counts it again.
func Luck() []Draw {
	out := make([]Draw, len(luck)/4)
	for i := range out {
		out[i] = Draw{luck[4*i], luck[4*i+1], uint16(luck[4*i+2])<<8 | uint16(luck[4*i+3])}
	}
	return out
}
