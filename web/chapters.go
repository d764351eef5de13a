package web

import (
	"convlab/web/chapter"
	"convlab/web/chapter/cnn"
	"convlab/web/chapter/convolution"
	"convlab/web/chapter/draw"
	"convlab/web/chapter/edges"
	"convlab/web/chapter/filters"
	"convlab/web/chapter/flatten"
	"convlab/web/chapter/generalise"
	"convlab/web/chapter/network"
	"convlab/web/chapter/pixels"
	"convlab/web/chapter/shift"
	"convlab/web/chapter/structure"
	"convlab/web/chapter/table"
	"convlab/web/chapter/train"
)

// chapters is the table of chapters, in reading order, the front door first.
var chapters = []chapter.Entry{
	draw.Entry,
	pixels.Entry,
	flatten.Entry,
	network.Entry,
	generalise.Entry,
	table.Entry,
	structure.Entry,
	convolution.Entry,
	edges.Entry,
	filters.Entry,
	shift.Entry,
	train.Entry,
	cnn.Entry,
}
