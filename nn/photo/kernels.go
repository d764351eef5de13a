package photo

import (
	"slices"

	"convlab/nn/filter"
)

// Sizes are the sides of the kernels.
var Sizes = []int{3, 5, 7}

// Keys are the kernels that have a name, in the order of the lesson.
var Keys = []string{"identity", "box", "gauss", "sharpen", "outline", "emboss", "sobel-x", "sobel-y", "laplace"}

// Kernel returns a named kernel of a side of [Sizes], in memory of the caller's; the
// ones of 3×3 that package filter has too are the same. It panics if there is none.
//
// Those that blur, sharpen or emboss have the sum 1, the others 0. gauss is binomial;
// sharpen beyond 3×3 is twice the picture less its blur; laplace of 5×5 and 7×7 are
// the usual whole-number Laplacians of Gaussians.
func Kernel(key string, side int) filter.Plane {
	if !slices.Contains(Sizes, side) {
		panic("photo: no kernels of that side")
	}
	k := filter.NewPlane(side, side)
	half := side / 2
	each := func(f func(i, j int) float64) {
		for i := range side {
			for j := range side {
				k.Set(i, j, f(i, j))
			}
		}
	}
	bell, slope := binomial[side], slopes[side]
	level := 0. // what the bell sums to
	for _, v := range bell {
		level += v
	}
	// How large slopes get is kept in bounds by powers of two, so that no sum rounds.
	gain := map[int]float64{3: 1, 5: 1. / 16, 7: 1. / 256}[side]
	switch key {
	case "identity":
		k.Set(half, half, 1)
	case "box":
		each(func(i, j int) float64 { return 1 / float64(side*side) })
	case "gauss":
		each(func(i, j int) float64 { return bell[i] * bell[j] / (level * level) })
	case "sharpen":
		if side == 3 {
			return known(key)
		}
		each(func(i, j int) float64 { return -bell[i] * bell[j] / (level * level) })
		k.Set(half, half, k.At(half, half)+2)
	case "outline":
		each(func(i, j int) float64 { return -1 })
		k.Set(half, half, float64(side*side-1))
	case "emboss":
		if side == 3 {
			return known(key)
		}
		for i := range side {
			k.Set(i, i, 1)
			if i < half {
				k.Set(i, i, -1)
			}
		}
	case "sobel-x":
		each(func(i, j int) float64 { return bell[i] * slope[j] * gain })
	case "sobel-y":
		each(func(i, j int) float64 { return slope[i] * bell[j] * gain })
	case "laplace":
		copy(k.V, laplaces[side])
	default:
		panic("photo: no kernel is called " + key)
	}
	return k
}

func known(key string) filter.Plane {
	k, _ := filter.Find(filter.Kernels(), key)
	return k
}

var (
	binomial = map[int][]float64{3: {1, 2, 1}, 5: {1, 4, 6, 4, 1}, 7: {1, 6, 15, 20, 15, 6, 1}}
	slopes   = map[int][]float64{3: {1, 0, -1}, 5: {1, 2, 0, -2, -1}, 7: {1, 4, 5, 0, -5, -4, -1}}
	laplaces = map[int][]float64{
		3: {
			0, 1, 0,
			1, -4, 1,
			0, 1, 0},
		5: {
			0, 0, 1, 0, 0,
			0, 1, 2, 1, 0,
			1, 2, -16, 2, 1,
			0, 1, 2, 1, 0,
			0, 0, 1, 0, 0},
		7: {
			0, 0, 1, 1, 1, 0, 0,
			0, 1, 3, 3, 3, 1, 0,
			1, 3, 0, -7, 0, 3, 1,
			1, 3, -7, -24, -7, 3, 1,
			1, 3, 0, -7, 0, 3, 1,
			0, 1, 3, 3, 3, 1, 0,
			0, 0, 1, 1, 1, 0, 0},
	}
)
