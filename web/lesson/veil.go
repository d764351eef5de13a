package lesson

import (
	"slices"

	"convlab/web/lesson/link"
	"convlab/web/lesson/room"
)

// What would tell the answer to the question beside it is veiled until the reader has
// guessed, has changed something of the exhibit, or has asked to see it. A link that
// sets anything of the exhibit shows it as it was shown to whoever made the link.

// spot is an exhibit of a chapter.
type spot struct{ chapter, exhibit int }

func (l *Lesson) spot() spot {
	_, exhibit := l.Exhibits()
	return spot{l.at, exhibit}
}

// exhibitKeys are the fields of links that choose an exhibit.
var exhibitKeys = []string{"show", "view"}

// Asking says whether it is veiled now.
func (l *Lesson) Asking() bool {
	asker, ok := l.Room().(room.Asker)
	if !ok || l.Embed || l.Present {
		return false
	}
	at := l.spot()
	if _, choice := asker.Asked(); choice >= 0 || l.changed() {
		l.looked[at] = true
	}
	return !l.looked[at]
}

// Look shows what is veiled.
func (l *Lesson) Look() { l.looked[l.spot()] = true }

// changed says whether anything of the chapter but the digit is not as at a first visit.
func (l *Lesson) changed() bool {
	digit := l.Digit.Fields()
	return slices.ContainsFunc(l.Room().Fields(), func(f link.Field) bool {
		return f.Get() != "" && !slices.Contains(exhibitKeys, f.Key) &&
			!slices.ContainsFunc(digit, func(d link.Field) bool { return d.Key == f.Key })
	})
}
