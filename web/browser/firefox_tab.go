package browser

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// A firefoxTab is a driver that speaks WebDriver BiDi.
type firefoxTab struct {
	*firefox
	profile string // a user context
	context string
	size    Size
}

// open opens a tab in a new user context, in front of the others.
func (f *firefox) open(opt TabOptions, notes *notes) (driver, error) {
	if opt.Dark || opt.LessMove || opt.NoScript {
		return nil, errors.New("a tab of Firefox can't be dark, still or without scripts")
	}
	t := &firefoxTab{firefox: f, size: opt.Size}
	if err := t.attach(opt, notes); err != nil {
		t.close()
		return nil, err
	}
	return t, nil
}

// report has violations of the security policy noted, which Firefox's log leaves out. It runs before the page's own scripts.
const report = `addEventListener("securitypolicyviolation", e =>
	console.error("Content Security Policy: " + e.effectiveDirective + " forbids " + e.blockedURI));`

func (t *firefoxTab) attach(opt TabOptions, notes *notes) error {
	var profile struct {
		UserContext string `json:"userContext"`
	}
	if err := t.firefox.call("browser.createUserContext", object{}, &profile); err != nil {
		return err
	}
	t.profile = profile.UserContext
	var tab struct {
		Context string `json:"context"`
	}
	if err := t.firefox.call("browsingContext.create", object{"type": "tab", "userContext": t.profile}, &tab); err != nil {
		return err
	}
	t.context = tab.Context
	t.mu.Lock()
	t.tabs[t.context] = notes
	t.mu.Unlock()

	if err := t.resize(opt.Size.Height); err != nil {
		return err
	}
	language, _, _ := strings.Cut(opt.Languages, ",") // Firefox takes only one
	if err := t.firefox.call("emulation.setLocaleOverride", object{"locale": language, "contexts": []string{t.context}}, nil); err != nil {
		return err
	}
	return t.firefox.call("script.addPreloadScript", object{
		"functionDeclaration": "() => {" + report + opt.Before + "}", "contexts": []string{t.context},
	}, nil)
}

// call sends a command that concerns this tab.
func (t *firefoxTab) call(method string, params object, result any) error {
	params["context"] = t.context
	return t.firefox.call(method, params, result)
}

func (t *firefoxTab) close() {
	if t.context != "" {
		t.call("browsingContext.close", object{}, nil)
		t.mu.Lock()
		delete(t.tabs, t.context)
		t.mu.Unlock()
	}
	if t.profile != "" {
		t.firefox.call("browser.removeUserContext", object{"userContext": t.profile}, nil)
	}
}

func (t *firefoxTab) navigate(url string) error {
	return t.call("browsingContext.navigate", object{"url": url, "wait": "complete"}, nil)
}

func (t *firefoxTab) reload() error {
	return t.call("browsingContext.reload", object{"wait": "complete"}, nil)
}

// evaluate has the page itself write the JSON: BiDi has a notation of its own.
func (t *firefoxTab) evaluate(expression string) (json.RawMessage, error) {
	var reply struct {
		Result struct {
			Type, Value string
		}
		ExceptionDetails *struct{ Text string }
	}
	err := t.firefox.call("script.evaluate", object{
		"expression":   "(async () => JSON.stringify(await (" + expression + ")))()",
		"awaitPromise": true, "target": object{"context": t.context},
	}, &reply)
	switch {
	case err != nil:
		return nil, err
	case reply.ExceptionDetails != nil:
		return nil, errors.New(reply.ExceptionDetails.Text)
	}
	return json.RawMessage(reply.Result.Value), nil // "" if it is undefined
}

func (t *firefoxTab) screenshot() ([]byte, error) {
	var shot struct{ Data string }
	if err := t.call("browsingContext.captureScreenshot", object{}, &shot); err != nil {
		return nil, err
	}
	return base64.StdEncoding.DecodeString(shot.Data)
}

func (t *firefoxTab) resize(height int) error {
	return t.call("browsingContext.setViewport", object{
		"viewport": object{"width": t.size.Width, "height": height}, "devicePixelRatio": 1,
	}, nil)
}

// --- input ---

func (t *firefoxTab) perform(source, kind string, parameters object, actions ...object) error {
	input := object{"id": source, "type": kind, "actions": actions}
	if parameters != nil {
		input["parameters"] = parameters
	}
	return t.call("input.performActions", object{"actions": []object{input}}, nil)
}

// pointer does something with the mouse or a finger. Firefox can't be given a pen.
func (t *firefoxTab) pointer(with Pointer, actions ...object) error {
	switch with {
	case Mouse:
		return t.perform("mouse", "pointer", object{"pointerType": "mouse"}, actions...)
	case Finger:
		return t.perform("finger", "pointer", object{"pointerType": "touch"}, actions...)
	}
	return errors.New("Firefox can't be given a pen")
}

func moveTo(to Point) object { return object{"type": "pointerMove", "x": to.X, "y": to.Y} }

func (t *firefoxTab) press(with Pointer, at Point) error {
	return t.pointer(with, moveTo(at), object{"type": "pointerDown", "button": 0})
}

func (t *firefoxTab) move(with Pointer, to Point) error { return t.pointer(with, moveTo(to)) }

func (t *firefoxTab) lift(with Pointer) error {
	return t.pointer(with, object{"type": "pointerUp", "button": 0})
}

// webdriverKeys are the characters under which WebDriver knows the keys that write nothing.
// https://w3c.github.io/webdriver/#keyboard-actions
var webdriverKeys = map[string]rune{
	"Backspace": '\uE003', "Tab": '\uE004', "Enter": '\uE006', "Shift": '\uE008', "Control": '\uE009', "Alt": '\uE00A',
	"Escape": '\uE00C', "PageUp": '\uE00E', "PageDown": '\uE00F', "End": '\uE010', "Home": '\uE011', "ArrowLeft": '\uE012',
	"ArrowUp": '\uE013', "ArrowRight": '\uE014', "ArrowDown": '\uE015', "Insert": '\uE016', "Delete": '\uE017', "F2": '\uE032',
	"Meta": '\uE03D',
}

func (t *firefoxTab) key(k key) error {
	var down, up []object
	for _, name := range append(slices.Clone(k.held), k.name) {
		value := []rune(name)
		if r, ok := webdriverKeys[name]; ok {
			value = []rune{r}
		}
		if len(value) != 1 {
			return fmt.Errorf("there is no key %s", name)
		}
		down = append(down, object{"type": "keyDown", "value": string(value)})
		up = append([]object{{"type": "keyUp", "value": string(value)}}, up...)
	}
	return t.perform("keys", "key", nil, append(down, up...)...)
}

func (t *firefoxTab) write(r rune) error { return t.key(key{name: string(r)}) }

// --- notes ---

var events = []string{
	"log.entryAdded", "browsingContext.userPromptOpened", "network.beforeRequestSent", "network.responseCompleted", "network.fetchError",
}

// event hands an event of the connection on to the tab that it concerns.
func (f *firefox) event(method string, params json.RawMessage) {
	var e firefoxEvent
	if json.Unmarshal(params, &e) != nil {
		return // nothing that we know
	}
	f.mu.Lock()
	n := f.tabs[e.Context+e.Source.Context]
	f.mu.Unlock()
	if n != nil {
		n.fromFirefox(method, e)
	}
}

// A firefoxEvent is what we want to know of any event.
type firefoxEvent struct {
	Context string
	Source  struct{ Context string }

	Type, Level, Method, Text string // of a log entry
	Message                   string // of a dialogue
	ErrorText                 string // of a failed request
	Request                   struct{ URL string }
	Response                  struct{ Status int }
}

func (n *notes) fromFirefox(method string, e firefoxEvent) {
	n.mu.Lock()
	defer n.mu.Unlock()
	switch method {
	case "log.entryAdded":
		line := "exception: " + e.Text
		if e.Type == "console" {
			line = "console." + e.Method + ": " + e.Text
		}
		n.console = append(n.console, line)
		if e.Level == "error" {
			n.problems = append(n.problems, line)
		}
	case "browsingContext.userPromptOpened":
		n.problems = append(n.problems, "dialogue: "+e.Message)
	case "network.beforeRequestSent":
		n.requests = append(n.requests, e.Request.URL)
	case "network.responseCompleted":
		if e.Response.Status >= 400 {
			n.problems = append(n.problems, fmt.Sprintf("network: %d %s", e.Response.Status, e.Request.URL))
		}
	case "network.fetchError":
		if e.ErrorText != "NS_BINDING_ABORTED" { // the reader went elsewhere
			n.problems = append(n.problems, "network: "+e.ErrorText+" "+e.Request.URL)
		}
	}
}
