//go:build !js

package session

import (
	"testing"

	"convlab/nn/mnist"
	"convlab/nn/zoo"
)

// A pixel stands where its direction says, until it has left the frame.
func TestMovedAndCut(t *testing.T) {
	const row, col, side = 20, 22, mnist.Side
	set := &mnist.Set{Images: make([]uint8, mnist.Pixels), Labels: []uint8{1}}
	set.Images[row*side+col] = 200
	for d := range zoo.Directions {
		for n := range zoo.Reach + 1 {
			right, down := d.Step()
			r, c := row+n*down, col+n*right
			moved := move(set, n*down, n*right)
			inside := r < side && c < side
			if got := cut(set, moved); (got == 0) != inside {
				t.Errorf("direction %d, %d pixels: %d cut", d, n, got)
			}
			if inside && (moved.Images[r*side+c] != 200 || ink(moved.Images) != 200) {
				t.Errorf("direction %d, %d pixels: the pixel isn't in row %d, column %d", d, n, r, c)
			}
		}
	}
}
