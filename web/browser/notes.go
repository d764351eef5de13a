package browser

import (
	"slices"
	"sync"
)

// notes collect what a page says and asks for. The events come on a goroutine of the driver's.
type notes struct {
	mu       sync.Mutex
	problems []string
	console  []string
	requests []string
}

// Problems returns console errors, uncaught exceptions, violations of the security policy, and failed requests so far.
func (t *Tab) Problems() []string {
	t.notes.mu.Lock()
	defer t.notes.mu.Unlock()
	return slices.Clone(t.notes.problems)
}

// Console returns everything that the page wrote to the console so far.
func (t *Tab) Console() []string {
	t.notes.mu.Lock()
	defer t.notes.mu.Unlock()
	return slices.Clone(t.notes.console)
}

// Requests returns the URLs that the page asked for so far, those of data: and blob: among them.
func (t *Tab) Requests() []string {
	t.notes.mu.Lock()
	defer t.notes.mu.Unlock()
	return slices.Clone(t.notes.requests)
}
