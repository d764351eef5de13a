// Package gotool runs the go command of the machine.
package gotool

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Run runs the go command in a folder, "" for the working directory, and returns
// what it prints. More is added to its environment, such as "GOOS=js".
func Run(more []string, dir string, args ...string) (string, error) {
	cmd := exec.Command("go", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), more...)
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("go %s: %w\n%s", strings.Join(args, " "), err, stderr.String())
	}
	return strings.TrimSpace(string(out)), nil
}

// Root returns the repository that the working directory is in.
func Root() (string, error) {
	mod, err := Run(nil, "", "env", "GOMOD")
	if err != nil {
		return "", err
	}
	if mod == "" || mod == os.DevNull {
		return "", errors.New("not inside the convlab repository")
	}
	return filepath.Dir(mod), nil
}
