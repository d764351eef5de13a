//go:build !js

// Peers trains the same networks with this repository's code, with Keras on
// TensorFlow and with PyTorch, in turns in one run on all cores, and prints how
// many images a second each takes. From the root of the repository:
//
//	./build.sh peers                    five turns of about two seconds for each
//	./build.sh peers -turns 3 -seconds 1 -only LeNet
//
// It needs Python 3.11 or newer with venv, and installs what requirements.txt
// names into .cache/peers (some gigabytes, because PyTorch's package for Linux
// brings what graphics cards need; it isn't used).
//
// Everyone trains on images of MNIST in memory, shuffled, and in the way that
// was fastest on this machine of those that peers.py tries: Keras through fit,
// with and without XLA, one or eight steps at a time; PyTorch eager and
// compiled, with channels first and last, with its fused optimisers. A turn
// holds everything of a training: taking the batch, forward, backward, step.
package main

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"time"

	"convlab/nn/gemm"
	"convlab/nn/mnist"
	"convlab/nn/zoo"
)

func main() {
	turns := flag.Int("turns", 5, "how often each is measured")
	seconds := flag.Float64("seconds", 2, "about how long, each time")
	only := flag.String("only", "", "only networks with this in their names")
	flag.Parse()
	if flag.NArg() > 0 || *turns < 1 || !(*seconds > 0) {
		flag.Usage()
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, *turns, *seconds, *only); err != nil {
		fmt.Fprintln(os.Stderr, "peers:", err)
		os.Exit(1)
	}
}

// A peer trains networks.
type peer interface {
	name() string
	// prepare gets ready for a job, and returns its parameters and in which way
	// it will be trained.
	prepare(job) (parameters int, way string, err error)
	// measure trains for about that long and returns images per second.
	measure(name string, seconds float64) (rate float64, err error)
}

const dir = ".cache/peers"

func run(ctx context.Context, turns int, seconds float64, only string) error {
	jobs := slices.DeleteFunc(jobs(), func(j job) bool { return !strings.Contains(j.Name, only) })
	if len(jobs) == 0 {
		return fmt.Errorf("no network has %q in its name", only)
	}
	train, _, err := mnist.Load()
	if err != nil {
		return err
	}
	python, err := install(ctx)
	if err != nil {
		return err
	}
	images, labels := filepath.Join(dir, "images.u8"), filepath.Join(dir, "labels.u8")
	if err := os.WriteFile(images, train.Images, 0o644); err != nil {
		return err
	}
	if err := os.WriteFile(labels, train.Labels, 0o644); err != nil {
		return err
	}
	us := newOurs(train)
	defer us.close()
	peers := []peer{us}
	for _, kind := range []string{"keras", "torch"} {
		p, err := start(ctx, python, "nn/cmd/peers/peers.py", kind, images, labels)
		if err != nil {
			return err
		}
		defer p.close()
		peers = append(peers, p)
	}
	report := fmt.Sprintf("%d cores, %s, %s, %s\n\n", runtime.GOMAXPROCS(0), runtime.Version(), gemm.Features(), time.Now().UTC().Format(time.DateOnly))
	report += "| images/s, median (best) of " + fmt.Sprint(turns)
	for _, p := range peers {
		report += " | " + p.name()
	}
	report += " | × Keras | × PyTorch |\n|---|---:|---:|---:|---:|---:|\n"
	ways := "\n"
	for _, j := range jobs {
		row, how, err := compare(ctx, j, peers, turns, seconds)
		if err != nil {
			return err
		}
		report += row
		ways += how
	}
	fmt.Print("\n", report+ways)
	return os.WriteFile(filepath.Join(dir, "peers.md"), []byte(report+ways), 0o644)
}

// jobs are the networks that are compared, each with the rule of its recipe.
func jobs() []job {
	return []job{
		newJob("dense, batch 2000", &zoo.DenseCourse, 2000, 500),
		newJob("dense, batch 128", &zoo.DensePlain, 128, 64),
		newJob("LeNet-5, batch 128", &zoo.LeNet5, 128, 32),
		newJob("small CNN, batch 128", &zoo.CNN, 128, 32),
	}
}

// compare measures all peers in turns. It returns a row of the table, and lines
// that say in which ways they trained.
func compare(ctx context.Context, j job, peers []peer, turns int, seconds float64) (row, ways string, err error) {
	parameters := 0
	for _, p := range peers {
		n, way, err := p.prepare(j)
		if err != nil {
			return "", "", fmt.Errorf("%s: %s: %w", p.name(), j.Name, err)
		}
		if parameters == 0 {
			parameters = n
		}
		if n != parameters {
			return "", "", fmt.Errorf("%s has %d parameters, %s %d", p.name(), n, peers[0].name(), parameters)
		}
		ways += fmt.Sprintf("- %s: %s: %s\n", j.Name, p.name(), way)
	}
	rates := make([][]float64, len(peers))
	for turn := range turns {
		for i := range peers {
			if err := ctx.Err(); err != nil {
				return "", "", err
			}
			i = (i + turn) % len(peers)
			rate, err := peers[i].measure(j.Name, seconds)
			if err != nil {
				return "", "", fmt.Errorf("%s: %s: %w", peers[i].name(), j.Name, err)
			}
			rates[i] = append(rates[i], rate)
		}
	}
	row = "| " + j.Name
	for i, p := range peers {
		fmt.Printf("%s: %s: %.0f images/s\n", j.Name, p.name(), rates[i])
		row += fmt.Sprintf(" | %.0f (%.0f)", median(rates[i]), slices.Max(rates[i]))
	}
	for _, theirs := range rates[1:] {
		ratios := make([]float64, turns)
		for i := range ratios {
			ratios[i] = rates[0][i] / theirs[i]
		}
		row += fmt.Sprintf(" | %.2f", median(ratios))
	}
	return row + " |\n", ways, nil
}

func median(v []float64) float64 {
	v = slices.SortedFunc(slices.Values(v), cmp.Compare)
	return (v[(len(v)-1)/2] + v[len(v)/2]) / 2
}

// install makes a Python environment with the peers, if it isn't there, and
// returns its interpreter.
func install(ctx context.Context) (python string, err error) {
	if _, err := os.Stat("nn/cmd/peers/requirements.txt"); err != nil {
		return "", fmt.Errorf("run me in the root of the repository: %w", err)
	}
	env := filepath.Join(dir, "env")
	python, done := filepath.Join(env, "bin", "python"), filepath.Join(env, "installed.txt")
	want, err := os.ReadFile("nn/cmd/peers/requirements.txt")
	if err != nil {
		return "", err
	}
	if have, err := os.ReadFile(done); err == nil && string(have) == string(want) {
		return python, nil
	}
	fmt.Printf("installing %s into %s\n", strings.Join(strings.Fields(string(want)), ", "), env)
	for _, args := range [][]string{
		{"python3", "-m", "venv", env},
		{python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", "nn/cmd/peers/requirements.txt"},
	} {
		cmd := exec.CommandContext(ctx, args[0], args[1:]...)
		cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
		if err := cmd.Run(); err != nil {
			return "", fmt.Errorf("%s: %w", strings.Join(args, " "), err)
		}
	}
	return python, os.WriteFile(done, want, 0o644)
}
