package web

import (
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

// What the browser calls in Go goes through one door: a panic anywhere else
// would end the program.
func TestOneDoor(t *testing.T) {
	doors := map[string]int{"web/page/door_js.go": 1, "web/dom/listen_js.go": 1, "web/dom/page_js.go": 1}
	for _, file := range sources(t, ".go") {
		data, err := os.ReadFile(filepath.Join("..", file))
		if err != nil {
			t.Fatal(err)
		}
		text := string(data)
		for _, name := range []string{"navigator", "mediaDevices", "clipboard", "localStorage", "caches", "indexedDB"} {
			if strings.Contains(text, `Get("`+name+`").`) {
				t.Errorf("%s asks for something of %s without page.Read: a browser may have none, or throw", file, name)
			}
		}
		n := strings.Count(text, "js.FuncOf(")
		if strings.HasPrefix(file, "web/cmd/") || strings.HasPrefix(file, "wasm/worker/") {
			continue // a worker whose program has ended is replaced
		}
		if n != doors[file] {
			t.Errorf("%s makes %d functions of JavaScript, want %d", file, n, doors[file])
		}
		// So would one in a goroutine.
		page := path.Dir(file) == "web/page" || strings.HasPrefix(file, "web/chapter/")
		if page && strings.Count(text, "\tgo ") != strings.Count(text, "\tgo p.safely(") {
			t.Errorf("%s starts a goroutine that nothing guards", file)
		}
	}
}
