// Package edges shows #/edges: what the kernels for edges make of two halves, of a
// photo and of lines.
package edges
