package augment

import (
	"fmt"
	"math"
	"math/rand/v2"

	"convlab/nn/mnist"
)

const (
	side   = mnist.Side
	pixels = mnist.Pixels
)

// A Distorter distorts one image after another by a mix. It is not for several
// goroutines at once.
type Distorter struct {
	mix   Mix
	chip  rand.PCG
	rand  *rand.Rand // reads chip
	ink   *sheet     // the image
	spare *sheet
	pen   pen
	field field
}

// New plans distortions by m. It panics where [Mix.Check] returns an error.
func New(m Mix) *Distorter {
	if err := m.Check(); err != nil {
		panic(err)
	}
	d := &Distorter{mix: m, ink: new(sheet), spare: new(sheet)}
	d.rand = rand.New(&d.chip)
	d.field.plan(m.Elastic)
	return d
}

// A Key is what chance depends on. The same key gives the same distortion.
type Key struct {
	Seed  uint64 // of the whole training
	Epoch int
	Index int // of the image in its set
}

// seed begins the numbers of k. Neighbouring keys are scattered first: two PCG
// generators that start near each other stay near each other.
func (d *Distorter) seed(k Key) {
	hi := scatter(scatter(k.Seed) + uint64(k.Epoch))
	d.chip.Seed(hi, scatter(hi+uint64(k.Index)))
}

// scatter is the output function of SplitMix64 (Steele, Lea and Flood 2014).
func scatter(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// Apply writes the distorted src to dst, 784 numbers each, those of src from 0
// to 1; so are those of dst. The two may be the same memory.
func (d *Distorter) Apply(dst, src []float32, k Key) {
	check(len(dst), len(src))
	for r := range side {
		copy(d.ink.row(r), src[r*side:][:side])
	}
	d.distort(dst, k)
}

// ApplyGrey is [Distorter.Apply] for an image of 784 grey values, 0 paper to
// 255 ink, which are divided by 255.
func (d *Distorter) ApplyGrey(dst []float32, grey []uint8, k Key) {
	check(len(dst), len(grey))
	for r := range side {
		mnist.Scale(d.ink.row(r), grey[r*side:][:side])
	}
	d.distort(dst, k)
}

func check(dst, src int) {
	if dst != pixels || src != pixels {
		panic(fmt.Sprintf("augment: image of %d numbers into %d; both must be %d", src, dst, pixels))
	}
}

// distort writes the distorted d.ink to dst.
func (d *Distorter) distort(dst []float32, k Key) {
	m := &d.mix
	d.seed(k)

	// All are drawn, also those that aren't wanted: so the other distortions stay
	// as they are when one is switched on.
	clean := d.rand.Float32() < m.Clean
	move := affine(placement{
		right: d.spread(m.Shift), down: d.spread(m.Shift),
		angle: d.spread(m.Rotate) * math.Pi / 180,
		wide:  1 + d.spread(m.Scale), high: 1 + d.spread(m.Scale),
		slant: d.spread(m.Shear),
	})
	edge := d.rand.Float32()*(m.Thicker+m.Thinner) - m.Thinner
	hard := d.rand.Float32() < m.Binarise.Chance
	threshold := m.Binarise.Low + d.rand.Float32()*(m.Binarise.High-m.Binarise.Low)
	noise := d.rand.Float32() * m.Noise

	if clean {
		d.ink.read(dst)
		return
	}
	if edge != 0 {
		d.pen.stroke(d.spare, d.ink, edge)
		d.ink, d.spare = d.spare, d.ink
	}
	if m.Elastic.Alpha > 0 {
		d.field.draw(&d.chip)
	}
	if m.moves() {
		d.ink.warp(dst, move, &d.field)
	} else {
		d.ink.read(dst)
	}
	if hard {
		for i, v := range dst {
			dst[i] = 0
			if v > threshold {
				dst[i] = 1
			}
		}
	}
	if noise > 0 {
		for i, v := range dst {
			dst[i] = min(max(v+noise*float32(d.rand.NormFloat64()), 0), 1)
		}
	}
}

// spread draws a number from -limit..limit.
func (d *Distorter) spread(limit float32) float64 {
	return float64(limit) * (2*d.rand.Float64() - 1)
}

// moves is whether m moves ink.
func (m *Mix) moves() bool {
	return m.Shift > 0 || m.Rotate > 0 || m.Scale > 0 || m.Shear > 0 || m.Elastic.Alpha > 0
}
