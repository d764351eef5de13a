// Package e2e tests the built page in a real browser, as a reader uses it. The tests run with CONVLAB_E2E=1 set and a
// Chromium installed, those of firefox_test.go in Firefox too; ./build.sh test sees to it. Those that measure (TestSpeed...)
// want CONVLAB_E2E=speed and a quiet machine: ./build.sh speed.
package e2e

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"convlab/nn/sourcetree"
	"convlab/web/browser"
	"convlab/web/site"
)

// A reader says how a page is opened. The zero value is a reader of Chinese at a desktop, who goes to the front door.
type reader struct {
	browser.TabOptions
	At string // what follows index.html, such as "#/convolution?step=16"

	// Firefox says that the page is opened in Firefox instead of Chromium. Such tests don't run in parallel: only one tab
	// of Firefox is in front.
	Firefox bool

	// Server changes the way the site is served.
	Server func(http.Handler) http.Handler

	// Expect are parts of complaints that the page makes rightly in this test, such as a failed download.
	Expect []string
}

// A page is an open tab, with the address of the site.
type page struct {
	*browser.Tab
	site string
}

// visit opens the page. When the test ends, it fails if the page wrote an error to the console, threw an exception,
// violated its security policy or asked another origin for anything.
func visit(t *testing.T, r reader) page {
	t.Helper()
	if os.Getenv("CONVLAB_E2E") == "" {
		t.Skip("end-to-end tests run with CONVLAB_E2E=1 and Chromium: ./build.sh test")
	}
	tabs, handler := shared(t)
	if r.Firefox {
		tabs = sharedFirefox(t)
	}
	if r.Server != nil {
		handler = r.Server(handler)
	}
	server := httptest.NewServer(handler)
	r.Fail = func(err error) {
		t.Helper()
		t.Fatal(err)
	}
	p := page{tabs.NewTab(r.TabOptions), server.URL}
	t.Cleanup(func() {
		for _, problem := range p.Problems() {
			if !slices.ContainsFunc(r.Expect, func(part string) bool { return strings.Contains(problem, part) }) {
				t.Errorf("the page complains: %s", problem)
			}
		}
		for _, url := range p.foreignRequests() {
			t.Errorf("the page asked for %s", url)
		}
		if t.Failed() {
			t.Logf("console: %q", p.Console())
		}
		p.Close()
		server.CloseClientConnections() // a test may have left a download hanging
		server.Close()
	})
	p.Open(p.site + "/" + r.At)
	return p
}

// measuring skips a test that measures and judges nothing, unless it is asked for.
func measuring(t *testing.T) {
	t.Helper()
	if os.Getenv("CONVLAB_E2E") != "speed" {
		t.Skip("measurements are taken by ./build.sh speed")
	}
}

// foreignRequests returns what was asked of other origins.
func (p page) foreignRequests() []string {
	return slices.DeleteFunc(p.Requests(), func(url string) bool {
		return strings.HasPrefix(url, p.site+"/") || strings.HasPrefix(url, "data:") ||
			strings.HasPrefix(url, "blob:"+p.site+"/") || url == "about:blank"
	})
}

// The site and the browser are started by the first test that needs them.
var (
	start      sync.Once
	startError error
	chromium   *browser.Browser
	running    []*browser.Browser // to be closed
	handler    http.Handler
	dist       string
)

func shared(t *testing.T) (*browser.Browser, http.Handler) {
	t.Helper()
	start.Do(func() { startError = startAll() })
	if startError != nil {
		t.Fatal(startError)
	}
	return chromium, handler
}

// firefox is started by the first test that needs it.
var firefox = sync.OnceValues(func() (*browser.Browser, error) {
	b, err := browser.StartFirefox(context.Background())
	if err == nil {
		running = append(running, b)
	}
	return b, err
})

// sharedFirefox skips the test where there is no Firefox.
func sharedFirefox(t *testing.T) *browser.Browser {
	t.Helper()
	b, err := firefox()
	if errors.Is(err, browser.ErrNone) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func startAll() (err error) {
	root, err := sourcetree.Root()
	if err != nil {
		return err
	}
	// In a folder of its own: somebody may be using dist/.
	if dist, err = os.MkdirTemp("", "convlab-e2e-"); err != nil {
		return err
	}
	// Quality 5 is quick; where ./build.sh has been, its better files are in the cache and are taken.
	if _, err = site.Build(site.Options{Root: root, Dist: dist, Quality: 5}); err != nil {
		return err
	}
	if handler, err = site.Handler(dist); err != nil {
		return err
	}
	if chromium, err = browser.Start(context.Background()); err == nil {
		running = append(running, chromium)
	}
	return err
}

func TestMain(m *testing.M) {
	code := m.Run()
	for _, b := range running {
		b.Close()
	}
	if dist != "" {
		if err := os.RemoveAll(dist); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
	}
	os.Exit(code)
}
