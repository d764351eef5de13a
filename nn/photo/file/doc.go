// Package file reads pictures from files of others: JPEG (progressive and CMYK too),
// PNG (of 16 bits, with a palette, transparent), GIF and WebP. They are turned as
// their camera says, laid on white where they are transparent, and shrunk to the
// size that is asked for.
//
// A file may be anything. What can't be read is refused with an [Error], which says
// why in one word; what would take too much memory is refused before it is decoded.
//
// Photos are kept as [photo.Pixels], 8 bits a colour; colour profiles are not looked at.
package file
