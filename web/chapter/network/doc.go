// Package network shows #/network: the dense network, unit by unit.
package network
