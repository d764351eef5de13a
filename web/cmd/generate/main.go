// Command generate writes the components' Go code anew, after a change to a .vugu file. It stands apart from command
// convlab, which needs that code.
package main

import (
	"log"

	"convlab/nn/sourcetree"
	"convlab/web/generate"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("generate: ")
	root, err := sourcetree.Root()
	if err == nil {
		err = generate.Generate(root)
	}
	if err != nil {
		log.Fatal(err)
	}
}
