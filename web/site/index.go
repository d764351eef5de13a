package site

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html/template"
	"os"
	"strings"
)

// indexData is what index.html may use, besides the functions asset and size.
type indexData struct {
	CSP         string
	Route, Lang string        // the screen that is there without JavaScript
	First       template.HTML // that screen
	Screens     template.HTML // a <template> with the same chapter's for every other language
	Manifest    template.HTML // URLs and sizes of all assets, for prefs.js, boot.js and the program
}

// renderIndex fills the repository's index.html in.
func renderIndex(file string, a assets, page *Page) ([]byte, error) {
	src, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	t, err := template.New("index.html").Funcs(template.FuncMap{
		"asset": func(name string) (string, error) {
			f, err := a.get(name)
			if err != nil {
				return "", err
			}
			return f.path, nil
		},
		"size": func(name string) (int, error) {
			f, err := a.get(name)
			if err != nil {
				return 0, err
			}
			return len(f.data), nil
		},
	}).Parse(string(src))
	if err != nil {
		return nil, err
	}
	data := indexData{CSP: ContentSecurityPolicy, Route: page.Routes[0], Lang: page.Langs[0]}
	if data.First, data.Screens, err = firstScreens(page); err != nil {
		return nil, err
	}
	if data.Manifest, err = renderManifest(a); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := t.Execute(&out, data); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// firstScreens renders the first chapter, which index.html itself holds. The default language's screen is returned apart
// from the others.
func firstScreens(page *Page) (first, others template.HTML, err error) {
	var rest strings.Builder
	for i, lang := range page.Langs {
		screen, err := renderScreen(page, lang, page.Routes[0])
		if err != nil {
			return "", "", err
		}
		if i == 0 {
			first = template.HTML(screen)
			continue
		}
		fmt.Fprintf(&rest, "<template data-route=%q data-lang=%q>%s</template>\n", page.Routes[0], lang, screen)
	}
	return first, template.HTML(rest.String()), nil
}

// addScreens adds the other chapters' first screens, which prefs.js fetches if the address asks for one.
func addScreens(a assets, page *Page) error {
	for _, route := range page.Routes[1:] {
		for _, lang := range page.Langs {
			screen, err := renderScreen(page, lang, route)
			if err != nil {
				return err
			}
			a.add(fmt.Sprintf("screens/%s-%s.html", route, lang), []byte(screen))
		}
	}
	return nil
}

func renderScreen(page *Page, lang, route string) (string, error) {
	var screen strings.Builder
	if err := page.Prerender(&screen, lang, route); err != nil {
		return "", fmt.Errorf("prerendering #/%s in %s: %w", route, lang, err)
	}
	return screen.String(), nil
}

// renderManifest writes the table of assets: by source name, the URL and the number of decoded bytes.
func renderManifest(a assets) (template.HTML, error) {
	type entry struct {
		URL  string `json:"url"`
		Size int    `json:"size"`
	}
	table := map[string]entry{}
	for name, f := range a {
		table[name] = entry{f.path, len(f.data)}
	}
	// json.Marshal sorts the names and escapes <, so no name can end the script element.
	text, err := json.Marshal(table)
	if err != nil {
		return "", err
	}
	return template.HTML(`<script type="application/json" id="assets">` + string(text) + `</script>`), nil
}
