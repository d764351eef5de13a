package imagecode

import (
	"encoding/binary"
	"hash/crc32"

	"convlab/nn/mnist"
)

// A Decoder unpacks a file as it comes: Write takes what has come, Next decodes
// a block of it. It holds the images, what is not yet decoded, and a model of
// two megabytes.
type Decoder struct {
	set   mnist.Set
	gone  int  // images that Take has taken out
	bits  bool // somebody takes them out block by block
	total int  // −1 before the head has come
	held  []byte
	model *model
	err   error
}

// NewDecoder returns a decoder of a file of which nothing has come.
func NewDecoder() *Decoder { return &Decoder{total: -1} }

// NewTaker returns a decoder of whose images only those of a block are held: what
// Next has decoded is to be taken out by Take before the next.
func NewTaker() *Decoder { return &Decoder{total: -1, bits: true} }

// Take returns the images that have been decoded since the last, and forgets them.
// They are the decoder's memory until its next block.
func (d *Decoder) Take() *mnist.Set {
	set := d.Set()
	d.gone += set.Len()
	d.set.Images, d.set.Labels = d.set.Images[:0], d.set.Labels[:0]
	return set
}

// Write takes the next bytes of the file. It never fails; what is wrong with
// them, Next says.
func (d *Decoder) Write(b []byte) (int, error) {
	if d.err == nil {
		d.held = append(d.held, b...)
	}
	return len(b), nil
}

// Next decodes the next block, if all of it has come: some milliseconds of work.
// It reports whether it did. Errors stay; the images before them are sound.
func (d *Decoder) Next() (bool, error) {
	if d.err != nil {
		return false, d.err
	}
	if d.total < 0 {
		if len(d.held) < headSize {
			return false, nil
		}
		if !d.head() {
			return false, d.err
		}
	}
	if d.Done() {
		if len(d.held) > 0 {
			d.fail(ErrTrailing)
		}
		return false, d.err
	}
	if len(d.held) < blockHead {
		return false, nil
	}
	size := binary.LittleEndian.Uint32(d.held)
	if size > maxBlock {
		d.fail(ErrDamaged)
		return false, d.err
	}
	if len(d.held)-blockHead < int(size) {
		return false, nil
	}
	b := d.held[blockHead:][:size]
	if crc32.ChecksumIEEE(b) != binary.LittleEndian.Uint32(d.held[4:]) || !d.block(b) {
		d.fail(ErrDamaged)
		return false, d.err
	}
	if d.held = d.held[blockHead+int(size):]; d.Done() {
		d.model, d.held = nil, append([]byte(nil), d.held...)
		if len(d.held) > 0 {
			d.fail(ErrTrailing)
		}
	}
	return true, d.err
}

// roomFor is the number of images for which there is room at once; for more,
// memory grows with what has come.
const roomFor = 1 << 16

// head reads the head.
func (d *Decoder) head() bool {
	h := d.held[:headSize]
	n := binary.LittleEndian.Uint32(h[4:])
	switch {
	case string(h[:4]) != magic:
		d.fail(ErrFormat)
	case crc32.ChecksumIEEE(h[:8]) != binary.LittleEndian.Uint32(h[8:]) || n > MaxImages:
		d.fail(ErrDamaged)
	default:
		d.total, d.held, d.model = int(n), d.held[headSize:], newModel()
		room := min(d.total, roomFor)
		if d.bits {
			room = min(room, BlockImages)
		}
		d.set = mnist.Set{Images: make([]uint8, 0, room*mnist.Pixels), Labels: make([]uint8, 0, room)}
	}
	return d.err == nil
}

// block decodes a block whose checksum is right. Memory grows with the blocks
// that are there.
func (d *Decoder) block(b []byte) bool {
	m := d.model
	m.coder.read(b)
	n := d.set.Len()
	for range min(BlockImages, d.total-d.gone-n) {
		label := m.label.code(&m.coder, 0, 0)
		d.set.Images = append(d.set.Images, blank[:]...)
		if label >= mnist.Classes || !m.picture(d.set.Images[len(d.set.Images)-mnist.Pixels:]) {
			d.set = *d.set.Slice(0, n)
			return false
		}
		d.set.Labels = append(d.set.Labels, uint8(label))
	}
	m.learn()
	return true
}

var blank [mnist.Pixels]uint8

func (d *Decoder) fail(err error) {
	d.err, d.model, d.held = err, nil, nil
}

// Total is the number of images in the file, 0 before its head has been read.
func (d *Decoder) Total() int { return max(d.total, 0) }

// Done says whether all images are there.
func (d *Decoder) Done() bool { return d.total >= 0 && d.gone+d.set.Len() == d.total }

// Set returns the images that are there so far, in the order of the file. It
// stays valid, and as it is, when more come.
func (d *Decoder) Set() *mnist.Set {
	n := d.set.Len()
	return &mnist.Set{Images: d.set.Images[: n*mnist.Pixels : n*mnist.Pixels], Labels: d.set.Labels[:n:n]}
}

// Decode unpacks a whole file.
func Decode(b []byte) (*mnist.Set, error) {
	d := NewDecoder()
	d.Write(b)
	for {
		switch more, err := d.Next(); {
		case err != nil:
			return nil, err
		case !more && !d.Done():
			return nil, ErrTruncated
		case !more:
			return d.Set(), nil
		}
	}
}
