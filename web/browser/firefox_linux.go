package browser

import (
	"os/exec"
	"syscall"
)

// dieTogether has a process killed when ours ends without having closed it.
func dieTogether(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL} }
