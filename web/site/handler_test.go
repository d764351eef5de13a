package site

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
)

// served builds the tiny site and returns a function that asks for a path, with headers in pairs.
func served(t *testing.T) (get func(path string, headers ...string) (*http.Response, []byte), files []File, root string) {
	t.Helper()
	opt := tiny(t)
	files, err := Build(opt)
	if err != nil {
		t.Fatal(err)
	}
	h, err := Handler(filepath.Join(opt.Root, "dist"))
	if err != nil {
		t.Fatal(err)
	}
	get = func(path string, headers ...string) (*http.Response, []byte) {
		r := httptest.NewRequest("GET", "/", nil)
		r.URL.Path = path // as it is, without a client's cleaning
		for i := 0; i < len(headers); i += 2 {
			r.Header.Set(headers[i], headers[i+1])
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		body, err := io.ReadAll(w.Result().Body)
		if err != nil {
			t.Fatal(err)
		}
		return w.Result(), body
	}
	return get, files, opt.Root
}

func TestHandler(t *testing.T) {
	get, files, root := served(t)
	types := map[string]string{".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8",
		".css": "text/css; charset=utf-8", ".wasm": "application/wasm", ".bin": "application/octet-stream",
		".svg": "image/svg+xml", ".txt": "text/plain; charset=utf-8", "": "text/plain; charset=utf-8"}
	for _, f := range files {
		want, err := os.ReadFile(filepath.Join(root, "dist", f.Path))
		if err != nil {
			t.Fatal(err)
		}
		for _, accept := range []string{"", "gzip, br", "br;q=0"} {
			resp, body := get("/"+f.Path, "Accept-Encoding", accept)
			compressed := resp.Header.Get("Content-Encoding") == "br"
			if compressed != (accept == "gzip, br" && f.Brotli > 0) {
				t.Errorf("%s, Accept-Encoding %q: compressed is %v", f.Path, accept, compressed)
			}
			if compressed {
				if body, err = io.ReadAll(brotli.NewReader(bytes.NewReader(body))); err != nil {
					t.Error(f.Path, err)
				}
			}
			if resp.StatusCode != 200 || !bytes.Equal(body, want) {
				t.Errorf("%s, Accept-Encoding %q: status %d, right bytes: %v", f.Path, accept, resp.StatusCode, bytes.Equal(body, want))
			}
			if got := resp.Header.Get("Content-Type"); got != types[filepath.Ext(f.Path)] {
				t.Errorf("%s: Content-Type %s", f.Path, got)
			}
			if got := resp.Header.Get("Content-Security-Policy"); got != ContentSecurityPolicy {
				t.Errorf("%s: Content-Security-Policy %s", f.Path, got)
			}
			forever := strings.Contains(resp.Header.Get("Cache-Control"), "immutable")
			if forever != (f.Path != f.Name) {
				t.Errorf("%s: Cache-Control %s", f.Path, resp.Header.Get("Cache-Control"))
			}
		}
	}
	index, _ := get("/")
	if again, _ := get("/", "If-None-Match", index.Header.Get("ETag")); again.StatusCode != http.StatusNotModified {
		t.Errorf("asking for an unchanged index.html again: status %d", again.StatusCode)
	}
}

func TestHandlerServesNothingElse(t *testing.T) {
	get, _, root := served(t)
	if err := os.Symlink(filepath.Join(root, "go.mod"), filepath.Join(root, "dist", "link.txt")); err != nil {
		t.Log("no symbolic links here:", err)
	}
	for _, path := range []string{
		"/../go.mod", "/css/../../go.mod", "//../go.mod", "/..\\go.mod", "/css", "/css/", "/index.html.br",
		"/link.txt", "/nothing", "/index.html\x00", "/./../../LICENSE/x", "/C:/x", "/" + root + "/go.mod",
	} {
		if resp, body := get(path); resp.StatusCode != http.StatusNotFound || bytes.Contains(body, []byte("module tiny")) {
			t.Errorf("%q: status %d, %q", path, resp.StatusCode, body)
		}
	}
}

// A link whose # was encoded leads to where it meant to.
func TestHandlerOfEncodedHashes(t *testing.T) {
	opt := tiny(t)
	if _, err := Build(opt); err != nil {
		t.Fatal(err)
	}
	h, err := Handler(filepath.Join(opt.Root, "dist"))
	if err != nil {
		t.Fatal(err)
	}
	for at, want := range map[string]string{
		"/%23/draw?lang=en&ink=a%2Eb":       "/#/draw?lang=en&ink=a%2Eb",
		"/%23/draw":                         "/#/draw",
		"/%23%2Fdraw%3Flang=en":             "/#%2Fdraw%3Flang=en",
		"/%23//elsewhere.invalid/%0d%0aX:1": "/#//elsewhere.invalid/%0d%0aX:1",
	} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest("GET", at, nil))
		if got := w.Header().Get("Location"); got != want || w.Code != http.StatusFound {
			t.Errorf("%s leads to %q, status %d", at, got, w.Code)
		}
	}
}
