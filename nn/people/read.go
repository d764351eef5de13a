package people

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"

	"convlab/nn/ink"
)

// Span is the largest coordinate.
const Span = 250

// What a file may hold. It is far more than any digit has; a larger file is
// refused rather than read for minutes.
const (
	MaxDigits  = 200_000
	MaxLine    = 1 << 16 // bytes
	MaxStrokes = 64
	MaxName    = 100 // bytes
)

// A Digit is one that a person drew.
type Digit struct {
	Writer  string
	Label   uint8
	Strokes [][]ink.Point // coordinates 0 to 1, y downwards
}

// Read reads a file of digits, gzipped or not. Its errors say in which line what
// is wrong.
func Read(r io.Reader) ([]Digit, error) {
	b := bufio.NewReader(r)
	if magic, _ := b.Peek(2); bytes.Equal(magic, []byte{0x1f, 0x8b}) {
		z, err := gzip.NewReader(b)
		if err != nil {
			return nil, fmt.Errorf("people: %w", err)
		}
		defer z.Close()
		b = bufio.NewReader(z)
	}
	s := bufio.NewScanner(b)
	s.Buffer(nil, MaxLine)
	var digits []Digit
	line := 0
	for s.Scan() {
		line++
		text := bytes.TrimSuffix(s.Bytes(), []byte("\r"))
		if len(text) == 0 || text[0] == '#' {
			continue
		}
		if len(digits) == MaxDigits {
			return nil, fmt.Errorf("people: more than %d digits", MaxDigits)
		}
		d, err := parse(text)
		if err != nil {
			return nil, fmt.Errorf("people: line %d: %w", line, err)
		}
		digits = append(digits, d)
	}
	switch err := s.Err(); {
	case errors.Is(err, bufio.ErrTooLong):
		return nil, fmt.Errorf("people: line %d has more than %d bytes", line+1, MaxLine)
	case err != nil:
		return nil, fmt.Errorf("people: after line %d: %w", line, err)
	case len(digits) == 0:
		return nil, errors.New("people: the file holds no digit")
	}
	return digits, nil
}

// parse reads one line.
func parse(line []byte) (d Digit, err error) {
	fields := bytes.Split(line, []byte("\t"))
	if len(fields) != 3 {
		return d, fmt.Errorf("%d fields, not writer, label and strokes parted by tabs", len(fields))
	}
	writer, label, strokes := fields[0], fields[1], fields[2]
	if len(writer) == 0 || len(writer) > MaxName {
		return d, fmt.Errorf("a writer's name of %d bytes", len(writer))
	}
	if len(label) != 1 || label[0] < '0' || label[0] > '9' {
		return d, fmt.Errorf("label %.10q, not 0 to 9", label)
	}
	d.Writer, d.Label = string(writer), label[0]-'0'
	if n := bytes.Count(strokes, []byte("|")) + 1; n > MaxStrokes {
		return d, fmt.Errorf("%d strokes, more than %d", n, MaxStrokes)
	}
	for stroke := range bytes.SplitSeq(strokes, []byte("|")) {
		points := make([]ink.Point, 0, bytes.Count(stroke, []byte(","))+1)
		for xy := range bytes.SplitSeq(stroke, []byte(" ")) {
			x, y, ok := bytes.Cut(xy, []byte(","))
			px, okX := coordinate(x)
			py, okY := coordinate(y)
			if !ok || !okX || !okY {
				return d, fmt.Errorf("point %.20q, not two whole numbers from 0 to %d parted by a comma", xy, Span)
			}
			points = append(points, ink.Point{X: float32(px) / Span, Y: float32(py) / Span})
		}
		d.Strokes = append(d.Strokes, points)
	}
	return d, nil
}

func coordinate(text []byte) (n int, ok bool) {
	if len(text) == 0 || len(text) > 3 {
		return 0, false
	}
	for _, c := range text {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = 10*n + int(c-'0')
	}
	return n, n <= Span
}
