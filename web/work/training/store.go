package training

import (
	"errors"

	"convlab/web/work"
)

// A Store keeps things beyond the page's life: a small head and a large body under
// a key. done is called later, never before the method has returned.
type Store interface {
	Put(key string, head []byte, body work.Part, done func(error)) // the body is the store's
	Get(key string, done func(head []byte, body work.Part, err error))
	Heads(prefix string, done func(heads map[string][]byte, err error)) // of all keys that begin so
	Delete(key string, done func(error))
}

// Why a store refuses. Match with errors.Is.
var (
	ErrDenied = errors.New("training: the browser keeps nothing for this page")
	ErrFull   = errors.New("training: there is no room left")
	ErrNone   = errors.New("training: nothing is kept under this key")
)

// keeping is what an error of a store comes to.
func keeping(err error) Keeping {
	switch {
	case err == nil:
		return Kept
	case errors.Is(err, ErrFull):
		return Full
	}
	return Denied
}
