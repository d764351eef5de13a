package words

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestProse(t *testing.T) {
	for s, want := range map[string][]Run{
		"":                        nil,
		"plain":                   {{Text: "plain"}},
		"[和|sum]":                 {{"和", "sum"}},
		"看[窗口|window]里的[和|sum]。":  {{Text: "看"}, {"窗口", "window"}, {Text: "里的"}, {"和", "sum"}, {Text: "。"}},
		"[a|b][c|d]":              {{"a", "b"}, {"c", "d"}},
		"open [never shut":        {{Text: "open [never shut"}},
		"shut] first, [then|open": {{Text: "shut] first, [then|open"}},
	} {
		if got := Prose(s); !slices.Equal(got, want) {
			t.Errorf("Prose(%q) = %q, want %q", s, got, want)
		}
	}
}

func TestClip(t *testing.T) {
	for _, s := range []string{"", "short", strings.Repeat("卷积", 20), strings.Repeat("卷积", 21), strings.Repeat("x", 1<<20), "\xff\xfe", strings.Repeat("\xff", 50)} {
		got := Clip(s)
		if n := utf8.RuneCountInString(got); n > 40 || !utf8.ValidString(got) {
			t.Errorf("Clip(%.20q) has %d characters: %q", s, n, got)
		}
		if utf8.RuneCountInString(s) <= 40 && utf8.ValidString(s) && got != s {
			t.Errorf("Clip(%q) = %q", s, got)
		}
	}
}
