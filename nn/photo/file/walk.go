package file

import "encoding/binary"

// What decoders don't tell is read from the structure of the files here, and no
// further than they go.

// segments calls f for the segments of a JPEG file before its picture, until f
// returns false.
func segments(data []byte, f func(marker byte, body []byte) bool) {
	for at := 2; at+4 <= len(data) && data[at] == 0xff; {
		marker := data[at+1]
		if marker == 0xff { // filling
			at++
			continue
		}
		size := int(binary.BigEndian.Uint16(data[at+2:]))
		if marker == 0xda || size < 2 || at+2+size > len(data) || !f(marker, data[at+4:at+2+size]) {
			return
		}
		at += 2 + size
	}
}

// jpegWeight knows that progressive files are held as coefficients until they end.
func jpegWeight(data []byte) int {
	n := 4
	segments(data, func(marker byte, body []byte) bool {
		if marker == 0xc2 {
			n = 20
		}
		return true
	})
	return n
}

// chunks calls f for the chunks of a PNG file, until f returns false.
func chunks(data []byte, f func(name string, body []byte) bool) {
	for at := 8; at+12 <= len(data); {
		size := int64(binary.BigEndian.Uint32(data[at:]))
		if size > int64(len(data)-at-12) || !f(string(data[at+4:at+8]), data[at+8:at+8+int(size)]) {
			return
		}
		at += 12 + int(size)
	}
}

func animatedPNG(data []byte) (moving bool) {
	chunks(data, func(name string, body []byte) bool {
		if name == "acTL" && len(body) >= 4 {
			moving = binary.BigEndian.Uint32(body) > 1
		}
		return !moving && name != "IDAT"
	})
	return moving
}

// riff calls f for the chunks of a WebP file, until f returns false.
func riff(data []byte, f func(name string, body []byte) bool) {
	for at := 12; at+8 <= len(data); {
		size := int64(binary.LittleEndian.Uint32(data[at+4:]))
		if size > int64(len(data)-at-8) || !f(string(data[at:at+4]), data[at+8:at+8+int(size)]) {
			return
		}
		at += 8 + int(size+size&1)
	}
}

func animatedWebP(data []byte) (moving bool) {
	riff(data, func(name string, body []byte) bool {
		moving = name == "VP8X" && len(body) > 0 && body[0]&2 != 0
		return false
	})
	return moving
}

// animatedGIF looks for a second picture.
func animatedGIF(data []byte) bool {
	if len(data) < 13 {
		return false
	}
	table := func(flags byte) int {
		if flags&0x80 == 0 {
			return 0
		}
		return 3 << (flags&7 + 1)
	}
	at := 13 + table(data[10])
	blocks := func() { // skips blocks up to the empty one
		for at < len(data) && data[at] != 0 {
			at += 1 + int(data[at])
		}
		at++
	}
	for pictures := 0; at < len(data); {
		switch data[at] {
		case 0x21: // an extension
			at += 2
			blocks()
		case 0x2c:
			if pictures++; pictures == 2 {
				return true
			}
			if at+10 > len(data) {
				return false
			}
			at += 11 + table(data[at+9])
			blocks()
		default:
			return false
		}
	}
	return false
}

// orientation is how the picture in a file must be turned, 1 to 8 as Exif numbers
// it; 1, as it is, where the file doesn't say.
func orientation(data []byte) (turn int) {
	turn = 1
	switch kindOf(data).mime {
	case "image/jpeg":
		segments(data, func(marker byte, body []byte) bool {
			if exif := after(body, "Exif\x00\x00"); marker == 0xe1 && exif != nil {
				turn = exifOrientation(exif)
				return false
			}
			return true
		})
	case "image/png":
		chunks(data, func(name string, body []byte) bool {
			if name == "eXIf" {
				turn = exifOrientation(body)
				return false
			}
			return true
		})
	case "image/webp":
		riff(data, func(name string, body []byte) bool {
			if name != "EXIF" {
				return true
			}
			if exif := after(body, "Exif\x00\x00"); exif != nil {
				body = exif
			}
			turn = exifOrientation(body)
			return false
		})
	}
	return turn
}

// after is what follows a prefix, nil where it is not there.
func after(b []byte, prefix string) []byte {
	if len(b) < len(prefix) || string(b[:len(prefix)]) != prefix {
		return nil
	}
	return b[len(prefix):]
}

// exifOrientation finds tag 0x112 in the first directory of a TIFF structure
// (Exif 2.32, 4.6.2).
func exifOrientation(b []byte) int {
	if len(b) < 8 {
		return 1
	}
	var order binary.ByteOrder
	switch string(b[:4]) {
	case "II*\x00":
		order = binary.LittleEndian
	case "MM\x00*":
		order = binary.BigEndian
	default:
		return 1
	}
	at := int64(order.Uint32(b[4:]))
	if at+2 > int64(len(b)) {
		return 1
	}
	dir := b[at:]
	n := int(order.Uint16(dir))
	for dir = dir[2:]; n > 0 && len(dir) >= 12; n, dir = n-1, dir[12:] {
		const short = 3
		if order.Uint16(dir) == 0x112 && order.Uint16(dir[2:]) == short {
			if v := int(order.Uint16(dir[8:])); v >= 1 && v <= 8 {
				return v
			}
			return 1
		}
	}
	return 1
}
