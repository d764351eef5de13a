package work

import (
	"encoding/binary"
	"errors"
	"math"
)

// A Writer writes the head of a message, value by value.
type Writer struct{ b []byte }

// Head returns what has been written.
func (w *Writer) Head() []byte { return w.b }

// Int writes a whole number, Float any other, Text a string, Floats a list.
func (w *Writer) Int(n int)       { w.b = binary.AppendVarint(w.b, int64(n)) }
func (w *Writer) Float(f float64) { w.b = binary.LittleEndian.AppendUint64(w.b, math.Float64bits(f)) }

func (w *Writer) Text(s string) {
	w.Int(len(s))
	w.b = append(w.b, s...)
}

func (w *Writer) Floats(list []float64) {
	w.Int(len(list))
	for _, f := range list {
		w.Float(f)
	}
}

// Bool writes whether something is so.
func (w *Writer) Bool(v bool) {
	n := 0
	if v {
		n = 1
	}
	w.Int(n)
}

var errShort = errors.New("work: the head of a message is cut off")

// A Reader reads what a [Writer] has written, in the same order. After the first
// thing that is not there it reads zeros, and Err says so.
type Reader struct {
	b   []byte
	err error
}

// NewReader returns a reader of a head.
func NewReader(head []byte) *Reader { return &Reader{b: head} }

// Err returns the first error.
func (r *Reader) Err() error { return r.err }

func (r *Reader) Int() int {
	n, size := binary.Varint(r.b)
	if size <= 0 {
		r.fail()
		return 0
	}
	r.b = r.b[size:]
	return int(n)
}

func (r *Reader) Float() float64 {
	if len(r.b) < 8 {
		r.fail()
		return 0
	}
	f := math.Float64frombits(binary.LittleEndian.Uint64(r.b))
	r.b = r.b[8:]
	return f
}

func (r *Reader) Text() string {
	n := r.length(1)
	s := string(r.b[:n])
	r.b = r.b[n:]
	return s
}

func (r *Reader) Floats() []float64 {
	list := make([]float64, r.length(8))
	for i := range list {
		list[i] = r.Float()
	}
	return list
}

func (r *Reader) Bool() bool { return r.Int() != 0 }

// length reads how many things of a size follow, as far as they are there.
func (r *Reader) length(size int) int {
	n := r.Int()
	if n < 0 || n > len(r.b)/size {
		r.fail()
		return 0
	}
	return n
}

func (r *Reader) fail() {
	r.b = nil
	if r.err == nil {
		r.err = errShort
	}
}
