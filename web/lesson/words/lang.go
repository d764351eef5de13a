package words

// Lang is a language of the page.
type Lang string

// The page's languages.
const (
	Chinese Lang = "zh"
	English Lang = "en"
)

// Langs lists the page's languages, the default first.
var Langs = []Lang{Chinese, English}

// Tag returns the BCP 47 tag of a language.
func (l Lang) Tag() string {
	if l == Chinese {
		return "zh-CN"
	}
	return "en"
}

// Both holds something in both languages.
type Both[T any] struct{ Zh, En T }

// In returns it in a language.
func (b *Both[T]) In(l Lang) *T {
	if l == English {
		return &b.En
	}
	return &b.Zh
}
