package site

import (
	"io"

	"convlab/web"
)

// A Page is what the build asks the page's own code for.
type Page struct {
	Routes []string // chapters; the first is the one shown at "#/"
	Langs  []string // languages; the first is the one shown without JavaScript

	// Prerender writes the first screen of a chapter, the children of #app, as the program would draw it.
	Prerender func(w io.Writer, lang, route string) error

	// Data returns files made by the build from the repository at root: contents by name, such as "data/sample.bin".
	Data func(root string) (map[string][]byte, error)
}

// ConvLab is the page of this repository.
var ConvLab = Page{
	Routes:    web.Routes(),
	Langs:     []string{"zh", "en"},
	Prerender: web.Prerender,
	Data:      digits,
}
