"""Pictures drawn from their shapes, as a vector picture that stays sharp on every screen."""

from base64 import b64encode
from html import escape
from typing import assert_never

from assessments.form import Drawing
from assessments.form.drawing import Box, Disc, Polygon, Shape, Stroke, Words
from pages.parts import prose
from pages.parts.words import _
from rubric.record import Language

_FONT = "Inter, system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"
_RISE = 0.8  # of the type size: from the top of a line to what its letters stand on


def sheet(drawing: Drawing, said: Language) -> str:
    """The picture, what it is for, and its full description to unfold, as HTML."""
    note = prose.quiet(drawing.note.said(said)) if drawing.note else ""
    described = prose.fold(_("The picture in words"), prose.paragraphs(drawing.neutral.said(said)))
    return picture(drawing, said) + note + described


def picture(drawing: Drawing, said: Language) -> str:
    """The picture as HTML, its description as the text alternative."""
    data = b64encode(svg(drawing, said).encode()).decode()
    return (
        f'<img src="data:image/svg+xml;base64,{data}" alt="{escape(drawing.neutral.said(said))}" '
        f'width="{drawing.width}" height="{drawing.height}" style="max-width:27rem">'
    )


def svg(drawing: Drawing, said: Language) -> str:
    """The picture as an SVG document, its words in one language."""
    shapes = "".join(_shape(one, said) for one in drawing.shapes)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {drawing.width} {drawing.height}" '
        f'width="{drawing.width}" height="{drawing.height}">'
        f'<rect width="100%" height="100%" fill="{escape(drawing.background)}"/>{shapes}</svg>'
    )


def _shape(one: Shape, said: Language) -> str:
    match one:
        case Words():
            place = f'x="{one.x:g}" y="{one.y + _RISE * one.px:g}" font-size="{one.px:g}"'
            look = f'font-family="{_FONT}" font-weight="600" fill="{escape(one.colour)}"'
            return f"<text {place} {look}>{escape(one.text.said(said))}</text>"
        case Stroke():
            ends = f'x1="{one.start[0]:g}" y1="{one.start[1]:g}" x2="{one.end[0]:g}" y2="{one.end[1]:g}"'
            return f'<line {ends} stroke="{escape(one.colour)}" stroke-width="{one.width:g}"/>'
        case Box():
            size = f'x="{one.x:g}" y="{one.y:g}" width="{one.w:g}" height="{one.h:g}"'
            return f'<rect {size} fill="{escape(one.fill)}"/>'
        case Polygon():
            points = " ".join(f"{x:g},{y:g}" for x, y in one.points)
            return f'<polygon points="{points}" fill="{escape(one.fill)}"/>'
        case Disc():
            return f'<circle cx="{one.centre[0]:g}" cy="{one.centre[1]:g}" r="{one.r:g}" fill="{escape(one.fill)}"/>'
        case _:
            assert_never(one)
