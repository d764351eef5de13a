//go:build !js

package train

import (
	"os"
	"slices"
	"testing"

	"convlab/nn/zoo"
)

// The numbers that the answer names are those of the page's dense network.
func TestPairsOfTheDenseNetwork(t *testing.T) {
	b, err := os.ReadFile("../../../nn/zoo/results/" + zoo.MistakesFile(&zoo.Dense))
	if err != nil {
		t.Fatal(err)
	}
	of, err := zoo.ParseMistakes(b)
	if err != nil {
		t.Fatal(err)
	}
	m := tabulate(of[zoo.Dense.Name])
	var pairs []int
	none, top := 0, 0
	for a := range m.Times {
		for b := range a {
			n := m.Times[a][b] + m.Times[b][a]
			if pairs = append(pairs, n); n == 0 {
				none++
			}
		}
	}
	slices.Sort(pairs)
	for _, n := range pairs[len(pairs)-10:] {
		top += n
	}
	first, second, _ := m.Pair()
	if len(m.Miss) != 178 || len(pairs) != 45 || top != 94 || none != 6 || first != 4 || second != 9 {
		t.Errorf("%d mistakes, %d of them of ten of %d pairs, %d without, %d and %d lead", len(m.Miss), top, len(pairs), none, first, second)
	}
}
