// Package table shows #/table: a chart of published errors and ours, the list of
// its rows, and the images that ours get wrong.
package table
