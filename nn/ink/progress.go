package ink

// progress remembers which strokes have been drawn, so that a stroke that
// grows is drawn on and only other changes mean drawing anew.
type progress struct {
	begun   bool
	strokes []Stroke // with as many points as were drawn
}

// update calls piece(stroke, i) for every point i that has to be drawn to bring
// a drawing of the strokes seen last to strokes, after reset where it must
// begin on a clean sheet. It keeps strokes; whoever changes one of their points
// in place must make a new slice of it.
func (p *progress) update(strokes []Stroke, reset func(), piece func(s *Stroke, i int)) {
	from, at := 0, 0
	if p.begun && p.continues(strokes) {
		if from = max(len(p.strokes)-1, 0); from < len(p.strokes) {
			at = len(p.strokes[from].Points)
		}
	} else {
		reset()
	}
	for k := from; k < len(strokes); k++ {
		s := &strokes[k]
		for i := at; i < len(s.Points); i++ {
			piece(s, i)
		}
		at = 0
	}
	p.begun, p.strokes = true, append(p.strokes[:0], strokes...)
}

// continues says whether strokes begin with all that was drawn.
func (p *progress) continues(strokes []Stroke) bool {
	if len(strokes) < len(p.strokes) {
		return false
	}
	for k := range p.strokes {
		old, now := &p.strokes[k], &strokes[k]
		n := len(old.Points)
		growing := k == len(p.strokes)-1
		if now.Width != old.Width || len(now.Points) < n || !growing && len(now.Points) != n {
			return false
		}
		if n > 0 && (now.Points[0] != old.Points[0] || now.Points[n-1] != old.Points[n-1]) {
			return false
		}
	}
	return true
}
