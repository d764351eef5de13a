//go:build !js

package train

import (
	"archive/zip"
	"context"
	"encoding/binary"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"

	"convlab/nn/mnist"
	gotraining "convlab/nn/training"
	work "convlab/web/work/training"
)

// The program for Keras runs there and reads as many of the test images as ours, within noise. It wants the Python that has
// Keras 3: CONVLAB_KERAS=python3 go test -v -run KerasRuns ./web/lesson/train
func TestKerasRuns(t *testing.T) {
	python := os.Getenv("CONVLAB_KERAS")
	if python == "" {
		t.Skip("a developer's check: set CONVLAB_KERAS to a Python with Keras 3")
	}
	train, test, err := mnist.Load()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	writeNPZ(t, filepath.Join(dir, "mnist.npz"), train, test)
	dense := work.Quick()
	dense.Epochs = 2
	momentum := work.Settings{Net: work.Dense, Units: []int{128}, Rule: work.Momentum, Rate: .02, Schedule: work.InSteps, Batch: 64, Epochs: 3, L2: 1e-4, Dropout: .2, Seed: 5, Images: 30000}
	lenet := work.Settings{Net: work.LeNet5, Rule: work.Adam, Rate: .002, Schedule: work.Cosine, Batch: 128, Epochs: 3, Seed: 2, Images: 20000}
	cnn := work.Settings{Net: work.SmallCNN, Rule: work.Adam, Rate: .003, Schedule: work.OneCycle, Batch: 128, Epochs: 2, L2: .01, Dropout: .3, Seed: 3, Images: 8000}
	pen := work.Settings{Net: work.LeNet5, Rule: work.SGD, Rate: .05, Batch: 64, Epochs: 2, Augment: work.Pen, Seed: 4, Images: 10000} // Keras distorts otherwise
	result := regexp.MustCompile(`test: \[([\d.e-]+), ([\d.]+)\]`)
	for i, s := range []work.Settings{dense, momentum, lenet, cnn, pen} {
		if p := s.Check(); p != nil {
			t.Fatal(p)
		}
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			file := filepath.Join(dir, fmt.Sprintf("net%d.py", i))
			if err := os.WriteFile(file, []byte(KerasCode(&s).String()), 0o644); err != nil {
				t.Fatal(err)
			}
			// The images are ours, so that nothing is fetched.
			run := exec.Command(python, "-c", `import sys, numpy, keras
z = numpy.load(sys.argv[1])
keras.datasets.mnist.load_data = lambda: ((z["x_train"], z["y_train"]), (z["x_test"], z["y_test"]))
exec(open(sys.argv[2]).read())`, filepath.Join(dir, "mnist.npz"), file)
			run.Env = append(os.Environ(), "TF_CPP_MIN_LOG_LEVEL=3")
			out, err := run.CombinedOutput()
			m := result.FindSubmatch(out)
			if err != nil || m == nil {
				t.Fatalf("%v: %s", err, out)
			}
			keras, _ := strconv.ParseFloat(string(m[2]), 64)
			model := s.Model()
			data := train
			if s.Images > 0 {
				data = train.Slice(0, s.Images)
			}
			tr := gotraining.New(gotraining.Job{Model: model, Recipe: model.Recipe, Seed: uint64(s.Seed), Data: data, Judge: test})
			defer tr.Close()
			last := lastWrong{}
			if err := tr.Run(context.Background(), &last); err != nil {
				t.Fatal(err)
			}
			ours := 1 - float64(last.wrong)/float64(len(test.Labels))
			t.Logf("test images right: Keras %.2f %%, ours %.2f %%", 100*keras, 100*ours)
			// One short run of each: seeds alone make a difference of a third of the errors.
			if noise := .35*(1-min(keras, ours)) + .005; s.Augment == work.Plain && math.Abs(keras-ours) > noise || keras < .8 {
				t.Errorf("Keras is right about %.4f of the test images, ours about %.4f", keras, ours)
			}
		})
	}
}

type lastWrong struct{ wrong int }

func (*lastWrong) Step(*gotraining.Training, int)            {}
func (l *lastWrong) Epoch(_ *gotraining.Training, wrong int) { l.wrong = wrong }

// writeNPZ writes images and labels as Keras has them.
func writeNPZ(t *testing.T, path string, train, test *mnist.Set) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(f)
	put := func(name, shape string, data []byte) {
		w, err := z.Create(name + ".npy")
		if err != nil {
			t.Fatal(err)
		}
		head := fmt.Sprintf("{'descr': '|u1', 'fortran_order': False, 'shape': (%s), }", shape)
		head += fmt.Sprintf("%*s\n", 63-(len(head)+10)%64, "")
		w.Write(append([]byte("\x93NUMPY\x01\x00"), binary.LittleEndian.AppendUint16(nil, uint16(len(head)))...))
		w.Write([]byte(head))
		w.Write(data)
	}
	for name, s := range map[string]*mnist.Set{"train": train, "test": test} {
		put("x_"+name, fmt.Sprintf("%d, 28, 28", len(s.Labels)), s.Images)
		put("y_"+name, fmt.Sprintf("%d,", len(s.Labels)), s.Labels)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}
