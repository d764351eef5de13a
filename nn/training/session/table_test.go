//go:build !js

package session

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"convlab/nn/atomicfile"
	"convlab/nn/sourcetree"
	"convlab/nn/zoo"
)

var update = flag.Bool("update", false, "write testdata/table.md and table.csv anew, after a change to the table's form")

// TestTable holds the form of the table on results that nobody measured.
func TestTable(t *testing.T) {
	run := func(seed uint64, wrong int, seconds float64) zoo.Run {
		return zoo.Run{Seed: seed, Epochs: 30, TestErrors: wrong, Seconds: seconds, Cores: 2, Features: "simd 512-bit", Command: "./build.sh train made-up"}
	}
	result := func(runs ...zoo.Run) zoo.Result {
		return zoo.Result{TrainImages: 60000, TestImages: 10000, Runs: runs}
	}
	list := []Entry{
		{
			ResultsFile: ResultsFile{Model: "made-up", Parameters: 165706, MulAdds: 8300000, Result: result(run(1, 31, 4000), run(2, 35, 3700), run(3, 40, 3601))},
			Published:   []zoo.Published{{Key: "a", Classifier: "one, of theirs", Percent: 0.4, Reference: "A 1998"}, {Key: "b", Classifier: "other", Percent: 0.35, Reference: "B 2003"}},
		},
		{ResultsFile: ResultsFile{Model: "lonely", Parameters: 999, MulAdds: 1000, Result: result(run(1, 178, 59.7))}},
	}
	for i := range list {
		list[i].Mean, list[i].Deviation = list[i].Result.Spread()
	}
	for name, got := range map[string][]byte{"table.md": Markdown(list), "table.csv": CSV(list)} {
		file := filepath.Join("testdata", name)
		if *update {
			if err := atomicfile.Write(file, got); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != string(want) {
			t.Errorf("%s:\n%s\nwant (go test ./nn/training/session -update writes it):\n%s", name, got, want)
		}
	}
}

// TestMissing: what a results file lacks is missing, and all of it if the file
// is of another recipe.
func TestMissing(t *testing.T) {
	s := &Session{Out: t.TempDir()}
	check := func(when string, want ...uint64) {
		t.Helper()
		got, err := s.Missing(&tiny)
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: %d, %v, want %d", when, got, err, want)
		}
	}
	check("nothing there", 3, 4, 5)
	file := Describe(&tiny, tiny.Recipe)
	file.Result.Runs = []zoo.Run{{Seed: 4}}
	if err := writeJSON(s.result("tiny.json"), file); err != nil {
		t.Fatal(err)
	}
	check("one there", 3, 5)
	file.Recipe[0] = "another rule"
	writeJSON(s.result("tiny.json"), file)
	check("of another recipe", 3, 4, 5)
}

// TestCommitted: the committed table is made from the committed results.
func TestCommitted(t *testing.T) {
	root, err := sourcetree.Root()
	if err != nil {
		t.Fatal(err)
	}
	list, err := (&Session{Root: root}).Entries()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string][]byte{"table.md": Markdown(list), "table.csv": CSV(list)} {
		got, err := os.ReadFile(filepath.Join(root, "docs", name))
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != string(want) {
			t.Errorf("docs/%s is not made from nn/zoo/results; run: ./build.sh table -write", name)
		}
	}
}
