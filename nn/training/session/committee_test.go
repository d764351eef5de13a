//go:build !js

package session

import (
	"context"
	"os"
	"strings"
	"testing"

	"convlab/nn/atomicfile"
	"convlab/nn/mnist"
	"convlab/nn/zoo"
)

// TestWholeCommittee: a vote of fewer members must not pass for that of all.
func TestWholeCommittee(t *testing.T) {
	s := &Session{Root: t.TempDir(), Train: some(10), Test: some(10)}
	jury := zoo.Model{Name: "jury", Of: []*zoo.Model{&tiny}}
	if err := s.Final(context.Background(), &jury, s.Seeds(&jury, 1)...); err == nil || !strings.Contains(err.Error(), "all trainings") {
		t.Error(err)
	}
}

// TestDissolve: who is trained anew has not voted yet.
func TestDissolve(t *testing.T) {
	s := &Session{Out: t.TempDir()}
	file := s.result(zoo.Committee.Name + ".json")
	if err := atomicfile.Write(file, []byte("{}")); err != nil {
		t.Fatal(err)
	}
	if err := s.dissolve(&zoo.Dense); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(file); err != nil {
		t.Errorf("the dense network is no member, but %v", err)
	}
	if err := s.dissolve(zoo.Committee.Of[0]); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(file); err == nil {
		t.Error("the vote of others stands")
	}
}

func TestMove(t *testing.T) {
	set := &mnist.Set{Images: make([]uint8, 2*mnist.Pixels), Labels: []uint8{1, 2}}
	second := set.Image(1)
	second[0], second[5*mnist.Side+27], second[27*mnist.Side+3] = 10, 20, 30
	for _, place := range places {
		moved := move(set, place[0], place[1])
		for r := range mnist.Side {
			for c := range mnist.Side {
				want := uint8(0)
				if y, x := r-place[0], c-place[1]; y >= 0 && y < mnist.Side && x >= 0 && x < mnist.Side {
					want = second[y*mnist.Side+x]
				}
				if got := moved.Image(1)[r*mnist.Side+c]; got != want {
					t.Fatalf("moved by %d: pixel (%d, %d) is %d, want %d", place, r, c, got, want)
				}
			}
		}
		for _, v := range moved.Image(0) {
			if v != 0 {
				t.Fatalf("moved by %d: ink from the next picture", place)
			}
		}
	}
}
