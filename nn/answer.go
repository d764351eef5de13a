package nn

// Finite reports whether all of v are numbers: neither NaN nor infinite.
func Finite(v []float32) bool {
	for _, x := range v {
		if x-x != 0 {
			return false
		}
	}
	return true
}

// Answer reads a network's outputs for one example, or the [Softmax] of them: the
// class with the largest, the first of equals. ok is false if one of them is not
// finite. Then there is no answer, and class is −1; the same goes for whatever
// comes of such outputs.
func Answer(out []float32) (class int, ok bool) {
	if len(out) == 0 || !Finite(out) {
		return -1, false
	}
	return ArgMax(out), true
}

// Correct counts the examples whose [Answer] is their label.
func Correct(out []float32, labels []uint8) int {
	correct, _ := score(out, labels)
	return correct
}

// score counts the examples that are classified right, and those without answer.
func score(out []float32, labels []uint8) (correct, notFinite int) {
	classes := len(out) / len(labels)
	for i, label := range labels {
		switch class, ok := Answer(out[i*classes:][:classes]); {
		case !ok:
			notFinite++
		case class == int(label):
			correct++
		}
	}
	return correct, notFinite
}
