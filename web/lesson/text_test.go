package lesson

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"convlab/nn/filter"
)

// each calls f with every text of both languages that has the same place in
// them, and reports places that only one of them has.
func each(t *testing.T, f func(place, zh, en string)) {
	var walk func(place string, a, b reflect.Value)
	walk = func(place string, a, b reflect.Value) {
		switch a.Kind() {
		case reflect.String:
			f(place, a.String(), b.String())
		case reflect.Struct:
			for i := range a.NumField() {
				walk(place+"."+a.Type().Field(i).Name, a.Field(i), b.Field(i))
			}
		case reflect.Slice, reflect.Array:
			if a.Len() != b.Len() {
				t.Errorf("%s: %d texts in Chinese, %d in English", place, a.Len(), b.Len())
				return
			}
			if a.Len() == 0 {
				t.Errorf("%s is empty", place)
			}
			for i := range a.Len() {
				walk(fmt.Sprintf("%s[%d]", place, i), a.Index(i), b.Index(i))
			}
		case reflect.Map:
			for _, m := range [][2]reflect.Value{{a, b}, {b, a}} {
				for _, key := range m[0].MapKeys() {
					if !m[1].MapIndex(key).IsValid() {
						t.Errorf("%s[%v] is missing in one language", place, key)
					}
				}
			}
			for _, key := range a.MapKeys() {
				if v := b.MapIndex(key); v.IsValid() {
					walk(fmt.Sprintf("%s[%v]", place, key), a.MapIndex(key), v)
				}
			}
		case reflect.Int:
			if a.Int() != b.Int() {
				t.Errorf("%s is %d in Chinese, %d in English", place, a.Int(), b.Int())
			}
		default:
			t.Errorf("%s is a %s", place, a.Kind())
		}
	}
	walk("", reflect.ValueOf(*Texts[Chinese]), reflect.ValueOf(*Texts[English]))
}

var (
	verbs   = regexp.MustCompile(`%[sd%]`)
	cjk     = regexp.MustCompile(`[\p{Han}\x{3000}-\x{303f}\x{ff00}-\x{ffef}]`)
	ascii   = regexp.MustCompile(`\p{Han}[,.;:!?()"']|[,;!?("']\p{Han}`)
	english = regexp.MustCompile(`[A-Za-z]+(?: [A-Za-z]+){3,}`)
	quoted  = regexp.MustCompile(`“[ -~]*”`) // a title stays in its language
)

// Every sentence is there in both languages, in that language, and takes the
// same arguments in the same order.
func TestTexts(t *testing.T) {
	both := []string{".SubName", ".Shell.LangSwitch"} // say the other language's name
	n := 0
	each(t, func(place, zh, en string) {
		n++
		for lang, s := range map[Lang]string{Chinese: zh, English: en} {
			switch {
			case strings.TrimSpace(s) == "":
				t.Errorf("%s%s is empty", lang, place)
			case s != strings.TrimSpace(s) || strings.Contains(s, "  ") || strings.ContainsFunc(s, unicode.IsControl):
				t.Errorf("%s%s has stray white space: %q", lang, place, s)
			case strings.ContainsRune(s, unicode.ReplacementChar):
				t.Errorf("%s%s is damaged: %q", lang, place, s)
			case strings.ContainsAny(s, `"'<>`):
				t.Errorf("%s%s has a typewriter's quotation mark, or markup: %q", lang, place, s)
			}
		}
		if a, b := verbs.FindAllString(zh, -1), verbs.FindAllString(en, -1); !slices.Equal(a, b) {
			t.Errorf("%s takes %q in Chinese, %q in English", place, a, b)
		}
		if slices.Contains(both, place) {
			return
		}
		if cjk.MatchString(en) {
			t.Errorf("en%s has Chinese in it: %q", place, en)
		}
		if s := english.FindString(quoted.ReplaceAllString(zh, "")); s != "" {
			t.Errorf("zh%s has English in it: %q", place, s)
		}
		if s := ascii.FindString(zh); s != "" {
			t.Errorf("zh%s has western punctuation beside Chinese: %q in %q", place, s, zh)
		}
	})
	if n < 200 {
		t.Errorf("only %d texts were looked at", n)
	}
}

func TestQuestions(t *testing.T) {
	for lang, text := range Texts {
		for _, route := range Routes {
			q, ok := text.Question.Of[string(route)]
			if !ok || len(q.Choices) < 2 || q.Right < 0 || q.Right >= len(q.Choices) {
				t.Errorf("%s: chapter %s has no question with an answer", lang, route)
			}
		}
	}
}

// Whatever can be chosen has a name, and whatever can happen a sentence.
func TestEverythingHasAName(t *testing.T) {
	for lang, text := range Texts {
		for _, r := range Routes {
			if text.Chapters[r].Title == "" {
				t.Errorf("%s: chapter %s has no title", lang, r)
			}
		}
		for _, n := range filter.Inputs() {
			if text.Walk.Inputs[n.Key] == "" {
				t.Errorf("%s: picture %s has no name", lang, n.Key)
			}
		}
		for _, n := range append(filter.Kernels(), filter.Named{}) {
			if n.Key != "" && text.Walk.Kernels[n.Key] == "" || text.Walk.KernelNote[n.Key] == "" {
				t.Errorf("%s: kernel %q has no name or no note", lang, n.Key)
			}
		}
		for k := BadLink; k <= TooMuchInk; k++ {
			if s := text.Notice(Notice{k, "“7”"}); s == "" || strings.Contains(s, "%!") {
				t.Errorf("%s: notice %d reads %q", lang, k, s)
			}
		}
		for k := FailDownload; k <= FailCorrupt; k++ {
			if text.Failed[k] == "" {
				t.Errorf("%s: failure %d has no sentence", lang, k)
			}
		}
	}
}

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

// The words that point at a picture point at the same parts in both languages,
// and no bracket is left over.
func TestProsePartsAgree(t *testing.T) {
	parts := func(s string) (list []string) {
		for _, r := range Prose(s) {
			if strings.ContainsAny(r.Text, "[]|") || r.Part != "" && r.Text == "" {
				t.Errorf("%q: a part is not written as [words|part]", s)
			}
			if r.Part != "" {
				list = append(list, r.Part)
			}
		}
		slices.Sort(list)
		return list
	}
	each(t, func(place, zh, en string) {
		if a, b := parts(zh), parts(en); !slices.Equal(a, b) {
			t.Errorf("%s points at %q in Chinese, at %q in English", place, a, b)
		}
	})
}
