package lesson

import (
	"testing"

	"convlab/web/lesson/words/wordstest"
)

func TestTexts(t *testing.T) {
	if n := wordstest.Check(t, zh, en, ".SubName", ".LangSwitch"); n < 35 { // these say the other language's name
		t.Errorf("only %d texts were looked at", n)
	}
}
