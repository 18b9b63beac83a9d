"""Small files of every kind that is served, whose metadata say who made them; and where a page could be told so."""

import io
import struct
import wave

from PIL import Image, PngImagePlugin

from assessments.evidence.containers import ogg_sum

SOUND = bytes(range(1, 200))  # what is heard: it must come out as it went in


def element(kind, content, size=None):
    """An EBML element with a length in eight bytes, or with one that says nothing, as in recordings made live."""
    length = (size if size is not None else len(content)) | 1 << 56
    return bytes.fromhex(kind) + length.to_bytes(8) + content


UNFINISHED = (1 << 56) - 1


def webm(said):
    """As a browser records it: segment and clusters without a length, and everything that can carry a word."""
    info = element("2AD7B1", b"\x0f\x42\x40") + element("7BA9", said) + element("4D80", said) + element("5741", said)
    track = element("D7", b"\x01") + element("86", b"A_OPUS") + element("536E", said)
    inside = (
        element("1549A966", info + element("7384", said) + element("4461", bytes(8)))
        + element("1654AE6B", element("AE", track))
        + element("1254C367", element("7373", element("67C8", element("45A3", b"ARTIST") + element("4487", said))))
        + element("1941A469", element("61A7", element("466E", said)))
        + element("1F43B675", element("E7", b"\x00") + element("A3", SOUND), UNFINISHED)
        + element("1F43B675", element("E7", b"\x01") + element("A3", SOUND), UNFINISHED)
        + element("1254C367", element("7373", said))
        + element("42DD", said)  # known to nobody
    )
    return element("1A45DFA3", element("4282", b"webm")) + element("18538067", inside, UNFINISHED)


def ogg_page(packet, number, *, more=False):
    lacing = bytes([255] * (len(packet) // 255)) + (b"" if more else bytes([len(packet) % 255]))
    head = b"OggS\0" + bytes([more]) + bytes(8) + b"\1\0\0\0" + number.to_bytes(4, "little")
    page = head + bytes(4) + bytes([len(lacing)]) + lacing + packet
    return page[:22] + ogg_sum(page).to_bytes(4, "little") + page[26:]


def comments(said):
    listed = [b"ARTIST=" + said, b"DESCRIPTION=" + said * 20]
    sized = b"".join(len(one).to_bytes(4, "little") + one for one in listed)
    return len(said).to_bytes(4, "little") + said + len(listed).to_bytes(4, "little") + sized + b"\1"


def ogg(said, head=b"OpusHead", words=b"OpusTags"):
    """The comments go over two pages, as long ones do; behind the last page somebody glued a word."""
    told = words + comments(said)
    return (
        ogg_page(head + bytes(11), 0)
        + ogg_page(told[:255], 1, more=True)
        + ogg_page(told[255:], 2)
        + ogg_page(SOUND, 3)
        + said
    )


def vorbis(said):
    return ogg(said, b"\x01vorbis", b"\x03vorbis")


def box(kind, content):
    return (8 + len(content)).to_bytes(4) + kind + content


def mp4(said):
    dated = bytes(4) + b"\xde\xad" * 4 + bytes(8)
    handler = box(b"hdlr", bytes(24) + said)
    track = box(b"trak", box(b"tkhd", b"\1" + dated * 2) + box(b"mdia", box(b"mdhd", dated) + handler))
    told = box(b"udta", box(b"meta", said)) + box(b"uuid", said)
    large = (1).to_bytes(4) + b"mdat" + (16 + len(SOUND)).to_bytes(8) + SOUND
    last = (0).to_bytes(4) + b"skip" + said
    return box(b"ftyp", b"M4A isom") + box(b"moov", box(b"mvhd", dated) + track + told) + large + last


def riff(kind, *chunks):
    body = b"".join(name + struct.pack("<I", len(one)) + one + bytes(len(one) % 2) for name, one in chunks)
    return b"RIFF" + struct.pack("<I", 4 + len(body)) + kind + body


def wav(said):
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(8000)
        file.writeframes(SOUND)
    whole = made.getvalue()
    listed = b"INFO" + b"IART" + struct.pack("<I", len(said)) + said
    before = b"LIST" + struct.pack("<I", len(listed)) + listed + bytes(len(listed) % 2)
    after = b"id3 " + struct.pack("<I", len(said)) + said
    return whole[:12] + before + whole[12:] + bytes(len(SOUND) % 2) + after


def picture():
    found = Image.new("RGB", (8, 6))
    found.putdata([(x * 30, y * 40, 90) for y in range(6) for x in range(8)])
    return found


def exif(said):
    told = Image.Exif()
    told[0x013B] = said.decode("latin-1")  # artist
    return told


def png(said):
    told = PngImagePlugin.PngInfo()
    for add in (told.add_text, told.add_itxt):
        add("Author", said.decode("latin-1"))
    made = io.BytesIO()
    picture().save(made, "PNG", pnginfo=told, exif=exif(said))
    return made.getvalue() + said


def jpeg(said):
    made = io.BytesIO()
    picture().save(made, "JPEG", exif=exif(said), comment=said, progressive=True, quality=95)
    return made.getvalue() + said


def webp(said):
    made = io.BytesIO()
    picture().save(made, "WEBP", lossless=True, exif=exif(said), xmp=said)
    return made.getvalue()


MARKED = {
    "audio/webm": webm,
    "audio/ogg": ogg,
    "audio/mp4": mp4,
    "audio/wav": wav,
    "audio/ogg; codecs=vorbis": vorbis,
    "image/png": png,
    "image/jpeg": jpeg,
    "image/webp": webp,
}
