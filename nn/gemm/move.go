//go:build goexperiment.simd && go1.27 && !wasm

package gemm

import (
	"simd"
	"unsafe"

	"convlab/nn/internal/lanes"
)

// copyRows copies n rows of width numbers, ss bytes apart, to dst without gaps.
func copyRows(dst, src unsafe.Pointer, ss uintptr, n int) {
	var v simd.Float32s
	w := uintptr(v.Len()) * 4
	var d, s uintptr
	for ; n > 0; n-- {
		v0, v1 := lanes.Load(src, s), lanes.Load(src, s+w)
		v0.Store(lanes.At(dst, d))
		v1.Store(lanes.At(dst, d+w))
		d, s = d+2*w, s+ss
	}
}

// copyFours copies n rows of 4 numbers, ss bytes apart, to dst, ds bytes apart.
//
//go:nocheckptr
func copyFours(dst unsafe.Pointer, ds uintptr, src unsafe.Pointer, ss uintptr, n int) {
	var d, s uintptr
	for ; n > 0; n-- {
		v0, v1 := *(*uint64)(unsafe.Add(src, s)), *(*uint64)(unsafe.Add(src, s+8))
		*(*uint64)(unsafe.Add(dst, d)) = v0
		*(*uint64)(unsafe.Add(dst, d+8)) = v1
		d, s = d+ds, s+ss
	}
}

// weave turns 4 rows of n numbers, ss bytes apart, into n rows of 4, ds bytes
// apart. A word holds two numbers, the first in the low half: vectors exist
// only on little-endian machines.
//
//go:nocheckptr
func weave(dst unsafe.Pointer, ds uintptr, src unsafe.Pointer, ss uintptr, n int) {
	const low, high = 1<<32 - 1, 32
	s0, s1, s2, s3 := unsafe.Add(src, 0*ss), unsafe.Add(src, ss), unsafe.Add(src, 2*ss), unsafe.Add(src, 3*ss)
	var d, s uintptr
	for ; n >= 2; n -= 2 {
		v0, v1 := *(*uint64)(unsafe.Add(s0, s)), *(*uint64)(unsafe.Add(s1, s))
		v2, v3 := *(*uint64)(unsafe.Add(s2, s)), *(*uint64)(unsafe.Add(s3, s))
		*(*uint64)(unsafe.Add(dst, d)) = v0&low | v1<<high
		*(*uint64)(unsafe.Add(dst, d+8)) = v2&low | v3<<high
		d += ds
		*(*uint64)(unsafe.Add(dst, d)) = v0>>high | v1&^low
		*(*uint64)(unsafe.Add(dst, d+8)) = v2>>high | v3&^low
		d += ds
		s += 8
	}
	if n > 0 {
		v0, v1 := *(*uint32)(unsafe.Add(s0, s)), *(*uint32)(unsafe.Add(s1, s))
		v2, v3 := *(*uint32)(unsafe.Add(s2, s)), *(*uint32)(unsafe.Add(s3, s))
		*(*uint64)(unsafe.Add(dst, d)) = uint64(v0) | uint64(v1)<<high
		*(*uint64)(unsafe.Add(dst, d+8)) = uint64(v2) | uint64(v3)<<high
	}
}
