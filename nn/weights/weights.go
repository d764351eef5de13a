// Package weights reads and writes the parameters of a network, or of another
// model, as a small checked file of half-precision numbers.
//
// The file, little-endian:
//
//	8 bytes  "ConvLab" and a zero byte
//	2        version, 1
//	2        length of the fingerprint
//	...      fingerprint: what the numbers belong to, UTF-8
//	4        count of numbers
//	4        CRC-32 (IEEE) of every other byte of the file
//	2·count  numbers, IEEE 754 half precision
//
// Half precision halves the download and keeps 11 significant bits, which the
// committed networks don't feel: their results files say by how much.
package weights

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"strconv"

	"convlab/nn/vec"
)

const (
	magic   = "ConvLab\x00"
	version = 1

	// maxFingerprint bounds what a reader allocates on the word of a header.
	maxFingerprint = 1024
)

// What can be wrong with a file. Match with errors.Is.
var (
	ErrFormat    = errors.New("not a ConvLab weights file")
	ErrForeign   = errors.New("weights of another model")
	ErrTruncated = errors.New("weights file ends too early")
	ErrCorrupt   = errors.New("weights file is damaged")
)

// A ForeignError says whose weights a file holds. It is an [ErrForeign].
type ForeignError struct {
	Want, Got           string // fingerprints
	WantCount, GotCount int    // of numbers
}

func (e *ForeignError) Error() string {
	if e.Want == e.Got {
		return ErrForeign.Error() + ": " + strconv.Itoa(e.GotCount) + " numbers, not " + strconv.Itoa(e.WantCount)
	}
	return ErrForeign.Error() + ": " + strconv.Quote(e.Got) + ", not " + strconv.Quote(e.Want)
}

func (e *ForeignError) Is(target error) bool { return target == ErrForeign }

// Write writes params, rounded to half precision, as the model with the given
// fingerprint ([convlab/nn.Network.Architecture] for a network). It refuses
// numbers that are not finite in half precision, and writes nothing then.
func Write(w io.Writer, fingerprint string, params []float32) error {
	if len(fingerprint) > maxFingerprint {
		return errors.New("weights: fingerprint too long")
	}
	var b bytes.Buffer
	b.WriteString(magic)
	put16(&b, version)
	put16(&b, uint16(len(fingerprint)))
	b.WriteString(fingerprint)
	put32(&b, uint32(len(params)))
	head := b.Len()
	put32(&b, 0)
	for i, v := range params {
		h := toHalf(v)
		if !finite(h) {
			return errors.New("weights: number " + strconv.Itoa(i) + " is " +
				strconv.FormatFloat(float64(v), 'g', -1, 32) + ", not finite in half precision")
		}
		put16(&b, h)
	}
	file := b.Bytes()
	sum := crc32.ChecksumIEEE(file[:head])
	sum = crc32.Update(sum, crc32.IEEETable, file[head+4:])
	binary.LittleEndian.PutUint32(file[head:], sum)
	_, err := w.Write(file)
	return err
}

// Read reads into params the numbers of the model with the given fingerprint.
// It reads to the end of r, at most the length that such a file has, plus one
// byte to see that nothing follows; whatever the header claims, it allocates
// no more than a few kilobytes. On an error params are undefined: read into
// fresh ones.
func Read(r io.Reader, fingerprint string, params []float32) error {
	sum := crc32.NewIEEE()
	var fixed [len(magic) + 4]byte
	if n, err := io.ReadFull(r, fixed[:]); err != nil {
		if n = min(n, len(magic)); string(fixed[:n]) != magic[:n] {
			return ErrFormat // and not merely short
		}
		return truncated(err)
	}
	sum.Write(fixed[:])
	if string(fixed[:len(magic)]) != magic || binary.LittleEndian.Uint16(fixed[len(magic):]) != version {
		return ErrFormat
	}
	length := int(binary.LittleEndian.Uint16(fixed[len(magic)+2:]))
	if length > maxFingerprint {
		return ErrCorrupt
	}
	head := make([]byte, length+8)
	if _, err := io.ReadFull(r, head); err != nil {
		return truncated(err)
	}
	sum.Write(head[:length+4])
	count := binary.LittleEndian.Uint32(head[length:])
	if got := string(head[:length]); got != fingerprint || count != uint32(len(params)) {
		return &ForeignError{Want: fingerprint, Got: got, WantCount: len(params), GotCount: int(count)}
	}
	bad := false
	var chunk [4096]byte
	for at := 0; at < len(params); {
		part := chunk[:min(len(chunk), 2*(len(params)-at))]
		if _, err := io.ReadFull(r, part); err != nil {
			return truncated(err)
		}
		sum.Write(part)
		for i := 0; i < len(part); i += 2 {
			bad = bad || !finite(binary.LittleEndian.Uint16(part[i:]))
		}
		numbers := params[at:][:len(part)/2]
		vec.FromHalf(numbers, part)
		at += len(numbers)
	}
	if n, err := io.ReadFull(r, chunk[:1]); n > 0 {
		return ErrCorrupt // something follows
	} else if err != io.EOF {
		return err
	}
	if bad || sum.Sum32() != binary.LittleEndian.Uint32(head[length+4:]) {
		return ErrCorrupt
	}
	return nil
}

func truncated(err error) error {
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		return ErrTruncated
	}
	return err
}

func finite(h uint16) bool { return h&0x7c00 != 0x7c00 }

func put16(b *bytes.Buffer, v uint16) { b.Write(binary.LittleEndian.AppendUint16(nil, v)) }
func put32(b *bytes.Buffer, v uint32) { b.Write(binary.LittleEndian.AppendUint32(nil, v)) }
