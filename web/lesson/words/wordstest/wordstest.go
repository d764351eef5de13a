// Package wordstest checks that texts are there in both languages. Tests only.
package wordstest

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"convlab/web/lesson/words"
)

// each calls f with every text that has the same place in both languages, and
// reports places that only one of them has.
func each(t *testing.T, zh, en any, f func(place, zh, en string)) {
	t.Helper()
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
			if a.Len() == 0 {
				t.Errorf("%s is empty", place)
			}
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
	a, b := reflect.ValueOf(zh), reflect.ValueOf(en)
	if a.Type() != b.Type() {
		t.Fatalf("a %s and a %s", a.Type(), b.Type())
	}
	walk("", a, b)
}

var (
	verbs   = regexp.MustCompile(`%[sd%]`)
	cjk     = regexp.MustCompile(`[\p{Han}\x{3000}-\x{303f}\x{ff00}-\x{ffef}]`)
	ascii   = regexp.MustCompile(`\p{Han}[,.;:!?()"']|[,;!?("']\p{Han}`)
	english = regexp.MustCompile(`[A-Za-z]+(?: [A-Za-z]+){3,}`)
	quoted  = regexp.MustCompile(`“[ -~]*”`) // a title stays in its language
)

// Check says that every sentence is there in both languages, in that language,
// takes the same arguments in the same order, and points at the same parts of
// pictures. The places in other, ".SubName", say something in the other language.
// It returns how many texts it has looked at.
func Check(t *testing.T, zh, en any, other ...string) (n int) {
	t.Helper()
	each(t, zh, en, func(place, zh, en string) {
		t.Helper()
		n++
		for lang, s := range map[words.Lang]string{words.Chinese: zh, words.English: en} {
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
		if a, b := parts(t, zh), parts(t, en); !slices.Equal(a, b) {
			t.Errorf("%s points at %q in Chinese, at %q in English", place, a, b)
		}
		if slices.Contains(other, place) {
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
	return n
}

// parts lists the parts of pictures that a text points at; no bracket may be left over.
func parts(t *testing.T, s string) (list []string) {
	t.Helper()
	for _, r := range words.Prose(s) {
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

// Chapter checks what every chapter has to say: a heading, keys, and a question
// with an answer.
func Chapter(t *testing.T, heading *words.Both[words.Heading], keys *words.Both[[]words.Key], question words.Both[words.Question]) {
	t.Helper()
	Check(t, heading.Zh, heading.En)
	Check(t, keys.Zh, keys.En)
	for _, lang := range words.Langs {
		if q := question.In(lang); len(q.Choices) < 2 || q.Right < 0 || q.Right >= len(q.Choices) {
			t.Errorf("%s: there is no question with an answer: %+v", lang, q)
		}
	}
}
