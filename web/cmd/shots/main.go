// Command shots photographs the page for people to look at: every scene of scenes.go on a desktop and a phone, light and
// dark, in both languages. NAME.png is the whole page, NAME-window.png what the window shows first.
//
//	shots [-only draw] [-out .cache/shots]
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"time"

	"convlab/nn/sourcetree"
	"convlab/web/browser"
	"convlab/web/site"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("shots: ")
	root, err := sourcetree.Root()
	if err != nil {
		log.Fatal(err)
	}
	out := flag.String("out", filepath.Join(root, ".cache", "shots"), "folder to write")
	only := flag.String("only", "", "only the pictures whose names contain this, such as convolution or phone-dark-en")
	flag.Parse()
	if err := run(root, *out, *only); err != nil {
		log.Fatal(err)
	}
}

func run(root, out, only string) error {
	began := time.Now()
	dist, err := os.MkdirTemp("", "convlab-shots-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dist)
	if _, err := site.Build(site.Options{Root: root, Dist: dist}); err != nil {
		return err
	}
	handler, err := site.Handler(dist)
	if err != nil {
		return err
	}
	server := httptest.NewServer(handler)
	defer server.Close()
	chromium, err := browser.Start(context.Background())
	if err != nil {
		return err
	}
	defer chromium.Close()
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}

	count := 0
	for _, s := range scenes() {
		for _, m := range modes {
			name := s.name + "-" + m.name
			if !strings.Contains(name, only) {
				continue
			}
			pictures, problems, err := photograph(chromium, server.URL, s, m)
			if err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			for _, p := range problems {
				fmt.Printf("%s: the page complains: %s\n", name, p)
			}
			for suffix, png := range pictures {
				if err := os.WriteFile(filepath.Join(out, name+suffix+".png"), png, 0o644); err != nil {
					return err
				}
			}
			count++
		}
	}
	fmt.Printf("%d scenes in %s, %.0f s\n", count, out, time.Since(began).Seconds())
	return nil
}

// A mode is one way to look at a scene.
type mode struct {
	name, lang string
	size       browser.Size
	dark       bool
}

var modes = allModes()

func allModes() (all []mode) {
	for _, screen := range []struct {
		name string
		size browser.Size
	}{{"desktop", browser.Desktop}, {"phone", browser.Phone}} {
		for _, theme := range []string{"light", "dark"} {
			for _, lang := range []string{"zh", "en"} {
				all = append(all, mode{screen.name + "-" + theme + "-" + lang, lang, screen.size, theme == "dark"})
			}
		}
	}
	return all
}

// photograph opens a scene, sets it up and returns its pictures by what their names end in, and what the page complained about.
func photograph(chromium *browser.Browser, url string, s scene, m mode) (png map[string][]byte, problems []string, err error) {
	type failure struct{ error }
	defer func() {
		switch f := recover().(type) {
		case nil:
		case failure:
			err = f.error
		default:
			panic(f)
		}
	}()
	tab := chromium.NewTab(browser.TabOptions{
		Size:      m.size,
		Languages: m.lang,
		Dark:      m.dark,
		Before:    s.before,
		LessMove:  true, // pictures of something in motion differ from run to run
		Fail:      func(err error) { panic(failure{err}) },
	})
	defer tab.Close()
	tab.Open(url + "/" + s.at)
	tab.Ready()
	if s.setUp != nil {
		s.setUp(tab)
	}
	png = map[string][]byte{"-window": tab.Screenshot(), "": tab.FullScreenshot()}
	return png, tab.Problems(), nil
}
