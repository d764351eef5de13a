package words

// A Heading is how a chapter announces itself.
type Heading struct {
	Short  string // in the rail
	Title  string
	Lede   string
	Teaser string // on the way there from another chapter
}

// A Key is one line of the list of keys: the key, and what it does.
type Key struct{ Key, Does string }
