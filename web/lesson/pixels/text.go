package pixels

import "convlab/web/lesson/words"

// Text is every sentence, label and spoken word of the chapter.
type Text struct {
	Heading   words.Heading
	Keys      []words.Key
	Exhibits  [3]string
	Questions [3]words.Question // the second one's answer is computed
	And, Then string            // one piece, and another

	// The numbers of one picture.
	Picture, PictureHelp, Numbers, NumbersHelp   string
	Place, Cell, Grey, Black, White              string // row, column; and the grey value
	Look, Paint, Brush, Restore, Sample          string
	Counted, Touched, Untouched                  string
	MyDigit, FromBlack, NoPicture                string
	Networks, Waiting, Blank, NotDigit           string
	Agree, Split, Hold, Gave, Was, Loading       string
	EditProse                                    []string
	GreyRange                                    string // %s
	Typed, Written, Left, Right, Difference      string
	Equal, Differ, NotBoth                       string
	TypedEqual, TypedDiffer, WrittenDiffer       string
	SameFace, MovedOn, OtherFace                 string
	Digit, FaceLeft, FaceRight, Moved            string
	Faces                                        [Faces]string
	Writers                                      string
	Others, TwoPeople, Mine, Another, Clear, Pad string // Another, Clear, Pad: %s is the side
	Drawings                                     [2]string
	PadHint, OnItsWay                            string
	PairHelp                                     string
	PairProse                                    []string
	Shelf, Only, All, Doubtful                   string
	Shelves                                      [Shelves]string
	PageOf, BackPage, NextPage, Page             string
	Unpacked, AllOf, LabelOf, DoubtfulOf, Lost   string
	Retry, Sheet, SheetHelp, NonePicked          string
	SampleShort, TestShort, TrainShort           string // under a small picture
	SampleImage, TestImage, TrainImage           string
	Labelled, Doubt, EditIt, Onto                string
	Card, CardMakers, CardLicence, CardDoubts    string
	BrowseProse                                  []string
}

var texts = words.Both[Text]{Zh: zh, En: en}
