package filter

// A Named is a plane with the key by which a URL and a catalogue of texts know it.
type Named struct {
	Key string
	Plane
}

// Side is the side of the walkthrough's input pictures.
const Side = 8

func square(side int, v ...float64) Plane {
	return Plane{Rows: side, Cols: len(v) / side, V: v}
}

func scaled(by float64, side int, v ...float64) Plane {
	for i := range v {
		v[i] *= by
	}
	return square(side, v...)
}

// Kernels lists the 3×3 kernels of the lesson. Each call returns fresh memory.
func Kernels() []Named {
	return []Named{
		{"vertical", square(3, 1, 0, -1, 1, 0, -1, 1, 0, -1)},
		{"horizontal", square(3, 1, 1, 1, 0, 0, 0, -1, -1, -1)},
		{"sobel-x", square(3, 1, 0, -1, 2, 0, -2, 1, 0, -1)},
		{"sobel-y", square(3, 1, 2, 1, 0, 0, 0, -1, -2, -1)},
		{"identity", square(3, 0, 0, 0, 0, 1, 0, 0, 0, 0)},
		{"box", scaled(1./9, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1)},
		{"gauss", scaled(1./16, 3, 1, 2, 1, 2, 4, 2, 1, 2, 1)},
		{"sharpen", square(3, 0, -1, 0, -1, 5, -1, 0, -1, 0)},
		{"outline", square(3, -1, -1, -1, -1, 8, -1, -1, -1, -1)},
		{"emboss", square(3, -2, -1, 0, -1, 1, 1, 0, 1, 2)},
	}
}

// Inputs lists the 8×8 pictures of the lesson. Each call returns fresh memory.
//
// "head" and "lectern" are pieces of a real photograph, image/testdata/video-001.png
// of the Go distribution (BSD licence): luminance, averaged over 5×5 blocks
// from (0, 10) and over 2×2 blocks from (46, 64); a test compares them with it.
// "seven" is test image 0 of MNIST (credit and licence: docs/mnist.md), its
// middle 24×24 averaged over 3×3 blocks, likewise tested.
func Inputs() []Named {
	half := NewPlane(Side, Side)
	layers := NewPlane(Side, Side)
	cross := NewPlane(Side, Side)
	for r := range Side {
		for c := range Side {
			if c < Side/2 {
				half.Set(r, c, 60)
			}
			if r < Side/2 {
				layers.Set(r, c, 60)
			}
			if r == 3 || c == 3 {
				cross.Set(r, c, 200)
			}
		}
	}
	return []Named{
		{"half", half},
		{"layers", layers},
		{"cross", cross},
		{"head", square(Side,
			51, 52, 54, 55, 56, 54, 55, 57,
			54, 56, 55, 92, 176, 184, 101, 59,
			59, 59, 61, 177, 224, 211, 200, 70,
			64, 66, 63, 169, 201, 189, 153, 104,
			68, 70, 72, 155, 184, 199, 187, 109,
			72, 75, 75, 117, 211, 191, 160, 109,
			74, 77, 80, 130, 222, 189, 120, 81,
			81, 87, 85, 86, 134, 156, 62, 46)},
		{"lectern", square(Side,
			23, 47, 63, 75, 111, 108, 105, 104,
			19, 43, 61, 63, 111, 111, 110, 109,
			25, 41, 57, 62, 84, 150, 148, 149,
			116, 92, 83, 96, 80, 154, 148, 150,
			229, 230, 220, 227, 89, 130, 130, 138,
			247, 248, 249, 247, 247, 247, 247, 251,
			251, 249, 250, 251, 250, 250, 251, 252,
			251, 250, 249, 250, 250, 251, 250, 249)},
		{"seven", square(Side,
			0, 0, 0, 0, 0, 0, 0, 0,
			0, 30, 41, 4, 0, 0, 0, 0,
			0, 73, 123, 160, 173, 183, 108, 0,
			0, 0, 0, 0, 0, 163, 39, 0,
			0, 0, 0, 0, 45, 146, 0, 0,
			0, 0, 0, 2, 176, 27, 0, 0,
			0, 0, 0, 112, 106, 0, 0, 0,
			0, 0, 20, 235, 16, 0, 0, 0)},
	}
}

// Find returns the plane of that key.
func Find(list []Named, key string) (Plane, bool) {
	for _, n := range list {
		if n.Key == key {
			return n.Plane, true
		}
	}
	return Plane{}, false
}

// KeyOf returns the key of the first plane in the list that equals p, or "".
func KeyOf(list []Named, p Plane) string {
	for _, n := range list {
		if equal(n.Plane, p) {
			return n.Key
		}
	}
	return ""
}

func equal(a, b Plane) bool {
	if a.Rows != b.Rows || a.Cols != b.Cols {
		return false
	}
	for i := range a.V {
		if a.V[i] != b.V[i] {
			return false
		}
	}
	return true
}
