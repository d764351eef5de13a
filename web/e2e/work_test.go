package e2e

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	"convlab/web/work"
)

// echo hires a worker and has it say something back; window.said has what was heard, and how long the buffer that was
// handed over still is here.
const echo = `(async () => {
	window.said = [];
	try {
		const worker = window.hired = await convlab.hire();
		const buffer = new ArrayBuffer(8);
		worker.onmessage = ({ data }) => {
			if (data.kind === 'ready') {
				worker.postMessage({ v: VERSION, kind: 'call', id: 5, job: 'echo', head: new Uint8Array([1, 2]), parts: [buffer] }, [buffer]);
				worker.postMessage({ v: VERSION + 1, kind: 'call', id: 6, job: 'echo', head: new Uint8Array(), parts: [] });
				worker.postMessage({ v: VERSION, kind: 'call', id: 7, job: 'nothing', head: new Uint8Array(), parts: [] });
			}
			said.push([data.kind, data.id, data.head.length, ...data.parts.map((part) => part.byteLength), buffer.byteLength].join(' '));
		};
	} catch (error) {
		said.push('failed');
	}
})()`

// heard is what came back.
func (p page) heard(n string) (said []string) {
	p.Eval(strings.ReplaceAll(echo, "VERSION", strconv.Itoa(work.Version)), nil)
	p.Wait(`window.said.length >= ` + n)
	p.Eval(`window.said`, &said)
	return said
}

// The second program is fetched when it is first needed, once; it runs under the page's policy, with SIMD and without,
// and the page's own program is of the same kind.
func TestWorkers(t *testing.T) {
	t.Parallel()
	for _, search := range []string{"", "?simd=0"} {
		t.Run(search, func(t *testing.T) {
			t.Parallel()
			p := visit(t, reader{At: search + "#/draw?lang=en"})
			p.Wait(`document.documentElement.dataset.boot === "ready"`)
			if slices.ContainsFunc(p.programs(), func(name string) bool { return strings.HasPrefix(name, "worker") }) {
				t.Error("the workers' program is fetched before there is anything for it to do")
			}
			var isolated bool
			p.Eval(`self.crossOriginIsolated === true || typeof SharedArrayBuffer === "function"`, &isolated)
			if isolated {
				t.Error("the page has special headers")
			}
			for range 2 {
				said := p.heard("4")
				if !strings.HasPrefix(said[0], "ready 0 0") || said[1] != "done 5 2 8 0" ||
					!strings.HasPrefix(said[2], "fail 6") || !strings.HasPrefix(said[3], "fail 7") {
					t.Errorf("%q", said)
				}
			}
			var workers int
			for _, url := range p.Requests() {
				if strings.Contains(url, "/worker") && strings.HasSuffix(url, ".wasm") {
					workers++
				}
			}
			if workers != 1 {
				t.Errorf("the workers' program was fetched %d times", workers)
			}
		})
	}
}

// What was lost is asked for again when the next worker is hired.
func TestWorkersProgramIsLost(t *testing.T) {
	t.Parallel()
	var asked atomic.Int32
	p := visit(t, reader{At: "#/draw?lang=en", Expect: []string{"404"}, Server: without(func(r *http.Request) bool {
		if strings.Contains(r.URL.Path, "/worker") && strings.HasSuffix(r.URL.Path, ".wasm") {
			return asked.Add(1) == 1
		}
		return false
	})})
	p.Wait(`document.documentElement.dataset.boot === "ready"`)
	if said := p.heard("1"); said[0] != "failed" {
		t.Errorf("%q", said)
	}
	if said := p.heard("4"); !strings.HasPrefix(said[0], "ready") {
		t.Errorf("%q", said)
	}
}
