package lesson

import (
	"slices"

	"convlab/web/lesson/link"
	"convlab/web/lesson/room"
	"convlab/web/lesson/words"
)

// Themes lists the page's themes, the default first.
var Themes = []string{"light", "dark"}

// fields are those that a link to a chapter may have: what every link carries of
// the digit, the chapter's own, and the frame's.
func (l *Lesson) fields(at int) []link.Field {
	own := l.rooms[at].Fields()
	all := slices.DeleteFunc(l.Digit.Carried(), func(f link.Field) bool {
		return slices.ContainsFunc(own, func(g link.Field) bool { return g.Key == f.Key })
	})
	all = append(append(all, own...), link.Flag("embed", &l.Embed))
	return append(all, l.looks()...)
}

// looks are language and theme. A link that doesn't name them leaves them as they
// are; it names them where they are not what this browser gets without being told.
func (l *Lesson) looks() []link.Field {
	return []link.Field{
		look("lang", &l.Lang, &l.Home.Lang, words.Langs),
		look("theme", &l.Theme, &l.Home.Theme, Themes),
	}
}

func look[T ~string](key string, at, home *T, all []T) link.Field {
	return link.Field{Key: key,
		Get: func() string {
			if *at == *home {
				return ""
			}
			return string(*at)
		},
		Set: func(v string) error {
			if !slices.Contains(all, T(v)) {
				return link.ErrValue
			}
			*at = T(v)
			return nil
		},
		Reset: func() { *at = *home },
	}
}

// Hash returns the state as the URL's hash, "#/CHAPTER?k=sobel-x&step=16".
// What equals its default is left out.
func (l *Lesson) Hash() string { return l.HashOf(l.at) }

// HashOf is Hash as it would be in another chapter.
func (l *Lesson) HashOf(at int) string {
	return link.Write(l.chapters[at].Route, l.fields(at))
}

// Share returns a hash for somebody else: it names the language, so that they
// see the same, and leaves the theme to their browser.
func (l *Lesson) Share() string {
	fields := slices.DeleteFunc(l.fields(l.at), func(f link.Field) bool { return f.Key == "lang" || f.Key == "theme" })
	return link.Write(l.Chapter().Route, fields, link.Pair{Key: "lang", Value: string(l.Lang)})
}

// Visit goes where a URL's hash says. The fields of the chapter that it names
// start from their defaults; other chapters keep theirs. What it does not
// understand is named in a quiet notice and changes nothing.
func (l *Lesson) Visit(hash string) {
	l.leave()
	l.Say(words.Notice{})
	link.Reset(l.looks())
	var bad []string
	l.Digit.Follow(func() { bad = l.read(hash) })
	if len(bad) > 0 {
		l.Say(words.BadLink(bad[0]))
	}
	l.enter()
}

// read sets the state to what a hash says.
func (l *Lesson) read(hash string) (bad []string) {
	if len(hash) > link.MaxHash {
		l.at = 0
		return []string{hash[:200]}
	}
	path, pairs, bad := link.Read(hash)
	if (path == "" || path == "main") && len(pairs)+len(bad) == 0 { // main: the skip link's target, if it was used before the page was there
		l.at = 0
		return nil
	}
	at := slices.IndexFunc(l.chapters, func(c room.Chapter) bool { return c.Route == path })
	if at < 0 {
		l.at = 0
		return []string{"#/" + path}
	}
	l.at = at
	link.Reset(l.rooms[at].Fields())
	l.Embed = false
	return append(bad, link.Apply(l.fields(at), pairs)...)
}

// Copied tells of a link that has just been copied, Shown of one that could not
// be: it is in the address bar.
func (l *Lesson) Copied() {
	if l.Digit.TooMuch() {
		l.Say(words.Say(&texts, func(t *Text) string { return t.TooMuchInk }, ""))
		return
	}
	n := words.Say(&texts, func(t *Text) string { return t.LinkCopied }, "")
	n.Good = true
	l.Say(n)
}

func (l *Lesson) Shown() {
	n := words.Say(&texts, func(t *Text) string { return t.LinkShown }, "")
	n.Good = true
	l.Say(n)
}

// Broke tells of an action that failed.
func (l *Lesson) Broke(what string) {
	l.Say(words.Say(&texts, func(t *Text) string { return t.Broken }, what))
}
