// Package lesson is the page without its looks: what a reader can change, the
// actions that change it, and what follows from it. It knows neither Vugu nor
// the browser, so all of it is tested as plain Go.
//
// [State] is everything that a reader can change and a link can carry; the
// table in url.go says how. [Lesson] holds the state, the networks once they
// have arrived, and what is derived from both: it is recomputed after every
// action, never stored beside its source. The texts of both languages are
// values of one struct type, [Text], so neither can lack a sentence.
package lesson
