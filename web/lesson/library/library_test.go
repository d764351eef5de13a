package library

import (
	"errors"
	"slices"
	"testing"

	"convlab/nn/imagecode"
	"convlab/nn/mnist"
	"convlab/web/lesson/words"
)

// small makes the parts 600 and 20 images large for a test, and returns their files.
func small(t *testing.T) (sets [Parts]*mnist.Set, packed [Parts][]byte) {
	was := counts
	counts = [Parts]int{600, 20}
	t.Cleanup(func() { counts = was })
	for p, n := range counts {
		s := &mnist.Set{Images: make([]uint8, n*mnist.Pixels), Labels: make([]uint8, n)}
		for i := range n {
			s.Image(i)[300+i%50] = uint8(i)
			s.Labels[i] = uint8(i % 10)
		}
		sets[p], packed[p] = s, imagecode.Encode(s)
	}
	return sets, packed
}

func unpack(l *Library) {
	for l.Unpack() {
	}
}

func TestLibrary(t *testing.T) {
	sets, packed := small(t)
	l := New()
	if l.Wants() != nil || l.Unpack() || l.Here(Test) || l.Set(Train).Len() != 0 {
		t.Error("a new library is not empty")
	}
	l.Want(Test)
	if got := l.Wants(); !slices.Equal(got, []string{TestFile}) || !l.Coming(Test) || l.Coming(Train) {
		t.Errorf("%q is wanted", got)
	}
	// Most of it has come: what is whole of that can be looked at.
	b := packed[Test]
	most := len(b) * 4 / 5
	l.Piece(TestFile, b[:most])
	l.Piece("data/other", b)
	unpack(l)
	if n := l.Set(Test).Len(); n == 0 || n == 600 {
		t.Errorf("most of the file holds %d images", n)
	}
	early := l.Set(Test)
	l.Piece(TestFile, b[most:])
	l.Arrived(TestFile, b, nil)
	if l.Wants() != nil {
		t.Error("what has come is wanted once more")
	}
	unpack(l)
	if !l.Here(Test) || l.Coming(Test) || !slices.Equal(l.Set(Test).Images, sets[Test].Images) {
		t.Error("the images are not here")
	}
	if !slices.Equal(early.Images, sets[Test].Images[:len(early.Images)]) {
		t.Error("what was handed out has changed")
	}
	// Without pieces, too; and the other part stays.
	l.Want(Train)
	l.Arrived(TrainFile, packed[Train], nil)
	unpack(l)
	if !l.Here(Train) || !slices.Equal(l.Set(Train).Labels, sets[Train].Labels) || !l.Here(Test) {
		t.Error("the training images are not here")
	}
	if l.Want(Train); l.Wants() != nil {
		t.Error("what is here is wanted")
	}
}

func TestWhatCannotBeUsed(t *testing.T) {
	sets, packed := small(t)
	good := packed[Test]
	bad := slices.Clone(good)
	bad[len(bad)/2] ^= 1
	for name, c := range map[string]struct {
		b    []byte
		err  error
		want words.Both[string]
	}{
		"offline":    {nil, errors.New("offline"), away},
		"cut":        {good[:len(good)-3], nil, cut},
		"empty":      {nil, nil, cut},
		"a page":     {[]byte("<!doctype html>..."), nil, foreign},
		"other part": {packed[Train], nil, foreign},
		"damaged":    {bad, nil, damaged},
		"longer":     {append(slices.Clone(good), 1), nil, damaged},
	} {
		l := New()
		var said words.Notice
		l.Say = func(n words.Notice) { said = n }
		l.Want(Test)
		l.Piece(TestFile, c.b[:len(c.b)/2])
		unpack(l)
		l.Arrived(TestFile, c.b, c.err)
		unpack(l)
		if said.Text != c.want || !l.Failed(Test) || l.Here(Test) || l.Wants() != nil || l.Set(Test).Len() != 0 {
			t.Errorf("%s: %q, failed: %v, %d images", name, said.In(words.English), l.Failed(Test), l.Set(Test).Len())
		}
		l.Want(Test)
		if len(l.Wants()) != 1 {
			t.Errorf("%s: asking again does not try again", name)
		}
		l.Arrived(TestFile, good, nil)
		unpack(l)
		if !l.Here(Test) || l.Set(Test).Len() != sets[Test].Len() {
			t.Errorf("%s: a second try does not bring the images", name)
		}
	}
}
