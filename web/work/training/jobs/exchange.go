package jobs

import (
	"time"

	"convlab/nn"
	"convlab/nn/vec"
	"convlab/web/work"
	"convlab/web/work/training"
)

// How the replicas of a pool add up what comes of the shards of a batch. Gradients are
// to be added in the order of the shards, or the sum would depend on who has computed
// which. So each computes shards that follow each other: the one who has the first
// ones sends their sum to the one who has the next, who adds his, one by one; the last
// one sends the whole sum to all.

// arrived is a sum that has come from another worker.
type arrived struct {
	training.Sum
	grads work.Part
}

// leave leaves the others.
func (r *replica) leave() {
	for _, p := range r.ports {
		p.Close()
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.ports, r.place, r.inbox = nil, training.Place{}, map[[2]int]arrived{}
}

// join takes a place. Ports are in the order of the others' ranks.
func (r *replica) join(p training.Place, ports []Port) {
	r.leave()
	r.place, r.ports = p, ports
	for _, port := range ports {
		port.Hear(func(m work.Message) {
			s, err := training.ReadSum(m.Head)
			if err != nil || len(m.Parts) != 1 || s.Formation != p.Formation {
				return
			}
			r.mu.Lock()
			r.inbox[[2]int{s.Step, len(s.Shards)}] = arrived{s, m.Parts[0]}
			r.mu.Unlock()
			select {
			case r.come <- struct{}{}:
			default: // it is known already
			}
		})
	}
}

// mine says which of so many shards are for a rank: from up to but without to.
func (r *replica) mine(rank, count int) (from, to int) {
	of := max(r.place.Of, 1)
	return count * rank / of, count * (rank + 1) / of
}

// add adds the gradient of the next shard.
func (r *replica) add(grads []float32, first bool) {
	if first {
		copy(r.sum, grads)
	} else {
		vec.Add(r.sum, r.sum, grads)
	}
}

// keep keeps the gradient of a shard until there is the sum of those before it.
func (r *replica) keep(k int, grads []float32) {
	if k == len(r.early) {
		r.early = append(r.early, make([]float32, len(grads)))
	}
	copy(r.early[k], grads)
}

// await waits for the sum of the first shards of a batch of n, and takes it. It reports
// whether that came, not the end of the job.
func (r *replica) await(t *work.Task, shards, n int, late *time.Ticker, waited *time.Duration) bool {
	from := time.Now()
	defer func() { *waited += time.Since(from) }()
	step := r.steps()
	for {
		if a, ok := r.arrived(step, shards); ok {
			r.take(&a, n)
			return true
		}
		select {
		case <-r.come:
		case <-t.Halted():
			return false
		case <-late.C:
			t.Alive()
		}
	}
}

// arrived takes a sum out of the inbox.
func (r *replica) arrived(step, shards int) (arrived, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	key := [2]int{step, shards}
	a, ok := r.inbox[key]
	delete(r.inbox, key)
	return a, ok
}

// take makes what came r's own.
func (r *replica) take(a *arrived, n int) {
	if !training.CopyTo(r.sum, a.grads) {
		panic("training: a gradient of another network")
	}
	for i, p := range a.Shards {
		stats := make([]float32, len(p.Stats))
		for k, v := range p.Stats {
			stats[k] = float32(v)
		}
		r.parts[i] = nn.Part{Shard: r.cut.Shard(i, n, a.Step), Stats: stats,
			Tally: nn.Tally{Loss: p.Loss, Correct: p.Correct, NotFinite: p.NotFinite}}
	}
}

// send sends the sum of the first shards on: to the one who has the next, or to all.
func (r *replica) send(shards, count int) {
	s := training.Sum{Formation: r.place.Formation, Step: r.steps()}
	for i := range r.parts[:shards] {
		p := &r.parts[i]
		piece := training.Piece{Correct: p.Correct, NotFinite: p.NotFinite, Loss: p.Loss, Stats: make([]float64, len(p.Stats))}
		for k, v := range p.Stats {
			piece.Stats[k] = float64(v)
		}
		s.Shards = append(s.Shards, piece)
	}
	head, rank := s.Head(), 0
	for _, port := range r.ports {
		if rank == r.place.Rank {
			rank++
		}
		if from, to := r.mine(rank, count); shards == count || from <= shards && shards < to {
			port.Post(work.Message{Version: work.Version, Kind: work.Word, Head: head, Parts: []work.Part{work.Raw(training.BytesOf(r.sum))}})
		}
		rank++
	}
}
