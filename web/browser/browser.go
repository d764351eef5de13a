// Package browser drives headless Chromium as a reader would: it opens pages, moves a mouse, a finger or a pen, presses
// keys, and notes every complaint of the page and every request that it makes. The end-to-end tests and the screenshots
// use it.
package browser

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"time"

	"github.com/chromedp/chromedp"
)

// ErrNone says that there is no Chromium on this machine.
var ErrNone = errors.New("no Chromium found: install it (Debian, Ubuntu: apt-get install chromium fonts-noto-cjk), " +
	"or set CONVLAB_CHROMIUM to a Chromium or Chrome program")

// Find returns the browser to start: $CONVLAB_CHROMIUM, or the first that is installed.
func Find() (string, error) {
	if path := os.Getenv("CONVLAB_CHROMIUM"); path != "" {
		return exec.LookPath(path)
	}
	for _, name := range []string{
		"chromium", "chromium-browser", "google-chrome", "google-chrome-stable",
		"/Applications/Chromium.app/Contents/MacOS/Chromium",
		"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
	} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", ErrNone
}

// switches are for a Chromium that runs unattended: as root, without a GPU, in a small container, silent on the network,
// with the same colours everywhere.
var switches = map[string]any{
	"headless":                      "new",
	"no-sandbox":                    os.Getuid() == 0, // Chromium's sandbox refuses to run as root
	"disable-gpu":                   true,
	"disable-quic":                  true,
	"disable-dev-shm-usage":         true, // /dev/shm is tiny in containers
	"disable-background-networking": true,
	"disable-component-update":      true,
	"disable-extensions":            true,
	"disable-sync":                  true,
	"disable-features":              "Translate,OptimizationHints,MediaRouter,DialMediaRouteProvider",
	"no-default-browser-check":      true,
	"no-first-run":                  true,
	"force-color-profile":           "srgb",
	"hide-scrollbars":               true,
	"mute-audio":                    true,
	"password-store":                "basic",
	"use-mock-keychain":             true,
	// A tab that nobody looks at keeps its full speed.
	"disable-background-timer-throttling":    true,
	"disable-backgrounding-occluded-windows": true,
	"disable-renderer-backgrounding":         true,
	"disable-search-engine-choice-screen":    true,
	"disable-breakpad":                       true,
}

// Allocator returns a chromedp context that starts the browser that Find finds. Its profile is new and goes away with
// the context. More options may follow.
func Allocator(ctx context.Context, more ...chromedp.ExecAllocatorOption) (context.Context, context.CancelFunc, error) {
	path, err := Find()
	if err != nil {
		return nil, nil, err
	}
	opts := []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(path),
		chromedp.WSURLReadTimeout(time.Minute), // the first start on a cold, busy machine is slow
	}
	for name, value := range switches {
		opts = append(opts, chromedp.Flag(name, value))
	}
	alloc, cancel := chromedp.NewExecAllocator(ctx, append(opts, more...)...)
	return alloc, cancel, nil
}

// A Browser is one running Chromium with a profile of its own, which goes away with it.
type Browser struct {
	ctx     context.Context
	cancel  context.CancelFunc
	version string // its user agent
}

// Start starts the browser that Find finds.
func Start(ctx context.Context) (*Browser, error) {
	alloc, stopAlloc, err := Allocator(ctx)
	if err != nil {
		return nil, err
	}
	// Chromium speaks a newer protocol than chromedp knows. What chromedp can't read concerns none of our commands.
	quiet := func(string, ...any) {}
	tab, stopTab := chromedp.NewContext(alloc, chromedp.WithErrorf(quiet), chromedp.WithLogf(quiet))
	b := &Browser{ctx: tab, cancel: func() { stopTab(); stopAlloc() }}
	if err := chromedp.Run(tab, chromedp.Evaluate("navigator.userAgent", &b.version)); err != nil {
		b.Close()
		return nil, fmt.Errorf("starting Chromium: %w", err)
	}
	return b, nil
}

// Close ends the browser and removes its profile.
func (b *Browser) Close() { b.cancel() }
