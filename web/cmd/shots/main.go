// Command shots photographs the page for people to look at: every scene of the frame and of the chapters, on a
// desktop and a phone or other sizes, light and dark, in both languages. NAME.png is the whole page, NAME-window.png what
// the window shows first.
//
//	shots [-only half-phone-dark-en] [-sizes 1920x1080,844x390] [-out .cache/shots]
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
	"convlab/web"
	"convlab/web/browser"
	"convlab/web/lesson"
	"convlab/web/lesson/words"
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
	only := flag.String("only", "", "only the pictures whose names contain this, such as about or phone-dark-en")
	sizes := flag.String("sizes", "1440x900,390x844", "sizes of the window, of "+sizeNames()+", or all")
	flag.Parse()
	modes, err := modesOf(*sizes)
	if err != nil {
		log.Fatal(err)
	}
	if err := run(root, *out, *only, modes); err != nil {
		log.Fatal(err)
	}
}

func run(root, out, only string, modes []mode) error {
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
	for _, s := range web.Scenes() {
		for _, m := range modes {
			name := s.Name + "-" + m.name
			if !strings.Contains(name, only) {
				continue
			}
			pictures, problems, err := photograph(chromium, server.URL, &s, m)
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

// screens are the sizes that there are, the two that pictures are taken at unless others are asked for by their names.
var screens = []struct {
	size browser.Size
	name string // in the pictures' names
}{
	{browser.Size{Width: 1920, Height: 1080}, "1920x1080"},
	{browser.Desktop, "desktop"},
	{browser.Size{Width: 1024, Height: 768}, "1024x768"},
	{browser.Size{Width: 768, Height: 1024, Touch: true}, "768x1024"},
	{browser.Phone, "phone"},
	{browser.Size{Width: 844, Height: 390, Touch: true}, "844x390"},
}

func sizeName(s browser.Size) string { return fmt.Sprintf("%dx%d", s.Width, s.Height) }

func sizeNames() string {
	var names []string
	for _, s := range screens {
		names = append(names, sizeName(s.size))
	}
	return strings.Join(names, ", ")
}

// modesOf returns the modes for a list of sizes, in both themes and languages.
func modesOf(sizes string) (modes []mode, err error) {
	wanted := strings.Split(sizes, ",")
	if sizes == "all" {
		wanted = strings.Split(sizeNames(), ", ")
	}
	for _, size := range wanted {
		known := false
		for _, screen := range screens {
			if sizeName(screen.size) != strings.TrimSpace(size) {
				continue
			}
			known = true
			for _, theme := range lesson.Themes {
				for _, lang := range words.Langs {
					modes = append(modes, mode{screen.name + "-" + theme + "-" + string(lang), string(lang), screen.size, theme == "dark"})
				}
			}
		}
		if !known {
			return nil, fmt.Errorf("no size %q; there are %s", size, sizeNames())
		}
	}
	return modes, nil
}

// photograph opens a scene, sets it up and returns its pictures by what their names end in, and what the page complained about.
func photograph(chromium *browser.Browser, url string, s *web.Scene, m mode) (png map[string][]byte, problems []string, err error) {
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
		Before:    before(s),
		LessMove:  true, // pictures of something in motion differ from run to run
		Fail:      func(err error) { panic(failure{err}) },
	})
	defer tab.Close()
	tab.Open(url + "/" + s.Link())
	tab.Ready()
	setUp(tab, s)
	png = map[string][]byte{"-window": tab.Screenshot(), "": tab.FullScreenshot()}
	return png, tab.Problems(), nil
}
