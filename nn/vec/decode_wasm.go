//go:build goexperiment.simd && go1.27

package vec

import (
	"simd/archsimd"
	"unsafe"

	"convlab/nn/internal/lanes"
)

// halves decodes eight numbers at a time, as half does one.
func halves(dst []float32, src []byte) int {
	n, _ := lanes.Whole(len(dst))
	n &^= 7
	number, sign := archsimd.BroadcastUint32x4(0x7fff), archsimd.BroadcastUint32x4(0x8000)
	high, all := archsimd.BroadcastUint32x4(halfExponent), archsimd.BroadcastUint32x4(exponent)
	scale := archsimd.BroadcastFloat32x4(halfScale)
	p, q := lanes.Start(dst), unsafe.Pointer(unsafe.SliceData(src))
	for i := 0; i < n; i += 8 {
		v := archsimd.LoadUint8x16Array((*[16]uint8)(unsafe.Add(q, 2*i))).ReshapeToUint16s()
		h := v.ExtendLo4ToUint32()
		f := h.And(number).ShiftAllLeft(13).BitsToFloat32().Mul(scale).ToBits()
		f = f.Or(h.And(high).Equal(high).ToInt32x4().ToBits().And(all)).Or(h.And(sign).ShiftAllLeft(16))
		f.BitsToFloat32().StoreArray(lanes.Four(p, uintptr(4*i)))
		h = v.ExtendHi4ToUint32()
		f = h.And(number).ShiftAllLeft(13).BitsToFloat32().Mul(scale).ToBits()
		f = f.Or(h.And(high).Equal(high).ToInt32x4().ToBits().And(all)).Or(h.And(sign).ShiftAllLeft(16))
		f.BitsToFloat32().StoreArray(lanes.Four(p, uintptr(4*i+16)))
	}
	return n
}
