package imagecode

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"strconv"

	"convlab/nn/mnist"
)

// A file is the magic bytes, the number of images and the CRC-32 (IEEE) of
// these eight bytes; then blocks: the number of bytes, their CRC-32, and the
// bytes, which hold the labels and images of one block, the last one what is
// left. All numbers are little-endian uint32.
const (
	magic     = "c28\x02"
	headSize  = 12
	blockHead = 8

	// BlockImages is the number of images in a block.
	BlockImages = 256

	// MaxImages is the largest number of images in a file.
	MaxImages = 1 << 20

	// maxBlock bounds the bytes of a block: no symbol takes more than shareBits
	// bits, a pixel has at most three, a picture five before its pixels.
	maxBlock = 4 + BlockImages*(mnist.Pixels*3+5)*shareBits/8 + 2
)

// What can be wrong with a file. Match with errors.Is; the message tells more.
var (
	ErrFormat    = errors.New("imagecode: not packed pictures")
	ErrTruncated = errors.New("imagecode: packed pictures end too early")
	ErrDamaged   = errors.New("imagecode: packed pictures are damaged")
	ErrTrailing  = errors.New("imagecode: packed pictures are longer than they say")
)

// Encode packs a set. It panics if that is no set of digits, or too large.
func Encode(s *mnist.Set) []byte {
	n := s.Len()
	if n > MaxImages || len(s.Images) != n*mnist.Pixels {
		panic("imagecode: " + strconv.Itoa(n) + " labels, " + strconv.Itoa(len(s.Images)) + " pixels")
	}
	out := binary.LittleEndian.AppendUint32([]byte(magic), uint32(n))
	out = binary.LittleEndian.AppendUint32(out, crc32.ChecksumIEEE(out))
	m := newModel()
	for from := 0; from < n; from += BlockImages {
		m.coder.write()
		for i := from; i < min(from+BlockImages, n); i++ {
			m.label.code(&m.coder, 0, int(s.Labels[i]))
			m.picture(s.Image(i))
		}
		b := m.coder.finish()
		m.learn()
		out = binary.LittleEndian.AppendUint32(out, uint32(len(b)))
		out = binary.LittleEndian.AppendUint32(out, crc32.ChecksumIEEE(b))
		out = append(out, b...)
	}
	return out
}
