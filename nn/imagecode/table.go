package imagecode

// A table knows how often each of some symbols came in each of some contexts, and
// what share of the coder's range that gives them. The shares follow the counts
// now and then, not at each symbol, which is what makes reading fast. Contexts
// that follow each other, a group of them, are alike: one that has hardly been
// seen expects what its group has seen.
type table struct {
	symbols, group int
	counts         []uint32 // contexts × symbols
	ends           []uint16 // likewise: where a symbol's share ends
}

func newTable(contexts, symbols, group int) *table {
	t := &table{symbols: symbols, group: group,
		counts: make([]uint32, contexts*symbols), ends: make([]uint16, contexts*symbols)}
	t.learn()
	return t
}

// trust is how many times a context must have been seen to count as much as its
// group.
const trust = 8

// learn computes the shares from the counts. All is done on integers: every
// machine finds the same.
func (t *table) learn() {
	n := t.symbols
	all := make([]uint64, n)
	for from := 0; from < len(t.counts); from += t.group * n {
		group := t.counts[from:][:t.group*n]
		clear(all)
		sum := uint64(0)
		for i, c := range group {
			all[i%n] += uint64(c)
			sum += uint64(c)
		}
		for i := range all { // in 65536ths of trust; none is impossible
			all[i] = (all[i]*64 + 1) << 16 * trust / (sum*64 + uint64(n))
		}
		for at := 0; at < len(group); at += n {
			t.share(group[at:][:n], all, t.ends[from+at:][:n])
		}
	}
}

// share gives each symbol its part of the range, at least 1.
func (t *table) share(counts []uint32, all []uint64, ends []uint16) {
	sum := uint64(0)
	for i, c := range counts {
		sum += uint64(c)<<16 + all[i]
	}
	room := uint64(1<<shareBits - len(counts))
	end, so := uint64(0), uint64(0)
	for i, c := range counts {
		so += uint64(c)<<16 + all[i]
		end = so*room/sum + uint64(i) + 1
		ends[i] = uint16(end)
	}
}

// start is where the share of a symbol begins in its context's row of ends.
func start(ends []uint16, symbol int) uint32 {
	if symbol == 0 {
		return 0
	}
	return uint32(ends[symbol-1])
}

// code codes a symbol in a context, and counts it.
func (t *table) code(c *coder, context, symbol int) int {
	n := t.symbols
	ends := t.ends[context*n:][:n]
	if c.decoding {
		at := c.state & (1<<shareBits - 1)
		symbol = 0
		for half := n / 2; half > 0; half /= 2 { // without a branch that nobody can foresee
			symbol += half & int((int32(ends[symbol+half-1])-int32(at)-1)>>31)
		}
		from := start(ends, symbol)
		c.take(from, uint32(ends[symbol])-from)
	} else {
		from := start(ends, symbol)
		c.noted = append(c.noted, share{uint16(from), uint16(uint32(ends[symbol]) - from)})
	}
	t.counts[context*n+symbol]++
	return symbol
}
