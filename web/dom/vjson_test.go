package dom_test

import (
	"bytes"
	"encoding/json"
	"math"
	"reflect"
	"testing"

	"github.com/vugu/vjson"

	"convlab/web/dom"
)

// Our vjson writes what encoding/json writes, and the renderer reads it. (The package is a module of its own, which ./...
// leaves out, so its test is here.)
func TestVjsonIsJSON(t *testing.T) {
	type name string
	type count int8
	type share float32
	values := []any{nil, true, false, name("draw"), count(-3), share(0.1), "", "卷积 😀 \u2028 <&> \"\\/\x7f", "\xff\xe5\x8d",
		int64(math.MinInt64), uint64(math.MaxUint64), uint8(7), math.MaxFloat64, -math.SmallestNonzeroFloat64,
		float32(math.MaxFloat32), float32(math.SmallestNonzeroFloat32)}
	for r := range rune(0x100) {
		values = append(values, "a"+string(r)+"b")
	}
	for e := -30; e <= 30; e++ {
		x := 1.25 * math.Pow10(e)
		values = append(values, x, float32(x), -x, math.Round(x))
	}
	for _, near := range []float64{0, 1e-6, 1e21} {
		values = append(values, near, math.Nextafter(near, -1), math.Nextafter(near, math.Inf(1)), float32(near),
			math.Nextafter32(float32(near), -1), math.Nextafter32(float32(near), 1e30))
	}
	for _, v := range values {
		got, err := vjson.Marshal(v)
		if err != nil {
			t.Errorf("%#v: %v", v, err)
			continue
		}
		var want bytes.Buffer
		enc := json.NewEncoder(&want)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(v); err != nil {
			t.Fatal(err)
		}
		var back, meant any
		if err := json.Unmarshal(got, &back); err != nil {
			t.Errorf("%#v: %s is no JSON: %v", v, got, err)
		}
		if err := json.Unmarshal(want.Bytes(), &meant); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(back, meant) {
			t.Errorf("%#v: %s reads as %v, not as %v", v, got, back, meant)
		}
		if _, text := meant.(string); !text && string(got) != string(bytes.TrimSpace(want.Bytes())) {
			t.Errorf("%#v: %s, want %s", v, got, want.Bytes())
		}
		if scalar := dom.Scalar(got); !reflect.DeepEqual(scalar, meant) {
			t.Errorf("the renderer reads %s as %#v, want %#v", got, scalar, meant)
		}
	}
}

func TestVjsonRefusesTheRest(t *testing.T) {
	for _, v := range []any{math.NaN(), math.Inf(-1), []int{1}, map[string]int{}, struct{}{}, new(int), func() {}} {
		if b, err := vjson.Marshal(v); err == nil {
			t.Errorf("%T %v became %s", v, v, b)
		}
	}
}
