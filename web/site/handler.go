package site

import (
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"os"
	"path"
	"strconv"
	"strings"
)

// Handler serves a built dist as a careful host would: the right types, brotli for browsers that take it, hashed files
// for ever and the others revalidated, and the Content-Security-Policy as a header. It serves nothing outside dist.
func Handler(dist string) (http.Handler, error) {
	root, err := os.OpenRoot(dist) // refuses paths and links that lead out of dist
	if err != nil {
		return nil, err
	}
	return &handler{root.FS()}, nil
}

type handler struct{ files fs.FS }

func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("Content-Security-Policy", ContentSecurityPolicy)
	header.Set("X-Content-Type-Options", "nosniff")
	// In a sandboxed frame the page is of no origin, and its own files are of another. They are no secret.
	header.Set("Access-Control-Allow-Origin", "*")
	header.Set("Referrer-Policy", "no-referrer")
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		header.Set("Allow", "GET, HEAD")
		http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
		return
	}
	// Some programs encode the # of a link that they pass on.
	if rest, ok := strings.CutPrefix(r.URL.EscapedPath(), "/%23"); ok {
		if r.URL.RawQuery != "" {
			rest += "?" + r.URL.RawQuery
		}
		header.Set("Location", "/#"+rest)
		header.Set("Cache-Control", "no-store")
		w.WriteHeader(http.StatusFound)
		return
	}
	name := strings.TrimPrefix(path.Clean("/"+r.URL.Path), "/")
	if name == "" {
		name = "index.html"
	}
	file, err := h.open(name)
	if err != nil || strings.HasSuffix(name, ".br") {
		header.Set("Cache-Control", "no-store")
		http.Error(w, "404: there is no "+r.URL.Path, http.StatusNotFound)
		return
	}
	defer func() { file.Close() }()

	header.Set("Content-Type", contentType(name))
	header.Set("Vary", "Accept-Encoding")
	if hashedName.MatchString(name) {
		header.Set("Cache-Control", "public, max-age=31536000, immutable")
	} else {
		header.Set("Cache-Control", "no-cache")
	}
	// A range of a compressed file is no range of the file.
	if r.Header.Get("Range") == "" && acceptsBrotli(r.Header.Values("Accept-Encoding")) {
		if br, err := h.open(name + ".br"); err == nil {
			file.Close()
			file = br
			header.Set("Content-Encoding", "br")
		}
	}
	header.Set("ETag", fmt.Sprintf(`"%x-%x"`, file.info.ModTime().UnixNano(), file.info.Size()))
	http.ServeContent(w, r, name, file.info.ModTime(), file)
}

// A servedFile is a regular file with what is known of it. Files of an os.Root can seek.
type servedFile struct {
	*os.File
	info fs.FileInfo
}

func (h *handler) open(name string) (servedFile, error) {
	f, err := h.files.Open(name)
	if err != nil {
		return servedFile{}, err
	}
	file, ok := f.(*os.File)
	info, err := f.Stat()
	if !ok || err != nil || !info.Mode().IsRegular() {
		f.Close()
		return servedFile{}, fs.ErrNotExist
	}
	return servedFile{file, info}, nil
}

// contentType does not ask the machine's own tables for the types that matter: some know .wasm or .js differently.
func contentType(name string) string {
	switch ext := path.Ext(name); ext {
	case ".html":
		return "text/html; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".wasm":
		return "application/wasm"
	case ".json":
		return "application/json"
	case ".webmanifest":
		return "application/manifest+json"
	case ".svg":
		return "image/svg+xml"
	case ".png":
		return "image/png"
	case ".txt", "":
		return "text/plain; charset=utf-8"
	default:
		if t := mime.TypeByExtension(ext); t != "" {
			return t
		}
		return "application/octet-stream"
	}
}

// acceptsBrotli reads Accept-Encoding: br must be named, and not with q=0.
func acceptsBrotli(values []string) bool {
	for coding := range strings.SplitSeq(strings.Join(values, ","), ",") {
		name, params, _ := strings.Cut(coding, ";")
		if strings.TrimSpace(name) != "br" {
			continue
		}
		q, found := strings.CutPrefix(strings.TrimSpace(params), "q=")
		if !found {
			return true
		}
		quality, err := strconv.ParseFloat(q, 64)
		return err == nil && quality > 0
	}
	return false
}
