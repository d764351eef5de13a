package part

// Tells is the data-tells of an element: "1" where it tells the answer to the question
// beside it and is veiled until the reader has guessed.
func Tells(answer bool) string {
	if answer {
		return "1"
	}
	return ""
}
