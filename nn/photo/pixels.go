package photo

// Pixels are a photo in memory.
type Pixels struct {
	Rows, Cols int
	RGBA       []byte // 4·Rows·Cols, row after row, opaque
}

// Size and At implement Source.
func (p Pixels) Size() (rows, cols int) { return p.Rows, p.Cols }

func (p Pixels) At(r, c int) [3]uint8 {
	return [3]uint8(p.RGBA[4*(r*p.Cols+c):][:3])
}

// A Source is a photo of which any pixel can be asked for.
type Source interface {
	Size() (rows, cols int)
	At(r, c int) [3]uint8 // red, green, blue
}

// Render makes pixels of a source.
func Render(s Source) Pixels {
	rows, cols := s.Size()
	p := Pixels{rows, cols, make([]byte, 4*rows*cols)}
	for r := range rows {
		for c := range cols {
			rgb := s.At(r, c)
			copy(p.RGBA[4*(r*cols+c):], []byte{rgb[0], rgb[1], rgb[2], 255})
		}
	}
	return p
}

// Luminance is how bright a colour is, 0..255.
func Luminance(rgb [3]uint8) uint8 {
	return uint8((2126*int(rgb[0]) + 7152*int(rgb[1]) + 722*int(rgb[2]) + 5000) / 10000)
}
