// Package generate writes the Go code of the components. It does not import
// them: a component whose code has yet to be written doesn't compile.
package generate
