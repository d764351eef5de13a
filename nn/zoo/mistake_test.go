package zoo

import (
	"errors"
	"reflect"
	"strings"
	"testing"
)

func TestMistakes(t *testing.T) {
	want := map[string][]Mistake{
		"a": {{Image: 0, Label: 7, Answer: 1, Probability: .5}, {Image: 9999, Label: 0, Answer: 10, Probability: 0}},
		"b": {{Image: 0, Label: 7, Answer: 9, Probability: 1}},
	}
	list := AppendMistakes(AppendMistakes(AppendMistakes(nil, "a", want["a"]), "b", want["b"]), "none", nil)
	got, err := ParseMistakes(list)
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%v, %v from\n%s", got, err, list)
	}
	head := mistakesHead + "\n"
	for _, bad := range []string{
		"", "model\n", head + "a,1,2\n", head + ",1,2,3,.5\n", head + "a,10000,2,3,.5\n", head + "a,1,10,3,.5\n", head + "a,1,2,11,.5\n", head + "a,1,2,2,.5\n",
		head + "a,1,2,3,1.5\n", head + "a,1,2,3,NaN\n", head + "a,-1,2,3,.5\n", head + "a,1,2,3,.5,6\n", head + "\n", head + strings.Repeat("a,1,2,3,.5\n", mostMistakes+1),
	} {
		if m, err := ParseMistakes([]byte(bad)); !errors.Is(err, ErrMistakes) || m != nil {
			t.Errorf("%.80q: %v, %v", bad, m, err)
		}
	}
}

func FuzzMistakes(f *testing.F) {
	f.Add(mistakesHead + "\na,1,2,3,0.5000\n")
	f.Fuzz(func(t *testing.T, list string) {
		got, err := ParseMistakes([]byte(list))
		if err != nil {
			return
		}
		again := []byte(mistakesHead + "\n")
		for model, mistakes := range got {
			again = AppendMistakes(again, model, mistakes)
		}
		if second, err := ParseMistakes(again); err != nil || len(second) != len(got) {
			t.Errorf("%q is read, %q is not: %v", list, again, err)
		}
	})
}
