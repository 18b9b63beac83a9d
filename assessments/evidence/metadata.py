"""Taking what leads to a person out of a file before anybody rates it: titles, comments, places, devices, owners."""

import re
from collections.abc import Callable, Iterator

from assessments.evidence.containers import blank_mp4, blank_ogg, blank_webm, is_ogg_sound

_WAVE_KEPT = {b"fmt ", b"fact", b"data"}
_WEBP_KEPT = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF"}
_WEBP_SAYS_MORE = 0x20 | 0x08 | 0x04  # flags of VP8X: colour profile, Exif, XMP
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"pHYs"}
_JPEG, _JPEG_END = b"\xff\xd8", b"\xff\xd9"
_JPEG_SCAN = 0xDA
# Frames, tables and scans; of the applications only Adobe's, which says how colours are stored.
_JPEG_KEPT = {*range(0xC0, 0xD0), *range(0xDA, 0xE0), 0xEE}
_JPEG_AFTER_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


class UnknownFile(ValueError):  # noqa: N818 - says what it is
    """Bytes of a kind whose metadata nobody here can take out."""


def without_metadata(data: bytes) -> bytes:
    """The same sound or picture, bit for bit, without anything that a program or a person wrote about it.

    Only what is known to draw or sound is kept. WAV, WebP (RIFF), PNG and JPEG lose the rest; in WebM, Ogg and MP4 it
    is blanked where it stands, so that places noted elsewhere in the file stay right. What breaks off is taken as far
    as it goes. Doing it twice changes nothing. Raises UnknownFile for anything else: nobody may be handed that.
    """
    for fits, take_out in _KINDS:
        if fits(data):
            return take_out(data)
    raise UnknownFile


def _riff(data: bytes) -> bytes:
    kept = _WAVE_KEPT if data[8:12] == b"WAVE" else _WEBP_KEPT
    body = b"".join(_riff_chunk(name, content) for name, content in _riff_chunks(data) if name in kept)
    return b"RIFF" + (len(body) + 4).to_bytes(4, "little") + data[8:12] + body


def _riff_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and content of each; the last one of a recording made live may say more than there is."""
    at = 12
    while at + 8 <= len(data):
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        yield data[at : at + 4], data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


def _riff_chunk(name: bytes, content: bytes) -> bytes:
    if name == b"VP8X":
        content = bytes([content[0] & ~_WEBP_SAYS_MORE]) + content[1:]
    return name + len(content).to_bytes(4, "little") + content + bytes(len(content) % 2)


def _png(data: bytes) -> bytes:
    kept, at = [_PNG], len(_PNG)
    while at + 12 <= len(data):
        name, end = data[at + 4 : at + 8], at + 12 + int.from_bytes(data[at : at + 4])
        if name in _PNG_KEPT:
            kept.append(data[at:end])
        at = len(data) if name == b"IEND" else end  # what is glued on behind is no picture
    return b"".join(kept)


def _jpeg(data: bytes) -> bytes:
    kept, at = [_JPEG], 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != 0xD9:  # noqa: PLR2004 - end of image
        marker, end = data[at + 1], at + 2 + int.from_bytes(data[at + 2 : at + 4])
        if end > len(data):
            break
        if marker == _JPEG_SCAN:
            after = _JPEG_AFTER_SCAN.search(data, end)
            end = after.start() if after else len(data)
        if marker in _JPEG_KEPT:
            kept.append(data[at:end])
        at = end
    return b"".join([*kept, _JPEG_END])


_KINDS: tuple[tuple[Callable[[bytes], bool], Callable[[bytes], bytes]], ...] = (
    (lambda data: data[:4] == b"RIFF" and data[8:12] in {b"WAVE", b"WEBP"}, _riff),
    (lambda data: data.startswith(_PNG), _png),
    (lambda data: data.startswith(_JPEG), _jpeg),
    (lambda data: data.startswith(b"\x1a\x45\xdf\xa3"), blank_webm),
    (is_ogg_sound, blank_ogg),
    (lambda data: data[4:8] == b"ftyp", blank_mp4),
)
