// Package sourcetree finds the source tree that a native command runs in.
package sourcetree

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
)

// Root is the directory of this module's go.mod, at or above the working
// directory.
func Root() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		b, err := os.ReadFile(filepath.Join(dir, "go.mod"))
		if err == nil && strings.HasPrefix(string(b), "module convlab\n") {
			return dir, nil
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", errors.New("run me inside the convlab repository")
		}
		dir = up
	}
}
