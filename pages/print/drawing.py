"""The rows of a chart as SVG: vectors that print in black and white, readable without any script."""

from collections.abc import Sequence
from html import escape

from pages.parts.charts import CANDIDATES, INK, LINE, MUTED, Dot, Row
from rubric.precision import Band

WIDTH, LABEL, ROW = 720, 220, 34  # user units of the drawing
INNER = WIDTH - LABEL - 20


def rows_svg(rows: Sequence[Row], described: str) -> str:
    """Dots with bands on 0..100; the description is its text alternative."""
    height = ROW * len(rows) + 28
    parts = [_axis(ROW * len(rows))]
    parts += [_row(row, at) for at, row in enumerate(rows)]
    return (
        f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escape(described)}" '
        f'xmlns="http://www.w3.org/2000/svg" class="chart">{"".join(parts)}</svg>'
    )


def _x(value: float) -> float:
    return LABEL + INNER * value / 100


def _axis(bottom: float) -> str:
    return "".join(
        f'<line x1="{_x(tick):.1f}" y1="0" x2="{_x(tick):.1f}" y2="{bottom}" stroke="{LINE["light"]}"/>'
        f'<text x="{_x(tick):.1f}" y="{bottom + 18}" text-anchor="middle" fill="{MUTED["light"]}" '
        f'font-size="12">{tick}</text>'
        for tick in (0, 25, 50, 75, 100)
    )


def _row(row: Row, at: int) -> str:
    middle = ROW * at + ROW / 2
    parts = [f'<text x="0" y="{middle + 4.5}" font-size="13" fill="{INK["light"]}">{escape(row.label)}</text>']
    step = 12 if len(row.dots) > 1 else 0
    first = middle - step * (len(row.dots) - 1) / 2
    parts += [_dot(dot, first + step * index) for index, dot in enumerate(row.dots)]
    if row.cut is not None:
        parts.append(
            f'<line x1="{_x(row.cut):.1f}" y1="{middle - 13}" x2="{_x(row.cut):.1f}" y2="{middle + 13}" '
            f'stroke="{INK["light"]}" stroke-width="1.5" stroke-dasharray="4 3"/>'
        )
    if row.empty:
        parts.append(
            f'<text x="{LABEL + 6}" y="{middle + 4.5}" font-size="12" fill="{MUTED["light"]}">'
            f"{escape(row.empty)}</text>"
        )
    return "".join(parts)


def _dot(dot: Dot, y: float) -> str:
    if dot.value is None:
        return ""
    colour = CANDIDATES[dot.place % len(CANDIDATES)]
    band = _band(dot.band, y, colour) if dot.band is not None else ""
    return f'{band}<circle cx="{_x(dot.value):.1f}" cy="{y:.1f}" r="5" fill="{colour}"/>'


def _band(band: Band, y: float, colour: str) -> str:
    width = _x(band.high) - _x(band.low)
    return (
        f'<rect x="{_x(band.low):.1f}" y="{y - 4:.1f}" width="{width:.1f}" height="8" rx="4" '
        f'fill="{colour}" fill-opacity="0.25"/>'
    )
