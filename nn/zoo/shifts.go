package zoo

// Reach is how far the test images are moved for [Shifts], in pixels.
const Reach = 8

// A Direction is a way in which they are moved.
type Direction int

// The directions.
const (
	Right Direction = iota
	Left
	Down
	Up
	Directions // how many there are
)

// Step is one pixel in the direction: columns to the right, rows down.
func (d Direction) Step() (right, down int) {
	return [...]int{1, -1, 0, 0}[d], [...]int{0, 0, 1, -1}[d]
}

// Shifts are counts of test images, when all of them are moved by 0 to [Reach]
// pixels: what leaves the frame is lost, and paper comes in on the other side.
// Without a move the count is the same in all directions.
type Shifts [Directions][Reach + 1]int

// Mean is the mean of the four directions.
func (s *Shifts) Mean(pixels int) float64 {
	sum := 0
	for _, counts := range s {
		sum += counts[pixels]
	}
	return float64(sum) / float64(Directions)
}

// Shifted are the networks that are asked about moved images: of the plain ones
// and of those that learnt distorted images a dense one and a convolutional one
// each, which learnt the same images, and two more.
var Shifted = []*Model{&Dense, &DensePlain, &LeNet5, &DenseDistorted, &LeNet5Distorted, &CNN}

// A Fair pair is a dense and a convolutional network that learnt the same images.
type Fair struct{ Dense, Conv *Model }

// Fairs are the pairs among [Shifted]: of those that learnt the images as they are,
// and of those that learnt distorted ones.
var Fairs = [2]Fair{{&DensePlain, &LeNet5}, {&DenseDistorted, &LeNet5Distorted}}

// ShiftsFile is what ./build.sh shifts measured: results/shifts.json.
type ShiftsFile struct {
	Images   int            `json:"images"` // all test images
	Cut      Shifts         `json:"cut"`    // of them, those that lose ink at the frame
	Command  string         `json:"command"`
	Networks []ShiftedModel `json:"networks"`
}

// A ShiftedModel is how many of the moved images one network gets right, with
// its committed weights.
type ShiftedModel struct {
	Model    string `json:"model"`
	Weights  string `json:"weights"` // CRC-32 (IEEE) of the file they were read from, in hex
	Right    Shifts `json:"right"`
	Features string `json:"features"` // what multiplied: gemm.Features
	Go       string `json:"go"`       // version and platform
	Date     string `json:"date"`
}

// Shifts returns how many of the moved test images the model's shipped network
// gets right; nil if that wasn't measured.
func (m *Model) Shifts() *Shifts {
	for i := range shifts.Networks {
		if n := &shifts.Networks[i]; n.Model == m.Name {
			return &n.Right
		}
	}
	return nil
}

// Cut is how many of the test images lose ink when all are moved.
func Cut() *Shifts { return &shifts.Cut }
