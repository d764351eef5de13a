package site

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"sync"
)

// Options say what to build. Only Root must be set.
type Options struct {
	Root    string // the repository
	Dist    string // where to write; default Root/dist
	Page    *Page  // default ConvLab
	Quality int    // of brotli, 1..11; 0 writes no compressed files
	Log     func(format string, args ...any)

	Plain bool                                 // only the program without SIMD
	SIMD  func(root string) (Toolchain, error) // what compiles the other one; default SIMDToolchain
}

// A File is a line of the build's report.
type File struct {
	Name   string // in the sources
	Path   string // in dist
	Size   int
	Brotli int // 0: no compressed sibling
}

// Build writes the site and reports its files in order of their names. Equal sources give equal bytes.
func Build(opt Options) ([]File, error) {
	opt.Dist = cmp.Or(opt.Dist, filepath.Join(opt.Root, "dist"))
	if opt.Page == nil {
		opt.Page = &ConvLab
	}
	if opt.Log == nil {
		opt.Log = func(string, ...any) {}
	}
	if opt.SIMD == nil {
		opt.SIMD = SIMDToolchain
	}
	a := assets{}

	opt.Log("compiling ./wasm and ./wasm/worker")
	if err := addPrograms(a, opt); err != nil {
		return nil, err
	}
	if err := a.addDir(filepath.Join(opt.Root, "static")); err != nil {
		return nil, err
	}
	if err := joinStyles(a, opt.Root); err != nil {
		return nil, err
	}
	if err := addLicences(a, opt.Root); err != nil {
		return nil, err
	}
	data, err := opt.Page.Data(opt.Root)
	if err != nil {
		return nil, fmt.Errorf("making the data files: %w", err)
	}
	for name, content := range data {
		a.add(name, content)
	}

	if err := addScreens(a, opt.Page); err != nil {
		return nil, err
	}

	index, err := renderIndex(filepath.Join(opt.Root, "index.html"), a, opt.Page)
	if err != nil {
		return nil, err
	}
	a.add("index.html", index)

	opt.Log("compressing")
	compressed, err := compressAll(a, filepath.Join(opt.Root, ".cache", "br"), opt.Quality)
	if err != nil {
		return nil, err
	}
	if err := a.write(opt.Dist, compressed); err != nil {
		return nil, err
	}
	return report(a, compressed), nil
}

// joinStyles makes one style sheet, css/page.css, of those in static/css, base.css first, and of the chapters', which stand
// beside their components: together they are smaller than each for itself, and come at once.
func joinStyles(a assets, root string) error {
	chapters, err := filepath.Glob(filepath.Join(root, "web", "chapter", "*", "*.css"))
	if err != nil || len(chapters) == 0 {
		return err
	}
	var all []byte
	for _, name := range a.names() {
		if path.Ext(name) == ".css" {
			all = append(append(all, a[name].data...), '\n')
			delete(a, name)
		}
	}
	for _, sheet := range chapters {
		css, err := os.ReadFile(sheet)
		if err != nil {
			return err
		}
		all = append(append(all, bearUnits(shrinkCSS(string(css)))...), '\n')
	}
	a.add("css/page.css", markEnd("page", all))
	return nil
}

// addLicences adds our licence and everybody else's.
func addLicences(a assets, root string) error {
	own, err := os.ReadFile(filepath.Join(root, "LICENSE"))
	if err != nil {
		return err
	}
	a.add("LICENSE", own)
	others, err := Licences(root)
	if err != nil {
		return err
	}
	a.add("LICENSES.txt", others)
	return nil
}

// compressAll returns the brotli siblings by their paths in dist.
func compressAll(a assets, cache string, quality int) (map[string][]byte, error) {
	var (
		mu   sync.Mutex
		wg   sync.WaitGroup
		errs error
		out  = map[string][]byte{}
	)
	for _, f := range a {
		wg.Go(func() {
			br, err := compress(cache, f, quality)
			mu.Lock()
			defer mu.Unlock()
			errs = errors.Join(errs, err)
			if br != nil {
				out[f.path+".br"] = br
			}
		})
	}
	wg.Wait()
	prune(cache)
	return out, errs
}

func report(a assets, compressed map[string][]byte) []File {
	var files []File
	for _, name := range a.names() {
		f := a[name]
		files = append(files, File{f.name, f.path, len(f.data), len(compressed[f.path+".br"])})
	}
	return files
}
