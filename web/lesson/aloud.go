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
		now[3] = s.Aloud()
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
		if s != "" && s != v.heard[i] {
			news = append(news, s)
		}
	}
	v.heard, v.said = now, strings.Join(news, " ")
	return v.said
}
