package people

import (
	"bytes"
	"compress/gzip"
	"strings"
	"testing"

	"convlab/nn/drawn"
)

const good = "ann\t7\t0,0 150,0 60,250|20,120 100,110\n# a remark\n\nbob\t1\t10,0 0,250\r\n"

func TestRead(t *testing.T) {
	var zipped bytes.Buffer
	z := gzip.NewWriter(&zipped)
	z.Write([]byte(good))
	z.Close()
	for name, text := range map[string]string{"plain": good, "gzipped": zipped.String()} {
		d, err := Read(strings.NewReader(text))
		if err != nil {
			t.Fatal(name, err)
		}
		if len(d) != 2 || d[0].Writer != "ann" || d[0].Label != 7 || len(d[0].Strokes) != 2 || len(d[0].Strokes[0]) != 3 ||
			d[0].Strokes[0][1].X != .6 || d[1].Label != 1 || d[1].Strokes[0][1].Y != 1 {
			t.Errorf("%s: %+v", name, d)
		}
	}
}

func TestBadFiles(t *testing.T) {
	for text, want := range map[string]string{
		"":                   "no digit",
		"# nothing\n":        "no digit",
		"ann 7 0,0\n":        "line 1: 1 fields",
		good + "ann\tx\t0,0": `line 5: label "x"`,
		"\t7\t0,0":           "name of 0 bytes",
		"ann\t7\t":           `point ""`,
		"ann\t7\t0,0 1":      `point "1"`,
		"ann\t7\t0,251":      `point "0,251"`,
		"ann\t7\t-1,0":       `point "-1,0"`,
		"ann\t7\t0,0||1,1":   `point ""`,
		"ann\t7\t0,0  1,1":   `point ""`,
		"ann\t7\t1.5,0":      `point "1.5,0"`,
		"ann\t7\t" + strings.Repeat("0,0|", 70) + "0,0":        "71 strokes",
		"ann\t7\t" + strings.Repeat("0,0 ", MaxLine/4) + "0,0": "line 1 has more",
		"\x1f\x8b nothing zipped":                              "gzip",
		strings.Repeat("n", MaxName+1) + "\t7\t0,0":            "name of 101 bytes",
	} {
		if _, err := Read(strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.30q: %v, want %q", text, err, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(good))
	f.Add([]byte("a\t0\t250,250"))
	f.Add([]byte("a\t0\t1,1|"))
	f.Fuzz(func(t *testing.T, b []byte) {
		digits, err := Read(bytes.NewReader(b))
		if (err == nil) == (len(digits) == 0) {
			t.Fatalf("%d digits and error %v", len(digits), err)
		}
		for i := range digits {
			d := &digits[i]
			if d.Label > 9 || d.Writer == "" || len(d.Strokes) == 0 || len(d.Strokes) > MaxStrokes {
				t.Errorf("read %+v", d)
			}
			d.Style()
			for _, s := range d.Place(1, i) {
				for _, p := range s.Points {
					if !(p.X >= 0 && p.X <= 1 && p.Y >= 0 && p.Y <= 1) {
						t.Errorf("point %v is off the pad", p)
					}
				}
			}
		}
	})
}

func TestStyles(t *testing.T) {
	const ring = "125,0 40,50 0,125 40,200 125,250 200,200 240,125 200,50 125,0"
	for _, c := range []struct{ label, strokes, style string }{
		{"0", ring, "0 plain"},
		{"0", ring + "|230,20 20,230", "0 slashed or struck through"},
		{"0", ring + "|0,125 250,120", "0 slashed or struck through"},
		{"0", ring + "|120,120 130,130", "0 dotted"},
		{"1", "50,0 45,250", "1 bar"},
		{"1", "0,80 60,0 50,250", "1 with an up-stroke"},
		{"1", "0,80 60,0 50,250|0,250 120,248", "1 with a foot"},
		{"2", "0,50 100,0 150,60 0,250 160,250", "2"},
		{"4", "50,0 0,150 180,150|120,80 110,250", "4 in 2 strokes"},
		{"4", "20,0 0,120 150,110 160,0 140,250", "4 in one stroke"},
		{"5", "20,0 0,100 140,120 130,250 0,240|20,0 150,5", "5 in 2 strokes"},
		{"7", "0,0 150,0 60,250", "7 plain"},
		{"7", "0,0 150,0 60,250|20,120 100,110", "7 barred"},
		{"9", "120,40 60,0 0,50 60,100 120,40 110,250", "9 plain"},
		{"9", "120,40 60,0 0,50 60,100 120,40 110,230 60,250 0,200", "9 with the tail of a g"},
	} {
		d, err := Read(strings.NewReader("ann\t" + c.label + "\t" + c.strokes))
		if err != nil {
			t.Fatal(err)
		}
		if got := d[0].Style(); got != c.style {
			t.Errorf("%s %s: %q, want %q", c.label, c.strokes, got, c.style)
		}
	}
}

// Where a digit is put depends on seed and number alone, and fits.
func TestPlace(t *testing.T) {
	d := Digit{Writer: "ann", Label: 7}
	d.Strokes = append(d.Strokes, drawn.Line(0, 0, .6, 0, .24, 1))
	for i := range 200 {
		a, b := d.Place(1, i), d.Place(1, i)
		p, q := a[0].Points[0], a[0].Points[2]
		if size := q.Y - p.Y; size < .299 || size > .801 || p != b[0].Points[0] {
			t.Fatalf("digit %d is %.3f large, at %v and %v", i, size, p, b[0].Points[0])
		}
	}
	if d.Place(1, 0)[0].Points[0] == d.Place(2, 0)[0].Points[0] || d.Place(1, 0)[0].Points[0] == d.Place(1, 1)[0].Points[0] {
		t.Error("all are put at one place")
	}
}
