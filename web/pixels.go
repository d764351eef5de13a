package web

import "convlab/nn/ink"

// paintPicture sets dst, 4 bytes a pixel, to the picture, white ink on black.
func paintPicture(dst []byte, p *ink.Picture) {
	for i, v := range p {
		dst[4*i], dst[4*i+1], dst[4*i+2], dst[4*i+3] = v, v, v, 255
	}
}

// paintInk sets dst, 4 bytes a pixel, to part r of the pad in one colour.
func paintInk(dst []byte, p *ink.Pad, r ink.Rect, colour [3]uint8) {
	k := 0
	for y := r.Y0; y < r.Y1; y++ {
		for _, a := range p.A[y*p.Size+r.X0 : y*p.Size+r.X1] {
			dst[k], dst[k+1], dst[k+2], dst[k+3] = colour[0], colour[1], colour[2], a
			k += 4
		}
	}
}
