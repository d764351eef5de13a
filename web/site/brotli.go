package site

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"time"

	"github.com/andybalholm/brotli"
)

// compress returns the brotli form of f, or nil where it is not worth having. The results are kept in cache, by content:
// the program takes some twenty seconds at quality 11.
func compress(cache string, f *asset, quality int) ([]byte, error) {
	switch path.Ext(f.path) {
	case ".png", ".jpg", ".webp", ".avif", ".woff2", ".gz", ".br", ".zip", ".c28":
		return nil, nil // compressed already
	}
	if quality == 0 || len(f.data) < 512 {
		return nil, nil
	}
	out, err := cached(cache, f.data, quality)
	if err != nil || len(out) > len(f.data)*95/100 {
		return nil, err
	}
	return out, nil
}

func cached(cache string, data []byte, quality int) ([]byte, error) {
	sum := sha256.Sum256(data)
	// A better one from an earlier build will do as well.
	for q := quality; q <= brotli.BestCompression; q++ {
		file := cacheFile(cache, sum, q)
		if out, err := os.ReadFile(file); err == nil {
			now := time.Now()
			os.Chtimes(file, now, now) // for prune
			return out, nil
		}
	}
	var buf bytes.Buffer
	w := brotli.NewWriterLevel(&buf, quality)
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return buf.Bytes(), writeFile(cacheFile(cache, sum, quality), buf.Bytes())
}

func cacheFile(cache string, sum [sha256.Size]byte, quality int) string {
	return filepath.Join(cache, fmt.Sprintf("%x.%d.br", sum[:16], quality))
}

// prune deletes what no build has used for two weeks.
func prune(cache string) {
	entries, _ := os.ReadDir(cache)
	for _, e := range entries {
		if info, err := e.Info(); err == nil && time.Since(info.ModTime()) > 14*24*time.Hour {
			os.Remove(filepath.Join(cache, e.Name()))
		}
	}
}
