package site

import (
	"os"
	"path/filepath"
	"testing"
)

func TestBearUnits(t *testing.T) {
	for _, c := range [][2]string{
		{"a{width:min(100cqw, 62.5cqh)}", "a{width:min(calc(100 * var(--cqw)), calc(62.5 * var(--cqh)))}"},
		{"a{height:calc(100dvh - 3rem)}", "a{height:calc(calc(100 * var(--dvh)) - 3rem)}"},
		{":root{--cqw:1cqw}@supports not (width:1cqw){}", ":root{--cqw:1cqw}@supports not (width:1cqw){}"},
		{"a{width:10vw}.x100cqw{}", "a{width:10vw}.x100cqw{}"},
	} {
		if got := bearUnits(c[0]); got != c[1] {
			t.Errorf("%q became %q, want %q", c[0], got, c[1])
		}
	}
}

func TestShrinkCSS(t *testing.T) {
	for _, c := range [][2]string{
		{"/* a */ p  {\n  color : red ;\n  margin: 0 auto;\n}\n", "p{color : red;margin: 0 auto}"},
		{"a > b , c  d:hover { }", "a > b,c d:hover{}"},
		{"a :is(b) {}", "a :is(b){}"},
		{"p { width: calc(1px  +  2px) }", "p{width: calc(1px + 2px)}"},
		{"@media (min-width: 1px)  and (x) { p { a: b; } }", "@media (min-width: 1px) and (x){p{a: b}}"},
		{"p::before { content: \"a  /* b */ ;  }\" ; }", "p::before{content: \"a  /* b */ ;  }\"}"},
		{`p { content: "\"  x" }`, `p{content: "\"  x"}`},
		{"p { background: url(a  b.svg) }", "p{background: url(a  b.svg)}"},
		{"p { --x: ; }", "p{--x:}"},
		{"p/* a */q { a:b }", "p q{a:b}"},
		{"p { a: b }", "p{a: b}"},
		{"/* never ended", ""},
	} {
		if got := shrinkCSS(c[0]); got != c[1] {
			t.Errorf("%q became %q, want %q", c[0], got, c[1])
		}
	}
	sheets, _ := filepath.Glob(filepath.Join(repository, "static", "css", "*.css"))
	for _, sheet := range sheets {
		css, err := os.ReadFile(sheet)
		if err != nil {
			t.Fatal(err)
		}
		once := shrinkCSS(string(css))
		if twice := shrinkCSS(once); twice != once {
			t.Errorf("%s, made small twice, changes", sheet)
		}
	}
}
