// Package link is the machinery that makes state a URL: a table of fields, each
// with a way to write one piece of state and a way to read it that either
// succeeds or changes nothing. It knows no chapter.
package link
