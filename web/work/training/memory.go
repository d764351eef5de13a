package training

import (
	"unsafe"

	"convlab/web/work"
)

// Numbers travel and are kept as the machine has them: float32, little-endian on
// everything that runs this.

// BytesOf are the bytes of v, which stay v's.
func BytesOf(v []float32) []byte {
	if len(v) == 0 {
		return nil
	}
	return unsafe.Slice((*byte)(unsafe.Pointer(&v[0])), 4*len(v))
}

// CopyTo copies the bytes of a part to v, and reports whether it has as many.
func CopyTo(v []float32, p work.Part) bool {
	to := BytesOf(v)
	if c, ok := p.(interface{ CopyTo([]byte) int }); ok {
		return p.Len() == len(to) && c.CopyTo(to) == len(to)
	}
	b := p.Bytes()
	return len(b) == len(to) && copy(to, b) == len(to)
}

// clone is a part once more, so that one can be sent and one be kept.
func clone(p work.Part) work.Part {
	if c, ok := p.(interface{ Clone() work.Part }); ok {
		return c.Clone()
	}
	return work.Raw(append([]byte(nil), p.Bytes()...))
}
