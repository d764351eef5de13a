package part

import "github.com/vugu/vugu"

// Keys hands a key on a control to use, with the direction that it points in, unless it
// is pressed with Ctrl, Cmd or Alt. One that is of use is nobody else's.
func Keys(e vugu.DOMEvent, use func(key string, dx, dy int) bool) {
	if e.PropBool("ctrlKey") || e.PropBool("metaKey") || e.PropBool("altKey") {
		return
	}
	key := e.PropString("key")
	dx, dy := Arrows(key)
	if use(key, dx, dy) {
		e.PreventDefault()
		e.StopPropagation()
	}
}

// MoveKeys gives arrow keys to move, and Enter to enter, where they are.
func MoveKeys(e vugu.DOMEvent, move func(dx, dy int), enter func()) {
	Keys(e, func(key string, dx, dy int) bool {
		switch {
		case (dx != 0 || dy != 0) && move != nil:
			move(dx, dy)
		case key == "Enter" && enter != nil:
			enter()
		default:
			return false
		}
		return true
	})
}

// Arrows returns the movement that an arrow key stands for, 0, 0 for others.
func Arrows(key string) (dx, dy int) {
	switch key {
	case "ArrowLeft":
		return -1, 0
	case "ArrowRight":
		return 1, 0
	case "ArrowUp":
		return 0, -1
	case "ArrowDown":
		return 0, 1
	}
	return 0, 0
}
