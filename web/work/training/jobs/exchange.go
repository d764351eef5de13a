package jobs

import (
	"convlab/nn"
	"convlab/nn/vec"
	"convlab/web/work"
	"convlab/web/work/training"
)

// How the replicas of a pool add up what comes of the shards of a batch. Gradients are
// to be added in the order of the shards, or the sum would depend on who has computed
// which. So each computes shards that follow each other, and sends what comes of them
// to all others: who has the first ones, their sum; who has later ones, each, for the
// sum of those before is not known yet.

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
			r.inbox[[2]int{s.Step, s.From}] = arrived{s, m.Parts[0]}
			r.mu.Unlock()
			select {
			case r.come <- struct{}{}:
			default: // it is known already
			}
		})
	}
}

// mine says which of so many shards are r's: from up to but without to.
func (r *replica) mine(count int) (from, to int) {
	rank, of := r.place.Rank, max(r.place.Of, 1)
	return count * rank / of, count * (rank + 1) / of
}

// add adds the gradient of the next shards.
func (r *replica) add(grads []float32, shards int) {
	if r.added == 0 {
		copy(r.sum, grads)
	} else {
		vec.Add(r.sum, r.sum, grads)
	}
	r.added += shards
}

// keep keeps the gradient of a shard until there is the sum of those before it.
func (r *replica) keep(k int, grads []float32) {
	if k == len(r.early) {
		r.early = append(r.early, make([]float32, len(grads)))
	}
	copy(r.early[k], grads)
}

// collect adds up what there is, own shards from up to but without to among it, as far
// as the shards follow each other.
func (r *replica) collect(from, to, n int) {
	step := r.steps()
	for {
		if r.added == from && from < to {
			for _, grads := range r.early[:to-from] {
				r.add(grads, 1)
			}
			continue
		}
		a, ok := r.arrived(step, r.added)
		if !ok {
			return
		}
		for i, p := range a.Shards {
			stats := make([]float32, len(p.Stats))
			for k, v := range p.Stats {
				stats[k] = float32(v)
			}
			r.parts[a.From+i] = nn.Part{Shard: r.cut.Shard(a.From+i, n, step), Stats: stats,
				Tally: nn.Tally{Loss: p.Loss, Correct: p.Correct, NotFinite: p.NotFinite}}
		}
		if r.room == nil {
			r.room = make([]float32, len(r.sum))
		}
		if !training.CopyTo(r.room, a.grads) {
			panic("training: a gradient of another network")
		}
		r.add(r.room, len(a.Shards))
	}
}

// arrived takes a sum that begins with a shard out of the inbox.
func (r *replica) arrived(step, shard int) (arrived, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	key := [2]int{step, shard}
	a, ok := r.inbox[key]
	delete(r.inbox, key)
	return a, ok
}

// send sends the sum of the gradients of own shards to all others.
func (r *replica) send(from, to int, grads []float32) {
	if len(r.ports) == 0 {
		return
	}
	s := training.Sum{Formation: r.place.Formation, Step: r.steps(), From: from}
	for i := range r.parts[from:to] {
		p := &r.parts[from+i]
		piece := training.Piece{Correct: p.Correct, NotFinite: p.NotFinite, Loss: p.Loss, Stats: make([]float64, len(p.Stats))}
		for k, v := range p.Stats {
			piece.Stats[k] = float64(v)
		}
		s.Shards = append(s.Shards, piece)
	}
	head := s.Head()
	for _, port := range r.ports {
		port.Post(work.Message{Version: work.Version, Kind: work.Word, Head: head, Parts: []work.Part{work.Raw(training.BytesOf(grads))}})
	}
}
