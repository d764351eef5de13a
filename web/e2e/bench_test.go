package e2e

import (
	"encoding/binary"
	"fmt"
	"math"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"

	"convlab/nn"
	"convlab/nn/mnist"
	"convlab/nn/sourcetree"
	"convlab/web/bench"
	benchpage "convlab/web/bench/page"
	"convlab/web/browser"
	"convlab/web/site"
)

// benchSite builds the benchmark page, the plain program alone, and serves it with a folder /else/data of other weights
// and digits in the other formats. It returns the networks with those weights, and the digits of both.
func benchSite(t *testing.T) (serve func(http.Handler) http.Handler, others []*nn.Network, own, other *mnist.Set) {
	t.Helper()
	if os.Getenv("CONVLAB_E2E") == "" {
		t.Skip("end-to-end tests run with CONVLAB_E2E=1 and Chromium: ./build.sh test")
	}
	root, err := sourcetree.Root()
	if err != nil {
		t.Fatal(err)
	}
	const images = 400
	dir := t.TempDir()
	if err := benchpage.Build(benchpage.Options{Root: root, Dist: dir, Plain: true, Images: images}); err != nil {
		t.Fatal(err)
	}
	built, err := site.Handler(dir)
	if err != nil {
		t.Fatal(err)
	}
	train, test, err := mnist.Load()
	if err != nil {
		t.Fatal(err)
	}
	own, other = train.Slice(0, images), test.Slice(0, 100)

	files := map[string][]byte{}
	for i := range bench.Models {
		net := bench.Models[i].New()
		net.Init(uint64(100 + i))
		others = append(others, net)
		files["/else/data/"+bench.Models[i].Name+".bin"] = bench.AppendFloats(nil, net.Params())
	}
	x := make([]float32, len(other.Images))
	mnist.Scale(x, other.Images)
	files["/else/data/mnist-x.bin"] = bench.AppendFloats(nil, x)
	for _, l := range other.Labels {
		files["/else/data/mnist-y.bin"] = binary.LittleEndian.AppendUint32(files["/else/data/mnist-y.bin"], uint32(l))
	}
	return func(http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if data, ok := files[r.URL.Path]; ok {
				w.Write(data)
				return
			}
			built.ServeHTTP(w, r)
		})
	}, others, own, other
}

// The page starts under its policy, runs the networks as they run natively, learns, and takes weights and digits from
// where it is told to.
func TestBench(t *testing.T) {
	t.Parallel()
	serve, others, own, other := benchSite(t)
	for _, c := range []struct {
		name, before, weights string
		digits                *mnist.Set
		net                   func(i int) *nn.Network
	}{
		{"own", "", "own", own, func(i int) *nn.Network {
			net, _, err := benchpage.Network("../..", &bench.Models[i])
			if err != nil {
				t.Fatal(err)
			}
			return net
		}},
		{"else", `globalThis.__benchBase = "/else";`, "/else", other, func(i int) *nn.Network { return others[i] }},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := visit(t, reader{At: "bench.html", Server: serve, TabOptions: browser.TabOptions{Before: c.before}})
			p.Wait("globalThis.__bench || globalThis.__benchError")
			var trouble string
			p.Eval("globalThis.__benchError ?? ''", &trouble)
			if trouble != "" {
				t.Fatal(trouble)
			}
			var info struct {
				Go, Features, UserAgent, Weights string
				SIMD                             bool
				Cores                            int
				Models                           map[string]struct{ Parameters, MulAdds int }
			}
			p.Eval("__bench.ready.then(() => __bench.info)", &info)
			if info.SIMD || info.Features != "gonum" || info.Cores < 1 || info.Weights != c.weights ||
				!strings.HasPrefix(info.Go, "go") || info.UserAgent == "" {
				t.Errorf("info: %+v", info)
			}
			for i, m := range bench.Models {
				net := c.net(i)
				if parameters, mulAdds := bench.Cost(net); info.Models[m.Name] != struct{ Parameters, MulAdds int }{parameters, mulAdds} {
					t.Errorf("%s: info says %+v", m.Name, info.Models[m.Name])
				}
				checkProbs(t, p, m.Name, net, c.digits)
				if c.before == "" {
					checkRuns(t, p, m.Name)
				}
			}
		})
	}
}

// checkProbs compares some digits' probabilities with those of net, run natively.
func checkProbs(t *testing.T, p page, name string, net *nn.Network, digits *mnist.Set) {
	t.Helper()
	pass, x, want := net.PlanForward(1), make([]float32, mnist.Pixels), make([]float32, mnist.Classes)
	for _, i := range []int{0, 3, 77} {
		var got []float64
		p.Eval(fmt.Sprintf("__bench.probs(%q, %d)", name, i), &got)
		mnist.Scale(x, digits.Image(i))
		nn.Softmax(want, pass.Forward(x))
		sum := 0.0
		for k, q := range got {
			sum += q
			if math.Abs(q-float64(want[k])) > 1e-4 {
				t.Errorf("%s, digit %d: P(%d) is %g, natively %g", name, i, k, q, want[k])
			}
		}
		if len(got) != mnist.Classes || math.Abs(sum-1) > 1e-5 {
			t.Errorf("%s, digit %d: %d probabilities that sum to %g", name, i, len(got), sum)
		}
	}
}

// checkRuns looks at what the timed functions return, and whether training learns. It asks for little: the plain program
// is slow at convolutions.
func checkRuns(t *testing.T, p page, name string) {
	t.Helper()
	var one []float64
	p.Eval(fmt.Sprintf("__bench.infer1(5, %q)", name), &one)
	var batch float64
	p.Eval(fmt.Sprintf("__bench.inferBatch(20, %q)", name), &batch)
	if len(one) != 5 || slices.Min(one) < 0 || batch <= 0 {
		t.Errorf("%s: one picture takes %v ms, 20 take %g", name, one, batch)
	}
	type trained struct{ MS, Images, Loss float64 }
	var first, later trained
	p.Eval(fmt.Sprintf("__bench.train(2, 4, %q)", name), &first)
	for range 2 {
		p.Eval(fmt.Sprintf("__bench.train(2, 4, %q)", name), &later)
	}
	if first.MS <= 0 || first.Images != 4 || !(0 < later.Loss && later.Loss < first.Loss) {
		t.Errorf("%s: training: first %+v, later %+v", name, first, later)
	}
}
