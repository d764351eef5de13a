package lesson

import (
	"slices"
	"strings"

	"convlab/web/lesson/room"
	"convlab/web/lesson/words"
)

// voices remembers what was said last: one region speaks for the whole page, so
// that nothing is said over something else.
type voices struct {
	at    int
	lang  words.Lang
	heard []string
	said  string
}

// Aloud is what a screen reader is told without being asked: whatever of the
// notices, the answer to the question and the chapter's own result has changed
// last. Asking again, with nothing changed in between, gets the same.
func (l *Lesson) Aloud() string {
	notice, _ := l.Notice()
	now := []string{notice, l.Missing(), "", ""}
	if a, ok := l.Room().(room.Asker); ok {
		q, choice := a.Asked()
		now[2] = q.Answer(choice, l.Lang)
	}
	if s, ok := l.Room().(room.Speaker); ok {
		if t, ok := s.(room.Teller); !ok || !t.Tells() || !l.Asking() {
			now[3] = s.Aloud()
		}
	}
	v := &l.voices
	if v.heard == nil || v.at != l.at || v.lang != l.Lang { // an old answer is no news
		*v = voices{at: l.at, lang: l.Lang, heard: []string{"", "", now[2], ""}}
	}
	if slices.Equal(now, v.heard) {
		return v.said
	}
	var news []string
	for i, s := range now {
		// What was veiled until the guess is no news beside its answer.
		if unveiled := i == 3 && v.heard[3] == "" && now[2] != v.heard[2]; s != "" && s != v.heard[i] && !unveiled {
			news = append(news, s)
		}
	}
	v.heard, v.said = now, strings.Join(news, " ")
	return v.said
}
