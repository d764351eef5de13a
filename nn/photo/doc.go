// Package photo filters photos: chains of convolutions with package filter, on the
// luminance or on each colour, whole ([Developer]) or just around one pixel
// ([Recipe.Around]); and it has pictures of its own to filter ([Scenes]), which are
// functions: any pixel of them can be asked for.
//
// # Notation
//
//	P  a photo of H rows and W columns, three colours of 0..255 each
//	Y  its luminance, round(0.2126·R + 0.7152·G + 0.0722·B) (ITU-R BT.709, of the values as they are)
//	K₁ … K₄  the kernels of a recipe, each 3×3, 5×5 or 7×7
//	X₀ = Y or one colour of P;  Xₛ = pixel(Kₛ ∗ Xₛ₋₁)
//
// Beyond its border a photo goes on with the pixels of the border, so the output is
// as large as the input and has no frame.
package photo
