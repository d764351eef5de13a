package zoo

import (
	"encoding/json"
	"os"
	"testing"
)

// TestPeople: the figures that the page shows are those that were measured.
func TestPeople(t *testing.T) {
	b, err := os.ReadFile("results/people.json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Digits, Writers int
		Page            struct{ Right, Split, Unsure, Refused, Wrong float64 }
		Networks        map[string]struct{ Unsure, WrongOfAnswers float64 }
	}
	if err := json.Unmarshal(b, &file); err != nil {
		t.Fatal(err)
	}
	for _, m := range Models {
		if n, ok := file.Networks[m.Name]; ok != m.Page || ok && n.WrongOfAnswers > m.Promise.Wrong {
			t.Errorf("%s: of its answers %.2f %% are wrong, promised %.2f", m.Name, 100*n.WrongOfAnswers, 100*m.Promise.Wrong)
		}
	}
	p := file.Page
	for _, x := range []struct {
		name      string
		got, want float64
	}{
		{"digits", float64(People.Digits), float64(file.Digits)}, {"writers", float64(People.Writers), float64(file.Writers)},
		{"right", People.Right, p.Right}, {"split", People.Split, p.Split}, {"unsure", People.Unsure, p.Unsure},
		{"refused", People.Refused, p.Refused}, {"wrong", People.Wrong, p.Wrong},
	} {
		if d := x.got - x.want; d > 5e-5 || d < -5e-5 {
			t.Errorf("%s: %g, measured %g", x.name, x.got, x.want)
		}
	}
}
