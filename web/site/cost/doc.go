// Package cost says what each package costs in the program.
//
// [Of] links ./wasm once more as it is shipped, but with the names of its functions, and asks the linker what needs
// what. The code of a package is what its functions have in the file, exactly ([Parse]). Its data are the constants, types
// and texts that something in the program needs, as long as they are in memory; what several packages define, such as a
// type, counts for the first of them. Of the rest nearly all is Go's table of functions.
package cost
