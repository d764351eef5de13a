package browser

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"
)

// oldestFirefox is the first that can be told the reader's language (emulation.setLocaleOverride).
const oldestFirefox = 142

// FindFirefox returns the Firefox to start: $CONVLAB_FIREFOX, or the first that is installed.
func FindFirefox() (string, error) {
	return find("CONVLAB_FIREFOX", "no Firefox found: install it (Debian: apt-get install firefox-esr), "+
		"or set CONVLAB_FIREFOX to a Firefox program",
		"firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox")
}

// preferences are for a Firefox that runs unattended and looks the same everywhere. It sets most of what automation needs
// itself (remote.prefs.recommended), but only after it has begun to ask the network.
var preferences = map[string]any{
	// Silent on the network: nothing but this machine can be reached, and what would try is switched off.
	"network.proxy.type":                         1,
	"network.proxy.socks":                        "127.0.0.1",
	"network.proxy.socks_port":                   9, // the discard service, which nobody runs
	"network.proxy.socks_remote_dns":             true,
	"network.captive-portal-service.enabled":     false,
	"network.connectivity-service.enabled":       false,
	"network.dns.disablePrefetch":                true,
	"network.trr.mode":                           5,
	"app.normandy.enabled":                       false,
	"app.update.disabledForTesting":              true,
	"browser.region.update.enabled":              false,
	"browser.safebrowsing.update.enabled":        false,
	"browser.search.update":                      false,
	"datareporting.policy.dataSubmissionEnabled": false,
	"dom.push.connection.enabled":                false,
	"extensions.getAddons.cache.enabled":         false,
	"extensions.update.enabled":                  false,
	"media.gmp-manager.updateEnabled":            false,
	"nimbus.rollouts.enabled":                    false,
	"services.settings.server":                   "data:,#remote-settings-dummy/v1",
	"toolkit.telemetry.server":                   "",

	// Nothing that opens by itself.
	"browser.aboutwelcome.enabled":                                false,
	"browser.backup.enabled":                                      false,
	"browser.startup.page":                                        0,
	"browser.startup.homepage_override.mstone":                    "ignore",
	"browser.newtabpage.enabled":                                  false,
	"browser.sessionstore.resume_from_crash":                      false,
	"browser.shell.checkDefaultBrowser":                           false,
	"browser.tabs.warnOnClose":                                    false,
	"datareporting.policy.dataSubmissionPolicyBypassNotification": true,

	// A reader at a light screen, with fingers where a test has some.
	"dom.w3c_touch_events.enabled":                     1,
	"layout.css.prefers-color-scheme.content-override": 1,
	"ui.prefersReducedMotion":                          0,
	"ui.useOverlayScrollbars":                          1, // they take no room
}

// writePreferences writes user.js, which Firefox reads when it starts.
func writePreferences(profile string) error {
	var lines strings.Builder
	for name, value := range preferences {
		text, err := json.Marshal(value)
		if err != nil {
			return err
		}
		fmt.Fprintf(&lines, "user_pref(%q, %s);\n", name, text)
	}
	return os.WriteFile(filepath.Join(profile, "user.js"), []byte(lines.String()), 0o600)
}

// A firefox is a running Firefox.
type firefox struct {
	*bidi
	profile string
	cmd     *exec.Cmd
	ended   chan struct{} // closed when the process has ended

	mu   sync.Mutex
	tabs map[string]*notes // by browsing context
}

// StartFirefox starts the Firefox that FindFirefox finds. Only one of its tabs is in front; the others draw rarely.
func StartFirefox(ctx context.Context) (*Browser, error) {
	path, err := FindFirefox()
	if err != nil {
		return nil, err
	}
	f := &firefox{ended: make(chan struct{}), tabs: map[string]*notes{}}
	if err := f.start(ctx, path); err != nil {
		f.close()
		return nil, fmt.Errorf("starting %s: %w", path, err)
	}
	return &Browser{open: f.open, close: f.close}, nil
}

func (f *firefox) start(ctx context.Context, path string) (err error) {
	if f.profile, err = os.MkdirTemp("", "convlab-firefox-"); err != nil {
		return err
	}
	if err := writePreferences(f.profile); err != nil {
		return err
	}
	url, err := f.run(ctx, path)
	if err != nil {
		return err
	}
	if f.bidi, err = dialBidi(ctx, url+"/session", f.event); err != nil {
		return err
	}
	var session struct {
		Capabilities struct {
			BrowserVersion string `json:"browserVersion"`
		} `json:"capabilities"`
	}
	if err := f.call("session.new", object{"capabilities": object{}}, &session); err != nil {
		return err
	}
	version := session.Capabilities.BrowserVersion
	major, _, _ := strings.Cut(version, ".")
	if n, err := strconv.Atoi(major); err != nil || n < oldestFirefox {
		return fmt.Errorf("this is Firefox %s; %d or newer is needed", version, oldestFirefox)
	}
	return f.call("session.subscribe", object{"events": events}, nil)
}

// run starts the process and returns the address at which it takes commands, which it says first of all.
func (f *firefox) run(ctx context.Context, path string) (url string, err error) {
	f.cmd = exec.Command(path, "--headless", "--no-remote", "--remote-debugging-port=0", "--profile", f.profile, "about:blank")
	f.cmd.Env = append(os.Environ(), "MOZ_REMOTE_SETTINGS_DEVTOOLS=1") // without it services.settings.server is ignored
	f.cmd.WaitDelay = 5 * time.Second                                  // for its children, which end when it does
	dieTogether(f.cmd)
	output, input := io.Pipe()
	f.cmd.Stderr = input
	if err := f.cmd.Start(); err != nil {
		f.cmd = nil
		return "", err
	}
	listening, said := make(chan string, 1), make(chan []string, 1)
	go func() {
		var lines []string
		for s := bufio.NewScanner(output); s.Scan(); {
			if _, at, ok := strings.Cut(s.Text(), "WebDriver BiDi listening on "); ok {
				listening <- at
				break
			}
			lines = append(lines, s.Text())
		}
		said <- lines
		io.Copy(io.Discard, output)
	}()
	go func() {
		f.cmd.Wait()
		input.Close()
		close(f.ended)
	}()
	select {
	case url = <-listening:
		return url, nil
	case lines := <-said:
		return "", fmt.Errorf("it ended at once; is it older than Firefox %d? It said: %q", oldestFirefox, lines)
	case <-time.After(time.Minute): // the first start on a cold, busy machine is slow
		return "", fmt.Errorf("after a minute it takes no commands; is it older than Firefox %d?", oldestFirefox)
	case <-ctx.Done():
		return "", ctx.Err()
	}
}

// close ends the process, if need be by force, and removes the profile.
func (f *firefox) close() {
	if f.bidi != nil {
		go f.call("browser.close", object{}, nil)
		defer f.bidi.close()
	}
	if f.cmd != nil {
		select {
		case <-f.ended:
		case <-time.After(10 * time.Second):
			f.cmd.Process.Kill()
			<-f.ended
		}
	}
	os.RemoveAll(f.profile)
}
