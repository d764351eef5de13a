// Package flatten shows #/flatten: the rows pulled out into the 784-vector.
package flatten
