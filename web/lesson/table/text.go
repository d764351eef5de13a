package table

import (
	"fmt"

	"convlab/web/lesson/words"
)

// Text is every sentence, label and spoken word of the chapter.
type Text struct {
	Heading words.Heading
	Keys    []words.Key
	Names   []string // of the exhibits
	Join    string   // two sentences
	Comma   string   // items of a list
	Also    string   // sentences

	WarpAsk, WarpReveal, WarpOurs    string
	WarpChoices                      []string
	BruteAsk, BruteReveal, BruteOurs string
	BruteChoices                     []string

	FamilyNames, FourNames          []string
	Warps                           []string // by zoo.Distortion, from the first that says something
	Tagged, Both, BothOf, Theirs    string
	Source, Reference, NoReference  string
	Preprocessing                   string
	Recipe, SeedsAre, SeedIs, Vote  string
	Seconds, Minutes, Hours         string
	NotMeasured, Command, OurModels string

	Error, Wrong, Learnt, Year, Published, Ours string
	Legend                                      []string // published, ours, no year
	Chart                                       string
	List, Count, None                           string
	SortBy                                      string
	Row, RowOurs, RowNone                       string

	Kind, Period, Treatment                string
	KindNames, PeriodNames, TreatmentNames []string
	Measured                               string
	Filters                                string
	Tens                                   []string // 10,000 to 10,000,000, in few characters

	Whose                        string
	WhoseNames                   []string
	Shot, NoAnswer               string
	ShotAlone, ShotSome, ShotAll string
	Shots, NotListed, NoShots    string
	Loading, Failed, Retry       string
	Back, Forward                string
	FamiliesProse, SizesProse    []string
}

var texts = words.Both[Text]{Zh: zh, En: en}

// Round writes a power of ten that the scale of sizes names.
func (t *Text) Round(n int) string {
	i := 0
	for ; n > 10_000 && i < len(t.Tens)-1; n /= 10 {
		i++
	}
	return t.Tens[i]
}

// Time writes a time in the units that it takes.
func (t *Text) Time(seconds float64) string {
	switch s := int(seconds + .5); {
	case s < 60:
		return fmt.Sprintf(t.Seconds, s)
	case s < 3600:
		return fmt.Sprintf(t.Minutes, s/60, s%60)
	default:
		return fmt.Sprintf(t.Hours, s/3600, s/60%60)
	}
}
