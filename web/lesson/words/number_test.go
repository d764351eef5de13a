package words

import (
	"errors"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

func TestNumber(t *testing.T) {
	for _, c := range []struct {
		v    float64
		want string
	}{
		{0, "0"}, {math.Copysign(0, -1), "0"}, {1, "1"}, {-1, "−1"}, {255, "255"}, {-4080, "−4080"},
		{0.5, "0.5"}, {-0.5, "−0.5"}, {0.1, "0.1"}, {2.25, "2.25"}, {12.5, "12.5"},
		{1. / 9, "1/9"}, {-1. / 9, "−1/9"}, {2. / 9, "2/9"}, {1. / 3, "1/3"}, {4. / 3, "4/3"},
		{1.5, "1.5"}, {1.25, "1.25"}, {-0.75, "−0.75"}, {10.5, "10.5"}, {1. / 16, "1/16"}, {2. / 16, "1/8"}, {4. / 16, "0.25"}, {-3. / 16, "−3/16"},
		{100.25, "100.25"}, {80.0 / 7, "11.429"}, {19.9996, "20"}, {-2.0004, "−2"},
		{1e-12, "0"}, {0.0001, "0"}, {-0.0001, "0"}, {59.99999999999999, "60"}, {1e6, "1000000"},
	} {
		if got := Number(c.v); got != c.want {
			t.Errorf("Number(%v) = %q, want %q", c.v, got, c.want)
		}
	}
}

func TestShort(t *testing.T) {
	for v, want := range map[float64]string{0: "0", -0.04: "0", 1: "1", -180: "−180", 11.4286: "11.4", 0.06: "0.1", -7.25: "−7.3", 255: "255"} {
		if got := Short(v); got != want {
			t.Errorf("Short(%v) = %q, want %q", v, got, want)
		}
	}
}

func TestParseNumber(t *testing.T) {
	for _, c := range []struct {
		typed string
		want  float64
	}{
		{"12", 12}, {" 7 ", 7}, {"+5", 5}, {"007", 7}, {"-1", -1}, {"−1", -1}, {"–1", -1}, {"－1", -1},
		{"0.5", 0.5}, {".5", 0.5}, {"5.", 5}, {"0,5", 0.5}, {"0，5", 0.5}, {"０．５", 0.5}, {"１２", 12}, {"\u3000９\u3000", 9},
		{"1/9", 1. / 9}, {"-1/16", -1. / 16}, {"−2／3", -2. / 3}, {"1/-2", -0.5}, {"0/5", 0}, {"99", 99}, {"-99", -99},
	} {
		if got, err := ParseNumber(c.typed, -99, 99); err != nil || got != c.want {
			t.Errorf("ParseNumber(%q) = %v, %v, want %v", c.typed, got, err, c.want)
		}
	}
}

func TestParseNumberRefuses(t *testing.T) {
	for _, c := range []struct {
		typed  string
		lo, hi float64
		want   error
	}{
		{"", 0, 255, ErrNotNumber}, {"   ", 0, 255, ErrNotNumber}, {"seven", 0, 255, ErrNotNumber}, {"七", 0, 255, ErrNotNumber},
		{"-", 0, 255, ErrNotNumber}, {".", 0, 255, ErrNotNumber}, {"--1", -9, 9, ErrNotNumber}, {"1-2", -9, 9, ErrNotNumber},
		{"1 2", 0, 255, ErrNotNumber}, {"1.2.3", 0, 255, ErrNotNumber},
		{"1/0", -9, 9, ErrNotNumber}, {"0/0", -9, 9, ErrNotNumber}, {"1/", -9, 9, ErrNotNumber}, {"/2", -9, 9, ErrNotNumber}, {"1/2/3", -9, 9, ErrNotNumber},
		{"NaN", -9, 9, ErrNotNumber}, {"Inf", -9, 9, ErrNotNumber}, {"-inf", -9, 9, ErrNotNumber}, {"0x10", 0, 255, ErrNotNumber},
		{"<b>1</b>", 0, 255, ErrNotNumber}, {"1\x00", 0, 255, ErrNotNumber}, {"\xff", 0, 255, ErrNotNumber},
		{strings.Repeat("9", 1<<20), 0, 255, ErrNotNumber},
		{"256", 0, 255, ErrRange}, {"-1", 0, 255, ErrRange}, {"99.001", -99, 99, ErrRange}, {"99999999999999999999", 0, 255, ErrRange}, {"1/.0000000000001", -99, 99, ErrRange},
	} {
		if got, err := ParseNumber(c.typed, c.lo, c.hi); !errors.Is(err, c.want) || got != 0 {
			t.Errorf("ParseNumber(%.30q) = %v, %v, want %v", c.typed, got, err, c.want)
		}
	}
}

// What a cell shows can be typed again: it is what stands in the field that opens.
func TestNumberCanBeTyped(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	for range 5000 {
		v := float64(rng.IntN(199*144)-99*144) / []float64{1, 3, 9, 16, 10, 100, 144}[rng.IntN(7)]
		if math.Abs(v) > 99 {
			continue
		}
		got, err := ParseNumber(Number(v), -99, 99)
		if err != nil || math.Abs(got-v) > .0005+1e-12 {
			t.Fatalf("%v reads %q, which is taken for %v (%v)", v, Number(v), got, err)
		}
	}
}

func FuzzParseNumber(f *testing.F) {
	for _, s := range []string{"", "1/9", "−0,5", "１２", "1e9", "NaN", "../..", "+-+", "999999999999999999999"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		v, err := ParseNumber(s, -99, 99)
		if err == nil && !(v >= -99 && v <= 99) || err != nil && v != 0 {
			t.Errorf("ParseNumber(%q) = %v, %v", s, v, err)
		}
	})
}

func TestPercent(t *testing.T) {
	for _, c := range []struct {
		p    float32
		want string
	}{
		{0, "0.0"}, {1e-9, "<0.1"}, {.0004, "<0.1"}, {.0006, "0.1"}, {.5, "50.0"}, {.1234, "12.3"}, {.9994, "99.9"}, {.9996, ">99.9"}, {1, ">99.9"},
	} {
		if got := Percent(c.p); got != c.want {
			t.Errorf("Percent(%v) = %q, want %q", c.p, got, c.want)
		}
	}
}

func TestThousands(t *testing.T) {
	for n, want := range map[int]string{0: "0", 9: "9", 999: "999", 1000: "1,000", 60000: "60,000", 335114: "335,114", 1234567: "1,234,567"} {
		if got := Thousands(n); got != want {
			t.Errorf("Thousands(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestDecimals(t *testing.T) {
	for v, want := range map[float64]string{0: "0", 2.2844: "+2.284", -1.6055: "−1.605", -.0651: "−0.065", .0002: "+2.00×10⁻⁴", -3e-7: "−3.00×10⁻⁷"} {
		if got := Signed(v); got != want {
			t.Errorf("%v is %q, want %q", v, got, want)
		}
	}
	for v, want := range map[float64]string{3.861e12: "3.86×10¹²", 1.14e-14: "1.14×10⁻¹⁴", 156.2: "156", 25.83: "25.8", 3.902: "3.90", .0442: "0.0442", 999.7: "1.00×10³", .25: "0.250"} {
		if got := Power(v); got != want {
			t.Errorf("%v is %q, want %q", v, got, want)
		}
	}
}
