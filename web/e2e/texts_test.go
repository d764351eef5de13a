package e2e

import (
	"convlab/web"
	"convlab/web/lesson"
	"convlab/web/lesson/convolution"
	"convlab/web/lesson/draw"
	"convlab/web/lesson/flatten"
	"convlab/web/lesson/panel"
	"convlab/web/lesson/pixels"
	"convlab/web/lesson/room"
	"convlab/web/lesson/words"
)

// texts are those of the page in one language.
type texts struct {
	Lang    words.Lang
	Frame   *lesson.Text
	Draw    *draw.Text
	Flatten *flatten.Text
	Walk    *convolution.Text
	Pixels  *pixels.Text
	Asks    *words.AskText
	Panel   *panel.Text

	chapters []room.Chapter
}

func textsIn(lang words.Lang) *texts {
	l := web.NewLesson(lesson.Home{Lang: lang, Theme: "light"})
	t := &texts{Lang: lang, Frame: l.T(), Asks: words.Asks.In(lang), Panel: panel.Texts.In(lang), chapters: l.Chapters()}
	for i := range l.Chapters() {
		switch r := l.RoomAt(i).(type) {
		case *draw.Room:
			t.Draw = r.T()
		case *flatten.Room:
			t.Flatten = r.T()
		case *pixels.Room:
			t.Pixels = r.T()
		case *convolution.Room:
			t.Walk = r.T()
		}
	}
	return t
}

var english, chinese = textsIn(words.English), textsIn(words.Chinese)

// heading returns how a chapter announces itself.
func (t *texts) heading(route string) *words.Heading {
	for _, c := range t.chapters {
		if c.Route == route {
			return c.Heading.In(t.Lang)
		}
	}
	panic("no chapter " + route)
}

// What is said of typed text and of missing pictures is in no table of texts.
const (
	notANumber     = "“%s” is not a number. The old value stays."
	samplesMissing = "The MNIST images could not be fetched. Drawing still works; try again later."
)
