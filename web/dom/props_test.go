package dom_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/vugu/vugu"

	"convlab/web/dom"
)

func TestScalarIsJSON(t *testing.T) {
	for _, v := range []any{nil, true, false, 0.0, 1.5, -3e21, 1e-7, "", "x", "卷积 😀 \u2028 <&> \"\\/\b\f\n\r\t\x00\x7f", "\ud7ff"} {
		b, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		if got := dom.Scalar(b); !reflect.DeepEqual(got, v) {
			t.Errorf("scalar(%s) = %#v, want %#v", b, got, v)
		}
	}
	for js, want := range map[string]any{
		`"\ud83d\ude00\/"`: "😀/", `"\ud83d"`: "\ufffd", `"\ud83dx"`: "\ufffdx", ` 12 `: 12.0,
		`{"a":1}`: dom.JSON(`{"a":1}`), `[1]`: dom.JSON(`[1]`), `"\u12"`: dom.JSON(`"\u12"`), `"a\`: dom.JSON(`"a\`), `"`: dom.JSON(`"`),
	} {
		if got := dom.Scalar([]byte(js)); got != want {
			t.Errorf("scalar(%s) = %#v, want %#v", js, got, want)
		}
	}
}

// fieldStage has one field whose value is *model; input events call take.
func fieldStage(t *testing.T, model *string, take func(string)) *stage {
	return newStage(t, func() *vugu.VGNode {
		return E("p", E("input", P{"value", *model}, On{"input", func(e vugu.DOMEvent) { take(e.PropString("target", "value")) }}), E("a"))
	})
}

func TestTypedTextIsNotWrittenBack(t *testing.T) {
	model := "a"
	s := fieldStage(t, &model, func(v string) { model = v })
	s.doc.Focus(s.find("input"))
	s.doc.Input(s.find("input"), "ab")
	s.doc.Log = nil
	s.doc.Flush()
	s.wantLog()
	if model != "ab" {
		t.Errorf("model is %q", model)
	}
}

func TestFieldBeingEdited(t *testing.T) {
	model := "12"
	s := fieldStage(t, &model, func(string) {}) // refuses everything
	field := s.find("input")
	s.doc.Focus(field)
	s.doc.Input(field, "12x")
	s.doc.Flush()
	if field.Prop("value") != "12x" {
		t.Error("an unchanged model replaced what is being typed")
	}
	model = "13"
	s.render()
	if field.Prop("value") != "13" {
		t.Error("a changed model was not written")
	}
	s.doc.Input(field, "13x")
	s.doc.Active = nil
	s.doc.Fire(field, "change", nil)
	s.doc.Flush()
	if field.Prop("value") != "13" {
		t.Error("the field was left and still shows what the model refused")
	}
}

func TestInputMethodIsNotDisturbed(t *testing.T) {
	model := ""
	s := fieldStage(t, &model, func(v string) { model = v + "!" })
	field := s.find("input")
	s.doc.Focus(field)
	s.doc.Fire(field, "compositionstart", nil)
	s.doc.Input(field, "juan")
	s.doc.Flush()
	s.render()
	if field.Prop("value") != "juan" {
		t.Error("written while the input method composes")
	}
	s.doc.Fire(field, "compositionend", nil)
	s.doc.Flush()
	if field.Prop("value") != "juan!" {
		t.Errorf("what was owed is not written: %q", field.Prop("value"))
	}
}

func TestCheckboxShowsTheModel(t *testing.T) {
	s := newStage(t, func() *vugu.VGNode {
		return E("p", E("input", A{"type", "checkbox"}, P{"checked", false}))
	})
	s.doc.Focus(s.find("input"))
	s.doc.Click(s.find("input"))
	s.doc.Flush() // a change is looked at although nobody handles it
	if s.find("input").Prop("checked") != false {
		t.Error("a checkbox shows what its model isn't")
	}
}

func TestSelectFollowsItsOptions(t *testing.T) {
	options := []string{"a", "b"}
	s := newStage(t, func() *vugu.VGNode {
		var kids Kids
		for _, o := range options {
			kids = append(kids, E("option", A{"value", o}))
		}
		return E("select", kids, P{"value", "c"})
	})
	if v := s.find("select").Prop("value"); v != "a" {
		t.Errorf("value %q", v)
	}
	options = []string{"b", "c", "d"}
	s.render()
	if v := s.find("select").Prop("value"); v != "c" {
		t.Errorf("value %q, want c, which has come", v)
	}
}

func TestPropertiesAreWrittenWhenTheyChange(t *testing.T) {
	disabled, list := false, []int{1}
	s := newStage(t, func() *vugu.VGNode {
		return E("button", P{"disabled", disabled}, P{"points", list}, P{"n", 1.5})
	})
	s.wantHTML("<button></button>")
	s.render()
	s.wantLog()
	disabled, list = true, []int{1, 2}
	s.render()
	s.wantLog("SetProp button disabled=true", "SetProp button points=[1,2]")
	s.find("button").SetLive("n", 7.0) // not shared with the reader
	s.render()
	s.wantLog()
}
