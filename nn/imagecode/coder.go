package imagecode

import "math"

// A coder codes bits by their probabilities: it writes the bits that it is given
// or, while decoding, reads them, so that a model is written once for both
// ways. It keeps the interval low..high of 32-bit numbers that lead to what has
// been coded; what its ends have in common is written.
type coder struct {
	decoding  bool
	low, high uint32
	code      uint32 // while decoding: where in the interval the data lie
	buf       []byte // written, or to be read
	at        int    // the next byte to be read
}

// write begins a block to be written.
func (c *coder) write() { *c = coder{high: math.MaxUint32, buf: c.buf[:0]} }

// read begins a block that has been written.
func (c *coder) read(b []byte) {
	*c = coder{decoding: true, high: math.MaxUint32, buf: b}
	for range 4 {
		c.code = c.code<<8 | c.next()
	}
}

// next returns the next byte; what follows the end reads as zeros, as finish
// counts on.
func (c *coder) next() uint32 {
	if c.at >= len(c.buf) {
		c.at++
		return 0
	}
	b := c.buf[c.at]
	c.at++
	return uint32(b)
}

// bit codes a bit that is 1 with probability p/4096, 0 < p < 4096, and returns it.
func (c *coder) bit(bit int, p int32) int {
	low, high := c.low, c.high
	mid := low + uint32(uint64(high-low)*uint64(p)>>probBits)
	if c.decoding {
		bit = int((int64(c.code)-int64(mid)-1)>>63) & 1 // code ≤ mid, without a branch that nobody can foresee
	}
	one := -uint32(bit)
	high ^= (high ^ mid) & one
	low ^= (low ^ (mid + 1)) &^ one
	for (low^high)>>24 == 0 {
		if c.decoding {
			c.code = c.code<<8 | c.next()
		} else {
			c.buf = append(c.buf, byte(high>>24))
		}
		low <<= 8
		high = high<<8 | 255
	}
	c.low, c.high = low, high
	return bit
}

// finish ends what is written: with a number of the interval whose missing bytes
// are zeros.
func (c *coder) finish() []byte {
	if c.low > 0 {
		c.buf = append(c.buf, byte(c.low>>24)+1)
	}
	return c.buf
}

// probBits is the precision of the probabilities that a coder gets.
const probBits = 12

// A slot is what one context has learned: in its high 22 bits the probability of
// a 1, in its low 10 how often it was asked.
type slot uint32

const (
	unknown  slot = 1 << 31
	slotMost      = 255 // times after which a slot no longer slows down
)

// learn moves the slot towards the bit, by 1/(n+1.5) at the n-th time.
func (s *slot) learn(bit int) {
	v := *s
	n := v & 1023
	step := (int32(bit<<22) - int32(v>>10)) >> 3 * pace[n]
	*s = v + slot(step)&^1023 + (n-slotMost)>>31
}

// code codes a bit by one slot, which learns from it.
func (s *slot) code(c *coder, bit int) int {
	bit = c.bit(bit, min(max(int32(*s>>20), 1), 1<<probBits-1))
	s.learn(bit)
	return bit
}

// logistic is 4096/(1+e^(−k/2)) for k = −16..16, written down, since machines
// differ in the last bit of e^x.
var logistic = [33]int32{
	1, 2, 4, 6, 10, 17, 27, 45, 74, 120, 194, 311, 488, 747, 1102, 1546, 2048,
	2550, 2994, 3349, 3608, 3785, 3902, 3976, 4022, 4051, 4069, 4079, 4086, 4090, 4092, 4094, 4095,
}

// pace, stretch and squash are tables: pace[n] is 2¹⁴/(2n+3); squash is the
// logistic function in 4096ths for −2048..2047 256ths, and stretch its inverse.
var pace, stretch, squash = func() (pace [1024]int32, stretch, squash [1 << probBits]int16) {
	for n := range pace { // the rest of them is never asked
		pace[n] = int32(1 << 14 / (2*n + 3))
	}
	for x := range squash {
		k, part := x>>7, int32(x&127)
		squash[x] = int16((logistic[k]*(128-part) + logistic[k+1]*part + 64) >> 7)
	}
	x := 0
	for p := range stretch {
		for x < len(squash)-1 && int(squash[x]) < p {
			x++
		}
		stretch[p] = int16(x - len(squash)/2)
	}
	return
}()

// A gate weighs what two or four contexts suggest, in 65536ths.
type gate [4]int32

// even returns the gate that trusts n contexts alike.
func even(n int32) (g gate) {
	for i := range n {
		g[i] = 1 << 16 / n
	}
	return g
}

// two codes a bit by two slots, which learn from it, as the gate does.
func (g *gate) two(c *coder, bit int, s, t *slot) int {
	a, b := int32(stretch[*s>>20]), int32(stretch[*t>>20])
	p := int32(squash[clamp((g[0]*a>>12+g[1]*b>>12)>>4)])
	bit = c.bit(bit, p)
	miss := (int32(bit<<probBits) - p) * 7
	g[0] += (a*miss + 1<<15) >> 16
	g[1] += (b*miss + 1<<15) >> 16
	s.learn(bit)
	t.learn(bit)
	return bit
}

// four codes a bit by four slots.
func (g *gate) four(c *coder, bit int, s, t, u, v *slot) int {
	a, b, d, e := int32(stretch[*s>>20]), int32(stretch[*t>>20]), int32(stretch[*u>>20]), int32(stretch[*v>>20])
	p := int32(squash[clamp((g[0]*a>>12+g[1]*b>>12+g[2]*d>>12+g[3]*e>>12)>>4)])
	bit = c.bit(bit, p)
	miss := (int32(bit<<probBits) - p) * 7
	g[0] += (a*miss + 1<<15) >> 16
	g[1] += (b*miss + 1<<15) >> 16
	g[2] += (d*miss + 1<<15) >> 16
	g[3] += (e*miss + 1<<15) >> 16
	s.learn(bit)
	t.learn(bit)
	u.learn(bit)
	v.learn(bit)
	return bit
}

// clamp returns the place in squash of a sum of 256ths.
func clamp(sum int32) uint32 { return uint32(min(max(sum+1<<11, 0), 1<<probBits-1)) }
