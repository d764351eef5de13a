package library

import "convlab/nn/zoo"

// MistakesFile has the test images that each of our networks gets wrong.
const MistakesFile = "data/mistakes.csv"

// Mistakes are what has come of that file. Rooms that need it fetch it through
// their own Wants and Arrived.
type Mistakes struct {
	here, failed bool
	of           map[string][]zoo.Mistake
	misses       map[int]int // by image: how many networks get it wrong
}

// Wants lists the file as long as it is to be fetched.
func (m *Mistakes) Wants() []string {
	if m.here || m.failed {
		return nil
	}
	return []string{MistakesFile}
}

// Arrived takes the file, or the error that came instead, and passes over others.
func (m *Mistakes) Arrived(name string, data []byte, err error) {
	if name != MistakesFile || m.here {
		return
	}
	var of map[string][]zoo.Mistake
	if err == nil {
		of, err = zoo.ParseMistakes(data)
	}
	if err != nil {
		m.failed = true
		return
	}
	*m = Mistakes{here: true, of: of, misses: map[int]int{}}
	for _, list := range of {
		for _, x := range list {
			m.misses[x.Image]++
		}
	}
}

// Retry asks once more for a file that could not be had.
func (m *Mistakes) Retry() { m.failed = false }

// Here and Failed say whether the file is here, or could not be had.
func (m *Mistakes) Here() bool   { return m.here }
func (m *Mistakes) Failed() bool { return m.failed }

// Of lists what a network gets wrong, nil if it is in no list.
func (m *Mistakes) Of(network string) []zoo.Mistake { return m.of[network] }

// Networks is how many are in the file, Misses how many of them get a test image wrong.
func (m *Mistakes) Networks() int        { return len(m.of) }
func (m *Mistakes) Misses(image int) int { return m.misses[image] }
