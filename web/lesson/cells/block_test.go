package cells

import (
	"slices"
	"strings"
	"testing"

	"convlab/web/lesson/words"
)

// A table is two grids of 3 rows of 3: whole ones from 0 to 255, and any from −99 to 99.
type table struct {
	*Editor
	grey, any       [9]float64
	before, changed int
	said            words.Notice
}

func newTable() *table {
	s := &table{}
	out := words.Both[string]{Zh: "“%s”出界。", En: "“%s” is out of range."}
	s.Editor = New(
		Grid{Name: "grey", Columns: 3, Count: 9, Hi: 255, Whole: true, Outside: out,
			Get: func(i int) float64 { return s.grey[i] }, Set: func(i int, v float64) { s.grey[i] = v }},
		Grid{Name: "any", Columns: 3, Count: 9, Lo: -99, Hi: 99, Outside: out,
			Get: func(i int) float64 { return s.any[i] }, Set: func(i int, v float64) { s.any[i] = v }},
	)
	s.Before = func() { s.before++ }
	s.Changed = func() { s.changed++ }
	s.Say = func(n words.Notice) { s.said = n }
	return s
}

func TestPaste(t *testing.T) {
	square := []float64{1, 2, 0, 3, 4}
	for _, c := range []struct {
		grid string
		text []string
		want []float64 // from the first cell on
	}{
		{"grey", []string{
			"1\t2\n3\t4", "1\t2\r\n3\t4\r\n", "1\t2\r3\t4\r", "1\t2\n3\t4\n\n", "\ufeff1\t2\u20283\t4", "1 2\n3 4", "1  2 \n 3 4", "1\u00a02\n3\u20034", "1,2\n3,4", "1, 2\n3, 4", "1 ,2\n3 ,4", "1，2\n3，4", "1、2\n3、4",
			"1;2\n3;4", "1; 2\n3; 4", "1；2\n3；4", "１\t２\n３\t４", "1,2,\n3,4,", "1;2;\n3;4;\n", "1\t2\t\n3\t4\t", "\"1\"\t\"2\"\n\"3\"\t\"4\"", "\"1\",\"2\"\n\"3\",\"4\"", "“1” “2”\n“3” “4”", "1.0\t2.0\n3,0\t4,0", "+1 4/2\n3 4",
		}, square},
		{"any", []string{
			"0,5\t-1,5", "0,5;-1,5", "0,5; −1,5", "0,5 -1,5", "0.5,-1.5", "0.5, -1.5", "0.5 -1.5", "½\t–1½", "\"0,5\"\t\"-1,5\"", "\"0,5\",\"-1,5\"", "0.5\t- 1.5", "1/2 -3/2", "0。5；－1。5", "5e-1\t-15E-1", ".5、-1.5", "0,5\t-1 1/2",
		}, []float64{.5, -1.5}},
		{"any", []string{"0,5\n1,5\n", "0.5\n1.5", "½\n1 1/2", "\"0,5\"\n\"1,5\"", "0,5\r\n1,5"}, []float64{.5, 0, 0, 1.5}},
		{"any", []string{"7", "7\n", "7\t", " 7 ", "\"7\"", "7,", "7;"}, []float64{7}},
		{"any", []string{"1,2"}, []float64{1.2}}, // one comma alone is the decimal sign, as in a cell
		{"grey", []string{"1,2"}, []float64{1, 2}},
		{"any", []string{"1,2,3"}, []float64{1, 2, 3}},
		{"grey", []string{"1 234"}, []float64{1, 234}},
		{"any", []string{"1 0 -1\n2 0 -2\n1 0 -1", "1,0,-1\n2,0,-2\n1,0,-1", "1\t0\t−1\n2\t0\t−2\n1\t0\t−1\n"}, []float64{1, 0, -1, 2, 0, -2, 1, 0, -1}},
	} {
		for _, text := range c.text {
			s := newTable()
			s.said = words.BadLink("earlier")
			if s.Paste(c.grid, 0, text); s.said != (words.Notice{}) {
				t.Errorf("%q: %s", text, s.said.In(words.English))
				continue
			}
			got := s.any
			if c.grid == "grey" {
				got = s.grey
			}
			var want [9]float64
			copy(want[:], c.want)
			if got != want {
				t.Errorf("%q gives %v, want %v", text, got, want)
			}
			if s.before != 1 || s.changed != 1 {
				t.Errorf("%q is %d changes, told %d times", text, s.before, s.changed)
			}
		}
	}
}

func TestPasteElsewhere(t *testing.T) {
	s := newTable()
	s.Paste("any", 4, "1\t2\n3\t4")
	if s.any != [9]float64{4: 1, 5: 2, 7: 3, 8: 4} {
		t.Errorf("from the middle on: %v", s.any)
	}
	s.Paste("any", 4, "1\t2\n3\t4")
	if s.before != 1 {
		t.Error("the same block again is a change")
	}
	was := *s
	for _, text := range []string{"", " ", "\n\n", "\t\n"} {
		s.Paste("any", 0, text)
	}
	s.Paste("nowhere", 0, "1")
	s.Paste("any", 9, "1")
	if s.any != was.any || s.grey != was.grey || s.changed != was.changed {
		t.Error("nothing, or a paste to nowhere, changes something")
	}
}

// What can't be put in whole is not put in at all, and the sentence says what and where.
func TestPasteRefused(t *testing.T) {
	for _, c := range []struct {
		grid   string
		at     int
		text   string
		zh, en string
	}{
		{"grey", 0, "1 2 3 4", "1 行 4 列，从这一格起只放得下 3 行 3 列", "has 1 row and 4 columns; from this cell on there is room for 3 rows and 3 columns"},
		{"grey", 4, "1\n2\n3", "3 行 1 列，从这一格起只放得下 2 行 2 列", "has 3 rows and 1 column"},
		{"grey", 8, "1\t2", "1 行 2 列，从这一格起只放得下 1 行 1 列", "room for 1 row and 1 column"},
		{"grey", 0, "1\t2\n3\tx", "第 2 行第 2 列：“x”不是数", "row 2, column 2: “x” is not a number"},
		{"grey", 0, "1\t300", "第 1 行第 2 列：“300”出界", "row 1, column 2: “300” is out of range"},
		{"grey", 0, "1\t2.5", "第 1 行第 2 列：“2.5”出界", "column 2: “2.5” is out of range"},
		{"grey", 0, "1\t\t3", "第 1 行第 2 列：这里是空的", "row 1, column 2: nothing is there"},
		{"grey", 0, "1\t2\n3", "第 2 行第 2 列：这里是空的", "row 2, column 2: nothing is there"},
		{"grey", 0, "1\n\n3", "第 2 行第 1 列：这里是空的", "row 2, column 1: nothing is there"},
		{"grey", 0, "1\t2\n\t\n", "第 2 行第 1 列", "row 2, column 1: nothing is there"},
		{"any", 0, "a b", "第 1 行第 1 列：“a”不是数", "“a” is not a number"},
		{"any", 0, "[[1, 2], [3, 4]]", "“[[1”", "“[[1”"},
		{"any", 0, "NaN\t1", "“NaN”", "“NaN”"},
		{"any", 0, "<table>", "“<table>”", "“<table>”"},
		{"any", 0, strings.Repeat("1\t", 1000), "1 行 1000 列", "1000 columns"},
		{"any", 0, "\"1\t2", "第 1 行第 1 列", "row 1, column 1"},
		{"any", 0, "100%\t1", "“100%”不是数", "“100%” is not a number"},
	} {
		s := newTable()
		s.grey, s.any = [9]float64{9, 8, 7}, [9]float64{-1, -2}
		grey, any := s.grey, s.any
		s.Paste(c.grid, c.at, c.text)
		if zh := s.said.In(words.Chinese); !strings.Contains(zh, c.zh) || strings.Contains(zh, "%!") {
			t.Errorf("%.20q: %s, want %s", c.text, zh, c.zh)
		}
		if en := s.said.In(words.English); !strings.Contains(en, c.en) || strings.Contains(en, "%!") {
			t.Errorf("%.20q: %s, want %s", c.text, en, c.en)
		}
		if s.said.Good || s.grey != grey || s.any != any || s.before+s.changed != 0 {
			t.Errorf("%.20q changes something", c.text)
		}
	}
}

// Into an open field goes what fits there; more than one number fills cells.
func TestPasteIntoField(t *testing.T) {
	s := newTable()
	if s.PasteInto("1\t2") || s.any != [9]float64{} {
		t.Error("something is pasted though no cell is open")
	}
	s.Edit("any", 3)
	for _, text := range []string{"7", "7\n", "0,5", "abc", "", "1 1/2"} {
		if s.PasteInto(text) || s.Editing("any") != 3 {
			t.Errorf("%q is taken from the field", text)
		}
	}
	if !s.PasteInto("1\tx") || s.Editing("any") != 3 || s.said == (words.Notice{}) {
		t.Error("a wrong block closes the field, or nothing is said")
	}
	focus := s.Focus("any")
	if !s.PasteInto("1\t2\r\n3\t4\r\n") || s.any != [9]float64{3: 1, 4: 2, 6: 3, 7: 4} || s.Editing("any") != -1 || s.Focus("any") == focus || s.Active("any") != 3 {
		t.Errorf("a block from the open cell on: %v", s.any)
	}
	if s.said != (words.Notice{}) {
		t.Error("the sentence of before stays")
	}
}

// What is copied can be pasted, here and elsewhere.
func TestCopy(t *testing.T) {
	s := newTable()
	s.any = [9]float64{1. / 9, -2, 0.5, 99, 0, 1e-5, -99, 1. / 7, 3}
	text := s.Copy("any")
	if want := "0.1111111111111111\t-2\t0.5\n99\t0\t0.00001\n-99\t0.14285714285714285\t3"; text != want {
		t.Errorf("copied: %q", text)
	}
	was := s.any
	s.any = [9]float64{}
	if s.Paste("any", 0, text); s.any != was {
		t.Errorf("pasted again: %v", s.any)
	}
	if s.Copy("nowhere") != "" {
		t.Error("something is copied from nowhere")
	}
}

// The sign of what is typed, and of what was there, which may be shown rounded.
func TestNegateCell(t *testing.T) {
	s := newTable()
	s.Negate()
	if s.Signed("grey") || !s.Signed("any") || s.Signed("nowhere") {
		t.Error("a sign where there is none, or none where there is one")
	}
	s.any[2] = 1. / 7
	s.Edit("any", 2)
	s.Negate()
	if s.Text != "−0.143" {
		t.Errorf("the field holds %q", s.Text)
	}
	if s.Type(s.Text); s.any[2] != -1./7 {
		t.Errorf("1/7 with its sign changed is %v", s.any[2])
	}
	s.Edit("any", 2)
	s.Negate()
	s.Negate()
	if s.Type(s.Text); s.any[2] != -1./7 || s.before != 1 {
		t.Errorf("with its sign changed twice it is %v", s.any[2])
	}
	s.Begin("any", 3, "5")
	s.Negate()
	s.Typed(s.Text + "0")
	if s.Settle(); s.any[3] != -50 || s.Editing("any") != -1 {
		t.Errorf("5, ±, 0 is %v", s.any[3])
	}
}

// What was typed is kept when something else begins, and the focus is not brought back.
func TestSettle(t *testing.T) {
	s := newTable()
	s.Rove("any", 1)
	s.Edit("any", 1)
	s.Typed("7")
	s.Edit("grey", 2) // another cell
	if s.any[1] != 7 || s.Editing("any") != -1 || s.Editing("grey") != 2 || s.Text != "0" {
		t.Errorf("opening another cell leaves %v", s.any)
	}
	s.Typed("8")
	s.Begin("grey", 3, "9")
	if s.grey[2] != 8 || s.Text != "9" {
		t.Errorf("typing in another cell leaves %v", s.grey)
	}
	if !s.Settle() || s.grey[3] != 9 || s.Focus("any")+s.Focus("grey") != "" || !s.Settle() {
		t.Errorf("something else leaves %v", s.grey)
	}
	s.Edit("grey", 4)
	s.Typed("x")
	if s.Settle() || s.grey[4] != 0 || s.said.Detail != "x" {
		t.Error("nonsense is taken, or nothing is said")
	}
	s.Rove("any", 1)
	if s.Away(); s.Focus("any") != "" || s.Active("any") != 1 {
		t.Error("the focus is brought back")
	}
	if !slices.Equal(s.any[:2], []float64{0, 7}) {
		t.Error(s.any)
	}
}

func FuzzPaste(f *testing.F) {
	for _, s := range []string{"1\t2", "\"", "1;\"2\n3\";4", ",,,", "，", "- ,", "\x00\t\xff", "1\u20282"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s := newTable()
		s.Paste("any", 0, text)
		if s.said != (words.Notice{}) && s.any != [9]float64{} {
			t.Errorf("%q is refused and changes %v", text, s.any)
		}
		for _, v := range s.any {
			if !(v >= -99 && v <= 99) {
				t.Errorf("%q puts %v in", text, v)
			}
		}
	})
}
