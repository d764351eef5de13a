//go:build !js

package main

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"convlab/web"
	"convlab/web/browser"
	"convlab/web/site"
)

// The start of the page: a link with ink is opened, and the page marks when a network has read it.
const (
	// An 8 at the front door, as links carry strokes.
	startInk = "?lang=en&ink=D2mZQpjoOFgAMKb9N7Y9RSZAVXa4Zmeec1ijgAmCjroUnroHsZmZwojhzWgA0ecHzWY9woXzsZYUnrbAjweugAi4cHmZYUnhUUnrRS"

	slowCPU    = 4               // times
	slowLine   = 9e6             // bit/s
	startTurns = 5               // of which the tables give the median
	keepsCode  = 4 * time.Second // after which Chromium has kept the code that it compiled
)

// A start is what one visit took, in milliseconds.
type start struct {
	First   float64 // from the navigation to the first prediction
	Longest float64 // the longest task until all was quiet; 0: none over 50
	Ready   float64 // until the program had the page
	Wasm    float64 // until the program was compiled
}

// visits are the ways in which the page is opened; again needs the profile of the one before.
var visits = []struct {
	name        string
	again, slow bool
}{
	{name: "cold"},
	{name: "second visit", again: true},
	{name: fmt.Sprintf("throttled: %d× CPU, %g Mbit/s", slowCPU, slowLine/1e6), slow: true},
}

// A candidate is a built site that is measured, alone or in turns with another.
type candidate struct {
	name string
	url  string
	took [][]start // by visit
}

// measureStart measures the site as it is now and, in turns with it, the one in the folder beside.
func measureStart(root, beside string) (table string, err error) {
	dist := filepath.Join(root, ".cache", "bench", "site")
	log := func(format string, args ...any) { fmt.Printf(format+"\n", args...) }
	if _, err := site.Build(site.Options{Root: root, Dist: dist, Quality: 11, Log: log}); err != nil {
		return "", err
	}
	var all []*candidate
	for _, dir := range []string{dist, beside} {
		if dir == "" {
			continue
		}
		c := &candidate{name: "this", took: make([][]start, len(visits))}
		if dir == beside {
			c.name = dir
		}
		var stop func()
		if c.url, stop, err = serveSite(dir); err != nil {
			return "", err
		}
		defer stop()
		all = append(all, c)
	}
	for turn := range startTurns {
		for i := range all {
			c := all[(i+turn)%len(all)]
			if err := c.turn(); err != nil {
				return "", fmt.Errorf("%s: %w", c.name, err)
			}
			for v := range visits {
				s := c.took[v][turn]
				fmt.Printf("%-20s %-32s first prediction %5.0f ms, longest task %4.0f ms (compiled %.0f, ready %.0f)\n", c.name, visits[v].name, s.First, s.Longest, s.Wasm, s.Ready)
			}
		}
	}
	return startTable(all), nil
}

// startTable is the medians in Markdown.
func startTable(all []*candidate) string {
	var b strings.Builder
	b.WriteString("| start | visit | first prediction, ms | longest task, ms |\n|---|---|---:|---:|\n")
	for v := range visits {
		for _, c := range all {
			first, low, high := spread(c.took[v], func(s start) float64 { return s.First })
			task, _, most := spread(c.took[v], func(s start) float64 { return s.Longest })
			fmt.Fprintf(&b, "| %s | %s | %.0f (%.0f to %.0f) | %s, at most %s |\n", c.name, visits[v].name, first, low, high, longTask(task), longTask(most))
		}
	}
	return b.String()
}

// longTask writes the length of a task. Browsers tell of those over 50 ms only.
func longTask(ms float64) string {
	if ms == 0 {
		return "under 50"
	}
	return fmt.Sprintf("%.0f", ms)
}

func spread(list []start, of func(start) float64) (median, low, high float64) {
	var v []float64
	for _, s := range list {
		v = append(v, of(s))
	}
	if len(v) == 0 {
		return math.NaN(), math.NaN(), math.NaN()
	}
	slices.Sort(v)
	return v[len(v)/2], v[0], v[len(v)-1]
}

func serveSite(dir string) (url string, stop func(), err error) {
	h, err := site.Handler(dir)
	if err != nil {
		return "", nil, err
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", nil, err
	}
	s := &http.Server{Handler: h}
	go s.Serve(l)
	return fmt.Sprintf("http://%s/", l.Addr()), func() { s.Close() }, nil
}

// turn opens the page in each of the ways once. Each starts a browser: what it keeps in memory would help the next.
func (c *candidate) turn() error {
	var profile string
	defer func() { os.RemoveAll(profile) }()
	for i, v := range visits {
		if !v.again {
			os.RemoveAll(profile)
			var err error
			if profile, err = os.MkdirTemp("", "convlab-start-"); err != nil {
				return err
			}
		}
		s, err := open(c.url+"#/"+web.Routes()[0]+startInk, profile, v.slow)
		if err != nil {
			return fmt.Errorf("%s: %w", v.name, err)
		}
		c.took[i] = append(c.took[i], s)
	}
	return nil
}

// watchStart runs before the page's own scripts. It resolves when the answer is there and no task has been long for a second.
const watchStart = `globalThis.started = new Promise(done => {
	let longest = 0, last = 0;
	new PerformanceObserver(list => {
		for (const task of list.getEntries()) longest = Math.max(longest, task.duration), last = task.startTime + task.duration;
	}).observe({type: "longtask", buffered: true});
	const at = name => performance.getEntriesByName("convlab:" + name)[0]?.startTime;
	const look = () => {
		const first = at("first-prediction");
		const quiet = document.querySelectorAll(".net .verdict").length > 0 && [...document.querySelectorAll(".net .verdict")].every(v => v.textContent !== "–");
		if (first !== undefined && quiet && performance.now() > Math.max(first, last) + 1000) done({First: first, Longest: longest, Ready: at("ready"), Wasm: at("wasm")});
		else setTimeout(look, 100);
	};
	addEventListener("load", look);
});`

// open starts a browser with a profile, opens the page and returns what that took.
func open(url, profile string, slow bool) (s start, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	ctx, stop, err := browser.Allocator(ctx, chromedp.UserDataDir(profile))
	if err != nil {
		return s, err
	}
	defer stop()
	quiet := func(string, ...any) {}
	tab, closeTab := chromedp.NewContext(ctx, chromedp.WithErrorf(quiet), chromedp.WithLogf(quiet))
	defer closeTab()
	setup := []chromedp.Action{
		network.Enable(),
		emulation.SetFocusEmulationEnabled(true),
		emulation.SetDeviceMetricsOverride(1440, 900, 1, false),
		chromedp.ActionFunc(func(ctx context.Context) error {
			_, err := page.AddScriptToEvaluateOnNewDocument(watchStart).Do(ctx)
			return err
		}),
		chromedp.Sleep(time.Second), // the browser has a start of its own
	}
	if slow {
		setup = append(setup, emulation.SetCPUThrottlingRate(slowCPU), network.EmulateNetworkConditions(false, 0, slowLine/8, slowLine/8))
	}
	if err := chromedp.Run(tab, setup...); err != nil {
		return s, err
	}
	err = chromedp.Run(tab, chromedp.Navigate(url), chromedp.ActionFunc(func(ctx context.Context) error {
		v, exception, err := runtime.Evaluate("started").WithAwaitPromise(true).WithReturnByValue(true).Do(ctx)
		if err != nil {
			return err
		}
		if exception != nil {
			return exception
		}
		return json.Unmarshal(v.Value, &s)
	}))
	if err != nil {
		return s, err
	}
	if !slow {
		time.Sleep(keepsCode)
	}
	// Closing by the protocol has the browser write its caches down.
	return s, chromedp.Cancel(tab)
}
