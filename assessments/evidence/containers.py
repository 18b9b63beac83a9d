"""Blanking the words inside WebM, Ogg and MP4 where they stand, so that every byte after them keeps its place."""

from collections.abc import Iterator
from typing import NamedTuple

# Matroska (RFC 9559): segment, its information, its tracks, a track, a cluster.
_WEBM_OPENED = {0x18538067, 0x1549A966, 0x1654AE6B, 0xAE, 0x1F43B675}
_WEBM_KEPT = {
    *{0x1A45DFA3, 0x114D9B74, 0x1C53BB6B},  # the head of the file, where things are, where one can jump to
    *{0x2AD7B1, 0x4489},  # what a tick is, how long it takes
    *{0xD7, 0x73C5, 0x83, 0xB9, 0x88, 0x55AA, 0x9C, 0x23E383, 0x55EE, 0x6D80},  # number, kind and packing of a track
    *{0x86, 0x63A2, 0x56AA, 0x56BB, 0xE0, 0xE1},  # codec, picture, sound
    *{0xE7, 0xA7, 0xAB, 0xA3, 0xA0},  # moment, place, and what is seen and heard
}
_VOID = 0xEC

_OGG_POLYNOMIAL = 0x04C11DB7  # RFC 3533, section 6
_OGG_HEADS = (b"OpusHead", b"\x01vorbis")
_OGG_WORDS = (b"OpusTags", b"\x03vorbis")
# No vendor, no comment; then the bit that Vorbis wants to see, which Opus takes for the beginning of padding.
_OGG_NOTHING = bytes(8) + b"\x01"

_MP4_OPENED = {b"moov", b"trak", b"mdia", b"minf"}
_MP4_DATED = {b"mvhd", b"tkhd", b"mdhd"}
_MP4_NAMED = b"hdlr"  # after 24 bytes stands a name
_MP4_KEPT = {
    *{b"ftyp", b"styp", b"sidx", b"moof", b"mdat", b"mvex", b"edts", b"vmhd", b"smhd", b"dinf", b"stbl"},
    *_MP4_DATED,
    _MP4_NAMED,
}


class _Part(NamedTuple):
    """Where something begins, what it is, where its content begins and ends."""

    at: int
    kind: int | bytes
    body: int
    end: int


def blank_webm(data: bytes) -> bytes:
    """WebM in which tags, attachments, titles, names, dates and whatever else is not played are void."""
    blank, done = bytearray(data), 0
    for part in _elements(data):
        if part.kind not in _WEBM_KEPT:
            blank[part.at : part.end] = _void(part.end - part.at)
        done = part.end
    blank[done:] = bytes(len(data) - done)
    return bytes(blank)


def _elements(data: bytes) -> Iterator[_Part]:
    """Every element that is not opened; those inside one that is follow it."""
    at = 0
    while at < len(data) and data[at]:
        kind, head = _number(data, at, keep_mark=True)
        size, body = _number(data, head, keep_mark=False)
        if body > len(data):
            return
        end = min(len(data), body + size)
        if kind not in _WEBM_OPENED:
            yield _Part(at, kind, body, end)
        at = body if kind in _WEBM_OPENED else end


def _number(data: bytes, at: int, *, keep_mark: bool) -> tuple[int, int]:
    """A number whose length is told by its first bits (RFC 8794), and where it ends."""
    first = data[at] if at < len(data) else 0
    length = 9 - first.bit_length()
    number = int.from_bytes(data[at : at + length])
    return (number if keep_mark else number & ((1 << 7 * length) - 1)), at + length


def _void(size: int) -> bytes:
    """An element of this size, at least 2, that says nothing."""
    width = min(8, size - 1)
    return bytes([_VOID]) + (size - 1 - width | 1 << 7 * width).to_bytes(width) + bytes(size - 1 - width)


def is_ogg_sound(data: bytes) -> bool:
    """Whether it is Ogg with Opus or Vorbis, whose comments are known."""
    return data.startswith(b"OggS") and len(data) > 27 and data.startswith(_OGG_HEADS, 27 + data[26])  # noqa: PLR2004


def blank_ogg(data: bytes) -> bytes:
    """Ogg without the comments of Opus and Vorbis: their list is empty, what they held is zero, the sums are right."""
    blank, at, inside = bytearray(data), 0, False
    while data.startswith(b"OggS", at) and at + 27 <= len(data):
        lacing = data[at + 27 : at + 27 + data[at + 26]]
        body = at + 27 + len(lacing)
        end = min(len(data), body + sum(lacing))
        begins = data.startswith(_OGG_WORDS, body)
        if begins or inside:
            first = _first_packet(lacing)
            words = body + 7 + (data[body] == ord("O")) if begins else body
            over = min(end, body + sum(first))
            blank[words:over] = ((_OGG_NOTHING if begins else b"") + bytes(len(data)))[: max(0, over - words)]
            blank[at + 22 : at + 26] = bytes(4)
            blank[at + 22 : at + 26] = ogg_sum(blank[at:end]).to_bytes(4, "little")
            inside = first[-1:] == b"\xff"
        at = end
    return bytes(blank[:at])


def _first_packet(lacing: bytes) -> bytes:
    """The lengths of the segments of the first packet of a page; the last is below 255 where it ends there."""
    full = len(lacing) - len(lacing.lstrip(b"\xff"))
    return lacing[: full + 1]


def ogg_sum(page: bytes | bytearray) -> int:
    found = 0
    for byte in page:
        found ^= byte << 24
        for _ in range(8):
            found = (found << 1 ^ (_OGG_POLYNOMIAL if found & 0x80000000 else 0)) & 0xFFFFFFFF
    return found


def blank_mp4(data: bytes) -> bytes:
    """MP4 in which user data, names, dates and whatever else is not played are free space."""
    blank, done = bytearray(data), 0
    for part in _boxes(data):
        if part.kind not in _MP4_KEPT:
            blank[part.at + 4 : part.at + 8] = b"free"
            blank[part.body : part.end] = bytes(part.end - part.body)
        elif part.kind == _MP4_NAMED:
            blank[part.body + 24 : part.end] = bytes(max(0, part.end - part.body - 24))
        elif part.kind in _MP4_DATED:
            over = part.body + (20 if data.startswith(b"\x01", part.body) else 12)  # version 1 counts in 64 bits
            blank[part.body + 4 : min(over, part.end)] = bytes(max(0, min(over, part.end) - part.body - 4))
        done = part.end
    blank[done:] = bytes(len(data) - done)
    return bytes(blank)


def _boxes(data: bytes) -> Iterator[_Part]:
    """Every box that is not opened; those inside one that is follow it."""
    at = 0
    while at + 8 <= len(data):
        size, kind, body = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8], at + 8
        if size == 1:
            size, body = int.from_bytes(data[at + 8 : at + 16]), at + 16
        end = min(len(data), max(at + size, body)) if size else len(data)
        if kind not in _MP4_OPENED and body <= end:
            yield _Part(at, kind, body, end)
        at = body if kind in _MP4_OPENED else end
