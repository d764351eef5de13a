package shift

import (
	"encoding/hex"

	"convlab/nn/ink"
)

// The pictures of a first visit: test images 38 and 1 of MNIST, counted from 1
// (credit and licence: docs/mnist.md). They are here so that the chapter shows
// something before anything is fetched; a test compares them.
const (
	firstOne   = 38
	firstSeven = 1
)

var one = inkAt(5, 11, 6, ""+
	"0ddad13e0000"+
	"06bdfcb90000"+
	"00a9fcd70600"+
	"00a9fcfd3f00"+
	"00a9fcfd3f00"+
	"006dfdfea800"+
	"0040fcfda800"+
	"003bf9fdd20b"+
	"0000d3fdfc15"+
	"0000d3fdfc15"+
	"0000d4fffd15"+
	"0000d3fdfc15"+
	"0000d3fdfc15"+
	"0000a7fdfc15"+
	"0000d3fdfc15"+
	"0000d4fffd15"+
	"000083fdfc15"+
	"00006afdfc15"+
	"00006afdfc15"+
	"000012d1b604")

var seven = inkAt(7, 6, 16, ""+
	"54b99f973c2400000000000000000000"+
	"defefefefef1c6c6c6c6c6c6c6c6aa34"+
	"43724872a3e3fee1fefefefae5fefe8c"+
	"000000000011420e4343433b15ecfe6a"+
	"00000000000000000000000053fdd112"+
	"000000000000000000000016e9ff5300"+
	"000000000000000000000081feee2c00"+
	"000000000000000000003bf9fe3e0000"+
	"0000000000000000000085febb050000"+
	"00000000000000000009cdf83a000000"+
	"0000000000000000007efeb600000000"+
	"00000000000000004bfbf03900000000"+
	"0000000000000013ddfea60000000000"+
	"00000000000003cbfedb230000000000"+
	"00000000000026fefe4d000000000000"+
	"00000000001fe0fe7301000000000000"+
	"000000000085fefe3400000000000000"+
	"000000003df2fefe3400000000000000"+
	"0000000079fefedb2800000000000000"+
	"0000000079fecf120000000000000000")

// inkAt is a picture with ink, columns wide, from a row and a column on.
func inkAt(row, column, columns int, grey string) (p ink.Picture) {
	b, err := hex.DecodeString(grey)
	if err != nil {
		panic(err)
	}
	for i, v := range b {
		p[(row+i/columns)*ink.Side+column+i%columns] = v
	}
	return p
}
