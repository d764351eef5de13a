//go:build js

// Command benchpage is the program of the benchmark page, for GOOS=js GOARCH=wasm. What is called rarely goes through
// globalThis.benchGo; what is timed is exported, and reads and writes numbers where JavaScript put and finds them: such
// a call takes a fraction of the time of one through syscall/js.
package main

import (
	"fmt"
	"runtime"
	"syscall/js"
	"unsafe"

	"convlab/nn/gemm"
	"convlab/nn/mnist"
	"convlab/web/bench"
)

var runner = bench.NewRunner()

// predict gives the first n pictures at input to a model, by its index. The probabilities are at output.
//
//go:wasmexport predict
func predict(model, n int32) { runner.Predict(int(model), int(n)) }

//go:wasmexport input
func input() unsafe.Pointer { return unsafe.Pointer(&runner.Input[0]) }

//go:wasmexport output
func output() unsafe.Pointer { return unsafe.Pointer(&runner.Output[0]) }

// nothing is for timing a call.
//
//go:wasmexport nothing
func nothing() {}

func main() {
	api := js.Global().Get("Object").New()
	export := func(name string, f func(args []js.Value) (any, error)) {
		api.Set(name, js.FuncOf(func(_ js.Value, args []js.Value) any {
			v, err := f(args)
			if err != nil {
				return js.Global().Get("Error").New(err.Error())
			}
			return v
		}))
	}
	export("info", info)
	export("setWeights", func(a []js.Value) (any, error) {
		i, err := bench.Find(a[0].String())
		if err != nil {
			return nil, err
		}
		return nil, runner.SetWeights(i, bytesOf(a[1]))
	})
	export("setDigits", func(a []js.Value) (_ any, err error) {
		runner.Digits, err = bench.ReadDigits(bytesOf(a[0]), bytesOf(a[1]))
		return nil, err
	})
	export("index", func(a []js.Value) (any, error) { return bench.Find(a[0].String()) })
	export("plan", func(a []js.Value) (any, error) { runner.Plan(a[0].Int(), a[1].Int()); return nil, nil })
	export("pictures", pictures)
	export("train", train)
	js.Global().Set("benchGo", api)
	js.Global().Call("benchReady")
	select {}
}

// info has what JavaScript does not know.
func info([]js.Value) (any, error) {
	models := map[string]any{}
	for i, m := range bench.Models {
		parameters, mulAdds := bench.Cost(runner.Net(i))
		models[m.Name] = map[string]any{"parameters": parameters, "mulAdds": mulAdds}
	}
	return map[string]any{"go": runtime.Version(), "features": gemm.Features(), "models": models}, nil
}

// pictures returns the first n pictures as a Float32Array of n·784 numbers.
func pictures(a []js.Value) (any, error) {
	n := a[0].Int()
	if n < 1 {
		return nil, fmt.Errorf("there are no %d pictures", n)
	}
	x := make([]float32, n*mnist.Pixels)
	runner.Digits.Fill(x, 0)
	out := js.Global().Get("Uint8Array").New(4 * len(x))
	js.CopyBytesToJS(out, unsafe.Slice((*byte)(unsafe.Pointer(&x[0])), 4*len(x)))
	return js.Global().Get("Float32Array").New(out.Get("buffer")), nil
}

// train takes the model's index, the batch and the number of images.
func train(a []js.Value) (any, error) {
	t, err := runner.Train(a[0].Int(), a[1].Int(), a[2].Int())
	if err != nil {
		return nil, err
	}
	return map[string]any{
		"ms": t.Time.Seconds() * 1000, "images": t.Images, "loss": t.Loss, "accuracy": float64(t.Correct) / float64(t.Images),
	}, nil
}

func bytesOf(v js.Value) []byte {
	b := make([]byte, v.Get("byteLength").Int())
	js.CopyBytesToGo(b, v)
	return b
}
