//go:build goexperiment.simd && go1.27

package lanes

import (
	"runtime"
	"simd"
	"simd/archsimd"
	"unsafe"
)

// Fast is whether the machine has vectors that multiply and add. Without, an
// emulation of them would be slower than plain loops. The first processors with
// AVX had no FMA, which kernels take for granted. Only tests set it.
var Fast = !simd.Emulated() && (runtime.GOARCH != "amd64" || archsimd.X86.FMA())

// Count is how many numbers a vector has: 4, 8 or 16.
var Count = simd.VectorBitSize() / 32

// Whole returns how many of n numbers fill whole vectors, and that in bytes; 0
// if vectors would not be fast.
func Whole(n int) (int, uintptr) {
	if !Fast {
		return 0, 0
	}
	n &^= Count - 1
	return n, uintptr(n) * 4
}

// Start points to the first number of x.
func Start(x []float32) unsafe.Pointer { return unsafe.Pointer(unsafe.SliceData(x)) }

// At views the memory i bytes after p as a slice that is long enough for a
// vector of any width. Its length is a constant, so that loading and storing
// check nothing; the caller vouches that a vector of memory is there.
//
//go:nocheckptr
func At(p unsafe.Pointer, i uintptr) []float32 { return (*[16]float32)(unsafe.Add(p, i))[:] }

// Load returns the vector i bytes after p.
func Load(p unsafe.Pointer, i uintptr) simd.Float32s { return simd.LoadFloat32s(At(p, i)) }

// Spread returns a vector full of the number i bytes after p.
//
//go:nocheckptr
func Spread(p unsafe.Pointer, i uintptr) simd.Float32s {
	return simd.BroadcastFloat32s(*(*float32)(unsafe.Add(p, i)))
}

// Four points to the four numbers i bytes after p, for vectors of archsimd.
func Four(p unsafe.Pointer, i uintptr) *[4]float32 { return (*[4]float32)(unsafe.Add(p, i)) }
