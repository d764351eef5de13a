//go:build goexperiment.simd && go1.27

package gemm

import "unsafe"

// The same three as in move.go, for browsers: eight terms a round, since a jump
// back is a detour through a table in Go's wasm, and whole words of the integer
// kind, since for these the offset from a pointer is part of the instruction.

// copyRows copies n rows of 8 numbers, ss bytes apart, to dst without gaps.
func copyRows(dst, src unsafe.Pointer, ss uintptr, n int) {
	var d, s uintptr
	for ; n >= 8; n -= 8 {
		to := unsafe.Add(dst, d)
		s = copyEight(to, 0, src, s, ss)
		s = copyEight(to, 32, src, s, ss)
		s = copyEight(to, 64, src, s, ss)
		s = copyEight(to, 96, src, s, ss)
		s = copyEight(to, 128, src, s, ss)
		s = copyEight(to, 160, src, s, ss)
		s = copyEight(to, 192, src, s, ss)
		s = copyEight(to, 224, src, s, ss)
		d += 256
	}
	for ; n > 0; n-- {
		s = copyEight(dst, d, src, s, ss)
		d += 32
	}
}

// copyFours copies n rows of 4 numbers, ss bytes apart, to dst, ds bytes apart.
func copyFours(dst unsafe.Pointer, ds uintptr, src unsafe.Pointer, ss uintptr, n int) {
	var d, s uintptr
	if ds == height*4 {
		for ; n >= 8; n -= 8 {
			to := unsafe.Add(dst, d)
			s = copyFour(to, 0, src, s, ss)
			s = copyFour(to, 16, src, s, ss)
			s = copyFour(to, 32, src, s, ss)
			s = copyFour(to, 48, src, s, ss)
			s = copyFour(to, 64, src, s, ss)
			s = copyFour(to, 80, src, s, ss)
			s = copyFour(to, 96, src, s, ss)
			s = copyFour(to, 112, src, s, ss)
			d += 128
		}
	}
	for ; n > 0; n-- {
		s = copyFour(dst, d, src, s, ss)
		d += ds
	}
}

// weave turns 4 rows of n numbers, ss bytes apart, into n rows of 4, ds bytes
// apart.
func weave(dst unsafe.Pointer, ds uintptr, src unsafe.Pointer, ss uintptr, n int) {
	var d, s uintptr
	if ds == height*4 {
		for ; n >= 8; n -= 8 {
			to := unsafe.Add(dst, d)
			from := unsafe.Add(src, s)
			weaveFour(to, 0, 16, from)
			weaveFour(to, 64, 16, unsafe.Add(from, 16))
			from = unsafe.Add(src, s+ss)
			weaveFour(to, 4, 16, from)
			weaveFour(to, 68, 16, unsafe.Add(from, 16))
			from = unsafe.Add(src, s+2*ss)
			weaveFour(to, 8, 16, from)
			weaveFour(to, 72, 16, unsafe.Add(from, 16))
			from = unsafe.Add(src, s+3*ss)
			weaveFour(to, 12, 16, from)
			weaveFour(to, 76, 16, unsafe.Add(from, 16))
			d, s = d+128, s+32
		}
	} else {
		for ; n >= 8; n -= 8 {
			to := unsafe.Add(dst, d)
			from := unsafe.Add(src, s)
			weaveFour(to, 0, 32, from)
			weaveFour(to, 128, 32, unsafe.Add(from, 16))
			from = unsafe.Add(src, s+ss)
			weaveFour(to, 4, 32, from)
			weaveFour(to, 132, 32, unsafe.Add(from, 16))
			from = unsafe.Add(src, s+2*ss)
			weaveFour(to, 8, 32, from)
			weaveFour(to, 136, 32, unsafe.Add(from, 16))
			from = unsafe.Add(src, s+3*ss)
			weaveFour(to, 12, 32, from)
			weaveFour(to, 140, 32, unsafe.Add(from, 16))
			d, s = d+256, s+32
		}
	}
	for ; n > 0; n-- {
		from, to := unsafe.Add(src, s), unsafe.Add(dst, d)
		*(*uint32)(to) = *(*uint32)(from)
		*(*uint32)(unsafe.Add(to, 4)) = *(*uint32)(unsafe.Add(from, ss))
		*(*uint32)(unsafe.Add(to, 8)) = *(*uint32)(unsafe.Add(from, 2*ss))
		*(*uint32)(unsafe.Add(to, 12)) = *(*uint32)(unsafe.Add(from, 3*ss))
		d, s = d+ds, s+4
	}
}

// copyEight copies the 8 numbers s bytes after src to d bytes after dst, and
// returns s+ss: what is computed by callers comes before all that is inlined.
func copyEight(dst unsafe.Pointer, d uintptr, src unsafe.Pointer, s, ss uintptr) uintptr {
	v := (*[4]uint64)(unsafe.Add(src, s))
	w := (*[4]uint64)(unsafe.Add(dst, d))
	w[0], w[1], w[2], w[3] = v[0], v[1], v[2], v[3]
	return s + ss
}

// copyFour copies 4 numbers likewise.
func copyFour(dst unsafe.Pointer, d uintptr, src unsafe.Pointer, s, ss uintptr) uintptr {
	v := (*[2]uint64)(unsafe.Add(src, s))
	w := (*[2]uint64)(unsafe.Add(dst, d))
	w[0], w[1] = v[0], v[1]
	return s + ss
}

// weaveFour copies 4 numbers, the first to i bytes after dst and each of the
// others ds further.
func weaveFour(dst unsafe.Pointer, i, ds uintptr, src unsafe.Pointer) {
	v := (*[4]uint32)(src)
	*(*uint32)(unsafe.Add(dst, i)) = v[0]
	*(*uint32)(unsafe.Add(dst, i+ds)) = v[1]
	*(*uint32)(unsafe.Add(dst, i+2*ds)) = v[2]
	*(*uint32)(unsafe.Add(dst, i+3*ds)) = v[3]
}
