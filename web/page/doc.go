// Package page is the browser's side of the page: the address bar, downloads,
// focus, canvases, the clock. All of it runs only in the browser; natively the
// package is empty. It knows the lesson and the renderer, but no chapter: what
// chapters draw on canvases themselves they hand over as a [Canvas].
package page
