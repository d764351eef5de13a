package sketch

import (
	"testing"

	"convlab/nn/ink"
)

// TestMeasured: the figure that is published is the one that comes out.
func TestMeasured(t *testing.T) {
	if testing.Short() {
		t.Skip("-short")
	}
	if right, of := Compare(200, 6, 100); right != MeasuredRight || of != MeasuredOf {
		t.Errorf("%d of %d right, published %d of %d", right, of, MeasuredRight, MeasuredOf)
	}
}

// TestOnThePad: whatever chance says, nothing is cut off, and drawings of one seed
// are equal, of others not.
func TestOnThePad(t *testing.T) {
	for name, draw := range map[string]func(uint64) []ink.Stroke{
		"guji":  func(seed uint64) []ink.Stroke { return Creature(Guji, seed) },
		"guala": func(seed uint64) []ink.Stroke { return Creature(Guala, seed) },
		"cup":   Cup, "mask": Mask,
	} {
		seen := map[ink.Picture]uint64{}
		for seed := range uint64(300) {
			strokes := draw(seed)
			for _, s := range strokes {
				for _, q := range s.Points {
					if r := s.Width / 2; q.X < r || q.Y < r || q.X > 1-r || q.Y > 1-r {
						t.Fatalf("%s %d: a point at %v, %v", name, seed, q.X, q.Y)
					}
				}
			}
			p := Picture(strokes)
			if *p != *Picture(draw(seed)) || p.Empty() {
				t.Fatalf("%s %d: drawn again it is another", name, seed)
			}
			if was, ok := seen[*p]; ok {
				t.Errorf("%s: %d and %d are the same", name, was, seed)
			}
			seen[*p] = seed
		}
	}
}

// TestRoom: the cup can be moved four pixels to any side.
func TestRoom(t *testing.T) {
	for seed := range uint64(300) {
		p := Picture(Cup(seed))
		for i, v := range p {
			if r, c := i/ink.Side, i%ink.Side; v > 0 && (min(r, c) < 4 || max(r, c) > ink.Side-5) {
				t.Fatalf("cup %d has ink in row %d, column %d", seed, r, c)
			}
		}
		if *Moved(Moved(p, 4, -4), -4, 4) != *p {
			t.Errorf("cup %d: moved to and fro it is another", seed)
		}
	}
}

func TestNearest(t *testing.T) {
	a, b := &ink.Picture{0: 10}, &ink.Picture{0: 20, 783: 1}
	if d := Distance(a, b); d != 101 {
		t.Errorf("distance %d", d)
	}
	if at := Nearest(&ink.Picture{0: 19}, []*ink.Picture{a, b, b}); at != 1 {
		t.Errorf("nearest is %d", at)
	}
}
