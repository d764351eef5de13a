package augment

import (
	"fmt"
	"runtime"
	"sync"

	"convlab/nn/mnist"
)

// A Feeder makes batches of distorted images, the next one while the caller
// trains on the last. Where there is only one processor, as in the browser, it
// makes them when they are asked for. The batches are the same either way, on
// any number of processors.
//
// The methods are for one goroutine, the trainer's.
type Feeder struct {
	set   *mnist.Set
	seed  uint64
	epoch int
	order []int32 // images still to come

	batches [2]batch
	next    int // which of them comes next

	alone   *Distorter  // does all, or
	work    chan *piece // goes to goroutines that have one each
	running sync.WaitGroup
}

// batch is the memory of one batch, and who still works on it.
type batch struct {
	x      []float32 // planned×784
	labels []uint8
	n      int // images in it
	pieces []piece
	open   sync.WaitGroup // pieces not done
}

// A piece of a batch is what one goroutine does at a time, on images per piece.
type piece struct {
	feeder *Feeder
	batch  *batch
	order  []int32
	at     int // of the first image in the batch
	epoch  int
}

const perPiece = 16

// NewFeeder plans batches of up to size images of set, distorted by m from
// seed. The set is only read. It panics where [Mix.Check] returns an error.
// Call Close when done.
func NewFeeder(set *mnist.Set, m Mix, seed uint64, size int) *Feeder {
	if size < 1 {
		panic(fmt.Sprintf("augment: batches of %d images", size))
	}
	f := &Feeder{set: set, seed: seed}
	count := (size + perPiece - 1) / perPiece
	for i := range f.batches {
		f.batches[i] = batch{x: make([]float32, size*mnist.Pixels), labels: make([]uint8, size), pieces: make([]piece, count)}
	}
	workers := min(runtime.GOMAXPROCS(0), count)
	if runtime.GOMAXPROCS(0) == 1 {
		f.alone = New(m)
		return f
	}
	work := make(chan *piece, count)
	f.work = work
	for range workers {
		d := New(m)
		f.running.Go(func() {
			for p := range work { // not f.work, which Close may have taken away
				p.fill(d)
				p.batch.open.Done()
			}
		})
	}
	return f
}

// Start begins an epoch: the next batches have the images with these indices,
// in this order. The order is read until the last batch of the epoch is out; to
// go on within an epoch, give the rest of it. What an image becomes depends on
// its index and the epoch, not on its place in the order.
func (f *Feeder) Start(epoch int, order []int32) {
	for _, i := range order {
		if i < 0 || int(i) >= f.set.Len() {
			panic(fmt.Sprintf("augment: image %d of a set of %d", i, f.set.Len()))
		}
	}
	f.batches[f.next].open.Wait() // of an epoch broken off
	f.epoch, f.order = epoch, order
	f.prepare(&f.batches[f.next])
}

// Next returns the next batch, x n×784 and its n labels, which may be changed
// and are the caller's until the next call of a method. The last batch of an
// epoch has what is left; after it, n is 0.
func (f *Feeder) Next() (x []float32, labels []uint8) {
	b := &f.batches[f.next]
	b.open.Wait()
	f.next ^= 1
	f.prepare(&f.batches[f.next])
	if f.alone != nil {
		for i := 0; i*perPiece < b.n; i++ {
			b.pieces[i].fill(f.alone)
		}
	}
	return b.x[:b.n*mnist.Pixels], b.labels[:b.n]
}

// Close ends the feeder's goroutines and waits for them. The batch that Next
// returned last stays valid. No other method may follow.
func (f *Feeder) Close() {
	if f.work != nil {
		close(f.work)
		f.work = nil
	}
	f.running.Wait()
}

// prepare takes the next images for b and has them made, unless Next does it.
func (f *Feeder) prepare(b *batch) {
	b.n = min(len(b.labels), len(f.order))
	for i := 0; i*perPiece < b.n; i++ {
		p := &b.pieces[i]
		*p = piece{f, b, f.order[i*perPiece : min((i+1)*perPiece, b.n)], i * perPiece, f.epoch}
		if f.work != nil {
			b.open.Add(1)
			f.work <- p
		}
	}
	f.order = f.order[b.n:]
}

// fill makes the images of p.
func (p *piece) fill(d *Distorter) {
	set, b := p.feeder.set, p.batch
	for i, index := range p.order {
		at := p.at + i
		d.ApplyGrey(b.x[at*mnist.Pixels:][:mnist.Pixels], set.Image(int(index)), Key{p.feeder.seed, p.epoch, int(index)})
		b.labels[at] = set.Labels[index]
	}
}
