package words

import (
	"errors"
	"math"
	"testing"
)

// What is a number, and which.
func TestWaysToWriteANumber(t *testing.T) {
	for _, c := range []struct {
		want  float64
		typed []string
	}{
		{7, []string{"7", " 7 ", "+7", "＋7", "﹢ 7", "⁺7", "7.", "7,", "7。", "7.0", "07", "７", "٧", "۷", "७", "\u00a07\u202f", "\u30007", "\u200e7\u200f", "\ufeff7", "7\t", "7\r\n", "(+7)"}},
		{-7, []string{"-7", "−7", "–7", "—7", "―7", "‒7", "‐7", "‑7", "－7", "﹣7", "﹘7", "⁻7", "₋7", "˗7", "➖7", "- 7", "−\u20097", "－７", "(-7)", "（−7）", "( − 7 )"}},
		{.5, []string{"0.5", "0,5", ".5", ",5", "+.5", "0。5", "0｡5", "0．5", "０．５", "0，5", "0﹐5", "0､5", "0٫5", "٠٫٥", "0·5", "0‧5", "1/2", "½", "１／２", "1⁄2", "1∕2", "1÷2", "1 / 2", "5e-1", "5E−1", "0.05e1", "0.50000000000000000000000"}},
		{-.5, []string{"-.5", "−½", "-1/2", "1/-2", "−0，5", "- 0,5"}},
		{1.5, []string{"1½", "1 ½", "1 1/2", "1,5", "3/2", "1.5e0", "15e-1"}},
		{1. / 9, []string{"1/9", "⅑", "⅟9", "１／９", "−1/−9", "0.1111111111111111"}},
		{1.234, []string{"1.234", "1,234", "1，234", "1234e-3"}},
		{1234, []string{"1234", "1 234", "1\u202f234", "1\u00a0234", "1'234", "1’234", "1٬234", "1,234.0", "1.234,0", "1 234,0", "1.234e3"}},
		{1000000, []string{"1,000,000", "1.000.000", "1 000 000", "1'000'000", "1,000,000.00", "1e6", "1E+06", "１ｅ６"}},
		{0, []string{"0", "-0", "−0", "+0", "0.0", "0/5", "↉", "00", "000000000000000000000000000", "1e-999"}},
	} {
		for _, s := range c.typed {
			v, err := ParseNumber(s, -2e6, 2e6)
			if err != nil || v != c.want || math.Signbit(v) != (c.want < 0) {
				t.Errorf("%q gives %v, %v, want %v", s, v, err, c.want)
			}
		}
	}
	for _, s := range []string{
		"", " ", "\n", "-", "+", "−", ".", ",", "。", "/", "e", "e5", "5e", "5e-", "5e1.5", "1/e2", "(", ")", "()", "(5)", "(-)", "(-5", "-5)", "5-", "7 -",
		"--1", "−−1", "+-1", "-+1", "1-2", "1+2", "1 2", "12 34", "1 23", "1  2", "0 123", "1 2345", "1234 567", "1..2", "1,,2", "1.2.3", "1,2,3", "1,00,000", "1.000,000.0", "1 000.000 1", "1,000 000", "0,1,2",
		"1/0", "0/0", "1/", "/2", "1/2/3", "½/2", "2/½", "1½½", "½1", "1 3/2", "1 2/2", "1.5 1/2", "1 234/5", "1 1/-2", "1 ½ 1",
		"七", "二十", "〇", "一", "Ⅶ", "²", "①", "零", "seven", "x", "0x10", "0b1", "1_000", "NaN", "nan", "Inf", "-inf", "Infinity", "∞", "1f", "1p3", "50%", "５０％", "$5", "5px", "#5", "=5", "1:2",
		"0、5", "1、9", "<b>1</b>", "1\x00", "\xff", "1;2", "1|2", "true", "1\u0301",
	} {
		if v, err := ParseNumber(s, -2e9, 2e9); !errors.Is(err, ErrNotNumber) || v != 0 {
			t.Errorf("%q is taken for %v, %v", s, v, err)
		}
	}
	for _, s := range []string{"1e999", "-1e999", "256", "1 000", "-1", "255.0001", "1/.001", "99999999999999999999999999"} {
		if v, err := ParseNumber(s, 0, 255); !errors.Is(err, ErrRange) || v != 0 {
			t.Errorf("%q gives %v, %v; it is out of range", s, v, err)
		}
	}
}

// Whatever a sign or a fraction stands for is itself in the table, and once.
func TestSigns(t *testing.T) {
	seen := map[rune]bool{}
	for _, x := range signs {
		for _, r := range x.chars {
			if seen[r] || digit(r) >= 0 || vulgar[r] != "" {
				t.Errorf("%q stands for two things", r)
			}
			seen[r] = true
		}
	}
	for r, s := range vulgar {
		if _, err := ParseNumber(s, 0, 1); err != nil {
			t.Errorf("%c is %q: %v", r, s, err)
		}
	}
}

func TestNegate(t *testing.T) {
	for s, want := range map[string]string{"": "−", "5": "−5", "−5": "5", "-5": "5", "－ ５": "５", "+5": "−5", " 1/9": "−1/9", "−": "", "—.5": ".5", "x": "−x"} {
		if got := Negate(s); got != want {
			t.Errorf("Negate(%q) = %q, want %q", s, got, want)
		}
	}
}

func TestBeginsNumber(t *testing.T) {
	for _, key := range []string{"0", "9", "５", "-", "−", ".", ",", "。"} {
		if !BeginsNumber(key) {
			t.Errorf("%q does not open a cell", key)
		}
	}
	for _, key := range []string{"", " ", "a", "e", "E", "+", "/", "(", "Enter", "F1", "10", "七", "½", "Process", "Dead"} {
		if BeginsNumber(key) {
			t.Errorf("%q opens a cell", key)
		}
	}
}
