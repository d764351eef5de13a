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
	all = append(append(all, own...), l.modes()...)
	return append(all, l.looks()...)
}

// modes are how a link wants a chapter to be shown.
func (l *Lesson) modes() []link.Field {
	return []link.Field{link.Flag("embed", &l.Embed), link.Flag("present", &l.Present)}
}

// looks are language and theme. A link names them where they are not what this browser gets
// without being told.
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

// followed is what could not be read of the last link, and what the rest has led to.
type followed struct {
	unread []string
	at     int    // the chapter
	state  string // its link, then
}

// Visit goes where a URL's hash says. The fields of the chapter that it names
// start from their defaults; other chapters keep theirs. What it does not
// understand is named in a quiet notice and changes nothing.
func (l *Lesson) Visit(hash string) {
	l.leave()
	l.Say(words.Notice{})
	link.Reset(l.looks())
	l.followed = followed{}
	l.Digit.Follow(func() { l.followed.unread = append(l.read(hash), l.followed.unread...) })
	if len(l.followed.unread) > 0 {
		l.Say(words.BadLink(l.followed.unread...))
	}
	l.enter()
	l.followed.at, l.followed.state = l.at, l.Hash()
}

// Unread returns what could not be read of the link that was followed last.
func (l *Lesson) Unread() []string { return l.followed.unread }

// Held says whether the address of the chapter at a place is to stay as it is: it
// has parts that could not be read, and the reader has changed nothing since.
func (l *Lesson) Held(at int) bool {
	f := &l.followed
	return len(f.unread) > 0 && at == f.at && l.HashOf(at) == f.state
}

// Rewritten is called when the address has been written: what could not be read is
// no longer in it.
func (l *Lesson) Rewritten() { l.followed.unread = nil }

// refused names a part of the last link that has proved to mean nothing.
func (l *Lesson) refused(part string) {
	l.followed.unread = append(l.followed.unread, part)
	l.Say(words.BadLink(l.followed.unread...))
}

// unasked runs f, which changes things, but not for the reader: an address that is
// held stays so.
func (l *Lesson) unasked(f func()) {
	still := l.HashOf(l.followed.at) == l.followed.state
	f()
	if still {
		l.followed.state = l.HashOf(l.followed.at)
	}
}

// read sets the state to what a hash says, and returns what says nothing.
func (l *Lesson) read(hash string) (unread []string) {
	if len(hash) > link.MaxHash {
		l.at = 0
		return []string{hash[:200]}
	}
	path, pairs, unread := link.Read(hash, func(path string) bool { return l.place(path) >= 0 })
	at := l.place(path)
	switch {
	case at >= 0:
	case (path == "" || path == "main") && len(pairs)+len(unread) == 0: // main: the skip link's target, if it was used before the page was there
		l.at = 0
		return nil
	default:
		l.at = 0
		unread = append([]string{"#/" + path}, unread...)
		for _, p := range pairs {
			unread = append(unread, p.Key+"="+p.Value)
		}
		return unread
	}
	l.at = at
	var anew []string
	for _, f := range append(l.rooms[at].Fields(), l.modes()...) {
		anew = append(anew, f.Key)
	}
	return append(unread, link.Apply(l.fields(at), pairs, anew...)...)
}

// place returns where the chapter of a route is, -1 if there is none.
func (l *Lesson) place(route string) int {
	return slices.IndexFunc(l.chapters, func(c room.Chapter) bool { return c.Route == route })
}

// Copied tells of a link that has just been copied, or could not be: it is in the
// address bar.
func (l *Lesson) Copied(ok bool) {
	n := words.Say(&texts, func(t *Text) string { return t.LinkShown }, "")
	n.Good = true
	switch {
	case ok && l.Digit.TooMuch():
		n = words.Say(&texts, func(t *Text) string { return t.TooMuchInk }, "")
	case ok:
		n = words.Say(&texts, func(t *Text) string { return t.LinkCopied }, "")
		n.Good = true
	}
	l.Say(n)
}

// Broke tells of an action that failed.
func (l *Lesson) Broke(what string) {
	l.Say(words.Say(&texts, func(t *Text) string { return t.Broken }, what))
}
