package augment

import (
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"
	"time"

	"convlab/nn/mnist"
)

// few is a set of n images, no two alike.
func few(n int) *mnist.Set {
	s := &mnist.Set{}
	for i := range n {
		img := digit()
		img[0], img[1] = uint8(i), uint8(i>>8)
		s.Images = append(s.Images, img...)
		s.Labels = append(s.Labels, uint8(i%10))
	}
	return s
}

func order(n int) []int32 {
	o := make([]int32, n)
	for i, j := range rand.New(rand.NewPCG(uint64(n), 1)).Perm(n) {
		o[i] = int32(j)
	}
	return o
}

// On any number of processors, in batches of any size, an image becomes what a
// Distorter makes of it, in the place that the order gives it.
func TestFeeder(t *testing.T) {
	set := few(75)
	for _, cores := range []int{1, 2, 5} {
		for _, size := range []int{1, 16, 33, 75, 100} {
			func() {
				defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(cores))
				f := NewFeeder(set, Pen, 11, size)
				defer f.Close()
				d, want := New(Pen), make([]float32, pixels)
				if x, labels := f.Next(); len(x) != 0 || len(labels) != 0 {
					t.Fatal("there is a batch before the first epoch")
				}
				for epoch := range 3 {
					left := order(75)
					if epoch == 1 {
						left = left[40:] // as after a checkpoint
					}
					f.Start(epoch, left)
					for x, labels := f.Next(); len(labels) > 0; x, labels = f.Next() {
						if len(labels) != min(size, len(left)) || len(x) != len(labels)*pixels {
							t.Fatalf("%d labels and %d numbers where %d images are left", len(labels), len(x), len(left))
						}
						for i, l := range labels {
							at := int(left[i])
							d.ApplyGrey(want, set.Image(at), Key{11, epoch, at})
							if l != set.Labels[at] || !slices.Equal(x[i*pixels:][:pixels], want) {
								t.Fatalf("%d cores, batches of %d, epoch %d: image %d is not what it should be", cores, size, epoch, at)
							}
						}
						clear(x) // the caller's
						clear(labels)
						left = left[len(labels):]
					}
					if len(left) != 0 {
						t.Fatalf("%d images are missing", len(left))
					}
				}
			}()
		}
	}
}

// An epoch may be broken off; Close may come at any time and leaves nothing
// running.
func TestFeederBreaksOff(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(4))
	set, before := few(100), runtime.NumGoroutine()
	for taken := range 4 {
		f := NewFeeder(set, Scan, 1, 20)
		f.Start(0, order(100))
		for range taken {
			f.Next()
		}
		f.Start(1, order(30))
		n := 0
		for _, labels := f.Next(); len(labels) > 0; _, labels = f.Next() {
			n += len(labels)
		}
		if n != 30 {
			t.Errorf("%d images in an epoch of 30 after %d batches of another", n, taken)
		}
		f.Start(2, order(100))
		x, _ := f.Next()
		kept := slices.Clone(x)
		f.Close()
		if !slices.Equal(x, kept) {
			t.Error("Close changes the last batch")
		}
		f.Close()
	}
	// A goroutine counts for a moment after it has said that it is done.
	after := runtime.NumGoroutine()
	for range 1000 {
		if after <= before {
			return
		}
		time.Sleep(time.Millisecond)
		after = runtime.NumGoroutine()
	}
	t.Errorf("%d goroutines before, %d after", before, after)
}

func TestFeederPanics(t *testing.T) {
	for name, f := range map[string]func(){
		"no image in a batch": func() { NewFeeder(few(1), Mix{}, 0, 0) },
		"a mix out of range":  func() { NewFeeder(few(1), Mix{Clean: 2}, 0, 1) },
		"an image that isn't there": func() {
			f := NewFeeder(few(1), Mix{}, 0, 1)
			defer f.Close()
			f.Start(0, []int32{1})
		},
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s is taken", name)
				}
			}()
			f()
		}()
	}
}

func TestFeederAllocations(t *testing.T) {
	set, o := few(64), order(64)
	f := NewFeeder(set, Scan, 1, 64)
	defer f.Close()
	f.Start(0, o) // where products have memory of their own, they get it now
	f.Next()
	epoch := 0
	if n := testing.AllocsPerRun(20, func() {
		epoch++
		f.Start(epoch, o)
		f.Next()
	}); n != 0 {
		t.Errorf("%v allocations in an epoch", n)
	}
}

// Images per second of all cores.
func BenchmarkFeeder(b *testing.B) {
	set, o := few(1024), order(1024)
	for _, m := range Mixes {
		b.Run(m.Name, func(b *testing.B) {
			f := NewFeeder(set, m.Mix, 1, 128)
			defer f.Close()
			n, epoch := 0, 0
			for b.Loop() {
				_, labels := f.Next()
				if len(labels) == 0 {
					f.Start(epoch, o)
					epoch++
				}
				n += len(labels)
			}
			b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "images/s")
		})
	}
}
