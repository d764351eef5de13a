package shift

// What holds for one pair of pictures need not hold for another. So that nobody
// has to take one pair's word for it, 2,500 were asked: each of the first fifty
// ones of the test images, moved 4 pixels to the right, with each of the first
// fifty sevens. TestPairs counts them again.
const (
	Pairs   = 50 * 50
	PairsBy = 4
)

// flatPairs is for how many of the pairs the moved 1 is nearer to its own 1 than
// to the 7, as 784 numbers.
const flatPairs = 977

// mapPairs are the same as feature maps: by what becomes of the sums, with
// pooling or without, by kernel.
var mapPairs = map[string][Afters][2]int{
	"vertical":   {{179, 181}, {72, 57}},
	"horizontal": {{2334, 2279}, {2489, 2493}},
	"sobel-x":    {{219, 224}, {75, 65}},
	"sobel-y":    {{2270, 2105}, {2489, 2488}},
	"identity":   {{976, 599}, {976, 599}},
	"box":        {{834, 813}, {834, 812}},
	"gauss":      {{842, 745}, {842, 745}},
	"sharpen":    {{1056, 651}, {1305, 879}},
	"outline":    {{1313, 682}, {1581, 989}},
	"emboss":     {{953, 760}, {1374, 1053}},
}

// HeldPairs is for how many of the pairs the claim holds as 784 numbers, and as
// feature maps of the kernel that is chosen.
func (r *Room) HeldPairs() (flat, maps int) {
	pool := 0
	if r.Pool {
		pool = 1
	}
	return flatPairs, mapPairs[kernels[r.Kernel].Key][r.After][pool]
}
