package e2e

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"convlab/web/browser"
)

// developed waits until the picture is there that belongs to what is shown.
func (p page) developed() {
	p.Ready()
	p.Wait(`document.querySelector(".filters .wait") === null && document.querySelector("[data-text=took]").textContent !== ""`)
	p.NextFrame()
}

// drop drops a file on the page. Its bytes are made here; events of real drags can't be.
func (p page) drop(name string, data []byte) {
	p.Eval(fmt.Sprintf(`(() => {
		const transfer = new DataTransfer();
		transfer.items.add(new File([Uint8Array.from(atob(%s), c => c.charCodeAt(0))], %s));
		document.querySelector("#photo").dispatchEvent(new DragEvent("drop", {dataTransfer: transfer, bubbles: true, cancelable: true}));
	})()`, browser.Quote(base64.StdEncoding.EncodeToString(data)), browser.Quote(name)), nil)
}

// stripes is a picture whose left half is 60 and whose right half is 0.
func stripes(rows, cols int) []byte {
	img := image.NewGray(image.Rect(0, 0, cols, rows))
	for i := range rows * cols {
		if i%cols < cols/2 {
			img.Pix[i] = 60
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// shown returns the colour of a pixel of the photo, in column x and row y, as it was or
// after.
func (p page) shown(layer string, x, y int) (rgb [3]int) {
	p.NextFrame()
	p.Eval(fmt.Sprintf(`[...document.querySelector("[data-host=%s] canvas").getContext("2d").getImageData(%d, %d, 1, 1).data].slice(0, 3)`, layer, x, y), &rgb)
	return rgb
}

// A photo is dropped; what is shown left and right of the divider, what is written out,
// and what is saved belong together. Files that can't be used change nothing.
func TestPhotos(t *testing.T) {
	t.Parallel()
	p := visit(t, reader{At: "#/filters?lang=en&pic=chart&chain=sobel-x3&cut=0"})
	p.developed()
	p.drop("stripes.png", stripes(60, 80))
	p.Wait(`location.hash.includes("pic=own")`)
	p.developed()
	// The cursor goes to the border by the pointer, and one pixel on by a key.
	p.Stroke("#photo", browser.Mouse, browser.Point{X: 39.5 / 80, Y: .5})
	where := func(want string) {
		t.Helper()
		p.Wait(fmt.Sprintf(`document.querySelector("[data-text=where]").textContent.startsWith(%s)`, browser.Quote(want)))
	}
	where("row 31, column 40 ")
	if sum, pixel := p.Text("[data-text=sum]"), p.Text("[data-text=pixel]"); sum != "240" || pixel != "240" {
		t.Errorf("at the border, Sobel’s sum is %s, the pixel %s", sum, pixel)
	}
	p.Eval(`document.querySelector("#photo").focus()`, nil)
	p.Key("ArrowLeft")
	where("row 31, column 39 ")
	if sum := p.Text("[data-text=sum]"); sum != "0" {
		t.Errorf("beside it, %s", sum)
	}
	p.Click(`#loupe [data-i="31"]`) // the cell under the middle
	where("row 32, column 39 ")
	if got := p.shown("after", 39, 12); got != [3]int{240, 240, 240} {
		t.Errorf("the canvas shows %v where the pixel is 240", got)
	}
	if got := p.shown("before", 16, 12); got != [3]int{60, 60, 60} {
		t.Errorf("below it lies %v, want the photo", got)
	}
	// The divider by its slider.
	p.Eval(`document.querySelector("[data-slider=divider] input").focus()`, nil)
	p.Key("End")
	p.Wait(`location.hash.includes("cut=100")`)
	var clip string
	p.Eval(`getComputedStyle(document.querySelector("[data-host=after]")).clipPath`, &clip)
	if !strings.Contains(clip, "100%") {
		t.Errorf("with the divider at the right end, what is after is clipped by %q", clip)
	}

	p.Eval(`window.saved = []; URL.createObjectURL = (f => blob => (saved.push(blob), f.call(URL, blob)))(URL.createObjectURL)`, nil)
	p.Click("[data-act=save]")
	p.Wait(`saved.length === 1`)
	var file string
	p.Eval(`saved[0].arrayBuffer().then(b => btoa(String.fromCharCode(...new Uint8Array(b))))`, &file)
	data, _ := base64.StdEncoding.DecodeString(file)
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil || img.Bounds() != image.Rect(0, 0, 80, 60) {
		t.Fatalf("saved: %d bytes, %v", len(data), err)
	}
	if y := color.GrayModel.Convert(img.At(39, 9)).(color.Gray).Y; y != 240 {
		t.Errorf("saved, the pixel at the border is %d", y)
	}

	hash := p.hash()
	whole := stripes(50, 50)
	for name, data := range map[string][]byte{"cut.png": whole[:len(whole)/2], "text.jpg": []byte("no picture")} {
		p.drop(name, data)
		p.Wait(fmt.Sprintf(`document.querySelector(".notice.wrong")?.textContent.includes(%s)`, browser.Quote(name)))
		if now := p.hash(); now != hash {
			t.Errorf("%s: the address is %s, was %s", name, now, hash)
		}
	}
	p.Key("Control+z")
	p.Wait(`location.hash.includes("pic=chart")`)
}

func (p page) hash() (hash string) {
	p.Eval(`location.hash`, &hash)
	return hash
}

// noise is a photo of noise as a JPEG file.
func noise(rows, cols int) []byte {
	img, r := image.NewRGBA(image.Rect(0, 0, cols, rows)), rand.New(rand.NewPCG(1, 2))
	for i := range img.Pix {
		img.Pix[i] = uint8(r.Uint32() & 127)
		if i%4 == 3 {
			img.Pix[i] = 255
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 60}); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// Twelve megapixels are read and shrunk with the page as fluid as ever; then every
// kind of kernel is laid over one megapixel again and again.
func TestSpeedOfFilters(t *testing.T) {
	measuring(t)
	const watched = `globalThis.pictures = []; {
		const real = CanvasRenderingContext2D.prototype.putImageData;
		CanvasRenderingContext2D.prototype.putImageData = function (data, ...at) {
			if (data.width * data.height > 500_000) pictures.push(performance.now());
			return real.call(this, data, ...at);
		};
	}`
	p := visit(t, reader{At: "#/filters?lang=en&pic=chart&chain=box3", TabOptions: browser.TabOptions{Before: watched}})
	p.developed()
	p.Eval(fmt.Sprintf(`window.file = new File([Uint8Array.from(atob(%s), c => c.charCodeAt(0))], "12.jpg")`,
		browser.Quote(base64.StdEncoding.EncodeToString(noise(3000, 4000)))), nil)
	p.LongTasks()
	p.Eval(`(() => {
		const transfer = new DataTransfer();
		transfer.items.add(file);
		document.querySelector("#photo").dispatchEvent(new DragEvent("drop", {dataTransfer: transfer, bubbles: true, cancelable: true}));
	})()`, nil)
	p.Wait(`location.hash.includes("pic=own")`)
	p.developed()
	t.Logf("12 megapixels: %q; tasks over 50 ms: %.0f", p.Text(".notice"), p.LongTasks())
	var program string
	p.Eval("convlab.program", &program)

	for _, chain := range []string{"sharpen3", "outline3", "gauss3", "box7", "gauss7", "sobel-x7", "laplace7", "sharpen7", "own7" + strings.Repeat("_1_-2_3_5_-7_11_0", 7) + "_d9"} {
		p.Eval(fmt.Sprintf(`location.hash = "#/filters?lang=en&pic=own&chain=%s"`, chain), nil)
		p.NextFrame()
		p.developed()
		p.LongTasks()
		// What becomes of sums changes with every frame, as under a reader's hand, and the step is done anew each time.
		var took struct{ Pictures, Frames, Jobs []float64 }
		p.Eval(`(async () => {
			const took = document.querySelector("[data-text=took]"), frames = [], jobs = [];
			const choices = [...document.querySelectorAll("[data-choices=afters] [data-key]")];
			pictures.length = 0;
			for (const end = performance.now() + 3000; performance.now() < end;) {
				frames.push(await new Promise(done => requestAnimationFrame(done)));
				choices[frames.length % 2 ? 0 : 2].click();
				jobs.push(parseFloat(took.textContent.match(/([\d.]+) ms/)[1]));
			}
			return {Pictures: pictures, Frames: frames, Jobs: jobs};
		})()`, &took)
		slices.Sort(took.Jobs)
		between := func(times []float64, q float64) float64 {
			var list []float64
			for i := range times[1:] {
				list = append(list, times[i+1]-times[i])
			}
			slices.Sort(list)
			return list[int(q*float64(len(list)-1))]
		}
		name, _, _ := strings.Cut(chain, "_")
		t.Logf("%s, %s, 1 megapixel: computed in %.1f ms at best, %.1f in the middle; %.0f pictures a second, %.1f ms from one to the next in the middle, %.1f at the 90th percentile; frames %.1f and %.1f ms; tasks over 50 ms: %.0f",
			program, name, took.Jobs[0], took.Jobs[len(took.Jobs)/2], float64(len(took.Pictures))/3, between(took.Pictures, .5), between(took.Pictures, .9), between(took.Frames, .5), between(took.Frames, .9), p.LongTasks())
	}
}
