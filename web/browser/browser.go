// Package browser drives headless Chromium and Firefox as a reader would: it opens pages, moves a mouse, a finger or a
// pen, presses keys, and notes every complaint of the page and every request that it makes. The end-to-end tests and the
// screenshots use it.
//
// A Tab is the same in both. What the two do each in their own way is a driver: chromium.go speaks the DevTools protocol,
// firefox.go WebDriver BiDi.
package browser

import (
	"encoding/json"
	"errors"
)

// ErrNone says that the browser asked for is not on this machine.
var ErrNone = errors.New("not installed")

// A Browser is one running browser with a profile of its own, which goes away with it.
type Browser struct {
	open  func(opt TabOptions, notes *notes) (driver, error) // an empty tab with a profile of its own
	close func()
}

// Close ends the browser and removes its profile.
func (b *Browser) Close() { b.close() }

// A driver is what a browser does for a Tab. Everything else is made of it.
type driver interface {
	navigate(url string) error // until the page has loaded
	reload() error

	// evaluate returns the JSON of a JavaScript expression, or of what it promises; none if that is undefined.
	evaluate(expression string) (json.RawMessage, error)

	// press puts the pointer down at a place in the window, move moves it, pressed or not, and lift lifts it where it is.
	press(with Pointer, at Point) error
	move(with Pointer, to Point) error
	lift(with Pointer) error

	key(k key) error
	write(r rune) error // types a character that may be on no key

	screenshot() (png []byte, err error)
	resize(height int) error
	close()
}
