// Package e2e tests the built page in a real browser, as a reader uses it. The tests run with CONVLAB_E2E=1 set and a
// Chromium installed; ./build.sh test sees to both.
package e2e

import (
	"context"
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
	chromium, handler := shared(t)
	if r.Server != nil {
		handler = r.Server(handler)
	}
	server := httptest.NewServer(handler)
	r.Fail = func(err error) {
		t.Helper()
		t.Fatal(err)
	}
	p := page{chromium.NewTab(r.TabOptions), server.URL}
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
	chromium, err = browser.Start(context.Background())
	return err
}

func TestMain(m *testing.M) {
	code := m.Run()
	if chromium != nil {
		chromium.Close()
	}
	if dist != "" {
		if err := os.RemoveAll(dist); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
	}
	os.Exit(code)
}
