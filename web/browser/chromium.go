package browser

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/heapprofiler"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

// Find returns the Chromium to start: $CONVLAB_CHROMIUM, or the first that is installed.
func Find() (string, error) {
	return find("CONVLAB_CHROMIUM", "no Chromium found: install it (Debian, Ubuntu: apt-get install chromium fonts-noto-cjk), "+
		"or set CONVLAB_CHROMIUM to a Chromium or Chrome program",
		"chromium", "chromium-browser", "google-chrome", "google-chrome-stable",
		"/Applications/Chromium.app/Contents/MacOS/Chromium",
		"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
}

// find returns the program that a variable of the environment names, or the first of the others that is installed.
func find(variable, none string, names ...string) (string, error) {
	if path := os.Getenv(variable); path != "" {
		return exec.LookPath(path)
	}
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", fmt.Errorf("%w: %s", ErrNone, none)
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

// Start starts the Chromium that Find finds.
func Start(ctx context.Context) (*Browser, error) {
	alloc, stopAlloc, err := Allocator(ctx)
	if err != nil {
		return nil, err
	}
	// Chromium speaks a newer protocol than chromedp knows. What chromedp can't read concerns none of our commands.
	quiet := func(string, ...any) {}
	tab, stopTab := chromedp.NewContext(alloc, chromedp.WithErrorf(quiet), chromedp.WithLogf(quiet))
	b := &Browser{close: func() { stopTab(); stopAlloc() }}
	var userAgent string
	if err := chromedp.Run(tab, chromedp.Evaluate("navigator.userAgent", &userAgent)); err != nil {
		b.Close()
		return nil, fmt.Errorf("starting Chromium: %w", err)
	}
	b.open = func(opt TabOptions, notes *notes) (driver, error) { return openChromium(tab, userAgent, opt, notes) }
	return b, nil
}

// A chromiumTab is a driver that speaks Chromium's DevTools protocol.
type chromiumTab struct {
	ctx     context.Context
	cancel  context.CancelFunc
	size    Size
	mouse   Point // where the pointer is
	pressed bool
}

// watch notes long tasks for LongTasks. It runs before the page's own scripts.
const watch = `globalThis.watchedTasks = [];
new PerformanceObserver(list => watchedTasks.push(...list.getEntries().map(e => e.duration))).observe({type: "longtask", buffered: true});`

func openChromium(browser context.Context, userAgent string, opt TabOptions, notes *notes) (driver, error) {
	t := &chromiumTab{size: opt.Size}
	if err := t.attach(browser); err != nil {
		return nil, err
	}
	chromedp.ListenTarget(t.ctx, notes.fromChromium)
	scheme, motion := "light", "no-preference"
	if opt.Dark {
		scheme = "dark"
	}
	if opt.LessMove {
		motion = "reduce"
	}
	media := []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: scheme},
		{Name: "prefers-reduced-motion", Value: motion},
	}
	err := t.run(
		t.metrics(opt.Size.Height),
		network.Enable(), log.Enable(), runtime.Enable(),
		emulation.SetTouchEmulationEnabled(opt.Size.Touch).WithMaxTouchPoints(5),
		emulation.SetEmulatedMedia().WithFeatures(media),
		emulation.SetUserAgentOverride(userAgent).WithAcceptLanguage(opt.Languages),
		emulation.SetFocusEmulationEnabled(true), // as if every tab were in front
		emulation.SetScriptExecutionDisabled(opt.NoScript),
		chromedp.ActionFunc(func(ctx context.Context) error {
			_, err := page.AddScriptToEvaluateOnNewDocument(watch + opt.Before).Do(ctx)
			return err
		}),
	)
	if err != nil {
		t.close()
		return nil, err
	}
	return t, nil
}

// attach opens a window in a new profile. chromedp can make the profile, but not the window that today's Chromium wants
// for its first tab.
func (t *chromiumTab) attach(browser context.Context) error {
	ctx := cdp.WithExecutor(browser, chromedp.FromContext(browser).Browser)
	profile, err := target.CreateBrowserContext().WithDisposeOnDetach(true).Do(ctx)
	if err != nil {
		return err
	}
	id, err := target.CreateTarget("about:blank").WithBrowserContextID(profile).WithNewWindow(true).Do(ctx)
	if err != nil {
		return err
	}
	tab, cancel := chromedp.NewContext(browser, chromedp.WithTargetID(id))
	t.ctx = tab
	t.cancel = func() {
		cancel()
		target.DisposeBrowserContext(profile).Do(ctx)
	}
	return nil
}

func (t *chromiumTab) run(actions ...chromedp.Action) error { return chromedp.Run(t.ctx, actions...) }

func (t *chromiumTab) close() { t.cancel() }

func (t *chromiumTab) navigate(url string) error { return t.run(chromedp.Navigate(url)) }

func (t *chromiumTab) reload() error { return t.run(chromedp.Reload()) }

func (t *chromiumTab) evaluate(expression string) (result json.RawMessage, err error) {
	err = t.run(chromedp.ActionFunc(func(ctx context.Context) error {
		value, exception, err := runtime.Evaluate(expression).WithReturnByValue(true).WithAwaitPromise(true).Do(ctx)
		if err != nil {
			return err
		}
		if exception != nil {
			return exception
		}
		result = json.RawMessage(value.Value)
		return nil
	}))
	return result, err
}

func (t *chromiumTab) screenshot() (png []byte, err error) {
	err = t.run(chromedp.CaptureScreenshot(&png))
	return png, err
}

func (t *chromiumTab) resize(height int) error { return t.run(t.metrics(height)) }

func (t *chromiumTab) metrics(height int) chromedp.Action {
	return emulation.SetDeviceMetricsOverride(int64(t.size.Width), int64(height), 1, t.size.Touch)
}

// Slow makes the page's processor so many times slower. Only Chromium can.
func (t *Tab) Slow(times float64) {
	c, ok := t.driver.(*chromiumTab)
	if !ok {
		t.opt.Fail(fmt.Errorf("Slow: only Chromium can"))
		return
	}
	t.check(c.run(emulation.SetCPUThrottlingRate(times)))
}

// Heap returns the bytes of JavaScript objects that are alive, after a garbage collection. Only Chromium tells.
func (t *Tab) Heap() (bytes float64) {
	c, ok := t.driver.(*chromiumTab)
	if !ok {
		t.opt.Fail(fmt.Errorf("Heap: only Chromium tells"))
		return 0
	}
	t.check(c.run(heapprofiler.CollectGarbage(), chromedp.ActionFunc(func(ctx context.Context) (err error) {
		bytes, _, _, _, err = runtime.GetHeapUsage().Do(ctx)
		return err
	})))
	return bytes
}
