//go:build !js

package session

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"math"
	"os"

	"convlab/nn/atomicfile"
	"convlab/nn/training"
)

// A checkpoint is the head of a numbers file, whose numbers are the trainer's
// memory. It lives in .cache and never leaves the machine.
type checkpoint struct {
	training.Identity
	training.Position
}

// save writes a checkpoint of t to file.
func save(file string, t *training.Training) error {
	return writeNumbers(file, checkpoint{t.Identity(), t.Position}, t.Memory()...)
}

// resume sets t to the checkpoint in file, if there is one, and reports whether.
// It refuses the checkpoint of another run rather than lose it or mix the two.
func resume(file string, t *training.Training) (bool, error) {
	var c checkpoint
	numbers, err := readNumbers(file, &c)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err == nil && c.Identity != t.Identity() {
		err = errors.New("it belongs to another recipe, seed or data")
	}
	if err == nil {
		err = fill(numbers, t.Memory()...)
	}
	if err != nil {
		return false, fmt.Errorf("checkpoint %s: %w; -fresh starts anew and overwrites it", file, err)
	}
	t.Continue(c.Position)
	return true, nil
}

// A numbers file is one line of JSON, then little-endian float32s, then the
// CRC-32 of all that. It is written whole or not at all.

var errDamaged = errors.New("the file is damaged")

func writeNumbers(path string, head any, parts ...[]float32) error {
	line, err := json.Marshal(head)
	if err != nil {
		return err
	}
	return atomicfile.Replace(path, func(f io.Writer) error {
		sum := crc32.NewIEEE()
		w := bufio.NewWriterSize(io.MultiWriter(f, sum), 1<<16)
		w.Write(append(line, '\n'))
		var word [4]byte
		for _, part := range parts {
			for _, v := range part {
				binary.LittleEndian.PutUint32(word[:], math.Float32bits(v))
				w.Write(word[:])
			}
		}
		if err := w.Flush(); err != nil { // it remembers the first error
			return err
		}
		return binary.Write(f, binary.LittleEndian, sum.Sum32())
	})
}

// readNumbers reads the line into head and returns the bytes of the numbers.
func readNumbers(path string, head any) ([]byte, error) {
	file, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	body := len(file) - 4
	if body < 0 || crc32.ChecksumIEEE(file[:body]) != binary.LittleEndian.Uint32(file[body:]) {
		return nil, errDamaged
	}
	line, rest, _ := bytes.Cut(file[:body], []byte{'\n'})
	if json.Unmarshal(line, head) != nil {
		return nil, errDamaged
	}
	return rest, nil
}

// fill decodes numbers into parts, which have as many.
func fill(numbers []byte, parts ...[]float32) error {
	n := 0
	for _, part := range parts {
		n += len(part)
	}
	if len(numbers) != 4*n {
		return fmt.Errorf("it has %d numbers, not %d", len(numbers)/4, n)
	}
	for _, part := range parts {
		for i := range part {
			part[i] = math.Float32frombits(binary.LittleEndian.Uint32(numbers))
			numbers = numbers[4:]
		}
	}
	return nil
}
