package filters

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"convlab/nn/photo"
	"convlab/web/lesson/link"
	"convlab/web/lesson/room"
	"convlab/web/lesson/words"
	"convlab/web/lesson/words/wordstest"
	"convlab/web/work"
	"convlab/web/work/photos"
	"convlab/web/work/photos/jobs"
)

// A visit is a darkroom with workers that do their work when they are told to.
type visit struct {
	*Room
	todo []func()
}

func open() *visit {
	v := &visit{Room: New(room.NewDesk())}
	v.Crew.Start = func(hear func(work.Message), _ func(error)) work.Worker {
		w := &fake{visit: v, hear: hear}
		(&jobs.Room{}).Register(&w.jobs)
		v.todo = append(v.todo, func() { hear(work.Message{Version: work.Version, Kind: work.Ready}) })
		return w
	}
	return v
}

type fake struct {
	*visit
	jobs work.Jobs
	hear func(work.Message)
}

func (f *fake) Stop() {}
func (f *fake) Post(m work.Message) {
	f.todo = append(f.todo, func() { f.jobs.Serve(m, f.hear) })
}

// work does all that there is to do.
func (v *visit) work() {
	for len(v.todo) > 0 {
		f := v.todo[0]
		v.todo = v.todo[1:]
		f()
	}
}

// chart is a visit with a picture that is drawn fast.
func chart() *visit {
	v := open()
	v.UseScene("chart")
	v.work()
	return v
}

// data is a file with a picture of noise.
func data(rows, cols int, seed uint64) []byte {
	img, r := image.NewNRGBA(image.Rect(0, 0, cols, rows)), rand.New(rand.NewPCG(seed, 1))
	for i := range rows * cols {
		img.Set(i%cols, i/cols, color.NRGBA{uint8(r.IntN(256)), uint8(r.IntN(256)), uint8(r.IntN(256)), 255})
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func (v *visit) open(name string, data []byte) {
	v.Open(name, len(data), func() []work.Part { return []work.Part{work.Raw(data)} })
	v.work()
}

func (v *visit) notice() string { s, _ := v.Notice(); return s }

// What is written out is the pixel that is shown, for kernels of every size and kind,
// in every channel, at the border too.
func TestWrittenOutIsShown(t *testing.T) {
	v := open()
	v.open("noise.png", data(20, 30, 1))
	if v.State.Own == nil || v.notice() != "" {
		t.Fatalf("no photo: %q", v.notice())
	}
	check := func(what string) {
		t.Helper()
		v.work()
		shown := v.Print.Picture.Bytes()
		for _, at := range [][2]int{{0, 0}, {19, 29}, {7, 11}, {1, 28}} {
			v.Put(at[0], at[1])
			got := shown[4*(at[0]*30+at[1])+v.Channel]
			if float64(got) != v.View.Pixel {
				t.Errorf("%s: pixel %v is %d, written out %g", what, at, got, v.View.Pixel)
			}
			sum := 0.
			for _, term := range v.View.Terms {
				sum += term.Product
			}
			if s := v.Step(); s != nil && (math.Abs(sum/s.Divisor-v.View.Sum) > 1e-9 || math.Abs(v.View.Plus+v.View.Minus-v.View.Total) > 1e-9) {
				t.Errorf("%s: the products make %g, the sum is %g", what, sum/s.Divisor, v.View.Sum)
			}
		}
	}
	for _, key := range photo.Keys {
		for _, side := range photo.Sizes {
			v.Choose(2)
			v.UseKernel(key)
			v.Resize(side)
			check(key)
		}
	}
	for a := range photo.Afters {
		v.SetAfter(a)
		check("after")
	}
	v.SetColour(true)
	v.SetChannel(2)
	check("blue")
	for n := range 3 {
		v.Choose(n)
		check("an earlier step")
	}
}

// A kernel's numbers, divided, are those of package photo.
func TestNamed(t *testing.T) {
	for _, key := range photo.Keys {
		for _, side := range photo.Sizes {
			s := Named(key, side)
			k := s.Kernel()
			for i, want := range photo.Kernel(key, side).V {
				if k.V[i] != want || s.Numbers[i] != math.Round(s.Numbers[i]) {
					t.Errorf("%s %d: number %d is %g/%g, want %g", key, side, i, s.Numbers[i], s.Divisor, want)
				}
			}
			if s.Key() != key {
				t.Errorf("%s %d is called %q", key, side, s.Key())
			}
		}
	}
}

// Which kernels are a column times a row.
func TestSeparable(t *testing.T) {
	for key, want := range map[string]bool{"identity": true, "box": true, "gauss": true, "sobel-x": true, "sobel-y": true, "sharpen": false, "outline": false, "emboss": false, "laplace": false} {
		for _, side := range photo.Sizes {
			if s := Named(key, side); s.separable() != want {
				t.Errorf("%s %d separable: %v", key, side, !want)
			}
		}
	}
}

func TestChain(t *testing.T) {
	v := chart()
	keys := func() string {
		var list []string
		for i := range v.Count {
			list = append(list, v.Chain[i].Key())
		}
		return strings.Join(list, " ")
	}
	want := func(chain string, at int) {
		t.Helper()
		if keys() != chain || v.At != at {
			t.Errorf("the chain is %q at %d, want %q at %d", keys(), v.At, chain, at)
		}
	}
	want("gauss sobel-x", 2)
	v.Sooner()
	want("sobel-x gauss", 1)
	v.Sooner()
	want("sobel-x gauss", 1)
	v.Later()
	v.Add()
	v.UseKernel("box")
	v.Add()
	v.Add() // there are no more than four
	want("gauss sobel-x box sharpen", 4)
	v.Choose(0)
	v.UseKernel("emboss") // no room before them
	want("gauss sobel-x box sharpen", 0)
	v.Choose(2)
	v.Remove()
	want("gauss box sharpen", 2)
	v.Choose(0)
	v.Remove() // luminance is no step
	v.UseKernel("emboss")
	want("emboss gauss box sharpen", 1)
	for range 4 {
		v.Remove()
	}
	want("", 0)
	v.work()
	if len(v.Print.Thumbs) != 1 || v.Developing() {
		t.Error("without a step there is no picture")
	}
	for v.CanUndo() {
		v.Undo()
	}
	want("gauss sobel-x", 2)
}

// Every state that can be reached survives its link.
func TestLinks(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	a, b := New(room.NewDesk()), New(room.NewDesk())
	for range 200 {
		switch r.IntN(9) {
		case 0:
			a.Add()
		case 1:
			a.UseKernel(photo.Keys[r.IntN(len(photo.Keys))])
		case 2:
			a.Resize(photo.Sizes[r.IntN(3)])
		case 3:
			a.SetAfter(photo.After(r.IntN(3)))
		case 4:
			a.Choose(r.IntN(5))
		case 5:
			a.PressKernel(0)
			a.Cells.Commit([]string{"-1/3", "7", "0.5", "-999"}[r.IntN(4)])
		case 6:
			a.TypeDivisor([]string{"9", "0.25", "1"}[r.IntN(3)])
		case 7:
			a.UseScene(photo.Scenes[r.IntN(3)].Key)
			a.SetColour(r.IntN(2) == 0)
			a.SetChannel(r.IntN(3))
		case 8:
			a.Remove()
			a.Put(r.IntN(720), r.IntN(960))
			a.SetDivider(float64(r.IntN(101)))
		}
		link.Reset(b.Fields())
		for i, f := range a.Fields() {
			if v := f.Get(); v != "" {
				if err := b.Fields()[i].Set(v); err != nil {
					t.Fatalf("%s=%s: %v", f.Key, v, err)
				}
			}
		}
		if a.State != b.State {
			t.Fatalf("%+v becomes %+v", a.State, b.State)
		}
	}
}

func TestBadLinks(t *testing.T) {
	r := New(room.NewDesk())
	before := r.State
	own := len(r.Fields()) - len(r.Digit.Fields()) // the digit’s are the digit’s to test
	for i, f := range r.Fields()[:own] {
		for _, v := range []string{"x", "-1", "99999", "gauss4", "gauss", "own3_1", "own3_1_2_3_4_5_6_7_8_NaN", "own3_1_2_3_4_5_6_7_8_1e9", "own3_1_2_3_4_5_6_7_8_9_d0", "box3_abs_abs", "box3~box3~box3~box3~box3", "_", "~"} {
			if r.Fields()[i].Set(v) == nil || r.State != before {
				t.Errorf("%s=%s is taken", f.Key, v)
			}
		}
	}
}

// The reader's photo stays his: others who follow his link are told so, he comes back
// to it.
func TestOwnPhotoInLinks(t *testing.T) {
	v := open()
	v.open("a.png", data(8, 8, 1))
	if got := v.Fields()[0].Get(); got != "own" {
		t.Fatalf("the link says %q", got)
	}
	mine := v.State.Own
	v.UseScene("chart")
	if err := v.Fields()[0].Set("own"); err != nil || v.State.Own != mine {
		t.Error("the reader’s own link does not lead back to his photo")
	}
	w := chart()
	if err := w.Fields()[0].Set("own"); err != nil {
		t.Fatal(err)
	}
	if w.Derive(); w.State.Own != nil || w.notice() != zh.Missing {
		t.Errorf("of somebody else’s photo it says %q", w.notice())
	}
}

// A file that can't be used says why, by name, and changes nothing.
func TestRefusedFiles(t *testing.T) {
	whole := data(64, 64, 3)
	for name, row := range map[string]struct {
		data []byte
		want string
	}{
		"text.txt": {[]byte("hello"), zh.Refusals[photos.Unknown]}, "cut.png": {whole[:200], zh.Refusals[photos.Broken]},
		"huge.jpg": {make([]byte, photos.MaxBytes+1), zh.Refusals[photos.Huge]}, "a.heic": {[]byte("\x00\x00\x00\x18ftypheic"), zh.Refusals[photos.Foreign]},
	} {
		v := chart()
		before, print := v.State, v.Print.Version
		v.open(name, row.data)
		if strings.Contains(row.want, "HEIC") {
			name = "HEIC"
		}
		want := strings.Replace(row.want, "%s", name, 1)
		if name == "a.heic" {
			want = strings.Replace(row.want, "%s", "HEIC", 1)
		}
		if v.notice() != want || v.State != before || v.Print.Version != print || v.Reading() {
			t.Errorf("%s: %q, want %q", name, v.notice(), want)
		}
	}
}

// A large photo becomes smaller, and the page says so; undo brings the one before back.
func TestLargePhoto(t *testing.T) {
	v := chart()
	v.open("wide.png", data(10, 12000, 2))
	if own := v.State.Own; own == nil || own.Cols != photos.Side || !strings.Contains(v.notice(), "12000×10 → 2400×2") {
		t.Fatalf("%q", v.notice())
	}
	v.work()
	if v.Print.Size != (photos.Size{Rows: 2, Cols: 2400}) || v.Row > 1 {
		t.Errorf("%+v", v.Print.Size)
	}
	v.Undo()
	v.work()
	if v.State.Own != nil || v.Print.Size.Rows != 720 || !v.HasOwn() {
		t.Error("undo does not bring the picture of before back")
	}
	v.UseOwn()
	if v.State.Own == nil {
		t.Error("the photo can’t be chosen any more")
	}
}

// However fast the reader is, one picture is made at a time, and the last is the one
// that he has asked for.
func TestLatestWins(t *testing.T) {
	v := chart()
	v.SetAfter(photo.Middle)
	n := len(v.todo)
	for range 20 {
		v.SetAfter(photo.Clamp)
		v.SetAfter(photo.Middle)
	}
	v.UseKernel("laplace")
	if len(v.todo) != n {
		t.Errorf("%d more jobs wait", len(v.todo)-n)
	}
	version := v.Print.Version
	v.work()
	if v.dark.done != v.order() || v.Print.Version-version > 2 {
		t.Errorf("%d pictures, the last of another state: %v", v.Print.Version-version, v.dark.done != v.order())
	}
}

// The share of bright pixels is counted, and compared with that before a change.
func TestBright(t *testing.T) {
	v := open()
	v.open("noise.png", data(40, 40, 9))
	n := 0
	for i := 0; i < len(v.Print.Picture.Bytes()); i += 4 {
		if v.Print.Picture.Bytes()[i] >= photo.Bright {
			n++
		}
	}
	if want := float64(n) / 1600; v.Print.Bright != want || v.Print.Was >= 0 {
		t.Errorf("%g are bright, want %g; before: %g", v.Print.Bright, want, v.Print.Was)
	}
	was := v.Print.Bright
	v.Try() // takes the Gaussian away
	v.work()
	if v.Count != 1 || v.Print.Was != was || v.Print.Bright <= was {
		t.Errorf("with the Gaussian %g, without %g (said to have been %g)", was, v.Print.Bright, v.Print.Was)
	}
}

// The question's answer is true of all pictures of ours.
func TestAnswer(t *testing.T) {
	if testing.Short() {
		t.Skip("draws all pictures")
	}
	for i := range photo.Scenes {
		v := open()
		v.UseScene(photo.Scenes[i].Key)
		v.work()
		v.Derive()
		v.work()
		with := v.Print.Bright
		v.Try()
		v.work()
		t.Logf("%s: %.2f %% with the Gaussian, %.2f %% without", photo.Scenes[i].Key, 100*with, 100*v.Print.Bright)
		if v.Print.Bright <= with {
			t.Errorf("%s: no more edges without the Gaussian", photo.Scenes[i].Key)
		}
	}
}

func TestSave(t *testing.T) {
	v := chart()
	v.Save()
	v.work()
	f := v.TakeSaved()
	if f == nil || f.Name != "convlab-gauss5-sobel-x3.png" || v.TakeSaved() != nil {
		t.Fatalf("%+v", f)
	}
	img, err := png.Decode(bytes.NewReader(f.Data.Bytes()))
	if err != nil || img.Bounds().Dx() != 960 {
		t.Error(err)
	}
	r, _, _, _ := img.At(v.Col, v.Row).RGBA()
	if float64(r>>8) != v.View.Pixel {
		t.Errorf("the file’s pixel is %d, the page’s %g", r>>8, v.View.Pixel)
	}
}

// A worker that can't be had is said to be so, once, and tried again at the next change.
func TestNoWorker(t *testing.T) {
	v := open()
	starts := 0
	v.Crew.Start = func(_ func(work.Message), lost func(error)) work.Worker {
		starts++
		v.todo = append(v.todo, func() { lost(work.ErrNone) })
		return &fake{visit: v}
	}
	v.Derive()
	v.work()
	if v.notice() != zh.NoWorker {
		t.Errorf("it says %q", v.notice())
	}
	n := starts
	v.Derive()
	v.work()
	if starts != n {
		t.Error("it is tried again with nothing changed")
	}
	v.SetAfter(photo.Clamp)
	v.work()
	if starts == n {
		t.Error("it is not tried again")
	}
	if len(v.View.Terms) != 9 {
		t.Error("the numbers need a worker")
	}
}

func TestCursor(t *testing.T) {
	v := open()
	v.Put(-5, 99999)
	if v.Row != 0 || v.Col != 959 {
		t.Errorf("the cursor is at %d, %d", v.Row, v.Col)
	}
	v.Key("ArrowDown", 0, 1)
	v.Key("ArrowLeft", -1, 0)
	v.PickLoupe(0) // three up, three to the left
	if v.Row != 0 || v.Col != 955 {
		t.Errorf("the cursor is at %d, %d", v.Row, v.Col)
	}
	v.Hover(100, 100)
	if v.View.Row != 100 || v.Row != 0 {
		t.Error("the pixel under the pointer is not shown, or has been chosen")
	}
	said := v.Aloud()
	if v.Hover(-1, -1); v.View.Row != 0 || v.Aloud() != said {
		t.Errorf("pointing is spoken: %q, %q", said, v.Aloud())
	}
	v.HoverLoupe(LoupeSide*2 + 2) // the window's first number
	if v.HotTerm != 0 {
		t.Errorf("the loupe’s number is in product %d", v.HotTerm)
	}
	v.HoverLoupe(0)
	if v.HotTerm != -1 {
		t.Error("a number beside the window is in a product")
	}
	v.Key("Home", 0, 0)
	if v.Key("x", 0, 0) || v.At != 0 {
		t.Errorf("step %d", v.At)
	}
}

// Numbers that can't be used are refused and change nothing.
func TestTyping(t *testing.T) {
	v := open()
	v.PressKernel(4)
	v.Cells.Commit("7")
	if s := v.Step(); s.Numbers[4] != 7 || s.Key() != "" || !v.CanUndo() {
		t.Errorf("%+v", s)
	}
	v.TypeDivisor("0")
	if v.notice() == "" || v.Step().Divisor != 1 {
		t.Error("a divisor of 0 is taken")
	}
	v.TypeDivisor("16")
	v.Resize(5)
	if s := v.Step(); s.Side != 5 || s.Numbers[12] != 7 || s.Numbers[6] != 1 || s.Divisor != 16 {
		t.Errorf("own numbers, made larger: %+v", s)
	}
	v.Resize(3)
	if s := v.Step(); s.Numbers[4] != 7 || s.Numbers[0] != 1 {
		t.Errorf("and smaller: %+v", s)
	}
	v.UseKernel(Own)
	if v.Cells.Editing(KernelGrid) != 4 {
		t.Error("own numbers can’t be typed")
	}
}

// A camera's pictures are shown one after the other; the last stays, and undo brings
// the photo of before back. Without permission nothing changes.
func TestCamera(t *testing.T) {
	v := chart()
	before := v.State
	v.Ask()
	v.Denied(v.Lens.Session, true)
	if v.notice() != zh.Denied || v.State != before || v.Lens.Asking {
		t.Errorf("refused: %q", v.notice())
	}
	v.Ask()
	late := v.Lens.Session
	v.Ask() // thought better of it
	if v.Opened(late) {
		t.Error("a camera that is not wanted any more is opened")
	}
	v.Ask()
	if !v.Opened(v.Lens.Session) || !v.Ready() {
		t.Fatal("the camera does not open")
	}
	// The jobs of a real worker would read the browser's pictures; this one reads none.
	v.Frame(work.Raw{1})
	if v.Ready() {
		t.Error("two pictures at once")
	}
	v.work()
	if v.Lens.Open || v.notice() != zh.NoCamera {
		t.Errorf("a picture that can’t be read: %q", v.notice())
	}
}

func TestTexts(t *testing.T) {
	if n := wordstest.Check(t, zh, en); n < 100 {
		t.Errorf("only %d texts were looked at", n)
	}
	wordstest.Chapter(t, &Chapter.Heading, &Chapter.Keys, words.Both[words.Question]{Zh: zh.Question, En: en.Question})
	for _, lang := range words.Langs {
		text := texts.In(lang)
		for _, key := range photo.Keys {
			if text.Kernels[key] == "" || text.KernelNote[key] == "" {
				t.Errorf("%s: kernel %s has no name or no note", lang, key)
			}
		}
		for _, s := range photo.Scenes {
			if text.Pictures[s.Key] == "" {
				t.Errorf("%s: picture %s has no name", lang, s.Key)
			}
		}
	}
}

// A scene that is chosen is sketched at once; whichever is chosen while another is developed, the one that is shown in the
// end is whole and its own.
func TestSketch(t *testing.T) {
	v := chart()
	whole := func() bool {
		return v.Print.Picture != nil && v.Print.Photo.Len() == 4*v.Print.Size.Rows*v.Print.Size.Cols
	}
	want := bytes.Clone(v.Print.Photo.Bytes())
	for _, steps := range []int{0, 1, 3} {
		for i := range 3 {
			version := v.Print.Version
			v.UseScene([]string{"lake", "table", "chart"}[i])
			if v.Print.Picture != nil || v.Print.Version == version || v.Print.Size.Rows > 100 || !v.Developing() {
				t.Fatalf("%d: no sketch: %+v", steps, v.Print.Size)
			}
			for range min(steps, len(v.todo)) * i { // some of the work is done meanwhile
				if len(v.todo) > 0 {
					f := v.todo[0]
					v.todo = v.todo[1:]
					f()
				}
			}
		}
		v.work()
		if !whole() || v.Developing() || v.dark.done != v.order() || !bytes.Equal(v.Print.Photo.Bytes(), want) {
			t.Fatalf("%d: what is shown in the end is not the chart: %+v", steps, v.Print.Size)
		}
	}
}
