package bench

import (
	"encoding/binary"
	"fmt"
	"math"

	"convlab/nn/mnist"
)

// Digits are pictures with their labels, as they came.
type Digits struct {
	grey   []uint8   // n×784 from 0 to 255, or
	floats []float32 // n×784 from 0 to 1
	labels []uint8   // n
}

// ReadDigits recognises the two files of digits; the package comment says what they may hold. Of x it keeps the memory,
// if it holds bytes.
func ReadDigits(x, y []byte) (*Digits, error) {
	const one, four = mnist.Pixels, 4 * mnist.Pixels // bytes of a picture
	var d Digits
	var err error
	switch n, m := len(x), len(y); {
	case n == 0 || m == 0:
		return nil, fmt.Errorf("no digits: %d bytes of pictures, %d of labels", n, m)
	case n == one*m && !wide(y):
		d.grey, d.labels = x, y
	case n == four*m:
		d.floats, d.labels = Floats(x), y
	case 4*n == one*m:
		d.grey = x
		d.labels, err = narrow(y)
	case 4*n == four*m:
		d.floats = Floats(x)
		d.labels, err = narrow(y)
	default:
		return nil, fmt.Errorf("%d bytes of pictures and %d of labels don't go together", n, m)
	}
	if err != nil {
		return nil, err
	}
	for i, l := range d.labels {
		if l >= mnist.Classes {
			return nil, fmt.Errorf("label %d is %d, which is no digit", i, l)
		}
	}
	return &d, nil
}

// wide reports whether labels take four bytes each. Pictures of bytes with labels of one byte are as long as pictures
// of floats with labels of four, of a quarter as many digits. What int32 has beyond its first byte is 0, and float32
// has its sign and exponent there, which no byte with a digit looks like.
func wide(y []byte) bool {
	if len(y)%4 != 0 {
		return false
	}
	digits, first, rest := true, false, false // whether all are digits; what is not 0
	for i, b := range y {
		digits = digits && b < mnist.Classes
		if i%4 == 0 {
			first = first || b != 0
		} else {
			rest = rest || b != 0
		}
	}
	return !digits || first && !rest
}

// narrow reads labels of four bytes, int32 or float32.
func narrow(y []byte) ([]uint8, error) {
	labels := make([]uint8, len(y)/4)
	for i := range labels {
		v := binary.LittleEndian.Uint32(y[4*i:])
		if f := math.Float32frombits(v); v >= mnist.Classes && f >= 0 && f < mnist.Classes && f == float32(int(f)) {
			v = uint32(f)
		}
		if v >= mnist.Classes {
			return nil, fmt.Errorf("label %d is %#x, which is no digit", i, v)
		}
		labels[i] = uint8(v)
	}
	return labels, nil
}

// Floats reads little-endian float32; bytes after the last whole number are left out.
func Floats(b []byte) []float32 {
	v := make([]float32, len(b)/4)
	for i := range v {
		v[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return v
}

// AppendFloats is the opposite of Floats.
func AppendFloats(b []byte, v []float32) []byte {
	for _, v := range v {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(v))
	}
	return b
}

// Len is the number of digits.
func (d *Digits) Len() int { return len(d.labels) }

// Fill writes pictures from, from+1, … to x, a multiple of 784 numbers from 0 to 1. After the last comes the first.
func (d *Digits) Fill(x []float32, from int) {
	for ; len(x) > 0; from++ {
		i := from % d.Len() * mnist.Pixels
		if d.grey != nil {
			mnist.Scale(x[:mnist.Pixels], d.grey[i:][:mnist.Pixels])
		} else {
			copy(x[:mnist.Pixels], d.floats[i:])
		}
		x = x[mnist.Pixels:]
	}
}

// Batch returns pictures from up to but without to, with their labels. It writes to x if it has to.
func (d *Digits) Batch(x []float32, from, to int) ([]float32, []uint8) {
	if d.floats != nil {
		return d.floats[from*mnist.Pixels : to*mnist.Pixels], d.labels[from:to]
	}
	x = x[:(to-from)*mnist.Pixels]
	d.Fill(x, from)
	return x, d.labels[from:to]
}
