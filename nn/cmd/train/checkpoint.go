//go:build !js

package main

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"os"

	"convlab/nn/zoo"
)

// A checkpoint file is one line of JSON, the checkpoint, then the parameters
// as little-endian float32, then the CRC-32 of all that. It lives in .cache,
// never leaves the machine, and is written whole or not at all.
type checkpoint struct {
	Architecture string     `json:"architecture"`
	Recipe       zoo.Recipe `json:"recipe"`
	Images       int        `json:"images"`
	Data         uint32     `json:"data"` // CRC-32 of the training images and labels
	position
}

// checkpoint describes where t stands.
func (t *training) checkpoint() checkpoint {
	sum := crc32.Update(crc32.ChecksumIEEE(t.data.Images), crc32.IEEETable, t.data.Labels)
	return checkpoint{t.net.Architecture(), t.recipe, t.data.Len(), sum, t.position}
}

// save writes a checkpoint to t.file.
func (t *training) save() error {
	head, err := json.Marshal(t.checkpoint())
	if err != nil {
		return err
	}
	var b bytes.Buffer
	b.Write(append(head, '\n'))
	binary.Write(&b, binary.LittleEndian, t.net.Params())
	binary.Write(&b, binary.LittleEndian, crc32.ChecksumIEEE(b.Bytes()))
	return write(t.file, b.Bytes())
}

// resume sets t to the checkpoint, if there is one, and reports whether. It
// refuses the checkpoint of another run rather than lose it or mix the two.
func (t *training) resume() (bool, error) {
	file, err := os.ReadFile(t.file)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	refuse := func(why string) (bool, error) {
		return false, fmt.Errorf("checkpoint %s %s; -fresh starts anew and overwrites it", t.file, why)
	}
	params := t.net.Params()
	body := len(file) - 4
	if body < 0 || crc32.ChecksumIEEE(file[:body]) != binary.LittleEndian.Uint32(file[body:]) {
		return refuse("is damaged")
	}
	line, rest, _ := bytes.Cut(file[:body], []byte{'\n'})
	var c checkpoint
	if err := json.Unmarshal(line, &c); err != nil {
		return refuse("is damaged")
	}
	want := t.checkpoint()
	want.position = c.position
	if c != want || len(rest) != 4*len(params) {
		return refuse("belongs to another recipe or other data")
	}
	if _, err := binary.Decode(rest, binary.LittleEndian, params); err != nil {
		return false, err
	}
	t.position = c.position
	return true, nil
}

// forget removes the checkpoint of a training whose results are written.
func (t *training) forget() error { return os.Remove(t.file) }
