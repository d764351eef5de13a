//go:build goexperiment.simd && go1.27

package photo

import (
	"simd"
	"unsafe"

	"convlab/nn/internal/lanes"
)

// fastGreys does what fills whole vectors of greys, and says how much that was.
func fastGreys(out []int32, y []float32) (done, bright int) {
	done, end := lanes.Whole(len(out))
	if end == 0 {
		return 0, 0
	}
	from, to := lanes.Start(y[:done]), unsafe.Pointer(unsafe.SliceData(out))
	times, full, least := simd.BroadcastInt32s(grey), simd.BroadcastInt32s(opaque), simd.BroadcastInt32s(Bright-1)
	var count simd.Int32s
	for i := uintptr(0); i < end; i += uintptr(lanes.Count) * 4 {
		v := lanes.Load(from, i).ConvertToInt32()
		count = count.Add(least.Sub(v).ShiftAllRight(31)) // −1 for a bright one
		store(to, i, v.Mul(times).Or(full))
	}
	return done, -total(count)
}

// fastColours likewise.
func fastColours(out []int32, planes *[3][]float32) (done, bright int) {
	done, end := lanes.Whole(len(out))
	if end == 0 {
		return 0, 0
	}
	reds, greens, blues := lanes.Start(planes[0][:done]), lanes.Start(planes[1][:done]), lanes.Start(planes[2][:done])
	to, full, least := unsafe.Pointer(unsafe.SliceData(out)), simd.BroadcastInt32s(opaque), simd.BroadcastInt32s(light-1)
	ofRed, ofGreen, ofBlue := simd.BroadcastInt32s(2126), simd.BroadcastInt32s(7152), simd.BroadcastInt32s(722)
	var count simd.Int32s
	for i := uintptr(0); i < end; i += uintptr(lanes.Count) * 4 {
		r, g, b := lanes.Load(reds, i).ConvertToInt32(), lanes.Load(greens, i).ConvertToInt32(), lanes.Load(blues, i).ConvertToInt32()
		y := r.Mul(ofRed).Add(g.Mul(ofGreen)).Add(b.Mul(ofBlue))
		count = count.Add(least.Sub(y).ShiftAllRight(31))
		store(to, i, r.Or(g.ShiftAllLeft(8)).Or(b.ShiftAllLeft(16)).Or(full))
	}
	return done, -total(count)
}

// store writes a vector i bytes after p.
//
//go:nocheckptr
func store(p unsafe.Pointer, i uintptr, v simd.Int32s) { v.Store((*[16]int32)(unsafe.Add(p, i))[:]) }

// total adds the numbers of a vector.
func total(v simd.Int32s) (n int) {
	var each [16]int32
	v.Store(each[:])
	for _, x := range each {
		n += int(x)
	}
	return n
}
