package zoo

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
)

// A Mistake is a test image that a network answered wrong.
type Mistake struct {
	Image       int     // its place in the test set, from 0
	Label       uint8   // what it is
	Answer      uint8   // what the network said, 10 if its outputs weren't finite
	Probability float32 // that it gave the answer, 0 to 1
}

// ErrMistakes is the kind of all errors of [ParseMistakes].
var ErrMistakes = errors.New("no list of mistakes")

const (
	mistakesHead  = "model,image,label,answer,probability"
	mostMistakes  = 20_000 // of all networks together
	testImages    = 10_000
	notFiniteHere = 10
)

// MistakesFile is the name of the file, beside a model's results, that lists the
// test images which its first seed answers wrong.
func MistakesFile(m *Model) string { return m.Name + "-wrong.csv" }

// AppendMistakes appends the lines of a network to a list in CSV, below a head
// if it is the first.
func AppendMistakes(list []byte, model string, mistakes []Mistake) []byte {
	if len(list) == 0 {
		list = append(list, mistakesHead+"\n"...)
	}
	for _, m := range mistakes {
		list = fmt.Appendf(list, "%s,%d,%d,%d,%.4f\n", model, m.Image, m.Label, m.Answer, m.Probability)
	}
	return list
}

// ParseMistakes reads what [AppendMistakes] wrote, of any number of networks, by
// their names. Lists that are too long, or whose lines are not as they should be,
// are an [ErrMistakes].
func ParseMistakes(list []byte) (map[string][]Mistake, error) {
	head, rest, _ := bytes.Cut(list, []byte("\n"))
	if string(head) != mistakesHead {
		return nil, fmt.Errorf("%w: it begins with %.60q", ErrMistakes, head)
	}
	all := map[string][]Mistake{}
	for n := 2; len(rest) > 0; n++ {
		var line []byte
		line, rest, _ = bytes.Cut(rest, []byte("\n"))
		model, m, ok := parseMistake(line)
		if !ok || n > mostMistakes {
			return nil, fmt.Errorf("%w: line %d is %.60q", ErrMistakes, n, line)
		}
		all[model] = append(all[model], m)
	}
	return all, nil
}

func parseMistake(line []byte) (model string, m Mistake, ok bool) {
	fields := bytes.Split(line, []byte(","))
	if len(fields) != 5 || len(fields[0]) == 0 {
		return "", m, false
	}
	image, err1 := strconv.ParseUint(string(fields[1]), 10, 16)
	label, err2 := strconv.ParseUint(string(fields[2]), 10, 8)
	answer, err3 := strconv.ParseUint(string(fields[3]), 10, 8)
	p, err4 := strconv.ParseFloat(string(fields[4]), 32)
	ok = errors.Join(err1, err2, err3, err4) == nil && image < testImages && label < notFiniteHere && answer <= notFiniteHere && answer != label && p >= 0 && p <= 1
	return string(fields[0]), Mistake{int(image), uint8(label), uint8(answer), float32(p)}, ok
}
