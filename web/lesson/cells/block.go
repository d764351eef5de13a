package cells

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"convlab/web/lesson/words"
)

// Paste fills cells from cell i on with a block of numbers as spreadsheets, tables
// and programs write them; the table in block_test.go says what is one. A block
// that has no room, or holds anything but numbers, changes nothing, and a sentence
// says why.
func (e *Editor) Paste(grid string, i int, text string) {
	g := e.grid(grid)
	if g == nil || i < 0 || i >= g.Count || strings.TrimSpace(text) == "" {
		return
	}
	rows := g.block(text)
	wide := 0
	for _, r := range rows {
		wide = max(wide, len(r))
	}
	var v []float64
	for y, r := range rows {
		for x := range wide {
			if x >= len(r) || r[x] == "" {
				e.Say(wrong(y, x, nothing, ""))
				return
			}
			n, err := g.parse(r[x])
			if err != nil {
				why := Refusal(err, g.Outside, r[x])
				e.Say(wrong(y, x, why.Text, why.Detail))
				return
			}
			v = append(v, n)
		}
	}
	if high, width := g.Count/g.Columns-i/g.Columns, g.Columns-i%g.Columns; len(rows) > high || wide > width {
		e.Say(tooLarge(len(rows), wide, high, width))
		return
	}
	if e.open != "" {
		e.Rove(e.open, e.at)
		e.Close()
	}
	e.Say(words.Notice{})
	e.set(g, i, v, wide)
}

// PasteInto is Paste from the open cell on. A single number is not for it: that is
// for the field. It reports whether there were more.
func (e *Editor) PasteInto(text string) bool {
	g := e.grid(e.open)
	if g == nil {
		return false
	}
	if rows := g.block(text); len(rows) == 0 || len(rows) == 1 && len(rows[0]) == 1 {
		return false
	}
	e.Paste(g.Name, e.at, text)
	return true
}

// Copy writes the numbers of a grid as spreadsheets take them.
func (e *Editor) Copy(grid string) string {
	g := e.grid(grid)
	if g == nil {
		return ""
	}
	var b strings.Builder
	for i := range g.Count {
		if i > 0 {
			b.WriteByte("\n\t"[min(i%g.Columns, 1)])
		}
		b.WriteString(strconv.FormatFloat(g.Get(i), 'f', -1, 64))
	}
	return b.String()
}

// block splits a text into rows of entries.
func (g *Grid) block(text string) [][]string {
	text = lineEnds.Replace(strings.TrimPrefix(text, "\ufeff"))
	mark := separator(text)
	if mark != '\t' && g.column(text) {
		mark = '\n'
	}
	var rows [][]string
	for _, line := range lines(text) {
		rows = append(rows, split(line, mark))
	}
	for n := len(rows) - 1; n >= 0 && len(rows[n]) == 1 && rows[n][0] == ""; n-- {
		rows = rows[:n]
	}
	return trimmed(rows)
}

// column says whether each line of a text is one number of the grid's, whatever
// stands in it: "0,5" is a half, where that can be.
func (g *Grid) column(text string) bool {
	if g.Whole && strings.ContainsAny(text, ",，") {
		return false
	}
	for _, line := range strings.Split(strings.TrimRightFunc(text, unicode.IsSpace), "\n") {
		if _, err := g.parse(strings.Trim(strings.TrimSpace(line), quotes)); err != nil {
			return false
		}
	}
	return true
}

const quotes = `"“”`

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\u0085", "\n", "\v", "\n", "\f", "\n")

// blank says whether a character is a space within a line.
func blank(r rune) bool { return r != '\n' && unicode.IsSpace(r) }

// separator returns what stands between the entries of a line: the first of tab,
// semicolon and enumeration comma that occurs; else commas, unless they are
// decimal ones between spaces; else ' ', for spaces of any kind.
func separator(text string) rune {
	bare := outside(text)
	for _, marks := range []string{"\t", ";；", "、"} {
		if strings.ContainsAny(bare, marks) {
			return []rune(marks)[0]
		}
	}
	if !strings.ContainsAny(bare, ",，") {
		return ' '
	}
	for _, line := range strings.Split(bare, "\n") {
		// "0,5 1,5": a space that no comma goes with.
		pieces := strings.FieldsFunc(line, blank)
		for i := range len(pieces) - 1 {
			if !strings.HasSuffix(pieces[i], ",") && !strings.HasSuffix(pieces[i], "，") && !strings.HasPrefix(pieces[i+1], ",") && pieces[i] != "-" && pieces[i] != "−" {
				return ' '
			}
		}
	}
	return ','
}

// outside returns what is not within quotation marks.
func outside(text string) string {
	var b strings.Builder
	for i, piece := range strings.Split(text, `"`) {
		if i%2 == 0 {
			b.WriteString(piece)
		}
	}
	return b.String()
}

// lines splits a text at the line ends that are not within quotation marks.
func lines(text string) []string { return cut(text, func(r rune) bool { return r == '\n' }) }

// cut splits a text at marks that are not within quotation marks.
func cut(text string, mark func(rune) bool) []string {
	quoted := false
	var out []string
	from := 0
	for i, r := range text {
		if r == '"' {
			quoted = !quoted
		}
		if !quoted && mark(r) {
			out = append(out, text[from:i])
			from = i + len(string(r))
		}
	}
	return append(out, text[from:])
}

func split(line string, mark rune) []string {
	if mark == ' ' {
		line = strings.TrimFunc(line, blank)
	}
	entries := cut(line, func(r rune) bool {
		switch mark {
		case ' ':
			return blank(r)
		case ';':
			return r == ';' || r == '；'
		case ',':
			return r == ',' || r == '，'
		}
		return r == mark
	})
	out := entries[:0]
	for i, s := range entries {
		if s = strings.Trim(strings.TrimSpace(s), quotes); mark == ' ' && s == "" && i > 0 {
			continue // more than one space
		}
		out = append(out, strings.TrimSpace(s))
	}
	return out
}

// trimmed leaves out a last column that holds nothing: each line ended in a mark.
func trimmed(rows [][]string) [][]string {
	for _, r := range rows {
		if len(r) < 2 || len(r) != len(rows[0]) || r[len(r)-1] != "" {
			return rows
		}
	}
	for i, r := range rows {
		rows[i] = r[:len(r)-1]
	}
	return rows
}

// tooLarge says that a block has no room.
func tooLarge(rows, columns, high, wide int) words.Notice {
	return words.Notice{Text: words.Both[string]{
		Zh: fmt.Sprintf("粘贴的是 %d 行 %d 列，从这一格起只放得下 %d 行 %d 列；什么都没有改。", rows, columns, high, wide),
		En: fmt.Sprintf("What was pasted has %s and %s; from this cell on there is room for %s and %s. Nothing was changed.",
			count(rows, "row"), count(columns, "column"), count(high, "row"), count(wide, "column")),
	}}
}

// count writes "1 row", "2 rows".
func count(n int, thing string) string {
	if n != 1 {
		thing += "s"
	}
	return fmt.Sprint(n, " ", thing)
}

var nothing = words.Both[string]{Zh: "这里是空的。", En: "nothing is there."}

// wrong says which entry of a block can't be used, and why.
func wrong(row, column int, why words.Both[string], detail string) words.Notice {
	return words.Notice{Detail: detail, Text: words.Both[string]{
		Zh: fmt.Sprintf("粘贴的第 %d 行第 %d 列：", row+1, column+1) + why.Zh + "整块都没有放进去。",
		En: fmt.Sprintf("Pasted row %d, column %d: ", row+1, column+1) + why.En + " None of it was put in.",
	}}
}
