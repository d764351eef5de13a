package main

import (
	"flag"
	"fmt"
	"path/filepath"
	"time"

	"convlab/web/site"
)

func build(root string, flags *flag.FlagSet, args []string) error {
	out := flags.String("out", filepath.Join(root, "dist"), "folder to write")
	quality := flags.Int("quality", 11, "of brotli, 1 to 11; 0: no compressed files")
	plain := flags.Bool("plain", false, "only the program without SIMD, which needs no Go but this machine's own")
	flags.Parse(args)
	return buildSite(site.Options{Root: root, Dist: *out, Quality: *quality, Plain: *plain})
}

// buildSite builds and prints what came of it: the large files, one a line, and the sums.
func buildSite(opt site.Options) error {
	start := time.Now()
	opt.Log = func(format string, args ...any) {
		fmt.Printf("%6.1f s  %s\n", time.Since(start).Seconds(), fmt.Sprintf(format, args...))
	}
	files, err := site.Build(opt)
	if err != nil {
		return err
	}
	var all, sent int
	for _, f := range files {
		n := f.Brotli
		if n == 0 {
			n = f.Size
		}
		all += f.Size
		sent += n
		if f.Size > 100_000 {
			fmt.Printf("          %-34s %9d bytes, %9d sent\n", f.Path, f.Size, n)
		}
	}
	fmt.Printf("%6.1f s  %d files in %s: %d bytes, %d sent to browsers that take brotli\n",
		time.Since(start).Seconds(), len(files), opt.Dist, all, sent)
	return nil
}
