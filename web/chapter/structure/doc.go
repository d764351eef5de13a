// Package structure shows #/structure: the strip, the two families, the shuffle.
package structure
