// Package lesson is the page without its looks: what a reader can change, the
// actions that change it, and what follows from it. It knows neither Vugu nor
// the browser, so all of it is tested as plain Go.
//
// This package is the frame: which chapter is open, language and theme, links,
// the panel that says where things come from. Each chapter is a folder below,
// with its state, its actions and its texts in both languages; the frame knows
// them by package room only, and web/chapters.go says which there are.
package lesson
