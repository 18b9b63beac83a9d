"""The strip of a chart as an SVG picture: dots with bands on 0 to 100, readable in black and white."""

from html import escape
from urllib.parse import quote

from pages.parts.charts import CANDIDATES, CRITICAL, Dot
from pages.parts.words import in_turn
from pages.print.document import ChartRow
from rubric.precision import Band

WIDTH, MARGIN, STEP = 240, 8, 14  # user units of the drawing; a step for each dot
TICKS = (0, 25, 50, 75, 100)
TICK = "#8A93A066"  # seen on light and dark paper
SCALE = (  # the rules of style that belong to it
    ".strip img{display:block;width:15rem;height:auto}"
    ".scale{display:flex;justify-content:space-between;font-size:.75rem}"
    ".scale{box-sizing:border-box;width:15rem;padding:0 .5rem}"
    ".scale i{width:0;display:flex;justify-content:center;font-style:normal}"
    "td.whole{white-space:nowrap}"
    "@media screen and (max-width:30rem){.strip img,.scale{width:9rem}"  # all of 0 to 100 fits on a phone
    "td:not(.strip,.whole){min-width:6rem}}"  # and words stand beside each other; the table moves in its frame
)


def strip(row: ChartRow) -> str:
    """One row of a chart as a picture; what it shows in words is its text alternative."""
    height = STEP * max(len(row.dots), 1) + 10
    said = in_turn(dot.said for dot in row.dots if dot.value is not None)
    parts = [_line(tick, height, TICK) for tick in TICKS]
    parts += [_dot(dot, 5 + STEP * (at + 0.5)) for at, dot in enumerate(row.dots)]
    if row.cut is not None:
        parts.append(_line(row.cut, height, CRITICAL["light"], dashed=True))
    svg = (
        f'<svg viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        f'xmlns="http://www.w3.org/2000/svg">{"".join(parts)}</svg>'
    )
    return f'<img alt="{escape(said)}" src="data:image/svg+xml,{quote(svg)}">'


def scale() -> str:
    """The figures of the axis, for the head of the column; the cells say the same in words."""
    return f'<span class="scale" aria-hidden="true">{"".join(f"<i>{tick}</i>" for tick in TICKS)}</span>'


def _x(value: float) -> float:
    return MARGIN + (WIDTH - 2 * MARGIN) * value / 100


def _line(value: float, height: float, colour: str, *, dashed: bool = False) -> str:
    dash = ' stroke-width="1.5" stroke-dasharray="4 3"' if dashed else ""
    return f'<line x1="{_x(value):.1f}" y1="0" x2="{_x(value):.1f}" y2="{height}" stroke="{colour}"{dash}/>'


def _dot(dot: Dot, y: float) -> str:
    if dot.value is None:
        return ""
    colour = CANDIDATES[dot.place % len(CANDIDATES)]
    band = _band(dot.band, y, colour) if dot.band is not None else ""
    return f"{band}{_shape(dot.place, _x(dot.value), y, colour)}"


def _shape(place: int, x: float, y: float, colour: str) -> str:
    """The same shapes as on the page, so that nobody is told by colour alone."""
    corners = SHAPES[place % len(SHAPES)]
    if not corners:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{colour}"/>'
    points = " ".join(f"{x + 5 * across:.1f},{y + 5 * down:.1f}" for across, down in corners)
    return f'<polygon points="{points}" fill="{colour}"/>'


def _band(band: Band, y: float, colour: str) -> str:
    width = _x(band.high) - _x(band.low)
    return (
        f'<rect x="{_x(band.low):.1f}" y="{y - 4:.1f}" width="{width:.1f}" height="8" rx="4" '
        f'fill="{colour}" fill-opacity="0.5"/>'
    )


# Corners on -1..1 of circle, square, diamond, triangle, cross and star, in the order of pages.parts.charts.SHAPES.
SHAPES: tuple[tuple[tuple[float, float], ...], ...] = (
    (),
    ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    ((0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)),
    ((0, -1.1), (1.1, 0.9), (-1.1, 0.9)),
    (
        (-0.4, -1.1),
        (0.4, -1.1),
        (0.4, -0.4),
        (1.1, -0.4),
        (1.1, 0.4),
        (0.4, 0.4),
        (0.4, 1.1),
        (-0.4, 1.1),
        (-0.4, 0.4),
        (-1.1, 0.4),
        (-1.1, -0.4),
        (-0.4, -0.4),
    ),
    (
        (0, -1.3),
        (0.32, -0.44),
        (1.24, -0.4),
        (0.52, 0.17),
        (0.76, 1.05),
        (0, 0.55),
        (-0.76, 1.05),
        (-0.52, 0.17),
        (-1.24, -0.4),
        (-0.32, -0.44),
    ),
)
