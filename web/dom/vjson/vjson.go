// Package vjson stands in for github.com/vugu/vjson, by a replace in the repository's go.mod.
//
// Vugu's generated code calls it for one thing, to write an element's property (.value, .checked) as JSON, and web/dom
// reads it again. The package replaced encodes whatever Go has, by way of encoding/json, which this page needs for
// nothing else and which would come with the program. Here is what a property can be: nil, booleans, numbers and
// strings, also of named types; everything else is an error. What [Marshal] writes is what encoding/json would write,
// but that it escapes no character that JSON allows as it is.
//
// There is no decoder: only Vugu's own renderer, domrender, calls one, and web/dom is in its place.
package vjson

import (
	"fmt"
	"math"
	"reflect"
	"strconv"
)

// A RawMessage is a value that is JSON already.
type RawMessage []byte

// Marshal returns v as JSON.
func Marshal(v any) ([]byte, error) {
	if v == nil {
		return []byte("null"), nil
	}
	switch r := reflect.ValueOf(v); r.Kind() {
	case reflect.String:
		return appendString(nil, r.String()), nil
	case reflect.Bool:
		return strconv.AppendBool(nil, r.Bool()), nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return strconv.AppendInt(nil, r.Int(), 10), nil
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return strconv.AppendUint(nil, r.Uint(), 10), nil
	case reflect.Float32, reflect.Float64:
		x := r.Float()
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return nil, fmt.Errorf("vjson: JSON has no number %v", x)
		}
		return appendFloat(nil, x, r.Type().Bits()), nil
	}
	return nil, fmt.Errorf("vjson: a property can't be a %T", v)
}
