package web

import (
	"convlab/web/chapter"
	"convlab/web/chapter/convolution"
	"convlab/web/chapter/draw"
	"convlab/web/chapter/filters"
	"convlab/web/chapter/flatten"
)

// chapters is the table of chapters, in reading order, the front door first.
var chapters = []chapter.Entry{
	draw.Entry,
	flatten.Entry,
	convolution.Entry,
	filters.Entry,
}
