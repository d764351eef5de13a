// Package gotool runs the go command of the machine.
package gotool

import (
	"fmt"
	"os"
	"os/exec"
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
		return "", fmt.Errorf("go %s: %w\n%s%s", strings.Join(args, " "), err, out, stderr.String())
	}
	return strings.TrimSpace(string(out)), nil
}
