# Writes the pictures beside it: python3 make.py, with Pillow 12 or newer.
# Each shows four quarters of 24×16 pixels: red, green, blue, white.
from PIL import Image

def quarters(w=24, h=16):
    p = Image.new("RGB", (w, h))
    for y in range(h):
        for x in range(w):
            p.putpixel((x, y), [[(255, 0, 0), (0, 255, 0)], [(0, 0, 255), (255, 255, 255)]][y * 2 // h][x * 2 // w])
    return p

q = quarters()
q.save("progressive.jpg", quality=95, progressive=True)
q.convert("L").save("grey.jpg", quality=95)
q.convert("CMYK").save("cmyk.jpg", quality=95)
for turn in range(1, 9):  # stored so that it looks right when turned
    back = {1: None, 2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}[turn]
    p = q if back is None else q.transpose(Image.Transpose(back))
    exif = Image.Exif()
    exif[0x112] = turn
    p.save(f"exif{turn}.jpg", quality=95, exif=exif, subsampling=0)
    if turn == 6:
        p.save("exif6.png", exif=exif)
        p.save("exif6.webp", exif=exif, lossless=True)
deep = Image.new("I;16", (24, 16))
for y in range(16):
    for x in range(24):
        deep.putpixel((x, y), 257 * (x * 10))
deep.save("grey16.png")
a = q.convert("RGBA")
for y in range(8, 16):
    for x in range(12, 24):
        a.putpixel((x, y), (9, 9, 9, 0))  # transparent instead of white
a.save("alpha.png")
p = a.convert("RGB").quantize(4)
p.save("palette.png", transparency=p.getpixel((20, 12)), bits=2)
a.save("alpha.webp", lossless=True)
q.save("lossy.webp", quality=90)
q.save("still.gif")
others = [q.transpose(Image.Transpose(0))]
q.save("moving.gif", save_all=True, append_images=others, duration=100)
q.save("moving.png", save_all=True, append_images=others, duration=100)
q.save("moving.webp", save_all=True, append_images=others, duration=100, lossless=True)
q.save("foreign.bmp")
q.save("foreign.avif")
