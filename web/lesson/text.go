package lesson

import (
	"convlab/web/lesson/room"
	"convlab/web/lesson/words"
)

// Text is every sentence of the frame around the chapters.
type Text struct {
	Name    string // the page's name
	SubName string // the page's name in the other script

	Skip, Contents, Beside, Exhibits, LangSwitch string // Beside: the chapters before and after
	Dark, Light, CopyLink, AboutButton           string
	Close, Dismiss, Retry                        string
	Done                                         string // of a chapter that has been visited
	Parts                                        [room.Parts]string
	Present, Leave                               string // to begin and to end presenting
	Thread                                       ThreadText

	LinkCopied, LinkShown, TooMuchInk string
	Broken                            string // %s: what went wrong

	About AboutText
}

// ThreadText is the thread: the reader's digit, in sight everywhere.
type ThreadText struct {
	Name            string
	Strokes, Vector string
	Answer          string // %s: what the network says
	Sample          string // offers a digit where there is none
}

// AboutText is the panel that says where things come from.
type AboutText struct {
	Title, What, Digits, Network, Privacy, Licence string
	Recipe                                         string // rule %s, batch %d, epochs %d, seed %d
	People                                         string // digits %d, writers %d, per cent right %s, undecided %s, refused %s, wrong %s; synthetic ones %d, wrong %d
	Core, CoreSIMD, CorePlain, Made                string // %s: what multiplies; bits, machine; Go, megabytes
	Programs, TrySIMD, TryPlain                    string
	Keys, KeysHere                                 string // KeysHere: %s, the chapter
	KeyList                                        []words.Key
}

var texts = words.Both[Text]{Zh: zh, En: en}
