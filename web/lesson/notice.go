package lesson

// NoticeKind says what happened; the sentence is in [Text].
type NoticeKind int

// What can be worth a quiet sentence.
const (
	NoNotice NoticeKind = iota
	BadLink
	NotANumber
	GreyRange
	WeightRange
	BiasRange
	LinkCopied
	LinkShown // copying is not allowed here: the link is in the address bar
	Broken    // a handler failed
	SamplesMissing
	TooMuchInk // for a link
)

// A Notice is a quiet sentence that stays until something else happens.
type Notice struct {
	Kind   NoticeKind
	Detail string
}

// Say shows a notice in place of the one that is shown.
func (l *Lesson) Say(n Notice) { l.notice = n }

// Copied is the notice of a link that has just been copied.
func (l *Lesson) Copied() Notice {
	if len(l.Drawing.Strokes) > 0 && encodeInk(l.Drawing.Strokes) == "" {
		return Notice{Kind: TooMuchInk}
	}
	return Notice{Kind: LinkCopied}
}

// Dismiss takes the notice away.
func (l *Lesson) Dismiss() { l.notice = Notice{} }

// Notice returns the notice as a sentence, "" for none, and whether it tells of
// something that went wrong.
func (l *Lesson) Notice() (sentence string, wrong bool) {
	n := l.notice
	if n.Kind == NoNotice {
		return "", false
	}
	return l.T().Notice(n), n.Kind != LinkCopied && n.Kind != LinkShown
}
