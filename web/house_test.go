package web

import (
	"bytes"
	"errors"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"convlab/web/gotool"
	"convlab/web/lesson/words"
)

// These tests hold the house: who may know whom, and that a chapter is two
// folders and a line of the table.

// --- Arrows ---

// Arrows go one way: wasm → web → web/lesson → nn. Each row says what packages may
// not import, nor anything that they import in turn, as far as it is not Go's own.
// A path that ends in /... means all that begins so.
func TestArrows(t *testing.T) {
	const (
		browser = "syscall/js"
		vugu    = "github.com/vugu/..."
		native  = "github.com/chromedp/..."
	)
	for _, row := range []struct {
		from string
		not  []string
	}{
		{"./nn/...", []string{browser, vugu, native, "convlab/web/...", "convlab/wasm/..."}},
		{"./web/lesson/...", []string{browser, vugu, native, "convlab/web", "convlab/web/dom/...", "convlab/web/part", "convlab/web/page", "convlab/web/chapter/...", "convlab/wasm/..."}},
		{"./web/part", []string{native, "convlab/web", "convlab/web/page", "convlab/web/chapter/...", "convlab/web/lesson/room", "convlab/wasm/..."}},
		{"./web/chapter/...", []string{native, "convlab/web", "convlab/web/lesson", "convlab/wasm/..."}},
		{"./web", []string{native, "convlab/web/site", "convlab/web/browser", "convlab/wasm/..."}},
		{"./wasm", []string{native, "convlab/web/site", "convlab/web/browser", "net/http", "html/template"}},
		{"./wasm/worker", []string{native, vugu, "convlab/web", "convlab/web/dom/...", "convlab/web/page", "convlab/web/chapter/...", "net/http", "html/template"}},
	} {
		for _, env := range [][]string{nil, {"GOOS=js", "GOARCH=wasm"}} {
			if strings.HasPrefix(row.from, "./wasm") && env == nil || row.from == "./web/chapter/..." && env != nil {
				continue // the page exists only in the browser; there, its canvases know web/page, which knows the lesson
			}
			const format = `{{if not .Standard}}{{.ImportPath}}:{{range .Imports}} {{.}}{{end}}{{end}}`
			out, err := gotool.Run(env, "..", "list", "-deps", "-f", format, row.from)
			if err != nil {
				t.Fatal(err)
			}
			for line := range strings.Lines(out) {
				pkg, imports, _ := strings.Cut(strings.TrimSpace(line), ":")
				for imported := range strings.FieldsSeq(imports) {
					for _, not := range row.not {
						if matches(imported, not) {
							t.Errorf("%s needs %s, which imports %s", row.from, pkg, imported)
						}
					}
				}
			}
		}
	}
}

func matches(path, pattern string) bool {
	if prefix, ok := strings.CutSuffix(pattern, "/..."); ok {
		return path == prefix || strings.HasPrefix(path, prefix+"/")
	}
	return path == pattern
}

// What the packages of the page may import of this module, file by file and on
// every platform. The first rule that fits a folder is its rule.
func TestImports(t *testing.T) {
	leaves := []string{"web/lesson/words", "web/lesson/link", "web/lesson/undo", "web/lesson/clock", "web/work", "nn/..."}
	tools := slices.Concat(leaves, []string{"web/lesson/digit", "web/lesson/panel", "web/lesson/cells", "web/lesson/library", "web/work/photos", "web/work/training"})
	rooms := append(slices.Clone(tools), "web/lesson/room")
	type rule struct {
		folder string
		may    []string
		js     []string // what files whose names end in _js.go may besides
	}
	rules := []rule{
		{"nn/...", []string{"nn/..."}, nil},
		{"web/lesson", rooms, nil},
		{"web/lesson/room", tools, nil},
		{"web/part", []string{"web/lesson/words"}, nil},
		{"web/page", append(slices.Clone(rooms), "web/lesson", "web/dom", "web/work/post"), nil},
		{"web/dom/...", []string{"web/dom/..."}, nil},
		{"web/chapter", []string{"web/lesson/room"}, nil},
		{"web", append(slices.Clone(rooms), "web/chapter/...", "web/part", "web/dom", "web/lesson"), []string{"web/page"}},
		{"wasm", []string{"web"}, nil},
		{"wasm/worker", []string{"nn/...", "web/work/..."}, nil},
		{"web/work/post", []string{"web/work"}, nil},
		{"web/work/training", []string{"web/work", "nn/..."}, nil},
		{"web/work/training/jobs", []string{"web/work", "web/work/training", "nn/..."}, nil},
	}
	for _, leaf := range leaves[:5] {
		rules = append(rules, rule{leaf, []string{"nn/..."}, nil})
	}
	for _, tool := range []string{"web/lesson/digit", "web/lesson/panel", "web/lesson/cells", "web/lesson/library"} {
		rules = append(rules, rule{tool, tools, nil})
	}
	for _, c := range chapterFolders(t) {
		rules = append(rules,
			rule{"web/lesson/" + c, rooms, nil},
			rule{"web/chapter/" + c, append(slices.Clone(rooms), "web/lesson/"+c, "web/chapter", "web/part"), []string{"web/page", "web/work/post"}})
	}
	for i := range rules {
		if f := rules[i].folder; f == "web" || f == "web/part" || strings.HasPrefix(f, "web/chapter/") {
			rules[i].may = append(slices.Clone(rules[i].may), "web/dom/node") // what .vugu files become
		}
	}
	rules = append(rules, rule{"web/lesson/words/wordstest", append(slices.Clone(leaves), "web/lesson/room"), nil}) // of tests
	browser := func(file string) bool {
		dir := path.Dir(file)
		chapter := path.Dir(dir) == "web/chapter" && strings.HasSuffix(file, "_js.go")
		return dir == "web/page" || dir == "web/dom" || dir == "web/cmd/benchpage" || strings.HasPrefix(dir, "wasm/") || dir == "web/work/post" || chapter || file == "web/run_js.go"
	}
	used := map[string]bool{}
	for _, file := range sources(t, ".go") {
		tree, err := parser.ParseFile(token.NewFileSet(), filepath.Join("..", file), nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		at := slices.IndexFunc(rules, func(r rule) bool { return matches(path.Dir(file), r.folder) })
		if inPage := strings.HasPrefix(file, "web/lesson/") || strings.HasPrefix(file, "web/chapter/"); at < 0 && inPage {
			t.Errorf("%s: its folder is neither a chapter's nor known to be for all", file)
		}
		for _, spec := range tree.Imports {
			imported, _ := strconv.Unquote(spec.Path.Value)
			if imported == "syscall/js" && !browser(file) {
				t.Errorf("%s imports syscall/js", file)
			}
			own, ours := strings.CutPrefix(imported, "convlab/")
			if !ours || at < 0 {
				continue
			}
			used[rules[at].folder] = true
			may := rules[at].may
			if strings.HasSuffix(file, "_js.go") {
				may = append(slices.Clone(may), rules[at].js...)
			}
			if !slices.ContainsFunc(may, func(pattern string) bool { return matches(own, pattern) }) {
				t.Errorf("%s imports %s", file, own)
			}
		}
	}
	for _, folder := range []string{"web", "web/page", "web/part", "web/lesson", "web/lesson/room", "web/chapter"} {
		if !used[folder] {
			t.Errorf("%s imports nothing: has it moved?", folder)
		}
	}
}

// chapterFolders lists the chapters by their folders: those of the table, and those
// that are being made.
func chapterFolders(t *testing.T) []string {
	names := Routes()
	for _, name := range []string{"lesson/*/scenes.go", "chapter/*/doc.go"} {
		files, err := filepath.Glob(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			if name := filepath.Base(filepath.Dir(file)); !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// sources lists the files of the page and of nn with one of the extensions, from
// the top of the repository, without tests.
func sources(t *testing.T, extensions ...string) (files []string) {
	t.Helper()
	for _, top := range []string{"nn", "web", "wasm", "static", "index.html"} {
		err := filepath.WalkDir(filepath.Join("..", top), func(name string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if d.IsDir() && d.Name() == "testdata" {
				return fs.SkipDir
			}
			if !d.IsDir() && slices.Contains(extensions, filepath.Ext(name)) && !strings.HasSuffix(name, "_test.go") {
				files = append(files, strings.TrimPrefix(filepath.ToSlash(name), "../"))
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// --- A chapter is two folders and a line of the table ---

// The folders and the class of a chapter's root are called what its route is.
func TestChaptersGoByTheirRoutes(t *testing.T) {
	for _, route := range Routes() {
		for _, folder := range []string{"lesson", "chapter"} {
			if files, err := filepath.Glob(filepath.Join(folder, route, "*.go")); err != nil || len(files) == 0 {
				t.Errorf("web/%s/%s has no Go files", folder, route)
			}
		}
		r := begin(t, at(words.English, "#/"+route))
		roots := 0
		for _, n := range r.find("main").Kids {
			if slices.Contains(strings.Fields(n.Attr("class")), route) {
				roots++
			}
		}
		if roots != 1 || len(r.doc.FindAll("."+route)) != 1 {
			t.Errorf("%d roots have the class %s", roots, route)
		}
	}
	for _, folder := range []string{"lesson", "chapter"} {
		entries, err := os.ReadDir(folder)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, e := range entries {
			if slices.Contains(Routes(), e.Name()) {
				n++
			} else if e.IsDir() && folder == "chapter" {
				t.Errorf("web/chapter/%s is no chapter of the table", e.Name())
			}
		}
		if n != len(Routes()) {
			t.Errorf("web/%s has %d of %d chapters", folder, n, len(Routes()))
		}
	}
}

// ordinary are routes that are words of the field, or of HTML, too: a text, an element
// or a field of a link may be called the same.
var ordinary = map[string]bool{"pixels": true, "table": true, "train": true, "cnn": true}

// No chapter is named outside its folders and the table.
func TestChaptersAreNamedAtHome(t *testing.T) {
	for _, route := range Routes() {
		name := regexp.QuoteMeta(route)
		word, before := "[\"'`]"+name+"[\"'`]|", ""
		if ordinary[route] {
			word, before = "", `(?:[^"'`+"`"+`]*[^\w"'`+"`"+`])?` // a method may be called so, too
		} else {
			before = `[^"'` + "`" + `]*`
		}
		quoted := regexp.MustCompile(word + "#/" + name + `\b|class=["'][^"']*\b` + name + `\b|["'` + "`" + `]` + before + `\.` + name + `(?:[^\w-]|$)`)
		class := regexp.MustCompile(`\.` + name + `(?:[^\w-]|$)`)
		n := 0
		for _, file := range sources(t, ".go", ".vugu", ".css", ".js", ".mjs", ".html") {
			if file == "web/chapters.go" || strings.HasPrefix(file, "nn/") {
				continue
			}
			data, err := os.ReadFile(filepath.Join("..", file))
			if err != nil {
				t.Fatal(err)
			}
			home := strings.HasPrefix(file, "web/chapter/"+route+"/") || strings.HasPrefix(file, "web/lesson/"+route+"/")
			for i, line := range strings.Split(string(data), "\n") {
				if !quoted.MatchString(line) && !(path.Ext(file) == ".css" && class.MatchString(line)) {
					continue
				}
				if n++; !home {
					t.Errorf("%s:%d names %s: %.120s", file, i+1, route, strings.TrimSpace(line))
				}
			}
		}
		if n < 2 {
			t.Errorf("%s is named nowhere: does this test look in the right places?", route)
		}
	}
}

// A chapter's style sheet is about that chapter only.
func TestStylesStayAtHome(t *testing.T) {
	for _, route := range Routes() {
		sheet := filepath.Join("chapter", route, route+".css")
		data, err := os.ReadFile(sheet)
		if errors.Is(err, fs.ErrNotExist) {
			continue // nothing but the shared parts
		}
		if err != nil {
			t.Fatal(err)
		}
		list := selectors(string(data))
		if len(list) == 0 {
			t.Errorf("%s has no selectors", sheet)
		}
		own := regexp.MustCompile(`\.` + regexp.QuoteMeta(route) + `(?:[^\w-]|$)`)
		for _, s := range list {
			if !own.MatchString(s) {
				t.Errorf("%s: %q is not only about .%s", sheet, s, route)
			}
		}
	}
	if others, _ := filepath.Glob("chapter/*/*.css"); len(others) > len(Routes()) {
		t.Errorf("there are style sheets of no chapter: %q", others)
	}
}

var cssComment = regexp.MustCompile(`(?s)/\*.*?\*/`)

// selectors lists the selectors of a style sheet, each comma's part by itself. The
// steps of keyframes are none.
func selectors(css string) (list []string) {
	css = cssComment.ReplaceAllString(css, "")
	var open []string // what the braces belong to
	from := 0
	for i, r := range css {
		switch r {
		case ';':
			from = i + 1
		case '{':
			head := strings.TrimSpace(css[from:i])
			if !strings.HasPrefix(head, "@") && !slices.ContainsFunc(open, func(s string) bool { return strings.HasPrefix(s, "@keyframes") }) {
				list = append(list, parts(head)...)
			}
			open, from = append(open, head), i+1
		case '}':
			open, from = open[:len(open)-1], i+1
		}
	}
	return list
}

// parts splits a list of selectors at the commas that stand in no brackets.
func parts(list string) (out []string) {
	depth, from := 0, 0
	for i, r := range list {
		switch r {
		case '(', '[':
			depth++
		case ')', ']':
			depth--
		case ',':
			if depth == 0 {
				out, from = append(out, strings.TrimSpace(list[from:i])), i+1
			}
		}
	}
	return append(out, strings.TrimSpace(list[from:]))
}

func TestSelectors(t *testing.T) {
	const css = `/* .x { } */ .a, .b:is(.c, .d) { color: red; --e: "f" }
		@media (max-width: 9px) { .g > .h[i="j,k"] { l: m } @keyframes n { 50% { o: p } } }
		.q:not(:has(> .r)) { s: t }`
	if got, want := selectors(css), []string{".a", ".b:is(.c, .d)", `.g > .h[i="j,k"]`, ".q:not(:has(> .r))"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// --- What another chapter costs ---

// One chapter more is the files of two folders and a line of the table: in a copy
// of the module it is generated, vetted, drawn and taken over.
func TestAnotherChapter(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles a copy of the module")
	}
	root := copyOfModule(t)
	for name, text := range oneMore {
		file := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	table := filepath.Join(root, "web", "chapters.go")
	data, err := os.ReadFile(table)
	if err != nil {
		t.Fatal(err)
	}
	data = bytes.Replace(data, []byte("\n)\n"), []byte("\n\t\"convlab/web/chapter/sidestep\"\n)\n"), 1)
	data = bytes.Replace(data, []byte("\n}\n"), []byte("\n\tsidestep.Entry,\n}\n"), 1)
	if err := os.WriteFile(table, data, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"run", "./web/cmd/generate"},
		{"vet", "./web/chapter/sidestep", "./web/lesson/sidestep"},
		{"build", "./web/..."},
		{"test", "./web", "-run", "^(TestFirstScreenIsTakenOver|TestScenes|TestDoors|TestKeysInThePanel|TestImports|TestChaptersGoByTheirRoutes|TestChaptersAreNamedAtHome|TestStylesStayAtHome)$"},
	} {
		if out, err := gotool.Run(nil, root, args...); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
	}
	env := []string{"GOOS=js", "GOARCH=wasm"}
	if _, err := gotool.Run(env, root, "vet", "./web/chapter/sidestep", "./web/page", "./web"); err != nil {
		t.Error(err)
	}
}

// oneMore is a chapter as small as one can be.
var oneMore = map[string]string{
	"web/lesson/sidestep/sidestep.go": `// Package sidestep is #/sidestep without its looks.
package sidestep

import (
	"convlab/web/lesson/link"
	"convlab/web/lesson/room"
	"convlab/web/lesson/words"
)

// Chapter is the chapter's line in the lesson's table.
var Chapter = room.Chapter{
	Route: "sidestep",
	Heading: words.Both[words.Heading]{
		Zh: words.Heading{Short: "又一", Title: "又一章", Lede: "只有一个数。", Teaser: "再看一个数"},
		En: words.Heading{Short: "Sidestep", Title: "Sidestep chapter", Lede: "One number only.", Teaser: "One number more"},
	},
	Keys: words.Both[[]words.Key]{
		Zh: []words.Key{{Key: "空格", Does: "加一"}, {Key: "Home", Does: "零"}},
		En: []words.Key{{Key: "Space", Does: "one more"}, {Key: "Home", Does: "nought"}},
	},
	Open: func(d *room.Desk) room.Room { return &Room{Desk: d} },
	Scenes: []room.Scene{
		{Name: "first", See: []room.Sight{room.Says(".sidestep b", "0", "0")}},
		{Name: "more", Query: "n=3", Do: []room.Act{{Click: ".sidestep .btn"}}, See: []room.Sight{room.Says(".sidestep b", "4", "4")}},
	},
}

// A Room is the chapter while a reader is there.
type Room struct {
	*room.Desk
	N int
}

// Fields and Derive implement room.Room.
func (r *Room) Fields() []link.Field { return []link.Field{link.Int("n", &r.N, 0, 9, 0)} }
func (r *Room) Derive()              {}

// More adds one.
func (r *Room) More() { r.N++ }
`,
	"web/chapter/sidestep/sidestep.go": `// Package sidestep shows #/sidestep.
package sidestep

import (
	"strconv"

	"github.com/vugu/vugu"

	"convlab/web/chapter"
	lesson "convlab/web/lesson/sidestep"
)

// Entry is the chapter's line in the table.
var Entry = chapter.New(lesson.Chapter, func(r *lesson.Room) vugu.Builder { return &Sidestep{L: r} })

// Sidestep is the chapter's root.
type Sidestep struct{ L *lesson.Room }

func (c *Sidestep) n() string { return strconv.Itoa(c.L.N) }
`,
	"web/chapter/sidestep/sidestep.vugu": `<div class="sidestep"><p><b vg-content='c.n()'></b></p><button type="button" class="btn" @click='c.L.More()'>+1</button></div>
`,
	"web/chapter/sidestep/sidestep.css": `.sidestep { display: grid; }
`,
}

// copyOfModule copies what Git has, or would have, of the module.
func copyOfModule(t *testing.T) (root string) {
	t.Helper()
	root = t.TempDir()
	for _, file := range tracked(t, "go.mod", "go.sum", "nn", "web", "wasm", "static", "index.html") {
		data, err := os.ReadFile(filepath.Join("..", file))
		if errors.Is(err, fs.ErrNotExist) {
			continue // deleted, but not yet for Git
		}
		if err != nil {
			t.Fatal(err)
		}
		to := filepath.Join(root, filepath.FromSlash(file))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(to, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// tracked lists the files that Git has, or would have, in some places.
func tracked(t *testing.T, places ...string) []string {
	t.Helper()
	cmd := exec.Command("git", append([]string{"ls-files", "-co", "--exclude-standard", "-z", "--"}, places...)...)
	cmd.Dir = ".."
	out, err := cmd.Output()
	if err != nil {
		t.Skipf("this is no checkout of Git: %v", err)
	}
	return strings.FieldsFunc(string(out), func(r rune) bool { return r == 0 })
}

// --- The top level ---

// At the top level is what the README's list of folders says, and nothing that somebody left there.
func TestTopLevel(t *testing.T) {
	allowed := []string{"wasm", "web", "nn", "static", "docs", "go.mod", "go.sum", "build.sh", "index.html", "README.md", "LICENSE"}
	for _, name := range tracked(t, ".") {
		if top, _, _ := strings.Cut(name, "/"); !strings.HasPrefix(top, ".") && !slices.Contains(allowed, top) {
			t.Errorf("%s is not of the top level", name)
		}
	}
}
