package jobs

import (
	"slices"
	"sync"
	"time"

	"convlab/nn"
	"convlab/nn/augment"
	"convlab/nn/mnist"
	own "convlab/nn/training"
	"convlab/nn/zoo"
	"convlab/web/work"
	"convlab/web/work/training"
)

// A replica is a training of which every worker of a pool has one. All are at the
// same step, or one apart.
type replica struct {
	settings training.Settings
	recipe   zoo.Recipe
	total    int // steps of the whole training
	per      int // of an epoch

	net     *nn.Network
	stepper *nn.Stepper
	cut     nn.Cut
	loss    nn.Loss
	pass    *nn.Pass // for a shard
	asking  *nn.Pass // for a block of a test; nil before the first

	train, own *shelf
	most       int // of train, so many
	image      []uint8
	order      []int32 // of the images in the epoch
	epoch      int     // that it is of; −1: none
	distorter  *augment.Distorter
	x          []float32 // a shard's images
	labels     []uint8

	sum   []float32   // of the gradients so far
	added int         // how many shards are in it
	parts []nn.Part   // of all shards, without gradients
	early [][]float32 // own gradients that wait for the sum of those before them
	room  []float32   // for one that comes

	place training.Place
	ports []Port
	mu    sync.Mutex         // of the inbox
	inbox map[[2]int]arrived // by step and first shard
	come  chan struct{}      // something is in it
}

func newReplica(s training.Settings) *replica {
	m := s.Model()
	r := &replica{settings: s, recipe: m.Recipe, total: s.Steps(), per: s.PerEpoch(), epoch: -1, come: make(chan struct{}, 1)}
	r.net = m.New()
	r.cut = nn.Cut{Size: r.recipe.ShardSize, Seed: own.DropSeed(uint64(s.Seed))}
	r.loss = r.recipe.Loss()
	size := min(r.recipe.ShardSize, r.recipe.Batch)
	r.pass = r.net.Plan(size)
	r.x, r.labels = make([]float32, size*mnist.Pixels), make([]uint8, size)
	r.image = make([]uint8, mnist.Pixels)
	r.sum = make([]float32, len(r.net.Params()))
	r.parts = make([]nn.Part, r.cut.Count(r.recipe.Batch))
	r.order = make([]int32, s.Examples())
	if r.recipe.Distort != (augment.Mix{}) {
		r.distorter = augment.New(r.recipe.Distort)
	}
	return r
}

// images says what is learned from.
func (r *replica) images(train, mine *shelf) {
	r.train, r.own, r.most = train, mine, r.settings.Images
	if r.most == 0 {
		r.most = train.len()
	}
}

// start puts the training to its start.
func (r *replica) start() {
	r.net.Init(uint64(r.settings.Seed))
	r.stepper = nn.NewStepper(r.net, r.recipe.Rule)
}

// restore puts it to a state, and reports whether that was one of its own.
func (r *replica) restore(step int, p work.Part) bool {
	r.start()
	n := 0
	for _, v := range r.stepper.Memory() {
		n += len(v)
	}
	all := make([]float32, n)
	if !training.CopyTo(all, p) {
		return false
	}
	for _, v := range r.stepper.Memory() {
		all = all[copy(v, all):]
	}
	r.stepper.SetSteps(step)
	return true
}

// memory is the state as bytes.
func (r *replica) memory() (b []byte) {
	n := 0
	for _, v := range r.stepper.Memory() {
		n += 4 * len(v)
	}
	b = make([]byte, 0, n)
	for _, v := range r.stepper.Memory() {
		b = append(b, training.BytesOf(v)...)
	}
	return b
}

func (r *replica) steps() int { return r.stepper.Steps() }

// make makes steps, until one is halted or diverges.
func (r *replica) make(t *work.Task, o *training.Order, m *training.Made) {
	began := time.Now()
	var waited time.Duration
	var late *time.Ticker
	if len(r.ports) > 0 {
		late = time.NewTicker(500 * time.Millisecond)
		defer late.Stop()
	}
	for range min(o.Count, r.total-r.steps()) {
		b, tally, detail, ok := r.step(t, o.Watch, late, &waited)
		if !ok {
			break
		}
		m.Batches, m.Detail = append(m.Batches, b), detail
		if tally.Err() != nil {
			m.Diverged = true
			break
		}
	}
	m.Micros, m.Waited = int(time.Since(began).Microseconds()), int(waited.Microseconds())
}

// step makes the next step; ok is false if it was halted before.
func (r *replica) step(t *work.Task, watch int, late *time.Ticker, waited *time.Duration) (b training.Batch, tally nn.Tally, detail *training.Detail, ok bool) {
	step := r.steps()
	epoch, at := step/r.per, step%r.per*r.recipe.Batch
	if r.epoch != epoch {
		own.Order(r.order, uint64(r.settings.Seed), epoch)
		r.epoch = epoch
	}
	batch := r.order[at:min(at+r.recipe.Batch, len(r.order))]
	n := len(batch)
	count := r.cut.Count(n)
	r.added = 0
	from, to := r.mine(count)
	for i := from; i < to; i++ {
		s := r.cut.Shard(i, n, step)
		x, labels := r.fill(batch[s.From:s.To])
		p := r.pass.Learn(x, labels, r.loss, s)
		r.parts[i] = nn.Part{Shard: s, Stats: slices.Clone(p.Stats), Tally: p.Tally}
		if from == 0 {
			r.add(p.Grads, 1)
		} else {
			r.keep(i-from, p.Grads)
			r.send(i, i+1, p.Grads)
		}
		t.Alive()
	}
	if from == 0 && to > 0 {
		r.send(0, to, r.sum)
		from = to // all are added
	}
	began := time.Now()
	for r.collect(from, to, n); r.added < count; r.collect(from, to, n) {
		select {
		case <-r.come:
		case <-t.Halted():
			return b, tally, nil, false
		case <-late.C:
			t.Alive()
		}
	}
	*waited += time.Since(began)
	parts := r.parts[:count]
	r.stepper.Factor = r.recipe.Factor(step, r.total)
	if watch < 0 || watch >= len(r.sum) {
		tally = r.stepper.StepSum(r.sum, parts)
	} else {
		tally, detail = r.watched(t, watch, batch, parts)
	}
	return training.Batch{Images: n, Loss: tally.Loss, Correct: tally.Correct}, tally, detail, true
}

// grey are the 256 grey values as numbers from 0 to 1.
var grey = func() (v [256]float32) {
	var b [256]uint8
	for i := range b {
		b[i] = uint8(i)
	}
	mnist.Scale(v[:], b[:])
	return v
}()

// fill makes a shard's images, distorted.
func (r *replica) fill(batch []int32) ([]float32, []uint8) {
	for k, index := range batch {
		set, i := r.train, int(index)
		if i >= r.most {
			set, i = r.own, i-r.most
		}
		x := r.x[k*mnist.Pixels:][:mnist.Pixels]
		r.labels[k] = set.labels[i]
		if r.distorter != nil {
			set.image(i, r.image)
			r.distorter.ApplyGrey(x, r.image, augment.Key{Seed: uint64(r.settings.Seed), Epoch: r.epoch, Index: int(index)})
			continue
		}
		set.numbers(i, x)
	}
	return r.x[:len(batch)*mnist.Pixels], r.labels[:len(batch)]
}
