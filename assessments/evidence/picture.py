"""A picture that somebody handed in: decoded with care, measured, and made anew without anything else in the file."""

import warnings
from collections.abc import Sequence
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING, Literal

from assessments.answer import Picture
from assessments.evidence.contrast import channels

if TYPE_CHECKING:
    from PIL.Image import Image

BadFile = Literal["too_large", "not_picture", "too_many_pixels", "unreadable"]
MOST_PIXELS = 40_000_000
LARGEST_KEPT = (2160, 2700)  # px; a larger picture is kept at this size, its own is noted
SAMPLED = (108, 135)  # px, the size at which colours are counted
DOMINANT = 5  # colours told
_TYPES = {b"\x89PNG\r\n\x1a\n": "PNG", b"\xff\xd8\xff": "JPEG"}
_one_at_a_time = Lock()  # forty million pixels take some 300 MB while they are made anew


class BadPicture(ValueError):  # noqa: N818 - says what it is
    """A file that is not taken, and why."""

    def __init__(self, why: BadFile) -> None:
        super().__init__(why)
        self.why: BadFile = why


def read(data: bytes, max_bytes: int, palette: Sequence[str], near: float) -> tuple[Picture, bytes]:
    """What can be measured of a PNG or JPEG file, and the same picture as a new file of the same type.

    The new file holds pixels and nothing else: no place, device, author, comment, profile or thumbnail. The type is
    read from the first bytes. Raises BadPicture for more than `max_bytes`, another type, more than 40 million pixels
    (before any of them is decoded), and what cannot be decoded to its end.
    """
    if len(data) > max_bytes:
        raise BadPicture("too_large")
    kind = next((kind for head, kind in _TYPES.items() if data.startswith(head)), None)
    if kind is None:
        raise BadPicture("not_picture")
    with _one_at_a_time:
        image = _decoded(data, kind)
        width, height = image.size
        image.thumbnail(LARGEST_KEPT)
        near_palette, colours = _measured(image, palette, near)
        file = BytesIO()
        image.save(file, kind, **({"quality": 92} if kind == "JPEG" else {}))
    found = Picture(
        mime=f"image/{kind.lower()}",
        size=len(data),
        width=width,
        height=height,
        near_palette=near_palette,
        colours=colours,
    )
    return found, file.getvalue()


def _decoded(data: bytes, kind: str) -> "Image":
    """The pixels on white; how many there are is looked at before any is decoded."""
    from PIL import Image  # noqa: PLC0415 - only for whoever hands a picture in

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what is too large is refused here
            image = Image.open(BytesIO(data), formats=(kind,))
    except Image.DecompressionBombError as error:
        raise BadPicture("too_many_pixels") from error
    except Exception as error:  # a decoder may raise anything on bytes that somebody made up
        raise BadPicture("unreadable") from error
    if image.width * image.height > MOST_PIXELS:
        raise BadPicture("too_many_pixels")
    try:
        return _flat(image)
    except Exception as error:
        raise BadPicture("unreadable") from error


def _flat(image: "Image") -> "Image":
    """A new picture with the same pixels, turned as the camera was held."""
    from PIL import Image, ImageOps  # noqa: PLC0415 - the same

    turned = ImageOps.exif_transpose(image)
    clear = turned.has_transparency_data
    flat = Image.new("RGB", turned.size, "#FFFFFF")
    flat.paste(turned.convert("RGBA" if clear else "RGB"), mask=turned.convert("RGBA") if clear else None)
    return flat


def _measured(image: "Image", palette: Sequence[str], near: float) -> tuple[float, tuple[tuple[str, float], ...]]:
    """The share of pixels near a colour of the palette, and the dominant colours with their shares, largest first."""
    from PIL import Image  # noqa: PLC0415 - the same

    small = image.resize(SAMPLED, Image.Resampling.BOX)
    known = [channels(one) for one in palette]
    total = SAMPLED[0] * SAMPLED[1]
    close = sum(many for many, colour in _counted(small) if any(_apart(colour, one) <= near * near for one in known))
    few = sorted(_counted(small.quantize(DOMINANT).convert("RGB")), reverse=True)
    return close / total, tuple(("#{:02X}{:02X}{:02X}".format(*colour), many / total) for many, colour in few)


def _counted(image: "Image") -> list[tuple[int, tuple[int, int, int]]]:
    found = image.getcolors(SAMPLED[0] * SAMPLED[1]) or []
    return [(many, colour) for many, colour in found if isinstance(colour, tuple)]  # type: ignore[misc] - RGB


def _apart(one: Sequence[int], other: Sequence[int]) -> int:
    return sum((left - right) ** 2 for left, right in zip(one, other, strict=True))
