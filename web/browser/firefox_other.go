//go:build !linux

package browser

import "os/exec"

// dieTogether: only Linux can.
func dieTogether(*exec.Cmd) {}
