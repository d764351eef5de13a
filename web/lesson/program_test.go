package lesson_test

import (
	"strings"
	"testing"

	"convlab/web/lesson"
	"convlab/web/lesson/words"
)

func TestProgram(t *testing.T) {
	for _, c := range []struct {
		p                 lesson.Program
		zh, en            string
		madeZh, madeEn    string
		href, wordsInside string
	}{
		{lesson.Program{Core: "simd 128-bit wasm", Go: "go1.27.4", Size: 5_701_453, Choice: true},
			"计算核心：SIMD 128 位 (wasm)", "Compute core: SIMD 128-bit (wasm)", "go1.27.4 编译，程序 5.7 MB", "compiled by go1.27.4, 5.7 MB", "?simd=0#/flatten?rows=3", "without SIMD"},
		{lesson.Program{Core: "gonum", Go: "go1.26.8", Size: 5_684_245, Choice: true},
			"计算核心：gonum，不用 SIMD", "Compute core: gonum, without SIMD", "go1.26.8 编译，程序 5.7 MB", "compiled by go1.26.8, 5.7 MB", "?simd=1#/flatten?rows=3", "with SIMD"},
		{lesson.Program{Core: "gonum", Go: "go1.26.8"},
			"计算核心：gonum，不用 SIMD", "Compute core: gonum, without SIMD", "go1.26.8", "go1.26.8", "", ""},
	} {
		l := home()
		l.Visit("#/flatten?rows=3")
		l.Program = c.p
		for _, want := range []struct {
			lang       words.Lang
			core, made string
		}{{words.Chinese, c.zh, c.madeZh}, {words.English, c.en, c.madeEn}} {
			l.Lang, l.Home.Lang = want.lang, want.lang
			if got := l.Core(); got != want.core {
				t.Errorf("%v: %q, want %q", c.p, got, want.core)
			}
			if got := l.Made(); got != want.made {
				t.Errorf("%v: %q, want %q", c.p, got, want.made)
			}
		}
		if href, label := l.Other(); href != c.href || !strings.Contains(label, c.wordsInside) {
			t.Errorf("%v: the other program is at %q, %q", c.p, href, label)
		}
	}
	if p := home().Program; p.Core == "" || !strings.HasPrefix(p.Go, "go1.") && !strings.HasPrefix(p.Go, "devel") {
		t.Errorf("this program is %+v", p)
	}
}
