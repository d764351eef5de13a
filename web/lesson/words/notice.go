package words

import (
	"fmt"
	"strings"
)

// A Notice is a quiet sentence that stays until something else happens. The
// zero value says nothing.
type Notice struct {
	Text   Both[string] // %s stands for the detail
	Detail string
	Good   bool // nothing went wrong
}

// In returns the sentence in a language, "" for none.
func (n Notice) In(l Lang) string {
	s := *n.Text.In(l)
	if strings.Contains(s, "%s") {
		return fmt.Sprintf(s, n.Detail)
	}
	return s
}

// Say makes a notice of a sentence that texts hold.
func Say[T any](texts *Both[T], sentence func(*T) string, detail string) Notice {
	return Notice{Text: Both[string]{Zh: sentence(&texts.Zh), En: sentence(&texts.En)}, Detail: Clip(detail)}
}

// BadLink is the notice of parts of a link that mean nothing.
func BadLink(parts ...string) Notice {
	n := Notice{Text: Both[string]{
		Zh: "链接里的“%s”看不懂，略过了。",
		En: "Part of the link, “%s”, makes no sense here and was passed over.",
	}}
	for i, part := range parts {
		switch {
		case i == 0:
			n.Detail = Clip(part)
		case i < 6:
			n.Detail += "”, “" + Clip(part)
		case i == 6:
			n.Detail += "”, “…"
		}
	}
	return n
}
