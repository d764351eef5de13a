package room

import (
	"testing"

	"convlab/web/lesson/words"
)

func TestDesk(t *testing.T) {
	d := NewDesk()
	if d.Lang != words.Chinese || d.Digit == nil || d.Panel == nil || d.Digit.HasInk() {
		t.Errorf("a new desk is %+v", d)
	}
	says := func(when, want string, wrong bool) {
		t.Helper()
		if got, isWrong := d.Notice(); got != want || isWrong != wrong {
			t.Errorf("%s, the notice is %q, wrong: %v", when, got, isWrong)
		}
	}
	says("at first", "", false)
	bad := words.Notice{Text: words.Both[string]{Zh: "“%s”不行", En: "“%s” won’t do"}, Detail: "7"}
	good := words.Notice{Text: words.Both[string]{Zh: "好了", En: "Done"}, Good: true}
	d.Say(bad)
	says("of what went wrong", "“7”不行", true)
	d.Lang = words.English
	says("in the other language", "“7” won’t do", true)
	d.Say(good)
	says("of what went well", "Done", false)
	d.Dismiss()
	says("dismissed", "", false)

	// The digit speaks through the desk.
	d.Digit.Say(bad)
	says("of the digit", "“7” won’t do", true)
	d.Digit.TakeSample()
	says("after asking for an image", "“7” won’t do", true)
	d.Digit.Clear() // there is nothing to clear
	says("after nothing", "“7” won’t do", true)
	d.Digit.Dip()
	says("after writing", "", false)
}

func TestSays(t *testing.T) {
	if got, want := Says("#x", "七", "seven"), (Sight{At: "#x", Text: words.Both[string]{Zh: "七", En: "seven"}}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}
