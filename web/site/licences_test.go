package site

import (
	"bytes"
	"path/filepath"
	"testing"
)

// Every module by others that is in the program is named, our own stand-in for one is not.
func TestLicences(t *testing.T) {
	root, err := filepath.Abs(repository)
	if err != nil {
		t.Fatal(err)
	}
	text, err := Licences(root)
	if err != nil {
		t.Fatal(err)
	}
	for module, there := range map[string]bool{
		"github.com/vugu/vugu v": true, "github.com/vugu/xxhash v": true, "gonum.org/v1/gonum v": true,
		"github.com/vugu/vjson": false, "convlab v": false, "MNIST": true,
	} {
		if bytes.Contains(text, []byte("\n"+module)) != there {
			t.Errorf("%q is named: %v", module, !there)
		}
	}
}
