package nn

import "strconv"

// Shape is the shape of one example: height × width × channels, the channel
// running fastest, as in Keras. A vector is 1×1×n.
type Shape struct {
	H, W, C int
}

// Vec is the shape of a vector of n numbers.
func Vec(n int) Shape { return Shape{1, 1, n} }

// Size is how many numbers an example of shape s has.
func (s Shape) Size() int { return s.H * s.W * s.C }

// IsVec reports whether s is the shape of a vector.
func (s Shape) IsVec() bool { return s.H == 1 && s.W == 1 }

func (s Shape) valid() bool { return s.H > 0 && s.W > 0 && s.C > 0 }

// String is "784" for a vector and "28×28×1" for a picture.
func (s Shape) String() string {
	if s.IsVec() {
		return strconv.Itoa(s.C)
	}
	return strconv.Itoa(s.H) + "×" + strconv.Itoa(s.W) + "×" + strconv.Itoa(s.C)
}
