// Package web is the page: Vugu components that draw a [lesson.Lesson] and
// forward events to it. app.vugu is the frame, each chapter a .vugu and a .go
// of its name; what all chapters are made of is in package part. Files ending
// in _js.go run only in the browser; everything else also runs natively, where
// it is tested, and where the build has it write the first screens.
package web
