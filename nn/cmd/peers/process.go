//go:build !js

package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
)

// A process is a peer that another program runs: a line of JSON to it, one back.
type process struct {
	cmd     *exec.Cmd
	in      io.WriteCloser
	out     *bufio.Reader
	version string
}

func start(ctx context.Context, args ...string) (*process, error) {
	p := &process{cmd: exec.CommandContext(ctx, args[0], args[1:]...)}
	p.cmd.Stderr = os.Stderr
	in, err := p.cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := p.cmd.Start(); err != nil {
		return nil, err
	}
	p.in, p.out = in, bufio.NewReader(out)
	var hello struct{ Version string }
	if err := p.read(&hello); err != nil {
		p.close()
		return nil, fmt.Errorf("%v: %w", args, err)
	}
	p.version = hello.Version
	return p, nil
}

func (p *process) name() string { return p.version }

func (p *process) prepare(j job) (int, string, error) {
	var answer struct {
		Parameters int
		Way        string
		Failed     []string
	}
	if err := p.ask(map[string]any{"prepare": j}, &answer); err != nil {
		return 0, "", err
	}
	failed := strings.Join(answer.Failed, "; ")
	switch {
	case answer.Way == "":
		return 0, "", errors.New("no way of training works: " + failed)
	case failed != "":
		return answer.Parameters, answer.Way + " (failed: " + failed + ")", nil
	}
	return answer.Parameters, answer.Way, nil
}

func (p *process) measure(name string, seconds float64) (float64, error) {
	var answer struct{ Rate float64 }
	err := p.ask(map[string]any{"measure": name, "seconds": seconds}, &answer)
	return answer.Rate, err
}

func (p *process) ask(request, answer any) error {
	b, err := json.Marshal(request)
	if err != nil {
		return err
	}
	if _, err := p.in.Write(append(b, '\n')); err != nil {
		return err
	}
	return p.read(answer)
}

func (p *process) read(answer any) error {
	line, err := p.out.ReadBytes('\n')
	if err != nil {
		return fmt.Errorf("it ended: %w", err)
	}
	return json.Unmarshal(line, answer)
}

func (p *process) close() {
	p.in.Close()
	p.cmd.Wait()
}
