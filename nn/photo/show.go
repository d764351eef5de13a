package photo

// Bright is from which grey value on a pixel counts as bright.
const Bright = 64

// The bytes of a pixel stand in the order of a little endian machine, as all that wasm runs on are to it.
const (
	opaque = -1 << 24
	grey   = 0x010101 // times a value
)

// A pixel is bright if light of its colour is, see [Luminance]: rounding said in whole numbers.
const light = 10000*Bright - 5000

// greys writes whole numbers 0..255 as pixels, and returns how many of them are bright.
func greys(out []int32, y []float32) (bright int) {
	done, bright := fastGreys(out, y)
	out = out[done:]
	for i, v := range y[done:][:len(out)] {
		n := int32(v)
		out[i] = n*grey | opaque
		bright += int((n-Bright)>>31) + 1
	}
	return bright
}

// colours is greys for three planes.
func colours(out []int32, planes *[3][]float32) (bright int) {
	done, bright := fastColours(out, planes)
	out = out[done:]
	reds, greens, blues := planes[0][done:][:len(out)], planes[1][done:][:len(out)], planes[2][done:][:len(out)]
	for i := range out {
		r, g, b := int32(reds[i]), int32(greens[i]), int32(blues[i])
		out[i] = r | g<<8 | b<<16 | opaque
		bright += int((2126*r+7152*g+722*b-light)>>31) + 1
	}
	return bright
}
