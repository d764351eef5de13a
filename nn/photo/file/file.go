package file

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"

	"golang.org/x/image/webp"

	"convlab/nn/photo"
)

// MaxBytes is how large a file may be: 100 MB and more is no photo.
const MaxBytes = 100_000_000 - 1

// maxMemory is about how many bytes decoding may take.
const maxMemory = 512 << 20

// A Reason is why a file is no picture.
type Reason string

const (
	Huge    Reason = "huge"    // more bytes than MaxBytes
	Large   Reason = "large"   // more pixels than there is memory for
	Unknown Reason = "unknown" // no picture as far as we know
	Foreign Reason = "foreign" // of a kind that others may be able to read: see Error.Type
	Broken  Reason = "broken"  // cut off or damaged
)

// An Error says why a file is no picture.
type Error struct {
	Reason     Reason
	Type       string // the MIME type, as far as it is known
	Rows, Cols int    // the picture's size, as far as it is known
	Animated   bool   // there are more pictures than one
	Err        error  // of the decoder, nil for none
}

func (e *Error) Error() string {
	return fmt.Sprintf("file: %s %s of %d×%d: %v", e.Reason, e.Type, e.Cols, e.Rows, e.Err)
}

func (e *Error) Unwrap() error { return e.Err }

// A Photo is a picture with what is worth saying of its file.
type Photo struct {
	photo.Pixels
	FromRows, FromCols int  // the size in the file, turned as the picture is
	Animated           bool // there are more pictures; this is the first
}

// Decode reads a picture and makes it at most limit pixels large and side pixels
// long. It calls alive now and then while it reads; nil: nobody.
func Decode(data []byte, limit, side int, alive func()) (p Photo, err error) {
	if len(data) > MaxBytes {
		return p, &Error{Reason: Huge}
	}
	k := kindOf(data)
	if k.decode == nil {
		reason := Unknown
		if k.mime != "" {
			reason = Foreign
		}
		return p, &Error{Reason: reason, Type: k.mime, Animated: k.animated != nil && k.animated(data)}
	}
	refuse := func(reason Reason, err error) (Photo, error) {
		return Photo{}, &Error{Reason: reason, Type: k.mime, Rows: p.FromRows, Cols: p.FromCols, Animated: k.animated != nil && k.animated(data), Err: err}
	}
	defer func() { // decoders are others', files too
		if v := recover(); v != nil {
			p, err = refuse(Broken, fmt.Errorf("panic: %v", v))
		}
	}()
	config, err := k.config(bytes.NewReader(data))
	if unsupported(err) {
		return refuse(Foreign, err)
	}
	if err != nil {
		return refuse(Broken, err)
	}
	whole := image.Rect(0, 0, config.Width, config.Height)
	p.FromRows, p.FromCols = config.Height, config.Width
	if whole.Empty() {
		return refuse(Broken, errors.New("no pixels"))
	}
	if float64(config.Width)*float64(config.Height)*float64(k.weight(data)) > maxMemory {
		return refuse(Large, nil)
	}
	var moving bool
	if k.animated != nil {
		moving = k.animated(data)
	}
	img, err := k.decode(&lively{bytes.NewReader(data), alive})
	if unsupported(err) || err != nil && moving { // what moves need not be understood here
		return refuse(Foreign, err)
	}
	if err != nil {
		return refuse(Broken, err)
	}
	p.Animated = moving
	p.Pixels = shrink(img, whole, limit, side, alive)
	turn := orientation(data)
	p.Pixels = oriented(p.Pixels, turn)
	if turn >= 5 {
		p.FromRows, p.FromCols = p.FromCols, p.FromRows
	}
	return p, nil
}

// unsupported says that a decoder knows of more than it can read.
func unsupported(err error) bool {
	var j jpeg.UnsupportedError
	var p png.UnsupportedError
	return errors.As(err, &j) || errors.As(err, &p)
}

// A lively reader calls alive while it is read.
type lively struct {
	io.Reader
	alive func()
}

func (l *lively) Read(b []byte) (int, error) {
	if l.alive != nil {
		l.alive()
	}
	return l.Reader.Read(b[:min(len(b), 1<<16)])
}

// A kind is one of files.
type kind struct {
	mime     string
	decode   func(io.Reader) (image.Image, error)
	config   func(io.Reader) (image.Config, error)
	weight   func(data []byte) int  // bytes that decoding takes for a pixel, at most
	animated func(data []byte) bool // nil: never
}

func always(n int) func([]byte) int { return func([]byte) int { return n } }

// kindOf tells by the first bytes. The kinds that we can't decode have a type only.
func kindOf(data []byte) kind {
	begins := func(at int, s string) bool { return len(data) >= at+len(s) && string(data[at:at+len(s)]) == s }
	switch {
	case begins(0, "\xff\xd8\xff"):
		return kind{"image/jpeg", jpeg.Decode, jpeg.DecodeConfig, jpegWeight, nil}
	case begins(0, "\x89PNG\r\n\x1a\n"):
		return kind{"image/png", png.Decode, png.DecodeConfig, always(9), animatedPNG}
	case begins(0, "GIF8"):
		return kind{"image/gif", gif.Decode, gif.DecodeConfig, always(2), animatedGIF}
	case begins(0, "RIFF") && begins(8, "WEBP"):
		return kind{"image/webp", webp.Decode, webp.DecodeConfig, always(9), animatedWebP}
	case begins(4, "ftypavif"):
		return kind{mime: "image/avif"}
	case begins(4, "ftypavis"):
		return kind{mime: "image/avif", animated: func([]byte) bool { return true }}
	case begins(4, "ftyphei"), begins(4, "ftypmif1"), begins(4, "ftyphevc"):
		return kind{mime: "image/heic"}
	case begins(0, "\xff\x0a"), begins(0, "\x00\x00\x00\x0cJXL "):
		return kind{mime: "image/jxl"}
	case begins(0, "BM"):
		return kind{mime: "image/bmp"}
	case begins(0, "II*\x00"), begins(0, "MM\x00*"):
		return kind{mime: "image/tiff"}
	case begins(0, "\x00\x00\x01\x00"):
		return kind{mime: "image/x-icon"}
	}
	return kind{}
}
