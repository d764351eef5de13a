package pixels

import (
	"hash/crc32"
	"testing"

	"convlab/nn/ink"
)

func TestTyped(t *testing.T) {
	for f := range Faces {
		for d := range 10 {
			p := Typed(d, f)
			if p != Typed(d, f) || p.Empty() {
				t.Errorf("face %d: %d is typed twice, or not at all", f, d)
			}
			for i, v := range p {
				if r, c := i/ink.Side, i%ink.Side; v > 0 && (r < 2 || r > 25 || c < 4 || c > 23) {
					t.Fatalf("face %d: %d sticks out at row %d, column %d", f, d, r+1, c+1)
				}
			}
			for other := range 10 {
				if other != d && *Typed(other, f) == *p {
					t.Errorf("face %d: %d and %d are the same picture", f, d, other)
				}
			}
			for other := range Faces {
				if other != f && *Typed(d, other) == *p {
					t.Errorf("%d is the same picture in faces %d and %d", d, f, other)
				}
			}
		}
	}
}

// The faces are the same on every machine: links and pictures in docs count on it.
func TestTypedChecksum(t *testing.T) {
	h := crc32.NewIEEE()
	for f := range Faces {
		for d := range 10 {
			h.Write(Typed(d, f)[:])
		}
	}
	if got := h.Sum32(); got != 0xfae40bb5 {
		t.Errorf("the checksum is %#x", got)
	}
}

// The doubtful labels are those of the files, and each has the votes of five people.
func TestDoubts(t *testing.T) {
	last := -1
	for _, d := range doubts {
		if d.gave+d.was+d.not != 5 || d.gave >= 3 || d.label == d.other || d.index <= last {
			t.Errorf("%+v", d)
		}
		last = d.index
		if doubted(d.index) == nil || doubted(d.index).index != d.index {
			t.Errorf("image %d is not found", d.index)
		}
	}
	if len(doubts) != 15 || doubted(0) != nil {
		t.Errorf("there are %d", len(doubts))
	}
}
