package weights

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"math"
	"testing"
	"testing/iotest"
)

// TestHalf takes every half-precision number there and back, and the points
// halfway between neighbours.
func TestHalf(t *testing.T) {
	for i := range 1 << 16 {
		h := uint16(i)
		f := fromHalf(h)
		if f != f {
			if got := toHalf(f); got&0x7c00 != 0x7c00 || got&0x3ff == 0 {
				t.Fatalf("NaN %#04x came back as %#04x", h, got)
			}
			continue
		}
		// The definition: (−1)^s · (1 + frac/1024) · 2^(exp−15), and without
		// the 1 and with exponent −14 where exp is 0.
		exp, frac := int(h>>10&31), float64(h&0x3ff)
		want := math.Ldexp(1+frac/1024, exp-15)
		switch exp {
		case 0:
			want = math.Ldexp(frac/1024, -14)
		case 31:
			want = math.Inf(1)
		}
		if h>>15 == 1 {
			want = -want
		}
		if float64(f) != want || math.Signbit(float64(f)) != (h>>15 == 1) {
			t.Fatalf("%#04x is %g, want %g", h, f, want)
		}
		if got := toHalf(f); got != h {
			t.Fatalf("%#04x came back as %#04x", h, got)
		}
		if h&0x7fff >= 0x7bff {
			continue // the largest finite one and infinity: below
		}
		next := fromHalf(h + 1)
		tie := (f + next) / 2 // exact in float32
		even := h + h&1
		for _, c := range []struct {
			f    float32
			want uint16
		}{
			{tie, even},
			{math.Nextafter32(tie, f), h},
			{math.Nextafter32(tie, next), h + 1},
		} {
			if got := toHalf(c.f); got != c.want {
				t.Fatalf("%g between %#04x and the next is %#04x, want %#04x", c.f, h, got, c.want)
			}
		}
	}
	// 65504 is the largest; from 65520 on it rounds to infinity.
	for f, want := range map[float32]uint16{
		65519.996: 0x7bff, 65520: 0x7c00, 1e30: 0x7c00, -65520: 0xfc00,
		1e-30: 0, -1e-30: 0x8000, math.SmallestNonzeroFloat32: 0,
	} {
		if got := toHalf(f); got != want {
			t.Errorf("%g is %#04x, want %#04x", f, got, want)
		}
	}
}

var sample = []float32{0, 1, -2.5, 0.1, 65504, 1e-7}

func file(t testing.TB) []byte {
	var b bytes.Buffer
	if err := Write(&b, "784 dense 10", sample); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestRoundTrip(t *testing.T) {
	b := file(t)
	for name, r := range map[string]io.Reader{
		"whole": bytes.NewReader(b), "bytewise": iotest.OneByteReader(bytes.NewReader(b)),
	} {
		got := make([]float32, len(sample))
		if err := Read(r, "784 dense 10", got); err != nil {
			t.Fatal(name, err)
		}
		for i, v := range sample {
			if got[i] != Round(v) {
				t.Errorf("%s: number %d is %g, want %g", name, i, got[i], Round(v))
			}
		}
	}
}

func TestWriteRefuses(t *testing.T) {
	for _, v := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), 70000} {
		var b bytes.Buffer
		if err := Write(&b, "x", []float32{0, float32(v)}); err == nil || b.Len() > 0 {
			t.Errorf("%g: error %v, %d bytes written", v, err, b.Len())
		}
	}
}

func TestBadFiles(t *testing.T) {
	good := file(t)
	read := func(b []byte) error {
		return Read(bytes.NewReader(b), "784 dense 10", make([]float32, len(sample)))
	}
	for n := range len(good) {
		if err := read(good[:n]); !errors.Is(err, ErrTruncated) {
			t.Errorf("first %d bytes: %v", n, err)
		}
	}
	// Any flipped bit is found, though not always under the same name.
	for i := range 8 * len(good) {
		b := bytes.Clone(good)
		b[i/8] ^= 1 << (i % 8)
		if err := read(b); err == nil {
			t.Errorf("bit %d flipped: no error", i)
		}
	}
	damaged := bytes.Clone(good)
	damaged[len(damaged)-3] ^= 4
	nan := bytes.Clone(good)
	binary.LittleEndian.PutUint16(nan[len(nan)-2:], 0x7e00)
	resum(nan, len("784 dense 10"))
	for _, c := range []struct {
		name string
		b    []byte
		want error
	}{
		{"html", []byte("<!doctype html><title>404</title>"), ErrFormat},
		{"short html", []byte("<html>"), ErrFormat},
		{"later version", append([]byte(magic+"\x02\x00"), good[10:]...), ErrFormat},
		{"damaged", damaged, ErrCorrupt},
		{"NaN with a right sum", nan, ErrCorrupt},
		{"longer", append(bytes.Clone(good), 0), ErrCorrupt},
		{"huge fingerprint", []byte(magic + "\x01\x00\xff\xff"), ErrCorrupt},
	} {
		if err := read(c.b); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
	err := Read(bytes.NewReader(good), "784 dense 11", make([]float32, len(sample)))
	var foreign *ForeignError
	if !errors.Is(err, ErrForeign) || !errors.As(err, &foreign) || foreign.Got != "784 dense 10" {
		t.Errorf("another architecture: %v", err)
	}
	if err := Read(bytes.NewReader(good), "784 dense 10", make([]float32, 7)); !errors.Is(err, ErrForeign) {
		t.Errorf("another count: %v", err)
	}
	broken := errors.New("cable")
	if err := Read(iotest.ErrReader(broken), "x", nil); !errors.Is(err, broken) {
		t.Errorf("reader's own error: %v", err)
	}
}

// resum sets the right CRC for a file with an n-byte fingerprint.
func resum(b []byte, n int) {
	at := len(magic) + 4 + n + 4
	sum := crc32.Update(crc32.ChecksumIEEE(b[:at]), crc32.IEEETable, b[at+4:])
	binary.LittleEndian.PutUint32(b[at:], sum)
}

func FuzzRead(f *testing.F) {
	good := file(f)
	f.Add(good)
	f.Add(good[:20])
	f.Add([]byte(magic))
	f.Add([]byte(magic + "\x01\x00\xff\xff"))
	f.Fuzz(func(t *testing.T, b []byte) {
		params := make([]float32, len(sample))
		if Read(bytes.NewReader(b), "784 dense 10", params) != nil {
			return
		}
		// What is accepted is finite and, written again, the same file.
		var again bytes.Buffer
		if err := Write(&again, "784 dense 10", params); err != nil || !bytes.Equal(again.Bytes(), b) {
			t.Errorf("accepted %x, written again (%v) %x", b, err, again.Bytes())
		}
	})
}
