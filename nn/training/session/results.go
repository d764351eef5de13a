//go:build !js

package session

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/format"
	"io/fs"
	"os"
	"reflect"
	"slices"

	"convlab/nn/atomicfile"
	"convlab/nn/training"
	"convlab/nn/zoo"
)

// A ResultsFile is what results/NAME.json holds.
type ResultsFile struct {
	Model        string     `json:"model"`
	Architecture string     `json:"architecture"`
	Parameters   int        `json:"parameters"`
	MulAdds      int        `json:"multiplyAdds"` // for one image
	Recipe       []string   `json:"recipe"`
	Members      []string   `json:"members,omitempty"` // of a committee: "3 cnn"
	Result       zoo.Result `json:"result"`
}

// Describe is a results file of the model without results, trained by recipe
// if it is no committee.
func Describe(m *zoo.Model, recipe zoo.Recipe) ResultsFile {
	if m.Of != nil {
		return describeCommittee(m)
	}
	net := m.New()
	f := ResultsFile{Model: m.Name, Architecture: net.Architecture(), Parameters: len(net.Params()), Recipe: recipe.Lines()}
	for _, l := range net.Summary() {
		f.MulAdds += l.MulAdds
	}
	return f
}

// amend changes the model's results, if there are any of this recipe, and what
// is made from them.
func (s *Session) amend(m *zoo.Model, recipe zoo.Recipe, change func(*zoo.Result)) error {
	path, file := s.result(m.Name+".json"), ResultsFile{}
	err := readJSON(path, &file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if now := Describe(m, recipe); !slices.Equal(file.Recipe, now.Recipe) || file.Architecture != now.Architecture {
		return nil
	}
	change(&file.Result)
	return s.write(path, file)
}

// write writes a results file and what is made from all of them.
func (s *Session) write(path string, file ResultsFile) error {
	if err := writeJSON(path, file); err != nil || s.Out != "" {
		return err
	}
	return s.Generate()
}

// record puts run into the model's results file, instead of one of the same
// seed, and into what is made from all results files. Runs of another recipe
// go. It returns the runs that the file has now.
func (s *Session) record(m *zoo.Model, recipe zoo.Recipe, run zoo.Run) ([]zoo.Run, error) {
	if err := s.dissolve(m); err != nil {
		return nil, err
	}
	path := s.result(m.Name + ".json")
	file, old := Describe(m, recipe), ResultsFile{}
	if err := readJSON(path, &old); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	images := s.train().Len()
	runs := []zoo.Run{run}
	if slices.Equal(old.Recipe, file.Recipe) && old.Architecture == file.Architecture && old.Result.TrainImages == images {
		for _, r := range old.Result.Runs {
			if r.Seed != run.Seed {
				runs = append(runs, r)
			}
		}
		if !ships(m, run.Seed) { // the drawn digits were shown to what ships
			file.Result.Drawn = old.Result.Drawn
		}
	}
	place := func(r zoo.Run) int {
		if i := slices.Index(m.Seeds, r.Seed); i >= 0 {
			return i
		}
		return len(m.Seeds)
	}
	slices.SortStableFunc(runs, func(a, b zoo.Run) int { return place(a) - place(b) })
	file.Result.TrainImages, file.Result.TestImages, file.Result.Runs = images, s.Test.Len(), runs
	if m.Of == nil {
		var err error
		if file.Result.Unsure, err = s.readUnsure(m, recipe); err != nil {
			return nil, err
		}
	}
	return runs, s.write(path, file)
}

// dissolve removes the results of committees of which m, which has been trained
// anew, is a member.
func (s *Session) dissolve(m *zoo.Model) error {
	for _, c := range zoo.Models {
		if slices.Contains(c.Of, m) {
			if err := os.Remove(s.result(c.Name + ".json")); err == nil {
				fmt.Printf("the results of %s, which %s is in, are gone: ./build.sh train %s lets it vote again\n", c.Name, m.Name, c.Name)
			} else if !errors.Is(err, fs.ErrNotExist) {
				return err
			}
		}
	}
	return nil
}

// keepMistakes writes which test images the model's first seed, or a committee,
// answers wrong.
func (s *Session) keepMistakes(m *zoo.Model, seed uint64, test training.Answers) error {
	if m.Of == nil && seed != m.Seeds[0] {
		return nil
	}
	return atomicfile.Write(s.result(zoo.MistakesFile(m)), zoo.AppendMistakes(nil, m.Name, test.Mistakes(s.Test.Labels)))
}

// picture draws the curves of the runs.
func (s *Session) picture(m *zoo.Model, runs []zoo.Run) error {
	var seeds []uint64
	var curves []training.Curve
	for _, run := range runs {
		path := s.result(fmt.Sprintf("%s-seed%d.csv", m.Name, run.Seed))
		file, err := os.ReadFile(path)
		if errors.Is(err, fs.ErrNotExist) {
			continue // of a time before curves were kept
		}
		if err != nil {
			return err
		}
		curve, err := training.ParseCurve(file)
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		seeds, curves = append(seeds, run.Seed), append(curves, curve)
	}
	png, err := Picture(m.Name, seeds, curves)
	if err != nil {
		return err
	}
	return atomicfile.Write(s.result(m.Name+".png"), png)
}

// Generate writes nn/zoo/results_gen.go from the results files.
func (s *Session) Generate() error {
	src, err := s.source()
	if err != nil {
		return err
	}
	return atomicfile.Write(s.Path("nn/zoo", "results_gen.go"), src)
}

// source is all results as Go source. The page takes them from there, since
// reading JSON would cost it a decoder.
func (s *Session) source() ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("// Code generated by ./build.sh train from results/*.json; DO NOT EDIT.\n\npackage zoo\n\n" +
		"func measured(name string) Result {\nswitch name {\n")
	for _, m := range zoo.Models {
		var f ResultsFile
		err := readJSON(s.result(m.Name+".json"), &f)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&b, "case %q:\nreturn Result", m.Name)
		literal(&b, reflect.ValueOf(f.Result))
		b.WriteString("\n")
	}
	b.WriteString("}\nreturn Result{}\n}\n")
	return format.Source(b.Bytes())
}

// literal writes v, made of structs, slices, arrays and plain values, without the name
// of its type if it is a struct or an array.
func literal(b *bytes.Buffer, v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		b.WriteString("{\n")
		for i := range v.NumField() {
			if !v.Field(i).IsZero() {
				b.WriteString(v.Type().Field(i).Name + ": ")
				if k := v.Field(i).Kind(); k == reflect.Struct || k == reflect.Array {
					b.WriteString(v.Field(i).Type().Name())
				}
				literal(b, v.Field(i))
				b.WriteString(",\n")
			}
		}
		b.WriteString("}")
	case reflect.Slice:
		b.WriteString("[]" + v.Type().Elem().Name() + "{\n")
		for i := range v.Len() {
			literal(b, v.Index(i))
			b.WriteString(",\n")
		}
		b.WriteString("}")
	case reflect.Array: // its type is known where it stands, or named by a field
		b.WriteString("{")
		for i := range v.Len() {
			if i > 0 {
				b.WriteString(", ")
			}
			literal(b, v.Index(i))
		}
		b.WriteString("}")
	case reflect.Uint64:
		fmt.Fprint(b, v.Uint()) // which %#v writes as 0x1
	default:
		fmt.Fprintf(b, "%#v", v.Interface())
	}
}

func writeJSON(path string, v any) error {
	b, err := json.MarshalIndent(v, "", "\t")
	if err != nil {
		return err
	}
	return atomicfile.Write(path, append(b, '\n'))
}

// readJSON reads path into v and names path in errors.
func readJSON(path string, v any) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(b, v); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}
