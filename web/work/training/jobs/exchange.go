package jobs

import (
	"convlab/nn"
	"convlab/nn/vec"
	"convlab/web/work"
	"convlab/web/work/training"
)

// What the replicas of a pool tell each other, and how it is added up.

// arrived is what has come of a shard from another worker.
type arrived struct {
	piece training.Piece
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
			piece, err := training.ReadPiece(m.Head)
			if err != nil || len(m.Parts) != 1 || piece.Formation != p.Formation {
				return
			}
			r.mu.Lock()
			r.inbox[[2]int{piece.Step, piece.Shard}] = arrived{piece, m.Parts[0]}
			r.mu.Unlock()
			select {
			case r.come <- struct{}{}:
			default: // it is known already
			}
		})
	}
}

// collect adds up what is there of the shards, as far as they follow each other.
func (r *replica) collect(step, n int, parts []nn.Part) {
	for r.added < len(parts) {
		i := r.added
		if r.early[i] != nil {
			r.add(r.early[i])
			r.recycle(i)
			continue
		}
		a, ok := r.arrived(step, i)
		if !ok {
			return
		}
		stats := make([]float32, len(a.piece.Stats))
		for k, v := range a.piece.Stats {
			stats[k] = float32(v)
		}
		parts[i] = nn.Part{Shard: r.cut.Shard(i, n, step), Stats: stats,
			Tally: nn.Tally{Loss: a.piece.Loss, Correct: a.piece.Correct, NotFinite: a.piece.NotFinite}}
		grads := r.room()[:len(r.sum)]
		if !training.CopyTo(grads, a.grads) {
			panic("training: a gradient of another network")
		}
		r.add(grads)
		r.spare = append(r.spare, grads)
	}
}

// arrived takes what has come of a shard out of the inbox.
func (r *replica) arrived(step, shard int) (arrived, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	key := [2]int{step, shard}
	a, ok := r.inbox[key]
	delete(r.inbox, key)
	return a, ok
}

// add adds the gradient of the next shard.
func (r *replica) add(grads []float32) {
	if r.added == 0 {
		copy(r.sum, grads)
	} else {
		vec.Add(r.sum, r.sum, grads)
	}
	r.added++
}

// room is for a gradient, of length 0.
func (r *replica) room() []float32 {
	if n := len(r.spare); n > 0 {
		v := r.spare[n-1]
		r.spare = r.spare[:n-1]
		return v[:0]
	}
	return make([]float32, 0, len(r.sum))
}

func (r *replica) recycle(i int) {
	if r.early[i] != nil {
		r.spare, r.early[i] = append(r.spare, r.early[i]), nil
	}
}

// send sends what comes of a shard to all others.
func (r *replica) send(step, shard int, p *nn.Part) {
	if len(r.ports) == 0 {
		return
	}
	piece := training.Piece{Formation: r.place.Formation, Step: step, Shard: shard,
		Correct: p.Correct, NotFinite: p.NotFinite, Loss: p.Loss, Stats: make([]float64, len(p.Stats))}
	for i, v := range p.Stats {
		piece.Stats[i] = float64(v)
	}
	for _, port := range r.ports {
		port.Post(work.Message{Version: work.Version, Kind: work.Word, Head: piece.Head(), Parts: []work.Part{work.Raw(training.BytesOf(p.Grads))}})
	}
}
