// Command generate writes the components' Go code anew, after a change to a .vugu file. It stands apart from command
// convlab, which needs that code.
package main

import (
	"log"

	"convlab/web/generate"
	"convlab/web/gotool"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("generate: ")
	root, err := gotool.Root()
	if err == nil {
		err = generate.Generate(root)
	}
	if err != nil {
		log.Fatal(err)
	}
}
