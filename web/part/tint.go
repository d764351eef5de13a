package part

import "strconv"

// GreyStyle and GreyClass are the looks of a cell that shows a grey value from 0
// to 255: the grey, and digits that can be read on it.
func GreyStyle(v float64) string { return "--g:" + strconv.Itoa(int(v)) }

func GreyClass(v float64) string {
	if v >= 118 { // black on it, and white on all below, have a contrast of at least 4.6
		return "grey light"
	}
	return "grey dark"
}

// SignClass is the look of a cell or term that shows a signed number.
func SignClass(v float64) string {
	switch {
	case v > 0:
		return "pos"
	case v < 0:
		return "neg"
	}
	return "zero"
}
