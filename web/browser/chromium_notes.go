package browser

import (
	"fmt"
	"strings"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
)

// fromChromium takes an event of the DevTools protocol.
func (n *notes) fromChromium(event any) {
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
