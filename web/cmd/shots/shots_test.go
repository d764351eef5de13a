package main

import "testing"

func TestSizes(t *testing.T) {
	for sizes, want := range map[string]int{"1440x900,390x844": 8, "all": 24, "844x390": 4} {
		modes, err := modesOf(sizes)
		if err != nil || len(modes) != want {
			t.Errorf("%s: %d modes, %v, want %d", sizes, len(modes), err, want)
		}
		names := map[string]bool{}
		for _, m := range modes {
			names[m.name] = true
		}
		if len(names) != want {
			t.Errorf("%s: names are used twice: %v", sizes, names)
		}
	}
	if _, err := modesOf("1440x900,1x1"); err == nil {
		t.Error("any size will do")
	}
}
