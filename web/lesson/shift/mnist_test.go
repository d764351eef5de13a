//go:build !js

package shift

import (
	"testing"

	"convlab/nn/imagecode"
	"convlab/nn/ink"
	"convlab/nn/mnist"
	"convlab/web/lesson/library"
)

func testImages(t *testing.T) *mnist.Set {
	t.Helper()
	_, test, err := mnist.Load()
	if err != nil {
		t.Fatal(err)
	}
	return test
}

func picture(set *mnist.Set, i int) (p ink.Picture) {
	copy(p[:], set.Image(i))
	return p
}

// The example is what it says it is.
func TestExample(t *testing.T) {
	set := testImages(t)
	if one != picture(set, firstOne-1) || set.Labels[firstOne-1] != 1 {
		t.Error("the 1 is not that test image")
	}
	if seven != picture(set, firstSeven-1) || set.Labels[firstSeven-1] != 7 {
		t.Error("the 7 is not that test image")
	}
	if library.Test.Count() != set.Len() {
		t.Errorf("%d test images", set.Len())
	}
}

// TestPairs counts again what pairs.go says of 2,500 pairs.
func TestPairs(t *testing.T) {
	if testing.Short() {
		t.Skip("-short")
	}
	sample := testImages(t).Sample(50)
	var ones, moves, sevens []ink.Picture
	for i, label := range sample.Labels {
		switch p := picture(sample, i); label {
		case 1:
			ones, moves = append(ones, p), append(moves, moved(&p, PairsBy))
		case 7:
			sevens = append(sevens, p)
		}
	}
	if len(ones)*len(sevens) != Pairs {
		t.Fatalf("%d ones, %d sevens", len(ones), len(sevens))
	}
	count := func(own func(i int) float64, other func(i, j int) float64) (n int) {
		for i := range ones {
			d := own(i)
			for j := range sevens {
				if d < other(i, j) {
					n++
				}
			}
		}
		return n
	}
	flat := count(func(i int) float64 { return apartPixels(&moves[i], &ones[i]) },
		func(i, j int) float64 { return apartPixels(&moves[i], &sevens[j]) })
	if flat != flatPairs {
		t.Errorf("as numbers, %d pairs, said to be %d", flat, flatPairs)
	}
	if len(mapPairs) != len(kernels) {
		t.Errorf("%d kernels are counted, of %d", len(mapPairs), len(kernels))
	}
	for k, kernel := range kernels {
		for after := range Afters {
			for pool := range 2 {
				maps := func(list []ink.Picture) (out []Map) {
					for i := range list {
						m := convolve(&list[i], k, after)
						if pool == 1 {
							m = pooled(m)
						}
						out = append(out, m)
					}
					return out
				}
				a, b, c := maps(ones), maps(moves), maps(sevens)
				n := count(func(i int) float64 { return apart(b[i], a[i]) }, func(i, j int) float64 { return apart(b[i], c[j]) })
				if want := mapPairs[kernel.Key][after][pool]; n != want {
					t.Errorf("%s, after %d, pooled %d: %d pairs, said to be %d", kernel.Key, after, pool, n, want)
				}
			}
		}
	}
}

// Any test image can be put anywhere, once it is here.
func TestImages(t *testing.T) {
	if testing.Short() {
		t.Skip("-short")
	}
	r := open(nil)
	set := testImages(t)
	r.Take(Right, 4)
	if !r.Wishing(Right) || r.Wishing(Left) || r.Places[Right] != Example || len(r.Library.Wants()) != 1 {
		t.Error("an image that isn't here isn't waited for")
	}
	give(t, r, set)
	at := int(r.Places[Right])
	if at < 1 || set.Labels[at-1] != 4 || r.Seen.Pictures[Right] != picture(set, at-1) || r.Name(Right) != "4" || r.Wishing(Right) {
		t.Fatalf("on the right stands %d, called %s", at, r.Name(Right))
	}
	r.Take(Right, 4)
	if next := int(r.Places[Right]); next <= at || set.Labels[next-1] != 4 {
		t.Errorf("the next 4 after %d is %d", at, next)
	}
	if r.Undo(); int(r.Places[Right]) != at {
		t.Error("Undo does not bring the first 4 back")
	}
	if r.Undo(); r.Places[Right] != Example || r.Name(Right) != "7" {
		t.Error("Undo does not bring the example back")
	}
	r.Take(Left, 1)
	if r.Seen.Images[Middle].Picture != r.Seen.Images[Left].Picture {
		t.Error("the middle one is not the left one")
	}
	r.Take(Middle, 9)
	if r.Name(Middle) != "9" || r.Name(Left) != "1" {
		t.Error("the middle can't be another one")
	}
}

// give hands the test images over, as they come on the page.
func give(t *testing.T, r *Room, set *mnist.Set) {
	t.Helper()
	r.Library.Arrived(library.TestFile, imagecode.Encode(set), nil)
	for r.Library.Unpack() {
		r.Derive()
	}
}
