package cost

import (
	"regexp"
	"strings"
)

// owners finds the package of a function by its name.
type owners map[string]string // import paths by how the linker writes them in names

// program is package main, whose functions are main.main and so on.
const program = "convlab/wasm"

// In a wasm file the linker writes _ for what is neither a letter, a digit nor a dot.
var unwritten = regexp.MustCompile(`[^\w.]`)

func ownersOf(packages []string) owners {
	o := owners{"main": program}
	for _, path := range packages {
		dir, last := path[:strings.LastIndexByte(path, '/')+1], path[strings.LastIndexByte(path, '/')+1:]
		o[unwritten.ReplaceAllString(dir+strings.ReplaceAll(last, ".", "%2e"), "_")] = path
	}
	return o
}

// of returns "" for what is no package's: the entry points, and comparing types without a name.
func (o owners) of(function string) string {
	for _, made := range []string{"type_.eq.", "type_.hash."} { // how a type is compared, made by the compiler
		function = strings.TrimPrefix(function, made)
	}
	// The path is all up to a dot, and may have dots itself.
	for end := 0; ; end++ {
		dot := strings.IndexByte(function[end:], '.')
		if dot < 0 {
			return ""
		}
		end += dot
		if path, ok := o[function[:end]]; ok {
			return path
		}
	}
}
