package imagecode

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"math/rand/v2"
	"testing"

	"convlab/nn/mnist"
)

// madeUp returns n pictures of all sorts: black, full, noise, boxes with soft edges.
func madeUp(n int) *mnist.Set {
	rng := rand.New(rand.NewPCG(28, 28))
	s := &mnist.Set{Images: make([]uint8, n*mnist.Pixels), Labels: make([]uint8, n)}
	for i := range n {
		s.Labels[i] = uint8(rng.IntN(mnist.Classes))
		p := s.Image(i)
		r, c, h, w := rng.IntN(14), rng.IntN(14), 1+rng.IntN(14), 1+rng.IntN(14)
		for k := range p {
			switch i % 4 {
			case 1:
				p[k] = uint8(rng.Uint32())
			case 2:
				p[k] = 255
			case 3:
				if y, x := k/mnist.Side-r, k%mnist.Side-c; y >= 0 && y < h && x >= 0 && x < w {
					p[k] = 253
					if y == 0 || x == w-1 {
						p[k] = uint8(40 + 8*y + x)
					}
				}
			}
		}
	}
	return s
}

func same(t *testing.T, what string, got, want *mnist.Set) {
	t.Helper()
	if !bytes.Equal(got.Images, want.Images) || !bytes.Equal(got.Labels, want.Labels) {
		t.Errorf("%s: %d images came back changed", what, want.Len())
	}
}

func TestRoundTrip(t *testing.T) {
	for _, n := range []int{0, 1, 2, BlockImages - 1, BlockImages, BlockImages + 1, 2*BlockImages + 7} {
		want := madeUp(n)
		got, err := Decode(Encode(want))
		if err != nil {
			t.Fatal(n, err)
		}
		same(t, "round trip", got, want)
	}
}

// However the bytes come, each block can be decoded as soon as it is there, and
// what was handed out stays as it is.
func TestAsItComes(t *testing.T) {
	want := madeUp(3*BlockImages + 5)
	b := Encode(want)
	for _, piece := range []int{1, 7, 1000, len(b)} {
		d := NewDecoder()
		var early *mnist.Set
		blocks := 0
		for from := 0; from < len(b); from += piece {
			d.Write(b[from:min(from+piece, len(b))])
			for {
				more, err := d.Next()
				if err != nil {
					t.Fatal(err)
				}
				if !more {
					break
				}
				if blocks++; blocks == 1 {
					early = d.Set()
				}
			}
		}
		if !d.Done() || d.Total() != want.Len() || blocks != 4 {
			t.Errorf("pieces of %d: %d blocks, %d of %d images", piece, blocks, d.Set().Len(), d.Total())
		}
		same(t, "all", d.Set(), want)
		same(t, "the first block", early, want.Slice(0, BlockImages))
	}
}

// seal makes the checksums right again after a change.
func seal(b []byte) []byte {
	binary.LittleEndian.PutUint32(b[8:], crc32.ChecksumIEEE(b[:8]))
	if size := binary.LittleEndian.Uint32(b[headSize:]); int(size) <= len(b)-headSize-blockHead {
		binary.LittleEndian.PutUint32(b[headSize+4:], crc32.ChecksumIEEE(b[headSize+blockHead:][:size]))
	}
	return b
}

func TestDamage(t *testing.T) {
	good := Encode(madeUp(BlockImages + 3))
	change := func(f func(b []byte) []byte) []byte { return f(bytes.Clone(good)) }
	set := func(at int, v uint32) []byte {
		return change(func(b []byte) []byte { binary.LittleEndian.PutUint32(b[at:], v); return b })
	}
	for name, c := range map[string]struct {
		b    []byte
		want error
	}{
		"nothing":             {nil, ErrTruncated},
		"half a head":         {good[:7], ErrTruncated},
		"no blocks":           {good[:headSize], ErrTruncated},
		"half a block":        {good[:100], ErrTruncated},
		"cut at the end":      {good[:len(good)-1], ErrTruncated},
		"one more":            {append(bytes.Clone(good), 0), ErrTrailing},
		"a page":              {[]byte("<!doctype html><title>404</title>"), ErrFormat},
		"another count":       {set(4, 7), ErrDamaged},
		"too many, sealed":    {seal(set(4, MaxImages+1)), ErrDamaged},
		"more than there are": {seal(set(4, MaxImages)), ErrDamaged},
		"a huge block":        {set(headSize, 1<<31), ErrDamaged},
		"a flipped bit":       {change(func(b []byte) []byte { b[len(b)/2] ^= 4; return b }), ErrDamaged},
		"an empty block": {seal(change(func(b []byte) []byte {
			binary.LittleEndian.PutUint32(b[headSize:], 0)
			return b[:headSize+blockHead]
		})), ErrTruncated},
	} {
		_, err := Decode(c.b)
		if name == "more than there are" || name == "an empty block" {
			if err == nil {
				t.Errorf("%s: no error", name)
			}
			continue
		}
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}

	// The blocks before the damage are sound.
	bad := bytes.Clone(good)
	bad[len(bad)-1] ^= 1
	d := NewDecoder()
	d.Write(bad)
	for err := error(nil); err == nil; _, err = d.Next() {
	}
	same(t, "before the damage", d.Set(), madeUp(BlockImages+3).Slice(0, BlockImages))
	if _, err := d.Next(); !errors.Is(err, ErrDamaged) {
		t.Errorf("the error does not stay: %v", err)
	}
}

// Any bytes behind right checksums end in images or an error.
func FuzzDecode(f *testing.F) {
	good := Encode(madeUp(9))
	f.Add(good)
	f.Add(good[:50])
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, b []byte) {
		if len(b) >= headSize+blockHead {
			b = seal(bytes.Clone(b))
		}
		s, err := Decode(b)
		if err != nil {
			return
		}
		for _, l := range s.Labels {
			if l >= mnist.Classes {
				t.Fatalf("label %d", l)
			}
		}
		again, err := Decode(Encode(s))
		if err != nil {
			t.Fatal(err)
		}
		same(t, "decoded, packed and decoded", again, s)
	})
}

// Any pictures come back.
func FuzzRoundTrip(f *testing.F) {
	f.Add([]byte{0, 1, 2, 253, 254, 255})
	f.Fuzz(func(t *testing.T, b []byte) {
		s := &mnist.Set{Images: make([]uint8, 2*mnist.Pixels), Labels: []uint8{3, 9}}
		copy(s.Images, b)
		got, err := Decode(Encode(s))
		if err != nil {
			t.Fatal(err)
		}
		same(t, "fuzzed", got, s)
	})
}
