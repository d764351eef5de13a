package words

import (
	"errors"
	"strconv"
	"strings"
	"unicode"
)

// Reasons for which a typed number is refused.
var (
	ErrNotNumber = errors.New("words: not a number")
	ErrRange     = errors.New("words: number out of range")
)

// signs lists the characters that people, keyboards and programs write numbers
// with, and what each stands for. Digits of all scripts and fractions like ½ are
// read besides; what is in neither makes a text no number.
//
// The enumeration comma 、 is missing on purpose: where Chinese keyboards have
// it others have the fraction's bar, so that it may be either.
var signs = []struct {
	as    byte
	chars string
}{
	{'-', "-−–—―‒‐‑－﹣﹘⁻₋˗➖"},
	{'+', "+＋﹢⁺₊➕"},
	{'.', ".．﹒。｡·‧"},
	{',', ",，﹐､٫،"},
	{'/', "/／⁄∕÷"},
	{'\'', "'’‘＇ʼ٬"}, // between thousands
	{'e', "eEｅＥ"},
	{'(', "(（"},
	{')', ")）"},
}

// vulgar lists the fractions that are one character.
var vulgar = map[rune]string{
	'½': "1/2", '⅓': "1/3", '⅔': "2/3", '¼': "1/4", '¾': "3/4", '⅕': "1/5", '⅖': "2/5", '⅗': "3/5", '⅘': "4/5", '⅙': "1/6", '⅚': "5/6",
	'⅐': "1/7", '⅛': "1/8", '⅜': "3/8", '⅝': "5/8", '⅞': "7/8", '⅑': "1/9", '⅒': "1/10", '↉': "0/3",
}

// longest is how many bytes of a number are read.
const longest = 200

// ParseNumber reads a number as a person types or pastes it; the table in
// parse_test.go says what is one. The result lies in lo..hi.
//
//	sign digits, a decimal point or comma, an exponent     −0.5  ＋12  ,5  1e−2
//	thousands, where they can be nothing else              1 234  1'234.5  1,234.5  1.234.567
//	fractions, also after a whole number                   1/9  −½  1 1/2
//	in parentheses with its sign, as in a sum              (−1)
//
// One point or comma alone is the decimal sign.
func ParseNumber(s string, lo, hi float64) (float64, error) {
	v, ok := value(s)
	switch {
	case !ok || v != v:
		return 0, ErrNotNumber
	case v < lo || v > hi:
		return 0, ErrRange
	}
	return v + 0, nil // +0 turns −0 into 0
}

// BeginsNumber says whether a key begins a number. A plus, which changes nothing,
// is left to others.
func BeginsNumber(key string) bool {
	s, ok := plain(key)
	return ok && len(s) == 1 && strings.Contains("0123456789-.,", s)
}

// Negate changes the sign of a number that is being typed.
func Negate(s string) string {
	t := strings.TrimSpace(s)
	for _, r := range t {
		rest := strings.TrimSpace(t[len(string(r)):])
		switch sign(r) {
		case '-':
			return rest
		case '+':
			return "−" + rest
		}
		break
	}
	return "−" + t
}

// sign returns what a character stands for in a number, 0 for nothing.
func sign(r rune) byte {
	for _, x := range signs {
		if strings.ContainsRune(x.chars, r) {
			return x.as
		}
	}
	return 0
}

// digit returns the digit that a character of any script is, -1 for none.
func digit(r rune) int {
	// A script's digits are ten neighbours, from 0 on.
	for _, x := range unicode.Nd.R16 {
		if lo := rune(x.Lo); r >= lo && r <= rune(x.Hi) {
			return int(r-lo) % 10
		}
	}
	for _, x := range unicode.Nd.R32 {
		if lo := rune(x.Lo); r >= lo && r <= rune(x.Hi) {
			return int(r-lo) % 10
		}
	}
	return -1
}

// plain writes a number in ASCII; ok says whether it could be one.
func plain(s string) (_ string, ok bool) {
	if len(s) > longest {
		return "", false
	}
	var b strings.Builder
	for _, r := range s {
		switch d, c := digit(r), sign(r); {
		case d >= 0:
			b.WriteByte('0' + byte(d))
		case c != 0:
			b.WriteByte(c)
		case unicode.IsSpace(r):
			b.WriteByte(' ')
		case unicode.Is(unicode.Cf, r): // marks of direction, of no width
		case r == '⅟':
			b.WriteString(" 1/")
		case vulgar[r] != "":
			b.WriteString(" " + vulgar[r] + " ")
		default:
			return "", false
		}
	}
	return strings.Join(strings.Fields(b.String()), " "), true
}

func value(s string) (float64, bool) {
	s, ok := plain(s)
	if !ok {
		return 0, false
	}
	if n := len(s) - 1; n > 0 && s[0] == '(' && s[n] == ')' {
		if s = strings.TrimSpace(s[1:n]); s == "" || s[0] != '-' && s[0] != '+' {
			return 0, false // (5) is −5 to some
		}
	}
	s, negative := unsigned(s)
	top, bottom, fraction := strings.Cut(s, "/")
	whole := 0.0
	if fraction {
		top = strings.TrimSpace(top)
		if i := strings.LastIndexByte(top, ' '); i >= 0 { // 1 1/2
			if whole, ok = decimal(top[:i]); !ok || strings.Trim(top, "0123456789 ") != "" || len(top)-i > 3 {
				return 0, false
			}
			top = top[i+1:]
		}
	}
	v, ok := decimal(top)
	if fraction && ok {
		var d float64
		bottom, minus := unsigned(strings.TrimSpace(bottom))
		if d, ok = decimal(bottom); !ok || d == 0 || whole > 0 && (v >= d || minus) {
			return 0, false
		}
		if v /= d; minus {
			v = -v
		}
	}
	if v += whole; negative {
		v = -v
	}
	return v, ok
}

// unsigned takes the sign off a number.
func unsigned(s string) (_ string, negative bool) {
	if s != "" && (s[0] == '-' || s[0] == '+') {
		return strings.TrimSpace(s[1:]), s[0] == '-'
	}
	return s, false
}

// decimal reads a number without sign or bar.
func decimal(s string) (float64, bool) {
	s, exponent, scientific := strings.Cut(s, "e")
	if scientific {
		sign, power := "", exponent
		if power != "" && (power[0] == '-' || power[0] == '+') {
			sign, power = power[:1], power[1:]
		}
		if !digits(power) {
			return 0, false
		}
		exponent = "e" + sign + power
	}
	whole, part := s, ""
	if i := strings.LastIndexAny(s, ".,"); i >= 0 && strings.Count(s, s[i:i+1]) == 1 {
		whole, part = s[:i], s[i+1:]
	}
	if i := strings.IndexAny(whole, " ',."); i >= 0 {
		groups := strings.Split(whole, whole[i:i+1])
		for k, g := range groups {
			if !digits(g) || len(g) > 3 || k > 0 && len(g) < 3 || g[0] == '0' && k == 0 {
				return 0, false
			}
		}
		whole = strings.Join(groups, "")
	}
	if whole+part == "" || whole != "" && !digits(whole) || part != "" && !digits(part) {
		return 0, false
	}
	v, err := strconv.ParseFloat("0"+whole+"."+part+exponent, 64)
	return v, err == nil || errors.Is(err, strconv.ErrRange) // what is too large is out of every range
}

// digits says whether s is nothing but digits, and some.
func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
