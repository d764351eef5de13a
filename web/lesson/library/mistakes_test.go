package library

import (
	"errors"
	"slices"
	"testing"

	"convlab/nn/zoo"
)

func TestMistakes(t *testing.T) {
	wrong := []zoo.Mistake{{Image: 8, Label: 5, Answer: 6, Probability: .5}, {Image: 15, Label: 5, Answer: 3, Probability: .9}}
	file := zoo.AppendMistakes(zoo.AppendMistakes(nil, "a", wrong), "b", wrong[:1])
	for name, bad := range map[string]struct {
		data []byte
		err  error
	}{"offline": {nil, errors.New("offline")}, "a page": {[]byte("<!doctype html>"), nil}} {
		var m Mistakes
		m.Arrived("data/other", file, nil)
		if !slices.Equal(m.Wants(), []string{MistakesFile}) || m.Here() || m.Failed() {
			t.Errorf("at first %q is wanted", m.Wants())
		}
		m.Arrived(MistakesFile, bad.data, bad.err)
		if m.Here() || !m.Failed() || m.Wants() != nil {
			t.Errorf("%s: here: %v, failed: %v, %q is wanted", name, m.Here(), m.Failed(), m.Wants())
		}
		if m.Retry(); len(m.Wants()) != 1 {
			t.Errorf("%s: it is not asked for again", name)
		}
		m.Arrived(MistakesFile, file, nil)
		m.Arrived(MistakesFile, bad.data, bad.err) // late
		if !m.Here() || m.Failed() || m.Wants() != nil || !slices.Equal(m.Of("a"), wrong) || len(m.Of("b")) != 1 || m.Of("c") != nil {
			t.Errorf("%s: %v and %v are in the list", name, m.Of("a"), m.Of("b"))
		}
		if m.Networks() != 2 || m.Misses(8) != 2 || m.Misses(15) != 1 || m.Misses(1) != 0 {
			t.Errorf("%s: %d and %d of %d get images wrong", name, m.Misses(8), m.Misses(15), m.Networks())
		}
	}
}
