"""Mock-ups drawn from their numbers, the same picture on every device, with the same facts as a list beside it."""

from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from html import escape
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from assessments import bank
from assessments.evidence import channels, contrast
from assessments.item import Element, Layout
from pages.parts import prose
from pages.parts.frame import literal
from pages.parts.labels import label
from pages.parts.words import _, in_turn, number, quoted
from rubric.record import Language

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

FONT = Path(__file__).parents[1] / "assets" / "inter-latin.woff2"
SHRINK = 2 / 3  # pixels drawn per pixel of the mock-up: sharp on a phone, small to send
LINE_HEIGHT = 1.2
WEIGHTS = {False: 450, True: 750}
COLOURS = 96  # of the picture as sent: flat areas and smooth edges need no more
PADDING = 24  # px between the edge of a coloured box and its text


def show(layout: Layout, said: Language) -> None:
    """The picture, and the list of its elements folded below it."""
    st.html(picture(layout, said))
    with st.expander(label(_("{layout} as a list", layout=layout.label.said(said)))):
        st.markdown(listed(layout, said))


def picture(layout: Layout, said: Language) -> str:
    """The picture as HTML; `st.image` would encode it anew on every run, and puts an English toolbar on it."""
    return _image(layout, said, f"data:image/png;base64,{b64encode(draw(layout, said)).decode()}")


def _image(layout: Layout, said: Language, source: str) -> str:
    return (
        f'<img src="{source}" alt="{escape(alternative(layout, said))}" '
        f'width="{layout.width}" height="{layout.height}" style="width:100%;height:auto;display:block">'
    )


def sheet(layout: Layout, said: Language) -> str:
    """Name, picture and list as one sheet.

    The picture is asked for by its address, once for the whole visit, and not sent with every run of the page.
    """
    name = layout.label.said(said)
    lines = [told(one, said) for one in layout.elements]
    elements = prose.listed((words for _role, words in lines), (role for role, _words in lines))
    as_list = prose.fold(_("{layout} as a list", layout=name), prose.paragraphs(_size(layout)) + elements)
    return prose.sheet(prose.head(name), _image(layout, said, f"/assets/{_kept(layout, said)}"), as_list)


_pictures: dict[str, bytes] = {}  # by file name, as they are served


def _kept(layout: Layout, said: Language) -> str:
    """The file name of the picture; it holds a digest, so what is found under it never changes."""
    data = draw(layout, said)
    file = f"mockup-{sha256(data).hexdigest()[:32]}.png"
    _pictures[file] = data
    return file


def served(file: str) -> bytes | None:
    """The picture of this name, once a page has named it."""
    return _pictures.get(file)


def alternative(layout: Layout, said: Language) -> str:
    """What the picture shows, for somebody who does not see it; the details are in the list."""
    words = [one.text.said(said).replace("\n", " ") for one in layout.elements]
    return f"{layout.label.said(said)}: {' · '.join(words)}"


# --- the list ---------------------------------------------------------------------------------------------------------


def listed(layout: Layout, said: Language) -> str:
    """Element, words, place, size, colours and their contrast, as a markdown list in the language of the interface."""
    lines = (f"- **{literal(role)}** {literal(words)}" for role, words in (told(one, said) for one in layout.elements))
    return "\n".join([literal(_size(layout)), "", *lines])


def _size(layout: Layout) -> str:
    return _(
        "Size {w} × {h} px. Background: {colour}.", w=layout.width, h=layout.height, colour=named(layout.background)
    )


def told(one: Element, said: Language) -> tuple[str, str]:
    """What an element is there for, and everything that can be seen of it."""
    words = one.text.said(said).replace("\n", " / ")
    facts = [_("{x} px from the left, {y} px from the top, {w} × {h} px", x=one.x, y=one.y, w=one.w, h=one.h)]
    if one.kind == "photo":
        facts.append(named(one.fill))
        return role_name(one.role), in_turn((words, *facts))
    facts.append(_("bold text of {px} px", px=one.px) if one.bold else _("text of {px} px", px=one.px))
    ratio = number(contrast(one.colour, one.fill), 2)
    facts.append(
        _("{colour} on {fill}, contrast {ratio}:1", colour=named(one.colour), fill=named(one.fill), ratio=ratio)
    )
    return role_name(one.role), in_turn((quoted(words), *facts))


def role_name(role: str) -> str:
    """What an element is there for, in words."""
    names = {
        "title": _("Title"),
        "date": _("Date"),
        "hours": _("Hours"),
        "place": _("Place"),
        "seats": _("Places"),
        "link": _("Address of the booking page"),
        "logo": _("Logo"),
        "photo": _("Photo area"),
        "label": _("Label"),
    }
    return names.get(role, role)


def named(colour: str) -> str:
    """The palette's name of a colour, or its code where it has none."""
    for one in (colour for world in bank.WORLDS for colour in bank.world(world).palette.colours):
        if one.hex.casefold() == colour.casefold():
            return one.id.capitalize()
    return colour


# --- the picture ------------------------------------------------------------------------------------------------------


def draw(layout: Layout, said: Language) -> bytes:
    """The mock-up as a PNG; text stands in the project's own font, so that every candidate judges the same picture."""
    return _drawn(layout.model_dump_json(), said)


@lru_cache(maxsize=64)
def _drawn(facts: str, said: Language) -> bytes:
    from PIL import Image, ImageDraw  # noqa: PLC0415 - only where there is a mock-up to draw

    layout = Layout.model_validate_json(facts)
    picture = Image.new("RGB", (_scaled(layout.width), _scaled(layout.height)), layout.background)
    pen = ImageDraw.Draw(picture)
    for place, one in enumerate(layout.elements):
        if one.kind == "photo":
            _photo(picture, one)
        else:
            _text(pen, one, said, boxed=one.fill.casefold() != _beneath(layout, place).casefold())
    file = BytesIO()
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
    return file.getvalue()


def _scaled(pixels: float) -> int:
    return round(pixels * SHRINK)


def _beneath(layout: Layout, place: int) -> str:
    """The colour that lies under an element before it is drawn."""
    above = layout.elements[place]
    x, y = above.x + above.w / 2, above.y + above.h / 2
    for one in reversed(layout.elements[:place]):
        if one.kind == "photo" and one.x <= x <= one.x + one.w and one.y <= y <= one.y + one.h:
            return one.fill
    return layout.background


def _text(pen: "ImageDraw", one: Element, said: Language, *, boxed: bool) -> None:
    if boxed:
        corners = (_scaled(one.x), _scaled(one.y), _scaled(one.x + one.w), _scaled(one.y + one.h))
        pen.rounded_rectangle(corners, radius=_scaled(10), fill=one.fill)
    lines = one.text.said(said).split("\n")
    top = one.y + one.h / 2 - LINE_HEIGHT * one.px * (len(lines) - 1) / 2
    for row, line in enumerate(lines):
        middle = (_scaled(one.x + (PADDING if boxed else 0)), _scaled(top + row * LINE_HEIGHT * one.px))
        pen.text(middle, line, fill=one.colour, font=_font(one.px, one.bold), anchor="lm")


def width(one: Element, line: str) -> float:
    """How wide a line of an element is drawn, in pixels of the mock-up."""
    return _font(one.px, one.bold).getlength(line) / SHRINK


@lru_cache(maxsize=64)
def _font(px: int, bold: bool) -> "FreeTypeFont":
    from PIL import ImageFont  # noqa: PLC0415 - the same

    font = ImageFont.truetype(str(FONT), max(1, _scaled(px)))
    font.set_variation_by_axes([WEIGHTS[bold]])
    return font


def _photo(picture: "Image", one: Element) -> None:
    """Where a photo will be: its main colour, and hills so faint that text above keeps its contrast."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - the same

    size = (_scaled(one.w), _scaled(one.h))
    scene = Image.new("RGB", (size[0] * 2, size[1] * 2), one.fill)  # drawn larger, then smoothed
    pen = ImageDraw.Draw(scene)
    w, h = scene.size
    unit = min(w, h)
    pen.ellipse((w - 0.42 * unit, 0.14 * unit, w - 0.26 * unit, 0.30 * unit), fill=_mixed(one.fill, "#FFFFFF", 0.35))
    pen.polygon([(0, h), (0, 0.78 * h), (0.30 * w, 0.48 * h), (0.72 * w, h)], fill=_mixed(one.fill, one.colour, 0.05))
    pen.polygon([(0.30 * w, h), (0.68 * w, 0.60 * h), (w, 0.84 * h), (w, h)], fill=_mixed(one.fill, one.colour, 0.09))
    picture.paste(scene.resize(size, Image.Resampling.LANCZOS), (_scaled(one.x), _scaled(one.y)))


def _mixed(colour: str, other: str, share: float) -> tuple[int, int, int]:
    """A colour with so much of another in it."""
    pairs = zip(channels(colour), channels(other), strict=True)
    red, green, blue = (round(one + (two - one) * share) for one, two in pairs)
    return red, green, blue
