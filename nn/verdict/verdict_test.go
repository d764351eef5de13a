package verdict

import "testing"

func TestWeigh(t *testing.T) {
	const dense = .5
	sure := func(digit int, weight float64) Voice { return Voice{digit, true, weight} }
	doubt := func(digit int, weight float64) Voice { return Voice{digit, false, weight} }
	for _, c := range []struct {
		name   string
		voices []Voice
		kind   Kind
		digit  int
		tied   bool
	}{
		{"nobody", nil, Silent, -1, false},
		{"one", []Voice{sure(7, 1)}, Agreed, 7, false},
		{"one that doubts", []Voice{doubt(7, 1)}, Unsure, 7, false},
		{"all", []Voice{sure(7, dense), sure(7, 1), sure(7, 1), sure(7, 1)}, Agreed, 7, false},
		{"the dense one alone", []Voice{sure(1, dense), sure(7, 1), sure(7, 1), sure(7, 1)}, Agreed, 7, false},
		{"the dense one alone, and only it is sure", []Voice{sure(1, dense), doubt(7, 1), doubt(7, 1), doubt(7, 1)}, Unsure, 7, false},
		{"another alone", []Voice{sure(7, dense), sure(1, 1), sure(7, 1), sure(7, 2)}, Agreed, 7, false},
		{"the best alone", []Voice{sure(7, dense), sure(7, 1), sure(7, 1), sure(1, 2)}, Split, 7, false},
		{"the dense one and another", []Voice{sure(1, dense), sure(1, 1), sure(7, 1), sure(7, 1)}, Split, 7, false},
		{"the dense one against one", []Voice{sure(1, dense), sure(7, 1)}, Split, 7, false},
		{"another that doubts", []Voice{sure(7, dense), doubt(1, 1), sure(7, 1), sure(7, 1)}, Agreed, 7, false},
		{"two that doubt", []Voice{sure(7, dense), doubt(1, 1), doubt(1, 1), sure(7, 2)}, Agreed, 7, false},
		{"all doubt, one alone", []Voice{doubt(7, dense), doubt(1, 1), doubt(7, 1), doubt(7, 2)}, Unsure, 7, false},
		{"only one is sure", []Voice{doubt(7, dense), doubt(7, 1), sure(7, 1), doubt(7, 2)}, Agreed, 7, false},
		{"only the dense one is sure", []Voice{sure(7, dense), doubt(7, 1), doubt(7, 1), doubt(7, 2)}, Unsure, 7, false},
		{"only the best is sure", []Voice{doubt(7, dense), doubt(7, 1), doubt(7, 1), sure(7, 2)}, Agreed, 7, false},
		{"two camps", []Voice{sure(1, 1), sure(7, 1), sure(7, 1), sure(1, 1)}, Split, 1, true},
	} {
		kind, digit, tied := Weigh(c.voices)
		if kind != c.kind || digit != c.digit || tied != c.tied {
			t.Errorf("%s: %d, digit %d, tied %v; want %d, %d, %v", c.name, kind, digit, tied, c.kind, c.digit, c.tied)
		}
	}
}
