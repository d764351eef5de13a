package cost

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

// A Binary is what a WebAssembly module is made of, as far as we ask.
type Binary struct {
	Size      int // of the whole
	Code      int // of the code section
	Data      int // of the data section
	Functions []Function
}

// A Function has its code as it is in the file.
type Function struct {
	Name string // "" without a name section
	Body []byte
}

var errNotWasm = errors.New("not a WebAssembly module")

const (
	sectionCustom = 0
	sectionImport = 2
	sectionCode   = 10
	sectionData   = 11

	subsectionFunctions = 1 // of the section "name"
)

// Parse reads a module.
func Parse(file []byte) (*Binary, error) {
	if !bytes.HasPrefix(file, []byte("\x00asm\x01\x00\x00\x00")) {
		return nil, errNotWasm
	}
	b := &Binary{Size: len(file)}
	var (
		imported int // functions with a number but no code
		names    map[int]string
	)
	r := reader{rest: file[8:]}
	for len(r.rest) > 0 && r.err == nil {
		id := r.byte()
		s := reader{rest: r.bytes(r.number())}
		switch id {
		case sectionImport:
			imported = s.imports()
		case sectionCode:
			b.Code = len(s.rest)
			for range s.number() {
				b.Functions = append(b.Functions, Function{Body: s.bytes(s.number())})
				if s.err != nil {
					break
				}
			}
		case sectionData:
			b.Data = len(s.rest)
		case sectionCustom:
			if string(s.bytes(s.number())) == "name" {
				names = s.functionNames()
			}
		}
		if s.err != nil && r.err == nil {
			r.err = fmt.Errorf("section %d: %w", id, s.err)
		}
	}
	for i := range b.Functions {
		b.Functions[i].Name = names[imported+i]
	}
	return b, r.err
}

// imports counts the functions of the import section. Go imports nothing else.
func (r *reader) imports() int {
	n := r.number()
	for range n {
		r.bytes(r.number()) // module
		r.bytes(r.number()) // name
		if kind := r.byte(); kind != 0 && r.err == nil {
			r.err = fmt.Errorf("an import of kind %d", kind)
		}
		r.number() // type
		if r.err != nil {
			return 0
		}
	}
	return n
}

// functionNames reads the section "name" after its own name.
func (r *reader) functionNames() map[int]string {
	names := map[int]string{}
	for len(r.rest) > 0 && r.err == nil {
		id := r.byte()
		s := reader{rest: r.bytes(r.number())}
		if id != subsectionFunctions {
			continue
		}
		for range s.number() {
			index := s.number()
			names[index] = string(s.bytes(s.number()))
			if s.err != nil {
				r.err = s.err
				break
			}
		}
	}
	return names
}

// A reader takes a module apart. After the first error it returns zeros.
type reader struct {
	rest []byte
	err  error
}

func (r *reader) bytes(n int) []byte {
	if r.err == nil && (n < 0 || n > len(r.rest)) {
		r.err = io.ErrUnexpectedEOF
	}
	if r.err != nil {
		return nil
	}
	b := r.rest[:n]
	r.rest = r.rest[n:]
	return b
}

func (r *reader) byte() byte {
	if b := r.bytes(1); b != nil {
		return b[0]
	}
	return 0
}

// number reads an unsigned LEB128 of at most 32 bits.
func (r *reader) number() int {
	var n uint64
	for shift := 0; ; shift += 7 {
		c := r.byte()
		n |= uint64(c&0x7f) << shift
		if c < 0x80 {
			return int(n)
		}
		if shift == 28 {
			r.err = errors.New("a number of more than 32 bits")
			return 0
		}
	}
}
