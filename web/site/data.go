package site

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"convlab/nn/imagecode"
	"convlab/nn/mnist"
	"convlab/nn/zoo"
	"convlab/web/lesson/library"
)

// digits returns the files of MNIST: for "give me a real digit" the first fifty of each from the test set, and all of it,
// packed, for those who ask for all of it.
func digits(root string) (map[string][]byte, error) {
	train, test, err := mnist.Load()
	if err != nil {
		return nil, err
	}
	var images, labels bytes.Buffer
	if err := test.Sample(50).Write(&images, &labels); err != nil {
		return nil, err
	}
	data := map[string][]byte{
		"data/sample-images.idx3": images.Bytes(),
		"data/sample-labels.idx1": labels.Bytes(),
	}
	if data[library.MistakesFile], err = mistakes(root); err != nil {
		return nil, err
	}
	for name, set := range map[string]*mnist.Set{library.TestFile: test, library.TrainFile: train} {
		if data[name], err = packed(root, set); err != nil {
			return nil, err
		}
	}
	return data, nil
}

// mistakes returns which test images the networks of our table answer wrong, one list of what trainings have left beside their results.
func mistakes(root string) (list []byte, err error) {
	for _, m := range zoo.Models {
		if len(m.Rows) == 0 {
			continue // it is not in the table: it reads images that nobody else could
		}
		b, err := os.ReadFile(filepath.Join(root, "nn", "zoo", "results", zoo.MistakesFile(m)))
		if errors.Is(err, fs.ErrNotExist) {
			continue // trained before the lists were kept
		}
		if err != nil {
			return nil, err
		}
		of, err := zoo.ParseMistakes(b)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", zoo.MistakesFile(m), err)
		}
		list = zoo.AppendMistakes(list, m.Name, of[m.Name])
	}
	return list, nil
}

// packed returns a set packed by nn/imagecode. That takes seconds, so it is kept in .cache/data, by the set and by the
// sources of the coder.
func packed(root string, set *mnist.Set) ([]byte, error) {
	cache := filepath.Join(root, ".cache", "data")
	h := sha256.New()
	h.Write(set.Images)
	h.Write(set.Labels)
	sources, err := filepath.Glob(filepath.Join(root, "nn", "imagecode", "*.go"))
	if err != nil || len(sources) == 0 {
		return nil, fmt.Errorf("no sources of nn/imagecode in %s: %w", root, os.ErrNotExist)
	}
	for _, name := range sources {
		if err := hashFile(h, name); err != nil {
			return nil, err
		}
	}
	file := filepath.Join(cache, fmt.Sprintf("%x.c28", h.Sum(nil)[:16]))
	defer prune(cache)
	if b, err := os.ReadFile(file); err == nil {
		now := time.Now()
		os.Chtimes(file, now, now) // for prune
		return b, nil
	}
	b := imagecode.Encode(set)
	return b, writeFile(file, b)
}

func hashFile(h io.Writer, name string) error {
	b, err := os.ReadFile(name)
	if err == nil {
		_, err = h.Write(b)
	}
	return err
}
