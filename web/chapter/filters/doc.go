// Package filters shows #/filters: the darkroom.
package filters
