package train

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"convlab/nn/imagecode"
	"convlab/nn/mnist"
	"convlab/nn/zoo"
	"convlab/web/lesson/library"
	"convlab/web/lesson/room"
	"convlab/web/work/training"
)

// The mistakes of two networks; only the dense one's are shown.
func mistakes() []byte {
	list := zoo.AppendMistakes(nil, zoo.CNN.Name, []zoo.Mistake{{Image: 1, Label: 2, Answer: 3, Probability: .9}})
	return zoo.AppendMistakes(list, zoo.Dense.Name, []zoo.Mistake{
		{Image: 8, Label: 5, Answer: 6, Probability: .5}, {Image: 115, Label: 4, Answer: 9, Probability: .6},
		{Image: 247, Label: 4, Answer: 9, Probability: .99}, {Image: 321, Label: 9, Answer: 4, Probability: .7},
		{Image: 400, Label: 1, Answer: 10}, // none
	})
}

// images packs as many test images as there are, all blank, with labels 0, 1, 2, …
func images() []byte {
	n := library.Test.Count()
	set := &mnist.Set{Images: make([]uint8, n*mnist.Pixels), Labels: make([]uint8, n)}
	for i := range set.Labels {
		set.Labels[i] = uint8(i % mnist.Classes)
	}
	return imagecode.Encode(set)
}

func giveImages(r *Room) {
	r.Library.Arrived(library.TestFile, images(), nil)
	for r.Library.Unpack() {
	}
}

func TestMistakesBeforeTheFirstRun(t *testing.T) {
	r, f := open()
	r.Leads = func(p room.Piece, query string) string { return "#/network?" + query }
	if r.Wants() != nil || r.Library.Wants() != nil {
		t.Error("mistakes are fetched that nobody looks at")
	}
	r.Show(int(Wrong))
	if !slices.Equal(r.Wants(), []string{library.MistakesFile}) || !slices.Equal(r.Library.Wants(), []string{library.TestFile}) {
		t.Errorf("%q and %q are fetched", r.Wants(), r.Library.Wants())
	}
	if says, lost := r.WrongComing(); says != en.ListComing || lost || r.Matrix() != nil || r.Whose() != "" {
		t.Errorf("while they come: %q", says)
	}

	r.Arrived(library.MistakesFile, nil, errors.New("offline"))
	if says, lost := r.WrongComing(); says != en.ListLost || !lost || r.Wants() != nil {
		t.Errorf("when they are lost: %q", says)
	}
	if r.Retry(); len(r.Wants()) != 1 {
		t.Error("they are not asked for again")
	}

	r.Arrived(library.MistakesFile, mistakes(), nil)
	m := r.Matrix()
	if m == nil || r.Wants() != nil {
		t.Fatal("the list is here, the table is not")
	}
	if m.Times[4][9] != 2 || m.Times[9][4] != 1 || m.Times[5][6] != 1 || m.Times[2][3] != 0 || m.None != 1 || m.Of != 10000 {
		t.Errorf("%+v", m)
	}
	if m.Times[4][4] != 980 || m.Times[5][5] != 891 || m.Times[1][1] != 1134 || m.Times[0][0] != 980 {
		t.Errorf("right: %d, %d, %d", m.Times[4][4], m.Times[5][5], m.Times[1][1])
	}
	sum := m.None
	for label := range m.Times {
		for _, n := range m.Times[label] {
			sum += n
		}
	}
	if sum != m.Of {
		t.Errorf("%d images are in the table", sum)
	}
	if a, b, n := m.Pair(); a != 4 || b != 9 || n != 3 {
		t.Errorf("the pair is %d and %d: %d", a, b, n)
	}
	if r.CellSays() != "Truth 4, read as 9: 2." || !strings.HasPrefix(r.Whose(), "The page’s own dense network") || !strings.Contains(r.Whose(), "5 of 10,000 wrong") {
		t.Errorf("%q, %q", r.CellSays(), r.Whose())
	}

	// The most certain first; each leads to its image in the page's own network.
	list := r.Listed()
	if len(list) != 2 || list[0].Image != 247 || list[1].Image != 115 {
		t.Errorf("listed are %v", list)
	}
	if worst := r.Worst(1); len(worst) != 1 || worst[0].Image != 321 {
		t.Errorf("the worst are %v", worst)
	}
	if r.OpenAt(247) != "#/network?sample=10248" {
		t.Error(r.OpenAt(247))
	}
	if r.Choose(5, 6); len(r.Listed()) != 1 || r.Aloud() != "Truth 5, read as 6: 1." {
		t.Errorf("%v, %q", r.Listed(), r.Aloud())
	}
	r.Cell = 0

	// The table stands while the pictures are on their way, or lost.
	if says, lost := r.WrongComing(); says != en.LabelsComing || lost {
		t.Errorf("while the pictures come: %q", says)
	}
	r.Library.Arrived(library.TestFile, nil, errors.New("offline"))
	if r.Derive(); len(r.Library.Wants()) != 0 {
		t.Error("pictures that are lost are asked for without end")
	}
	if says, lost := r.WrongComing(); says != en.LabelsLost || !lost || r.Matrix() == nil {
		t.Errorf("when the pictures are lost: %q", says)
	}
	r.Retry()
	giveImages(r)
	if says, _ := r.WrongComing(); says != "" {
		t.Errorf("when all is here: %q", says)
	}

	// A run takes the example's place, at first with nothing.
	r.Go()
	if says, _ := r.WrongComing(); r.Matrix() != nil || r.Whose() != "" || says != en.NoMatrix || r.Listed() != nil {
		t.Errorf("of a run that was not tested: %q", says)
	}
	a := &training.Answers{Digit: make([]uint8, 10000), Sure: make([]float32, 10000), True: make([]float32, 10000)}
	for i := range a.Digit {
		a.Digit[i] = uint8(i % mnist.Classes)
	}
	a.Digit[12] = 7
	f.run.Whole = a
	r.Derive()
	if m := r.Matrix(); m == nil || m.Times[2][7] != 1 || m.Times[4][9] != 0 || len(m.Miss) != 1 || r.Whose() != "" {
		t.Errorf("of the reader's run: %+v", m)
	}
}
