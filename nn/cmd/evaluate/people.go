//go:build !js

package main

import (
	"encoding/json"
	"fmt"
	"image/png"
	"io"
	"os"
	"path/filepath"

	"convlab/nn/atomicfile"
	"convlab/nn/people"
	"convlab/nn/sourcetree"
)

// measurePeople prints what the page makes of the digits in file, and writes it
// to jsonFile and sheet where these are given.
func measurePeople(file, jsonFile, sheet string, seed uint64) error {
	root, err := sourcetree.Root()
	if err != nil {
		return err
	}
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	digits, err := people.Read(f)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	jury, err := people.Load(root)
	if err != nil {
		return err
	}
	readings, err := jury.Read(digits, seed)
	if err != nil {
		return err
	}
	report := jury.Summarise(digits, readings, seed)
	report.File = filepath.Base(file)
	report.Command = fmt.Sprintf("./build.sh evaluate -people %s -seed %d", report.File, seed)
	var names []string
	for _, m := range jury.Models {
		names = append(names, m.Name)
	}
	if err := report.Write(os.Stdout, names); err != nil {
		return err
	}
	if jsonFile != "" {
		b, err := json.MarshalIndent(report, "", "\t")
		if err != nil {
			return err
		}
		if err := atomicfile.Write(jsonFile, append(b, '\n')); err != nil {
			return err
		}
	}
	if sheet != "" {
		return atomicfile.Replace(sheet, func(w io.Writer) error { return png.Encode(w, people.Sheet(digits, readings)) })
	}
	return nil
}
