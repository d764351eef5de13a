package e2e

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"convlab/nn/sourcetree"
	benchpage "convlab/web/bench/page"
	"convlab/web/site"
)

// A trained is what the page says of a training (web/page/trial_js.go).
type trained struct {
	ID, Loads, Failure, Points, Tests, Test, Rates, Detail string
	Status, Step, Pool, Losses, SavedAt, Data, Saving      int
	Rate, Share, Seconds                                   float64
}

func (p page) trained() (s trained) {
	p.Eval(`({ID: "", Loads: "", Failure: "", Points: "", Tests: "", Test: "", Rates: "", Detail: "",
		...Object.fromEntries(Object.entries(convlab.trained).map(([k, v]) => [k === "id" ? "ID" : k[0].toUpperCase() + k.slice(1), v]))})`, &s)
	return s
}

// trial does what a chapter's buttons would.
func (p page) trial(command string, numbers ...int) {
	list := ""
	for _, n := range numbers {
		list += fmt.Sprintf(", %d", n)
	}
	p.Eval(fmt.Sprintf("convlab.trial(%q%s)", command, list), nil)
}

// trains waits until something is so.
func (p page) trains(t *testing.T, what string, so func(trained) bool) trained {
	t.Helper()
	for end := time.Now().Add(4 * time.Minute); ; time.Sleep(50 * time.Millisecond) {
		s := p.trained()
		if so(s) {
			return s
		}
		if time.Now().After(end) || s.Status == 5 {
			s.Points = ""
			t.Fatalf("waiting for %s: %+v", what, s)
		}
	}
}

func over(s trained) bool { return s.Status == 4 }

// Networks, rules and sizes that are trained: network, rule, batch, epochs, images, seed.
var trials = map[string][]int{
	"dense":   {0, 2, 256, 2, 3000, 7},
	"LeNet-5": {1, 1, 128, 1, 1000, 3},
	"briefly": {0, 2, 256, 1, 1500, 7},
}

// One seed gives the same losses to the last bit with pools of 1, 2 and 4, and while workers are killed; without SIMD, which
// is slow, for one network with pools of 1 and 2, all of which live.
func TestTrainingBits(t *testing.T) {
	for _, x := range []struct {
		search   string
		networks []string
		pools    []int
		kills    int // a worker that is lost has all images to unpack
	}{
		{"?trial", []string{"dense", "LeNet-5"}, []int{1, 2, 4}, 5},
		{"?trial&simd=0", []string{"briefly"}, []int{1, 2}, 0},
	} {
		t.Run(x.search, func(t *testing.T) {
			p := visit(t, reader{At: x.search + "#/draw?lang=en"})
			p.Wait(`document.documentElement.dataset.boot === "ready"`)
			for _, name := range x.networks {
				trial, all := trials[name], x.pools[len(x.pools)-1]
				// All workers have their images before it begins: a pool grows while it works.
				p.trial("pool", all)
				p.trial("start", 0, 0, 256, 1000, 0, 1)
				p.trains(t, "the workers", func(s trained) bool { return s.Pool == all })
				p.trial("stop")
				var want trained
				for _, pool := range x.pools {
					p.trial("pool", pool)
					p.trial("start", trial...)
					s := p.trains(t, "the end", over)
					if want.Points == "" {
						want = s
					}
					if s.Points != want.Points || s.Tests != want.Tests || s.Points == "" || s.Tests == "" {
						t.Errorf("%s: a pool of %d has other losses than one of 1: %.200s… and %.200s…; tests %s and %s", name, pool, s.Points, want.Points, s.Tests, want.Tests)
					}
					if s.Pool != min(pool, (trial[2]+63)/64) && name != "LeNet-5" {
						t.Errorf("%s: %d workers, want %d", name, s.Pool, pool)
					}
				}
				p.trial("start", trial...)
				kills := 0
				for i := range x.kills {
					before := p.trains(t, "a step", func(s trained) bool { return s.Step > 0 && s.Status == 1 || over(s) })
					if over(before) {
						break
					}
					p.trial("kill", i%all)
					kills++
					time.Sleep(time.Duration(20+30*i) * time.Millisecond)
				}
				s := p.trains(t, "the end", over)
				if s.Points != want.Points || s.Tests != want.Tests {
					t.Errorf("%s: after %d kills other losses: %.200s… and %.200s…", name, kills, s.Points, want.Points)
				}
				t.Logf("%s, %s: %d kills, %d losses", x.search, name, kills, s.Losses)
			}
		})
	}
}

// A training goes on after a reload, and ends as if there had been none. Another tab that has gone on with it, too, loses
// nothing.
func TestTrainingReload(t *testing.T) {
	p := visit(t, reader{At: "?trial#/draw?lang=en"})
	p.Wait(`document.documentElement.dataset.boot === "ready"`)
	trial := []int{0, 2, 128, 12, 3000, 5}
	p.trial("pool", 2)
	p.trial("start", trial...)
	want := p.trains(t, "the end", over)
	p.trial("start", trial...)
	p.trains(t, "some steps", func(s trained) bool { return s.Step > 40 && s.Step < 280 || over(s) })
	p.trial("pause")
	half := p.trains(t, "a checkpoint", func(s trained) bool { return s.Status != 2 || s.SavedAt == s.Step })
	if half.Saving != 1 || half.Data != 1 {
		t.Errorf("checkpoints kept: %d, images kept: %d", half.Saving, half.Data)
	}
	p.Open(p.site + "/?trial&again#/draw?lang=en")
	p.Wait(`document.documentElement.dataset.boot === "ready"`)
	p.trial("saved")
	p.Wait(`convlab.savedRuns`)
	var runs []string
	p.Eval("convlab.savedRuns", &runs)
	if !slices.ContainsFunc(runs, func(r string) bool { return strings.HasPrefix(r, half.ID+" ") }) {
		t.Fatalf("%q does not have %s", runs, half.ID)
	}
	before := len(p.Requests())
	p.Eval(fmt.Sprintf("convlab.trial('reopen', %q)", half.ID), nil)
	p.trains(t, "the run", func(s trained) bool { return s.Step == half.Step })
	p.trial("play")
	s := p.trains(t, "the end", over)
	if s.Points != want.Points || s.Tests != want.Tests {
		t.Errorf("resumed at step %d of %d: other losses", half.Step, s.Step)
	}
	for _, url := range p.Requests()[before:] {
		if strings.Contains(url, "mnist-train") {
			t.Errorf("the images are fetched again: %s", url)
		}
	}
}

// How fast workers train beside the page's own thread, and two beside one. Turns follow each other; ratios are of medians.
// It never fails because something took long.
func TestSpeedOfTraining(t *testing.T) {
	measuring(t)
	root, err := sourcetree.Root()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := benchpage.Build(benchpage.Options{Root: root, Dist: dir, Images: 10000}); err != nil {
		t.Fatal(err)
	}
	built, err := site.Handler(dir)
	if err != nil {
		t.Fatal(err)
	}
	bench := visit(t, reader{At: "bench.html", Server: func(http.Handler) http.Handler { return built }})
	bench.Wait(`globalThis.__bench`)
	p := visit(t, reader{At: "?trial#/draw?lang=en"})
	p.Wait(`document.documentElement.dataset.boot === "ready"`)
	for _, c := range []struct {
		name, model string
		net, batch  int
	}{{"dense, batch 2000", "dense", 0, 2000}, {"dense, batch 128", "dense", 0, 128}, {"LeNet-5, batch 128", "lenet", 1, 128}} {
		var page, one, two []float64
		for range 3 {
			var r struct{ Ms, Images float64 }
			bench.Eval(fmt.Sprintf("__bench.train(%d, %d, %q)", c.batch, map[bool]int{true: 4000, false: 10000}[c.net == 1], c.model), &r)
			page = append(page, 1000*r.Images/r.Ms)
			for _, pool := range []int{1, 2} {
				p.trial("pool", pool)
				p.trial("start", c.net, 0, c.batch, 100, 0, 1)
				from := p.trains(t, "some steps", func(s trained) bool { return s.Status == 1 && s.Pool == pool && s.Seconds > .3 })
				time.Sleep(2 * time.Second)
				to := p.trained()
				rate := float64((to.Step-from.Step)*c.batch) / (to.Seconds - from.Seconds)
				if pool == 1 {
					one = append(one, rate)
				} else {
					two = append(two, rate)
				}
				p.trial("stop")
			}
		}
		middle := func(v []float64) float64 { slices.Sort(v); return v[len(v)/2] }
		a, b, d := middle(page), middle(one), middle(two)
		t.Logf("%s: the page's thread %.0f images/s, one worker %.0f (%.2f of it), two %.0f (%.2f times one)", c.name, a, b, b/a, d, d/b)
	}
	p.trial("start", 0, 0, 128, 3, 0, 1)
	p.trains(t, "steps", func(s trained) bool { return s.Step > 0 && s.Status == 1 })
	p.LongTasks()
	time.Sleep(4 * time.Second)
	t.Logf("tasks over 50 ms on the page's thread in 4 s of training: %.0f", p.LongTasks())
}
