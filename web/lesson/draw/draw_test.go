package draw

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"convlab/nn/ink"
	"convlab/web/lesson/digit"
	"convlab/web/lesson/link"
	"convlab/web/lesson/panel"
	"convlab/web/lesson/room"
	"convlab/web/lesson/words"
	"convlab/web/lesson/words/wordstest"
)

func open() *Room {
	d := room.NewDesk()
	d.Lang = words.English
	r := New(d)
	d.Digit.Changed = r.Derive
	r.Derive()
	return r
}

// ready returns the drawing page with all committed networks.
func ready(t *testing.T) *Room {
	t.Helper()
	r := open()
	files := []string{panel.NoveltyFile}
	for _, m := range panel.Networks {
		files = append(files, panel.WeightsFile(m))
	}
	for _, name := range files {
		data, err := os.ReadFile(filepath.Join("../../../static", name))
		if err != nil {
			t.Fatal(err)
		}
		r.Panel.Arrived(name, data, nil)
	}
	return r
}

// draws puts a drawing on the pad that a link carries.
func draws(r *Room, drawing string) {
	link.Apply(r.Fields(), []link.Pair{{Key: "ink", Value: drawing}})
	r.Derive()
}

func TestTexts(t *testing.T) {
	if n := wordstest.Check(t, zh, en); n < 80 {
		t.Errorf("only %d texts were looked at", n)
	}
	wordstest.Chapter(t, &Chapter.Heading, &Chapter.Keys, words.Both[words.Question]{Zh: zh.Question, En: en.Question})
}

// Networks that are unsure are named, with what their answers promise from where on; so is
// one that the others outweigh.
func TestSaysDoubt(t *testing.T) {
	r := ready(t)
	draws(r, digit.Seven)
	a := r.Panel.Reading.Answers
	a[0].Top = 1
	a[1].Verdict, a[3].Verdict = panel.Unsure, panel.Unsure
	for lang, want := range map[words.Lang][2]string{
		words.English: {"3 of 4 say 7", "Dense 256×3 says 1, but the others together weigh more. Unsure, so counted half: Dense + distortions (below 95%), Small CNN (below 95%). From there on, of 1,000 answers to digits that people drew, at most 10, 5 were wrong."},
		words.Chinese: {"3 个网络（共 4 个）说 7", "全连接 256×3 说是 1，但其余网络合起来分量更重。拿不准、只算一半的：全连接 + 变形（不到 95%）、小卷积网络（不到 95%）。概率到了这个数，人写的数字 1,000 个里最多读错 10、5 个。"},
	} {
		r.Lang = lang
		if r.Overall() != want[0] || r.Why() != want[1] {
			t.Errorf("it says %q, %q", r.Overall(), r.Why())
		}
	}
	r.Lang, r.Panel.Reading.Verdict = words.English, panel.Unsure
	if r.Overall() != "Perhaps 7" {
		t.Errorf("of what too few are sure of it says %q", r.Overall())
	}
}

func TestSays(t *testing.T) {
	r := open()
	draws(r, digit.Seven)
	if r.Overall() != "…" || r.Why() != en.Waiting || r.Aloud() != "" {
		t.Errorf("before the networks it says %q, %q, aloud %q", r.Overall(), r.Why(), r.Aloud())
	}
	r = ready(t)
	expect := func(when, overall, why, aloud string) {
		t.Helper()
		if r.Overall() != overall || r.Why() != why || r.Aloud() != aloud {
			t.Errorf("%s it says %q, %q, aloud %q", when, r.Overall(), r.Why(), r.Aloud())
		}
	}
	r.Yield()
	expect("of nothing", en.Blank, en.BlankHelp, en.Blank)
	draws(r, digit.Scribble)
	expect("of a scribble", en.NotDigit, en.NotDigitHelp, en.NotDigit)
	draws(r, digit.Seven)
	if r.Overall() != "All four say 7" || r.Aloud() != "All four say 7" {
		t.Errorf("of a 7 it says %q, aloud %q", r.Overall(), r.Aloud())
	}
	for i := range r.Panel.Reading.Answers {
		if a := &r.Panel.Reading.Answers[i]; (r.Mark(a) == en.Unsure) != (a.Verdict == panel.Unsure) {
			t.Errorf("%s is marked %q", a.Model.Name, r.Mark(a))
		}
	}
	r.Digit.SetNudge(ink.Nudge{Right: 1})
	if r.Overall() != "All four say 7" || !strings.HasPrefix(r.Why(), en.Hold) {
		t.Errorf("nudged a little it says %q, %q", r.Overall(), r.Why())
	}
	for turn := 0.0; turn <= digit.MaxTurn; turn += 5 {
		r.Digit.SetNudge(ink.Nudge{Turn: turn})
	}
	changed := r.Panel.Reading.With(func(a *panel.Answer) bool { return a.Mark == panel.Changed || a.Mark == panel.First })
	if len(changed) == 0 {
		t.Fatal("turned by a quarter, every network still reads a 7")
	}
	if s := r.Overall(); !strings.HasPrefix(s, "First to change its mind: ") && s != en.AllGave {
		t.Errorf("turned by a quarter it says %q", s)
	}
	for _, i := range changed {
		if a := &r.Panel.Reading.Answers[i]; r.Mark(a) != "It said 7 before" && r.Mark(a) != "First to change; it said 7" {
			t.Errorf("%s is marked %q", a.Model.Name, r.Mark(a))
		}
	}
	r.Lang = words.Chinese
	if s := r.Overall() + r.Why(); strings.Contains(s, "mind") || strings.Contains(s, "%!") {
		t.Errorf("in Chinese it says %q", s)
	}
}

// Nothing is said, and slow networks wait, while the pen is on the pad.
func TestBusy(t *testing.T) {
	r := ready(t)
	draws(r, digit.Seven)
	r.Digit.Press(ink.Point{X: .5, Y: .5})
	if !r.Busy() || r.Aloud() != "" {
		t.Errorf("in a stroke, busy: %v, aloud %q", r.Busy(), r.Aloud())
	}
	r.Point("raw")
	if r.Leave(); r.Busy() || r.Hot != "" {
		t.Error("something of the moment is left")
	}
	if r.Undo(); len(r.Digit.Strokes) != 1 {
		t.Error("the stroke can't be undone")
	}
	if r.Redo(); len(r.Digit.Strokes) != 2 {
		t.Error("the stroke can't be redone")
	}
	r.Choose("cnn")
	if r.Chosen != "cnn" || !r.Drawer {
		t.Errorf("chosen: %q, the drawer is open: %v", r.Chosen, r.Drawer)
	}
	if r.Choose("dense"); r.Chosen != "dense" || !r.Drawer {
		t.Errorf("then chosen: %q, the drawer is open: %v", r.Chosen, r.Drawer)
	}
	if r.Choose("dense"); r.Chosen != "" || r.Drawer {
		t.Error("chosen again, it is still shown")
	}
}
