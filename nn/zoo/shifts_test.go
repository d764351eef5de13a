package zoo

import (
	"encoding/json"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

// TestShifts: the Go file and the JSON say the same, of all these networks,
// with the weights that are committed.
func TestShifts(t *testing.T) {
	b, err := os.ReadFile("results/shifts.json")
	if err != nil {
		t.Fatal(err)
	}
	var file ShiftsFile
	if err := json.Unmarshal(b, &file); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(file, shifts) {
		t.Error("shifts_gen.go is not made from shifts.json")
	}
	for i, m := range Shifted {
		b, err := os.ReadFile(filepath.Join("../../static/models", m.WeightsFile()))
		if err != nil {
			t.Fatal(err)
		}
		sum := fmt.Sprintf("%08x", crc32.ChecksumIEEE(b))
		if i >= len(file.Networks) || file.Networks[i].Model != m.Name || file.Networks[i].Weights != sum {
			t.Errorf("%s, weights %s, was not measured: run ./build.sh shifts", m.Name, sum)
			continue
		}
		s := m.Shifts()
		half := file.Images - m.Result.Shipped().HalfErrors
		for d := range Directions {
			if got := s[d][0]; got < half-2 || got > half+2 {
				t.Errorf("%s: %d right where nothing moves, published %d", m.Name, got, half)
			}
			for n, right := range s[d] {
				if right < 0 || right > file.Images {
					t.Errorf("%s: %d right, %d pixels in direction %d", m.Name, right, n, d)
				}
			}
		}
	}
	if (&Committee).Shifts() != nil {
		t.Error("a committee was moved")
	}
	for d := range Directions {
		for n := 1; n <= Reach; n++ {
			if Cut()[d][n] < Cut()[d][n-1] {
				t.Errorf("fewer images lose ink at %d pixels than at %d, direction %d", n, n-1, d)
			}
		}
	}
}

func TestMeanOfShifts(t *testing.T) {
	s := Shifts{{10, 8}, {10, 6}, {10, 5}, {10, 4}}
	if s.Mean(0) != 10 || s.Mean(1) != 5.75 {
		t.Errorf("%g, %g", s.Mean(0), s.Mean(1))
	}
}
