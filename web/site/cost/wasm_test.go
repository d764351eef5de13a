package cost

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

// A module as a tool would write it: section by section, with their lengths.
func module(sections ...[]byte) []byte {
	return slices.Concat(append([][]byte{[]byte("\x00asm\x01\x00\x00\x00")}, sections...)...)
}

func section(id byte, content string) []byte {
	return append([]byte{id, byte(len(content))}, content...)
}

// tiny imports one function, "e.f", and has two: main.main (2 bytes) and fmt.Sprint (4); its data take 5 bytes.
var tiny = module(
	section(1, "\x01\x60\x00\x00"),
	section(2, "\x01\x01e\x01f\x00\x00"),
	section(3, "\x02\x00\x00"),
	section(10, "\x02\x02\x00\x0b\x04\x00\x01\x01\x0b"),
	section(11, "\x01\x00\x41\x00\x0b"),
	section(0, "\x04name\x00\x02\x01x\x01\x19\x02\x01\x09main.main\x02\x0bgo_fmt.Work"),
)

func TestParse(t *testing.T) {
	b, err := Parse(tiny)
	if err != nil {
		t.Fatal(err)
	}
	if b.Size != len(tiny) || b.Code != 9 || b.Data != 5 || len(b.Functions) != 2 {
		t.Fatalf("%+v", b)
	}
	for i, want := range []Function{{"main.main", []byte("\x00\x0b")}, {"go_fmt.Work", []byte("\x00\x01\x01\x0b")}} {
		if got := b.Functions[i]; got.Name != want.Name || !bytes.Equal(got.Body, want.Body) {
			t.Errorf("function %d is %q %x, want %q %x", i, got.Name, got.Body, want.Name, want.Body)
		}
	}
}

func TestParseBroken(t *testing.T) {
	for n := range len(tiny) {
		b, err := Parse(tiny[:n])
		if err == nil && b.Data == 5 && len(b.Functions) == 2 && b.Functions[0].Name == "main.main" {
			t.Errorf("%d bytes of %d are enough", n, len(tiny))
		}
	}
	for _, c := range []struct{ file, want string }{
		{"", "not a WebAssembly"},
		{"\x7fELF", "not a WebAssembly"},
		{string(module(section(10, "\x01\x7f"))), "section 10: unexpected EOF"},
		{string(module(section(10, "\xff\xff\xff\xff\x0f"))), "section 10: unexpected EOF"},
		{string(module(section(10, "\xff\xff\xff\xff\xff\x01"))), "more than 32 bits"},
		{string(module(section(2, "\x01\x01e\x01m\x02\x00\x01"))), "import of kind 2"},
		{string(module(section(0, "\x04name\x01\x03\x09\x00\x05"))), "section 0: unexpected EOF"},
	} {
		if b, err := Parse([]byte(c.file)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %+v, %v, want an error with %q", c.file, b, err, c.want)
		}
	}
}
