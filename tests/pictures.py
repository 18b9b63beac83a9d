"""Pictures to hand in: of known colours, with and without what a camera or a person writes into them."""

import struct
import zlib
from io import BytesIO

from PIL import Image, PngImagePlugin

ENCRE, CRAIE, RED = "#1F2A44", "#F6F1E7", "#FF0000"
SECRETS = (b"Camille Doe", b"PhoneCam 9", b"glued on")


def drawn(size=(1080, 1350), ground=CRAIE, share=0.0, other=RED):
    """A picture of one colour, whose lowest part of this share has another one."""
    image = Image.new("RGB", size, ground)
    if share:
        top = round(size[1] * (1 - share))
        image.paste(other, (0, top, size[0], size[1]))
    return image


def png(image=None, **given):
    file = BytesIO()
    (image or drawn()).save(file, "PNG", **given)
    return file.getvalue()


def jpeg(image=None, **given):
    file = BytesIO()
    (image or drawn()).save(file, "JPEG", **given)
    return file.getvalue()


def told_png():
    """A PNG whose chunks name its maker, with something glued on behind."""
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", "Camille Doe")
    words.add_itxt("Comment", "made on a PhoneCam 9")
    return png(pnginfo=words) + b"glued on"


def told_jpeg():
    """A JPEG with a device, an author, a place, and the turn of the camera."""
    exif = Image.Exif()
    exif[0x010F], exif[0x013B], exif[0x0112] = "PhoneCam 9", "Camille Doe", 6
    exif.get_ifd(0x8825)[1] = "N"
    return jpeg(drawn((400, 200)), exif=exif, comment=b"Camille Doe") + b"glued on"


def bomb(width, height):
    """A PNG of a few bytes that says how large it is and holds nothing."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)

    def chunk(name, content):
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
