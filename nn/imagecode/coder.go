package imagecode

import (
	"encoding/binary"
	"slices"
)

// A coder codes symbols by their shares of 1<<shareBits: it notes what it is
// given to write or, while decoding, reads it, so that a model is written once
// for both ways. It is a range coder of asymmetric numeral systems: the state is
// a number from 1<<16 up, in which the symbol coded last is the lowest digit, of
// a base that is as large as the symbol is unlikely. What is coded last is
// decoded first; so a block is noted forwards and written backwards.
type coder struct {
	decoding bool
	state    uint32
	buf      []byte // to be read, two bytes at a time
	noted    []share
}

// A share is what a symbol has of 1<<shareBits: from..from+size.
type share struct{ from, size uint16 }

const shareBits = 15

// write begins a block to be written.
func (c *coder) write() { *c = coder{noted: c.noted[:0]} }

// finish returns what has been written.
func (c *coder) finish() []byte {
	var words []uint16
	state := uint32(1 << 16)
	for _, s := range slices.Backward(c.noted) {
		size := uint32(s.size)
		if state>>(32-shareBits) >= size {
			words = append(words, uint16(state))
			state >>= 16
		}
		state = state/size<<shareBits + state%size + uint32(s.from)
	}
	b := binary.LittleEndian.AppendUint32(nil, state)
	for _, w := range slices.Backward(words) {
		b = binary.LittleEndian.AppendUint16(b, w)
	}
	return b
}

// read begins a block that has been written. What is missing at its end reads as
// zeros.
func (c *coder) read(b []byte) {
	*c = coder{decoding: true}
	if len(b) >= 4 {
		c.state, c.buf = binary.LittleEndian.Uint32(b), b[4:]
	}
}

// take takes a symbol's share out of the state.
func (c *coder) take(from, size uint32) {
	state := c.state>>shareBits*size + c.state&(1<<shareBits-1) - from
	if state < 1<<16 {
		state <<= 16
		if len(c.buf) >= 2 {
			state |= uint32(binary.LittleEndian.Uint16(c.buf))
			c.buf = c.buf[2:]
		}
	}
	c.state = state
}
