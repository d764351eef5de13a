package edges

import (
	"bytes"
	"errors"
	"math"

	"convlab/nn/filter"
	"convlab/nn/ink"
)

// The size of the photos that are files.
const (
	photoRows = 180
	photoCols = 240
)

// A photo is one that is fetched.
type photo struct {
	grey []float32 // nil while there is none
	lost bool      // it can't be had
}

var files = [Mine]string{Table: "photos/table.pgm", Lake: "photos/lake.pgm", Chart: "photos/chart.pgm"}

// Wants implements room.Fetcher.
func (r *Room) Wants() []string {
	if r.Photo == Mine || r.photos[r.Photo].grey != nil || r.photos[r.Photo].lost {
		return nil
	}
	return []string{files[r.Photo]}
}

// Arrived implements room.Fetcher.
func (r *Room) Arrived(name string, data []byte, err error) {
	for i := range files {
		if files[i] != name {
			continue
		}
		if err == nil {
			r.photos[i].grey, err = readPGM(data)
		}
		r.photos[i].lost = err != nil
		r.Derive()
	}
}

// Lost says that the photo which is wanted can't be had.
func (r *Room) Lost() bool { return r.Photo != Mine && r.photos[r.Photo].lost }

// Retry asks for it again.
func (r *Room) Retry() {
	r.photos[r.Photo%Mine].lost = false
	r.Derive()
}

// Ready says that the photo is there.
func (r *Room) Ready() bool { return r.Maps.Rows > 0 }

// readPGM reads a grey picture of the photos' size (netpbm's raw PGM).
func readPGM(data []byte) ([]float32, error) {
	data, ok := bytes.CutPrefix(data, []byte("P5\n240 180\n255\n"))
	if !ok || len(data) != photoRows*photoCols {
		return nil, errors.New("edges: no picture of 240×180 grey values")
	}
	grey := make([]float32, len(data))
	for i, v := range data {
		grey[i] = float32(v)
	}
	return grey, nil
}

// Maps are what the two kernels make of a whole photo.
type Maps struct {
	Grey       []float32 // the photo, (Rows+2)×(Cols+2)
	X, Y       []float32 // raw sums of the vertical kernel and of the horizontal one, Rows×Cols
	Length     []float32 // √(X² + Y²)
	Rows, Cols int       // 0 while the photo is not there
	Most       float64   // the largest sum, sign aside
	MostLength float64
	Version    int // another one for other maps

	of                 mapped
	loX, hiX, loY, hiY float64
}

// mapped is what maps are made of.
type mapped struct {
	photo Subject
	sobel bool
	ink   ink.Picture
}

// sobel says whether the photo's kernels are Sobel's.
func (s *State) sobel() bool { return s.Shown == Gradient && s.Sobel }

// pair returns the kernels for x and y.
func pair(sobel bool) (x, y filter.Plane) {
	names := [2]string{"vertical", "horizontal"}
	if sobel {
		names = [2]string{"sobel-x", "sobel-y"}
	}
	x, _ = filter.Find(filter.Kernels(), names[0])
	y, _ = filter.Find(filter.Kernels(), names[1])
	return x, y
}

// derive brings the maps up to date.
func (m *Maps) derive(r *Room) {
	of := mapped{photo: r.Photo, sobel: r.sobel()}
	var grey []float32
	rows, cols := photoRows, photoCols
	if r.Photo == Mine {
		if r.Digit.HasInk() {
			of.ink = r.Digit.Nudged
			rows, cols = ink.Side, ink.Side
			grey = make([]float32, rows*cols)
			for i, v := range of.ink {
				grey[i] = float32(v)
			}
		}
	} else {
		grey = r.photos[r.Photo].grey
	}
	if grey == nil {
		*m = Maps{Version: m.Version + 1}
		return
	}
	if m.Rows > 0 && m.of == of {
		return
	}
	n := (rows - 2) * (cols - 2)
	*m = Maps{Grey: grey, Rows: rows - 2, Cols: cols - 2, Version: m.Version + 1, of: of,
		X: make([]float32, n), Y: make([]float32, n), Length: make([]float32, n)}
	kx, ky := pair(of.sobel)
	filter.Conv{Kernel: kx}.Photo(rows, cols).Sums(m.X, grey)
	filter.Conv{Kernel: ky}.Photo(rows, cols).Sums(m.Y, grey)
	for i, x := range m.X {
		x, y := float64(x), float64(m.Y[i])
		l := math.Sqrt(x*x + y*y)
		m.Length[i] = float32(l)
		m.MostLength = max(m.MostLength, l)
		m.loX, m.hiX, m.loY, m.hiY = min(m.loX, x), max(m.hiX, x), min(m.loY, y), max(m.hiY, y)
	}
	m.Most = max(m.hiX, -m.loX, m.hiY, -m.loY)
}
