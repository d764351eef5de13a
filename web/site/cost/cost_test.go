package cost

import (
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func TestOwner(t *testing.T) {
	o := ownersOf([]string{"fmt", "nn", "convlab/nn", "convlab/nn/gemm", "gopkg.in/yaml.v3", "golang.org/x/image/draw", program})
	for function, want := range map[string]string{
		"fmt.Sprint":                           "fmt",
		"convlab_nn.__Network_.Plan":           "convlab/nn",
		"convlab_nn_gemm.Sgemm.func1":          "convlab/nn/gemm",
		"convlab_nn_gemm_extra.F":              "",
		"gopkg.in_yaml_2ev3.Marshal":           "gopkg.in/yaml.v3",
		"golang.org_x_image_draw.Draw":         "golang.org/x/image/draw",
		"type_.eq.convlab_nn.Layer":            "convlab/nn",
		"type_.eq.struct___a_string__b_int___": "",
		"main.main":                            program,
		"_rt0_wasm_js":                         "",
		"":                                     "",
		"nn.F_go.shape.int_":                   "nn",
	} {
		if got := o.of(function); got != want {
			t.Errorf("%s is of %q, want %q", function, got, want)
		}
	}
}

func TestData(t *testing.T) {
	need, err := needed(strings.NewReader("# convlab/wasm\n_ -> main.main\nmain.main -> type:main.T <UsedInIface>\n" +
		"type:main.T <UsedInIface> -> go:string.\"a b\"\nmain.main -> main..stmp_1\n"))
	if err != nil || len(need) != 5 || !need["type:main.T"] || !need[`go:string."a b"`] {
		t.Fatal(need, err)
	}
	list, err := dataSymbols(strings.NewReader("                  0 U fmt.Sprint\n   1b2       40 T main.main\n   1da       48 R type:main.T\n" +
		"   20a        3 R go:string.\"a b\"\n   20d        8 d main..stmp_1<1>\n   215     4096 B main.buffer\n"))
	want := []symbol{{"type:main.T", 48, false}, {`go:string."a b"`, 3, false}, {"main..stmp_1", 8, true}}
	if err != nil || !slices.Equal(list, want) {
		t.Errorf("%v (%v), want %v", list, err, want)
	}
}

func TestRows(t *testing.T) {
	b, err := Parse(tiny)
	if err != nil {
		t.Fatal(err)
	}
	b.Data = 100
	got := rows(b, []archive{{"go/fmt", ""}, {"unused", ""}, {program, ""}}, map[string]int{"go/fmt": 40}, 1000)
	sum := 0
	for i := range got {
		sum += got[i].Brotli
		got[i].Brotli = 0
	}
	if want := []Row{{"go/fmt", 4, 40, 0}, {program, 2, 0, 0}, {Rest, 3, 60, 0}}; !reflect.DeepEqual(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if sum < 998 || sum > 1002 {
		t.Errorf("the estimates add up to %d, want 1000", sum)
	}
}

func TestChapters(t *testing.T) {
	got := Chapters([]Row{{"convlab/web/chapter/draw", 10, 1, 5}, {"convlab/web/lesson/flatten", 3, 30, 3}, {"convlab/web/chapter", 9, 9, 9},
		{"convlab/web/chapter/flatten", 40, 2, 20}, {"convlab/web/lesson/draw", 5, 6, 2}, {"convlab/web/lesson/panel", 8, 8, 8}})
	if want := []Row{{"flatten", 43, 32, 23}, {"draw", 15, 7, 7}}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if got := Chapters([]Row{{"convlab/web", 1, 1, 1}}); len(got) > 0 {
		t.Errorf("no chapters, but %v", got)
	}
}

// What the tools print is as this package reads it: nearly everything in the program is somebody's.
func TestOfThisProgram(t *testing.T) {
	if testing.Short() {
		t.Skip("links the program")
	}
	root, err := filepath.Abs("../../..")
	if err != nil {
		t.Fatal(err)
	}
	table, err := Of(root, nil, 1_000_000)
	if err != nil {
		t.Fatal(err)
	}
	rest := table[len(table)-1]
	var code, data int
	for _, r := range table[:len(table)-1] {
		code += r.Code
		data += r.Data
		if r.Code < 0 || r.Data < 0 || r.Brotli < 0 {
			t.Errorf("%+v", r)
		}
	}
	if rest.Name != Rest || rest.Code < 0 || rest.Code > code/20 {
		t.Errorf("%d bytes of code are somebody's, %d nobody's", code, rest.Code)
	}
	if data < 200_000 || rest.Data < data {
		t.Errorf("%d bytes of data are somebody's, %d nobody's", data, rest.Data)
	}
	if len(Chapters(table)) == 0 {
		t.Error("no chapter")
	}
}
