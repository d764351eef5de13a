package main

import (
	"fmt"
	"strings"

	"convlab/web"
	"convlab/web/browser"
)

// before is a script that has the browser fetch no file, or never, as a scene
// says: it runs before the page's own.
func before(s *web.Scene) string {
	const script = `{
	const real = fetch, lost = [%s], late = [%s];
	globalThis.fetch = (url, ...rest) => lost.some(part => String(url).includes(part)) ? Promise.reject(new Error("offline")) :
		late.some(part => String(url).includes(part)) ? new Promise(() => {}) : real(url, ...rest);
}`
	list := func(parts []string) string {
		var quoted []string
		for _, p := range parts {
			quoted = append(quoted, browser.Quote(p))
		}
		return strings.Join(quoted, ",")
	}
	if len(s.Lost)+len(s.Late) == 0 {
		return ""
	}
	return fmt.Sprintf(script, list(s.Lost), list(s.Late))
}

// setUp does what a scene says, and waits until what is to be seen is there, and
// every network has said something that can.
func setUp(t *browser.Tab, s *web.Scene) {
	for _, a := range s.Do {
		t.Do(a.Click, a.Type, a.Key)
	}
	for _, x := range s.See {
		t.Wait(`document.querySelector(` + browser.Quote(x.At) + `) !== null`)
	}
	if len(s.Lost)+len(s.Late) == 0 {
		t.Wait(`document.querySelector(".overall.blank") !== null || [...document.querySelectorAll(".net .verdict")].every(v => v.textContent !== "–")`)
	}
	t.NextFrame()
}
