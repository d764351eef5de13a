package photo

import "math"

// A Scene is a picture of our own making: a function of the place.
type Scene struct {
	Key string
	at  func(r, c int) [3]uint8
}

// The size of all scenes.
const (
	sceneRows = 720
	sceneCols = 960
)

// Size and At implement Source.
func (s *Scene) Size() (rows, cols int) { return sceneRows, sceneCols }
func (s *Scene) At(r, c int) [3]uint8   { return s.at(r, c) }

// Scenes are the pictures that everybody has.
var Scenes = []Scene{{"table", tableAt}, {"lake", lakeAt}, {"chart", chartAt}}

// FindScene returns the scene of a key, nil for none.
func FindScene(key string) *Scene {
	for i := range Scenes {
		if Scenes[i].Key == key {
			return &Scenes[i]
		}
	}
	return nil
}

// hash is a number from 0 to 1 that looks as if it were drawn for each x, y, z.
func hash(x, y, z int32) float64 {
	h := uint32(x)*0x8da6b343 ^ uint32(y)*0xd8163841 ^ uint32(z)*0xcb1ab31f
	h ^= h >> 15
	h *= 0x2c1b3c6d
	h ^= h >> 12
	h *= 0x297a2d39
	h ^= h >> 15
	return float64(h) / (1 << 32)
}

// ripple is smooth noise from 0 to 1 over a grid of side 1.
func ripple(x, y float64, z int32) float64 {
	fx, fy := math.Floor(x), math.Floor(y)
	i, j := int32(fx), int32(fy)
	u, v := x-fx, y-fy
	u, v = u*u*(3-2*u), v*v*(3-2*v)
	a, b := hash(i, j, z), hash(i+1, j, z)
	c, d := hash(i, j+1, z), hash(i+1, j+1, z)
	return a + (b-a)*u + (c-a)*v + (a-b-c+d)*u*v
}

// rough adds n octaves of noise up, each of twice the detail and half the height; from 0 to 1.
func rough(x, y float64, z int32, n int) float64 {
	sum, high, all := 0., 1., 0.
	for k := range int32(n) {
		sum += high * ripple(x, y, z+k)
		all += high
		x, y, high = 2*x+17.3, 2*y+9.1, high/2
	}
	return sum / all
}

func mix(a, b colour, t float64) colour {
	t = min(max(t, 0), 1)
	return colour{a[0] + (b[0]-a[0])*t, a[1] + (b[1]-a[1])*t, a[2] + (b[2]-a[2])*t}
}

// smooth goes from 0 at a to 1 at b.
func smooth(a, b, x float64) float64 {
	t := min(max((x-a)/(b-a), 0), 1)
	return t * t * (3 - 2*t)
}

// A colour is light, linear, 1 being white.
type colour [3]float64

func (a colour) times(k float64) colour { return colour{a[0] * k, a[1] * k, a[2] * k} }
func (a colour) plus(b colour) colour   { return colour{a[0] + b[0], a[1] + b[1], a[2] + b[2]} }
func (a colour) by(b colour) colour     { return colour{a[0] * b[0], a[1] * b[1], a[2] * b[2]} }

// film is how a sensor sees light at a pixel: compressed at the bright end, with a gamma
// and some grain.
func film(l colour, r, c int) (rgb [3]uint8) {
	grain := (hash(int32(c), int32(r), 911) + hash(int32(c), int32(r), 912) - 1) * 5
	for k, v := range l {
		v = max(v, 0)
		v = min(v*(1+v/5)/(1+v)*1.25, 1)
		v = v * (0.55 + 0.45*v*(2-v)) * (1.12) // Reinhard, then more contrast
		rgb[k] = uint8(min(max(255*math.Sqrt(v)+grain+0.5, 0), 255))
	}
	return rgb
}
