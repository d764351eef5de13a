package pixels

import (
	"testing"

	"convlab/web/lesson/words"
	"convlab/web/lesson/words/wordstest"
)

func TestTexts(t *testing.T) {
	if n := wordstest.Check(t, zh, en); n < 100 {
		t.Errorf("only %d texts were looked at", n)
	}
	for i := range zh.Questions {
		wordstest.Chapter(t, &Chapter.Heading, &Chapter.Keys, words.Both[words.Question]{Zh: zh.Questions[i], En: en.Questions[i]})
	}
}
