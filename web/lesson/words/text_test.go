package words_test

import (
	"testing"

	"convlab/web/lesson/words"
	"convlab/web/lesson/words/wordstest"
)

func TestTexts(t *testing.T) {
	wordstest.Check(t, words.Asks.Zh, words.Asks.En)
	bad := words.BadLink("k=box")
	wordstest.Check(t, bad.Text.Zh, bad.Text.En)
}
