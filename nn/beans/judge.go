package beans

// A Verdict is what the numbers of the two halves say of a network.
type Verdict int

// The verdicts, in the order in which their rules are tried.
const (
	Nothing  Verdict = iota // there are no beans in one of the halves, or no step was made
	NaN                     // parameters or losses are no numbers any more
	Wild                    // the loss on the training beans is far above what it was at the start
	Overfits                // right about far more of the training than of the test beans
	Lucky                   // right about far more of the test than of the training beans
	Learning                // right about few training beans, but still getting better
	Underfits
	Fits
	Verdicts // how many there are
)

// The limits of the rules.
const (
	Gap    = 10 // points that the halves must be apart to be far apart
	Low    = 80 // per cent of the training beans below which they are few
	Grown  = 2  // times the loss at the start from which a loss is far above it
	Recent = 20 // steps in which a network that still gets better
	Better = 1  // has lost this many per cent of its loss, or more
)

// Judge says what the points of a run mean, at the last of them: what was
// measured after 0, 1, … steps. Nothing else goes into it.
func Judge(points []Point) Verdict {
	now, first := points[len(points)-1], points[0]
	before := points[max(len(points)-1-Recent, 0)]
	gap := now.Train.Percent() - now.Test.Percent()
	switch {
	case now.Train.Of == 0 || now.Test.Of == 0 || len(points) == 1:
		return Nothing
	case !now.Finite:
		return NaN
	case now.Train.Loss > Grown*first.Train.Loss && now.Train.Loss > 1:
		return Wild
	case gap >= Gap-tiny:
		return Overfits
	case gap <= -Gap+tiny:
		return Lucky
	case now.Train.Percent() < Low-tiny && now.Train.Loss < before.Train.Loss*(1-Better/100.):
		return Learning
	case now.Train.Percent() < Low-tiny:
		return Underfits
	}
	return Fits
}

// tiny is more than what rounding leaves of equal percentages.
const tiny = 1e-9
