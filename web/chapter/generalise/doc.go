// Package generalise shows #/generalise: beans, the boundary that a network draws
// between them while it learns, its curves, and many draws of few beans as dots.
package generalise
