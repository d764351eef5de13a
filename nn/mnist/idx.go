package mnist

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"strconv"
)

// An IDX file is 2 zero bytes, a type (8: unsigned byte), the number of
// dimensions, each dimension as a big-endian uint32, and the numbers, the last
// dimension running fastest.
const (
	imagesMagic = 0x00000803 // n×rows×columns of unsigned bytes
	labelsMagic = 0x00000801 // n unsigned bytes
)

// What can be wrong with a file. Match with errors.Is; the message tells more.
var (
	ErrFormat    = errors.New("not an IDX file of the expected kind")
	ErrShape     = errors.New("images are not 28×28")
	ErrTruncated = errors.New("IDX file ends too early")
	ErrTrailing  = errors.New("IDX file is longer than it says")
	ErrLabel     = errors.New("label is not a digit from 0 to 9")
	ErrCount     = errors.New("as many labels as images are needed")
)

// Read reads a set from its two IDX files. It reads both to the end.
func Read(images, labels io.Reader) (*Set, error) {
	pixels, err := ReadImages(images)
	if err != nil {
		return nil, err
	}
	digits, err := ReadLabels(labels)
	if err != nil {
		return nil, err
	}
	if len(pixels) != len(digits)*Pixels {
		return nil, detail(ErrCount, strconv.Itoa(len(pixels)/Pixels)+" images, "+strconv.Itoa(len(digits))+" labels")
	}
	return &Set{pixels, digits}, nil
}

// ReadImages reads an IDX file of 28×28 images and returns n×784 grey values.
func ReadImages(r io.Reader) ([]uint8, error) {
	var head [16]byte
	if err := readHead(r, head[:], imagesMagic); err != nil {
		return nil, err
	}
	rows, cols := binary.BigEndian.Uint32(head[8:]), binary.BigEndian.Uint32(head[12:])
	if rows != Side || cols != Side {
		return nil, detail(ErrShape, strconv.Itoa(int(rows))+"×"+strconv.Itoa(int(cols)))
	}
	return readBody(r, int64(binary.BigEndian.Uint32(head[4:]))*Pixels)
}

// ReadLabels reads an IDX file of digits.
func ReadLabels(r io.Reader) ([]uint8, error) {
	var head [8]byte
	if err := readHead(r, head[:], labelsMagic); err != nil {
		return nil, err
	}
	labels, err := readBody(r, int64(binary.BigEndian.Uint32(head[4:])))
	if err != nil {
		return nil, err
	}
	for i, l := range labels {
		if l >= Classes {
			return nil, detail(ErrLabel, "label "+strconv.Itoa(i)+" is "+strconv.Itoa(int(l)))
		}
	}
	return labels, nil
}

// readHead fills head and checks the magic number at its start.
func readHead(r io.Reader, head []byte, magic uint32) error {
	n, err := io.ReadFull(r, head)
	if n >= 4 && binary.BigEndian.Uint32(head) != magic {
		return ErrFormat
	}
	return truncated(err)
}

// readBody returns the n bytes that end r. It does not trust n before they
// have come: memory grows with what is really there.
func readBody(r io.Reader, n int64) ([]uint8, error) {
	var b bytes.Buffer
	b.Grow(int(min(n, 1<<20)))
	if got, err := io.Copy(&b, io.LimitReader(r, n)); err != nil {
		return nil, truncated(err)
	} else if got < n {
		return nil, ErrTruncated
	}
	var more [1]byte
	switch k, err := io.ReadFull(r, more[:]); {
	case k > 0:
		return nil, ErrTrailing
	case err != io.EOF:
		return nil, truncated(err)
	}
	return b.Bytes(), nil
}

// Write writes s as two plain IDX files.
func (s *Set) Write(images, labels io.Writer) error {
	head := binary.BigEndian.AppendUint32(nil, imagesMagic)
	for _, dim := range []int{s.Len(), Side, Side} {
		head = binary.BigEndian.AppendUint32(head, uint32(dim))
	}
	if _, err := images.Write(append(head, s.Images...)); err != nil {
		return err
	}
	head = binary.BigEndian.AppendUint32(nil, labelsMagic)
	head = binary.BigEndian.AppendUint32(head, uint32(s.Len()))
	_, err := labels.Write(append(head, s.Labels...))
	return err
}

func truncated(err error) error {
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		return ErrTruncated
	}
	return err
}

// detailed is one of the errors above with what was found.
type detailed struct {
	error
	what string
}

func detail(err error, what string) error { return detailed{err, what} }
func (e detailed) Error() string          { return e.error.Error() + ": " + e.what }
func (e detailed) Unwrap() error          { return e.error }
