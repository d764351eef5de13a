package words

import "strconv"

// A Heading is how a chapter announces itself.
type Heading struct {
	Short  string // in the rail
	Title  string
	Lede   string
	Teaser string // on the way there from another chapter
}

// Ordinal writes a chapter's number, from 1 to 99.
func Ordinal(l Lang, n int) string {
	if l == English {
		return strconv.Itoa(n)
	}
	digits := []string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"}
	s := digits[n%10]
	if n >= 10 {
		s = "十" + s
	}
	if n >= 20 {
		s = digits[n/10] + s
	}
	return s
}

// A Key is one line of the list of keys: the key, and what it does.
type Key struct{ Key, Does string }
