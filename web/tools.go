package web

// Tools are language, theme, link, presenting and where things come from.
type Tools struct {
	App *App
	ID  string // of the button that opens the panel
}
