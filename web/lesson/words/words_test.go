package words

import (
	"slices"
	"strings"
	"testing"
)

func TestLangs(t *testing.T) {
	if !slices.Equal(Langs, []Lang{Chinese, English}) {
		t.Errorf("the languages are %v", Langs)
	}
	if Chinese.Tag() != "zh-CN" || English.Tag() != "en" {
		t.Errorf("the tags are %q and %q", Chinese.Tag(), English.Tag())
	}
}

func TestBoth(t *testing.T) {
	b := Both[string]{Zh: "数", En: "number"}
	for lang, want := range map[Lang]string{Chinese: "数", English: "number", "": "数", "fr": "数"} {
		if got := *b.In(lang); got != want {
			t.Errorf("in %q it is %q, want %q", lang, got, want)
		}
	}
	*b.In(English) = "digit"
	if b.En != "digit" {
		t.Error("In returns a copy")
	}
}

func TestNotice(t *testing.T) {
	type text struct{ Plain, With string }
	both := Both[text]{Zh: text{"好了", "“%s”看不懂"}, En: text{"Done", "“%s” makes no sense"}}
	plain := func(t *text) string { return t.Plain }
	with := func(t *text) string { return t.With }
	for _, c := range []struct {
		n      Notice
		zh, en string
	}{
		{Notice{}, "", ""},
		{Say(&both, plain, ""), "好了", "Done"},
		{Say(&both, plain, "not asked for"), "好了", "Done"},
		{Say(&both, with, "x=1"), "“x=1”看不懂", "“x=1” makes no sense"},
		{Say(&both, with, "<%s>%d"), "“<%s>%d”看不懂", "“<%s>%d” makes no sense"},
		{Say(&both, with, strings.Repeat("卷", 50)), "“" + strings.Repeat("卷", 39) + "…”看不懂", "“" + strings.Repeat("卷", 39) + "…” makes no sense"},
		{BadLink("k=%zz"), "链接里的“k=%zz”看不懂，略过了。", "Part of the link, “k=%zz”, makes no sense here and was passed over."},
	} {
		if zh, en := c.n.In(Chinese), c.n.In(English); zh != c.zh || en != c.en {
			t.Errorf("the notice is %q, %q, want %q, %q", zh, en, c.zh, c.en)
		}
		if c.n.Good {
			t.Errorf("%q is good news unasked", c.en)
		}
	}
}

func TestGuess(t *testing.T) {
	var g Guess
	if g.Choice() != -1 {
		t.Error("answered before it was asked")
	}
	for _, choice := range []int{0, 2, 1, 0} {
		if g.Give(choice); g.Choice() != choice {
			t.Errorf("the answer is %d, not %d", g.Choice(), choice)
		}
	}
	var other Guess
	if other.Choice() != -1 {
		t.Error("the answer to one question answers another")
	}
}
