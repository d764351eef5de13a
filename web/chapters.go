package web

import (
	"convlab/web/chapter"
	"convlab/web/chapter/convolution"
	"convlab/web/chapter/draw"
	"convlab/web/chapter/flatten"
	"convlab/web/chapter/network"
)

// chapters is the table of chapters, in reading order, the front door first.
var chapters = []chapter.Entry{
	draw.Entry,
	flatten.Entry,
	network.Entry,
	convolution.Entry,
}
