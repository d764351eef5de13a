package main

import (
	"context"
	"fmt"
	"os"
	"strconv"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/inspector"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"convlab/web/browser"
)

// browse opens url and returns when the program there has ended.
func browse(ctx context.Context, url string) (code int, err error) {
	ctx, cancelAllocator, err := browser.Allocator(ctx, chromedp.Flag("js-flags", "--expose-gc")) // memory tests look at live objects
	if err != nil {
		return 1, err
	}
	defer cancelAllocator()
	tab, cancelTab := chromedp.NewContext(ctx)
	defer func() {
		cancelTab()
		cancelAllocator()
		if c := chromedp.FromContext(tab); c.Allocator != nil {
			c.Allocator.Wait() // or it still writes into its profile
		}
	}()

	ended := make(chan int, 1)
	end := func(code int) {
		select {
		case ended <- code:
		default:
		}
	}
	chromedp.ListenTarget(tab, func(ev any) {
		switch ev := ev.(type) {
		case *runtime.EventBindingCalled:
			if ev.Name != "tell" || ev.Payload == "" {
				return
			}
			switch text := ev.Payload[1:]; ev.Payload[0] {
			case '1':
				os.Stdout.WriteString(text)
			case '2':
				os.Stderr.WriteString(text)
			case 'x':
				code, err := strconv.Atoi(text)
				if err != nil {
					code = 2
				}
				end(code)
			}
		case *runtime.EventConsoleAPICalled:
			for _, arg := range ev.Args {
				fmt.Fprintf(os.Stderr, "console: %s\n", arg.Value)
			}
		case *runtime.EventExceptionThrown:
			fmt.Fprintf(os.Stderr, "browserexec: %v\n", ev.ExceptionDetails)
		case *inspector.EventTargetCrashed:
			fmt.Fprintln(os.Stderr, "browserexec: the page crashed")
			end(2)
		}
	})
	err = chromedp.Run(tab,
		runtime.AddBinding("tell"),
		emulation.SetFocusEmulationEnabled(true), // or no element has the focus
		chromedp.Navigate(url),
	)
	if err != nil {
		return 1, err
	}
	select {
	case code := <-ended:
		return code, nil
	case <-tab.Done():
		if err := ctx.Err(); err != nil {
			return 1, err
		}
		return 1, fmt.Errorf("the browser went away")
	}
}
