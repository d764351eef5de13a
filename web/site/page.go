package site

import (
	"bytes"
	"io"

	"convlab/nn/mnist"
	"convlab/web"
)

// A Page is what the build asks the page's own code for.
type Page struct {
	Routes []string // chapters; the first is the one shown at "#/"
	Langs  []string // languages; the first is the one shown without JavaScript

	// Prerender writes the first screen of a chapter, the children of #app, as the program would draw it.
	Prerender func(w io.Writer, lang, route string) error

	// Data returns files made by the build: contents by name, such as "data/sample.bin".
	Data func() (map[string][]byte, error)
}

// ConvLab is the page of this repository.
var ConvLab = Page{
	Routes:    web.Routes(),
	Langs:     []string{"zh", "en"},
	Prerender: web.Prerender,
	Data:      digits,
}

// digits returns real MNIST digits for "give me a real digit": the first fifty of each from the test set.
func digits() (map[string][]byte, error) {
	_, test, err := mnist.Load()
	if err != nil {
		return nil, err
	}
	var images, labels bytes.Buffer
	if err := test.Sample(50).Write(&images, &labels); err != nil {
		return nil, err
	}
	return map[string][]byte{
		"data/sample-images.idx3": images.Bytes(),
		"data/sample-labels.idx1": labels.Bytes(),
	}, nil
}
