package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// watch builds again whenever a source file has changed, until ctx is done. It does so in a new process, since the
// first screens are drawn by code that is part of this command.
func watch(ctx context.Context, root string, plain bool) {
	last := newest(root)
	for {
		select {
		case <-ctx.Done():
			return
		case <-time.After(500 * time.Millisecond):
		}
		now := newest(root)
		if now.Equal(last) {
			continue
		}
		for _, command := range [][]string{{"./web/cmd/generate"}, {"./web/cmd/convlab", "build", "-quality", "0", fmt.Sprintf("-plain=%t", plain)}} {
			cmd := exec.CommandContext(ctx, "go", append([]string{"run"}, command...)...)
			cmd.Dir, cmd.Stdout, cmd.Stderr = root, os.Stdout, os.Stderr
			if err := cmd.Run(); err != nil {
				fmt.Printf("not built, dist/ is as it was: %v\n", err)
				break
			}
		}
		last = newest(root) // generate may have written
	}
}

// newest returns when a source file was last written.
func newest(root string) (t time.Time) {
	for _, top := range []string{"index.html", "static", "nn", "web", "wasm", "go.mod"} {
		filepath.WalkDir(filepath.Join(root, top), func(file string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || strings.HasPrefix(d.Name(), ".") {
				return nil // a file that has just gone is no reason to stop
			}
			if info, err := d.Info(); err == nil && info.ModTime().After(t) {
				t = info.ModTime()
			}
			return nil
		})
	}
	return t
}
