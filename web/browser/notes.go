package browser

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
)

// notes collect what a page says and asks for. The events come on a goroutine of chromedp's.
type notes struct {
	mu       sync.Mutex
	problems []string
	console  []string
	requests []string
}

func (n *notes) take(event any) {
	n.mu.Lock()
	defer n.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		line := fmt.Sprintf("console.%s: %s", e.Type, consoleText(e.Args))
		n.console = append(n.console, line)
		if e.Type == runtime.APITypeError || e.Type == runtime.APITypeAssert {
			n.problems = append(n.problems, line)
		}
	case *runtime.EventExceptionThrown:
		n.problems = append(n.problems, "exception: "+e.ExceptionDetails.Error())
	case *log.EventEntryAdded: // violations of the security policy, failed requests
		line := fmt.Sprintf("%s: %s %s", e.Entry.Source, e.Entry.Text, e.Entry.URL)
		n.console = append(n.console, line)
		if e.Entry.Level == log.LevelError {
			n.problems = append(n.problems, line)
		}
	case *page.EventJavascriptDialogOpening:
		n.problems = append(n.problems, "dialogue: "+e.Message)
	case *network.EventRequestWillBeSent:
		n.requests = append(n.requests, e.Request.URL)
	}
}

func consoleText(args []*runtime.RemoteObject) string {
	var parts []string
	for _, a := range args {
		if a.Description != "" {
			parts = append(parts, a.Description)
		} else {
			parts = append(parts, strings.Trim(string(a.Value), `"`))
		}
	}
	return strings.Join(parts, " ")
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
