// Package web is the page: the frame around the chapters, and the table that
// says which there are (chapters.go). A chapter's component is in chapter/NAME,
// its state, actions and texts in lesson/NAME; what all chapters are made of is
// in part; the browser's side is in page. Files ending in _js.go run only in the
// browser; everything else also runs natively, where it is tested, and where
// the build has it write the first screens.
package web
