package pixels

import (
	"fmt"

	"convlab/nn/mnist"
	"convlab/web/lesson/digit"
	"convlab/web/lesson/library"
	"convlab/web/lesson/words"
)

// A Shelf is a set of images of MNIST.
type Shelf int

const (
	Sample Shelf = iota // the 500 that come with the page: fifty test images of each digit
	Test
	Train
	Shelves
)

// part is the part of MNIST that a shelf is, if it isn't the sample.
func (s Shelf) part() library.Part {
	if s == Train {
		return library.Train
	}
	return library.Test
}

// sampleCount is how many images the sample has.
const sampleCount = 500

// Count is how many images a shelf has, whether they are here or not.
func (s Shelf) Count() int {
	if s == Sample {
		return sampleCount
	}
	return s.part().Count()
}

// What [Browsing.Only] may be besides a digit.
const (
	All      = 10
	Doubtful = 11 // test images with a label that people doubt
)

// PageImages is how many images are shown at once.
const PageImages = 50

const maxPage = 60000/PageImages - 1

// A Sheet is the images that are browsed.
type Sheet struct {
	Set   *mnist.Set // what is here of the shelf
	Count int        // of the shelf's images that are here and wanted
	Here  bool       // all are
	Page  []int      // the images of the page, by their index in the set

	list []int // all that are wanted, by index
	of   listed
}

// listed is what a list was made of.
type listed struct {
	shelf Shelf
	only  int
	n     int
}

func (r *Room) deriveSheet() {
	s := &r.Sheet
	s.Set = r.shelf()
	if s.Set == nil {
		s.Set = &mnist.Set{}
	}
	s.Here = s.Set.Len() > 0 && (r.Shelf == Sample || r.Library.Here(r.Shelf.part()))
	if of := (listed{r.Shelf, r.Only, s.Set.Len()}); of != s.of {
		s.of, s.list = of, nil
		for i, label := range s.Set.Labels {
			if r.Only == All || r.Only == int(label) || r.Only == Doubtful && doubted(i) != nil {
				s.list = append(s.list, i)
			}
		}
	}
	s.Count = len(s.list)
	if s.Here {
		r.Page = min(r.Page, max(r.Pages()-1, 0))
	}
	from := min(r.Page*PageImages, len(s.list))
	s.Page = s.list[from:min(from+PageImages, len(s.list))]
}

// shelf returns the images of the shelf that are here.
func (r *Room) shelf() *mnist.Set {
	if r.Shelf == Sample {
		return r.Digit.Samples()
	}
	return r.Library.Set(r.Shelf.part())
}

// Coming says whether images of the shelf are on their way; Lost, that they are not to be had.
func (r *Room) Coming() bool { return !r.Sheet.Here && !r.Lost() }
func (r *Room) Lost() bool {
	if r.Shelf == Sample {
		return r.Digit.SamplesFailed()
	}
	return r.Library.Failed(r.Shelf.part())
}

// Pages is how many pages there are of what is here.
func (r *Room) Pages() int { return (r.Sheet.Count + PageImages - 1) / PageImages }

// UseShelf takes another set of images.
func (r *Room) UseShelf(s Shelf) {
	if s < 0 || s >= Shelves {
		return
	}
	r.choose(func() {
		r.Shelf, r.Page = s, 0
		if s != Test && r.Only == Doubtful {
			r.Only = All
		}
	})
	r.fetch()
	r.told = ofImage
}

// Filter shows images with one label, or all, or those with a doubtful label, which are test images.
func (r *Room) Filter(only int) {
	if only < 0 || only > Doubtful {
		return
	}
	r.choose(func() {
		r.Only, r.Page = only, 0
		if only == Doubtful {
			r.Shelf = Test
			r.Picked = digit.ScanOf(library.Test, doubts[0].index)
		}
	})
	r.fetch()
	r.told = ofImage
}

// Turn goes to another page.
func (r *Room) Turn(page int) {
	r.Page = min(max(page, 0), max(r.Pages()-1, 0))
	r.told = nothing
	r.changed()
}

// number is the number of an image of the shelf, by its index there.
func (r *Room) number(i int) int {
	if r.Shelf == Sample {
		return i + 1
	}
	return digit.ScanOf(r.Shelf.part(), i)
}

// Pick chooses an image of the page, by its place there.
func (r *Room) Pick(k int) {
	if k < 0 || k >= len(r.Sheet.Page) {
		return
	}
	n := r.number(r.Sheet.Page[k])
	if n != r.Picked {
		r.Picked = n
	}
	r.told = ofImage
	r.changed()
}

// PickedAt is the place of the chosen image on the page, -1 if it is not there.
func (r *Room) PickedAt() int {
	for k, i := range r.Sheet.Page {
		if r.number(i) == r.Chosen() {
			return k
		}
	}
	return -1
}

// PickBy moves the choice by so many places, over the ends of pages.
func (r *Room) PickBy(by int) {
	k := r.PickedAt()
	if k < 0 {
		r.Pick(0)
		return
	}
	at := r.Page*PageImages + k + by
	if at < 0 || at >= r.Sheet.Count {
		return
	}
	if page := at / PageImages; page != r.Page {
		r.Turn(page)
	}
	r.Pick(at % PageImages)
}

// Chosen is the image that is looked at: the one picked, else the first of the page.
func (r *Room) Chosen() int {
	if r.Picked == 0 && len(r.Sheet.Page) > 0 {
		return r.number(r.Sheet.Page[0])
	}
	return r.Picked
}

// EditPicked makes the chosen image the reader's digit and shows its numbers.
func (r *Room) EditPicked() {
	if r.Chosen() == 0 {
		return
	}
	r.Digit.Take(r.Chosen())
	r.Show(int(Edit))
}

// ComparePicked puts the chosen image on a side of the comparison.
func (r *Room) ComparePicked(side int) {
	chosen := r.Chosen()
	if chosen == 0 {
		return
	}
	other := r.Image(1 - side)
	r.choose(func() {
		r.Mine, r.Of[side] = false, chosen
		if r.Of[1-side] == 0 && other > 0 {
			r.Of[1-side] = other
		}
	})
	r.Show(int(Pair))
}

// browseKey is Key for browsing.
func (r *Room) browseKey(key string, dx, dy int) bool {
	switch {
	case dx != 0:
		r.PickBy(dx)
	case dy != 0:
		r.PickBy(dy * max(r.Columns, 1))
	case key == "Home":
		r.Turn(0)
	case key == "End":
		r.Turn(r.Pages() - 1)
	case key == "Enter":
		r.EditPicked()
	case len(key) == 1 && key >= "0" && key <= "9":
		r.Filter(int(key[0] - '0'))
	case key == "a" || key == "A":
		r.Filter(All)
	default:
		return false
	}
	return true
}

// --- What is said of the images ---

// Where says which page is shown of what.
func (r *Room) Where() string {
	t := r.T()
	if r.Sheet.Count == 0 {
		return fmt.Sprintf(t.PageOf, 0, 0)
	}
	return fmt.Sprintf(t.PageOf, r.Page+1, r.Pages())
}

// Have says how many images there are of what is wanted, or how far they have come.
func (r *Room) Have() string {
	t := r.T()
	switch n := r.Sheet.Set.Len(); {
	case r.Lost():
		return t.Lost
	case r.Coming():
		return fmt.Sprintf(t.Unpacked, words.Thousands(n), words.Thousands(r.Shelf.Count()))
	case r.Only == All:
		return fmt.Sprintf(t.AllOf, words.Thousands(n))
	case r.Only == Doubtful:
		return fmt.Sprintf(t.DoubtfulOf, r.Sheet.Count, words.Thousands(n))
	}
	return fmt.Sprintf(t.LabelOf, words.Thousands(r.Sheet.Count), words.Thousands(r.Sheet.Set.Len()), r.Only)
}

// Progress is how much of the shelf is here, 0 to 1.
func (r *Room) Progress() float64 {
	return float64(r.Sheet.Set.Len()) / float64(r.Shelf.Count())
}

// PickedName says which image is chosen.
func (r *Room) PickedName() string {
	if r.Chosen() == 0 {
		return r.T().NonePicked
	}
	return r.imageName(r.Chosen())
}

// Doubt says what people said of the chosen image, "" if nobody was asked.
func (r *Room) Doubt() string {
	p, i, ok := digit.Scanned(r.Chosen())
	if !ok || p != library.Test {
		return ""
	}
	d := doubted(i)
	if d == nil {
		return ""
	}
	return fmt.Sprintf(r.T().Doubt, d.gave, d.label, d.was, d.other, d.not)
}
