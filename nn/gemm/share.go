//go:build goexperiment.simd && go1.27

package gemm

import (
	"runtime"
	"sync"
	"sync/atomic"

	"convlab/nn/internal/lanes"
)

// spaces are those in nobody's hands. Not a sync.Pool, which the garbage
// collector empties: then allocation would never end.
var spaces struct {
	sync.Mutex
	free []*space
}

func takeSpace() *space {
	spaces.Lock()
	defer spaces.Unlock()
	last := len(spaces.free) - 1
	if last < 0 {
		return new(space)
	}
	s := spaces.free[last]
	spaces.free = spaces.free[:last]
	return s
}

// giveSpace ends the work that took s.
func giveSpace(s *space) {
	lanes.ClearUpper()
	spaces.Lock()
	spaces.free = append(spaces.free, s)
	spaces.Unlock()
}

// shareOf is how many multiply-adds make a share of work worth waking another
// goroutine for: about 20 µs.
const shareOf = 1 << 20

// share computes a whole product, on as many goroutines as there are idle
// processors and enough work. Each takes blocks of C; a number of C is computed
// by one goroutine alone and in the same way whatever the blocks are, so the
// result is the same.
func (p *product) share() {
	parts := min(runtime.GOMAXPROCS(0), p.m*p.n*p.k/shareOf)
	if parts <= 1 {
		s := takeSpace()
		p.block(0, p.m, 0, p.n, s)
		giveSpace(s)
		return
	}
	j := takeJob()
	j.product = *p
	j.plan(parts)
	for range parts - 1 {
		if !hire() {
			break
		}
		j.hands.Add(1)
		desk <- j
	}
	j.work()
	j.hands.Wait()
	giveJob(j)
}

// A job is a product cut into blocks for several goroutines.
type job struct {
	product
	byRow bool // blocks are ranges of rows of C, otherwise of columns
	size  int  // rows or columns of a block
	count int  // blocks
	next  atomic.Int64
	hands sync.WaitGroup // goroutines that help
}

// plan cuts the longer side of C into blocks of whole tiles: four for each of
// parts goroutines, so that one which is slow to wake leaves its work to others,
// unless blocks get so thin that packing the other operand, which every block
// does for itself, would show. 128 numbers keep that to a few percent.
func (j *job) plan(parts int) {
	const thin = 128
	side, tile := j.n, width
	if j.byRow = j.m >= j.n; j.byRow {
		side, tile = j.m, height
	}
	tiles := (side + tile - 1) / tile
	most, least := (tiles+parts-1)/parts, (tiles+4*parts-1)/(4*parts)
	j.size = max(least, min(most, thin/tile)) * tile
	j.count = (side + j.size - 1) / j.size
	j.next.Store(0)
}

// work computes blocks until none is left.
func (j *job) work() {
	s := takeSpace()
	for {
		at := int(j.next.Add(1)) - 1
		if at >= j.count {
			break
		}
		from := at * j.size
		if j.byRow {
			j.block(from, min(from+j.size, j.m), 0, j.n, s)
		} else {
			j.block(0, j.m, from, min(from+j.size, j.n), s)
		}
	}
	giveSpace(s)
}

// Helping goroutines live as long as the program. One that is counted in idle
// will soon look at the desk; who takes it off the count may put one job there.
var (
	desk    = make(chan *job, 1024)
	idle    atomic.Int64
	helpers atomic.Int64
)

// hire takes one helper off the idle ones, if need be a new one, unless there
// are as many as other processors.
func hire() bool {
	for n := idle.Load(); n > 0; n = idle.Load() {
		if idle.CompareAndSwap(n, n-1) {
			return true
		}
	}
	for n := helpers.Load(); n < min(int64(runtime.GOMAXPROCS(0))-1, int64(cap(desk))); n = helpers.Load() {
		if helpers.CompareAndSwap(n, n+1) {
			go help()
			return true
		}
	}
	return false
}

func help() {
	for j := range desk {
		j.work()
		idle.Add(1)
		j.hands.Done()
	}
}

// jobs are those in nobody's hands.
var jobs struct {
	sync.Mutex
	free []*job
}

func takeJob() *job {
	jobs.Lock()
	defer jobs.Unlock()
	last := len(jobs.free) - 1
	if last < 0 {
		return new(job)
	}
	j := jobs.free[last]
	jobs.free = jobs.free[:last]
	return j
}

func giveJob(j *job) {
	j.product = product{} // don't keep the caller's matrices alive
	jobs.Lock()
	jobs.free = append(jobs.free, j)
	jobs.Unlock()
}
