package convolution

import (
	"testing"

	"convlab/nn/filter"
	"convlab/web/lesson/words"
	"convlab/web/lesson/words/wordstest"
)

func TestTexts(t *testing.T) {
	if n := wordstest.Check(t, zh, en); n < 100 {
		t.Errorf("only %d texts were looked at", n)
	}
	wordstest.Chapter(t, &Chapter.Heading, &Chapter.Keys, words.Both[words.Question]{Zh: zh.Question, En: en.Question})
}

// Whatever can be chosen has a name.
func TestEverythingHasAName(t *testing.T) {
	for _, lang := range words.Langs {
		text := texts.In(lang)
		for _, n := range filter.Inputs() {
			if text.Inputs[n.Key] == "" {
				t.Errorf("%s: picture %s has no name", lang, n.Key)
			}
		}
		for _, n := range append(filter.Kernels(), filter.Named{}) {
			if n.Key != "" && text.Kernels[n.Key] == "" || text.KernelNote[n.Key] == "" {
				t.Errorf("%s: kernel %q has no name or no note", lang, n.Key)
			}
		}
	}
}
