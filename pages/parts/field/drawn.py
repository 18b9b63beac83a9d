"""Charts of a whole field as vector pictures: small enough to follow a slider, and sharp on paper."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple
from urllib.parse import quote

from assessments.boards import Cell, FieldRow, Spread
from pages.parts.charts import ACCENT, CANDIDATES, INK, LINE, MUTED, Shade
from pages.parts.words import number
from pages.print.drawing import SHAPES

WIDE, HIGH = 960, 380
LEFT, RIGHT, TOP, BOTTOM = 44, 24, 20, 64
FOOT = HIGH - BOTTOM
APART = 8  # between the bands of two who are followed
TICKS = (0, 25, 50, 75, 100)
SAFE = " /:=,.;()'-"  # of a picture inside an address, left as they are
LOOK = """<style>
.assay-drawn { overflow-x: auto; }
.assay-drawn:focus-visible { outline: 3px solid light-dark(#1F5FA8,#7FB2EA); outline-offset: 2px; }
.assay-drawn img { display: block; width: 100%; min-width: 36rem; max-width: 64rem; height: auto; }
</style>"""


Lines = Sequence[Sequence[float | None]]


class Followed(NamedTuple):
    place: int  # colour and shape
    name: str
    row: FieldRow


class Said(NamedTuple):
    """Words of a chart: what it is about, and the same in words for whoever does not see it."""

    about: str
    alt: str


def profiles(
    competencies: Sequence[tuple[str, str]],
    spreads: dict[str, Spread],
    lines: tuple[Lines, Lines],  # of the field, and of whoever is listed with it
    followed: Sequence[Followed],
    shade: Shade,
    said: Said,
) -> str:
    """Parallel coordinates: an axis of 0 to 100 for each competency (id and name), the middle of the field as bands."""
    xs = [LEFT + (WIDE - LEFT - RIGHT) * (at + 0.5) / len(competencies) for at in range(len(competencies))]
    known = [(x, spreads[one]) for x, (one, _name) in zip(xs, competencies, strict=True) if one in spreads]
    accent, quiet = ACCENT[shade], MUTED[shade]
    crowd, listed = ("".join(f"<path d='{_path(zip(xs, one, strict=True))}'/>" for one in some) for some in lines)
    parts = [
        *(_line(LEFT, _y(tick), WIDE - RIGHT, _y(tick), shade) for tick in TICKS),
        *(_text(LEFT - 6, _y(tick) + 4, number(tick), quiet, "end") for tick in TICKS),
        *(_line(x, TOP, x, FOOT, shade) for x in xs),
        f"<g fill='none' stroke='{quiet}' stroke-opacity='.16'>{crowd}</g>",
        f"<g fill='none' stroke='{accent}' stroke-opacity='.4'>{listed}</g>",
        f"<g fill='{accent}' fill-opacity='.16'>{_area([(x, one.lowest, one.highest) for x, one in known])}",
        f"{_area([(x, one.low, one.high) for x, one in known])}</g>",
        (
            f"<path fill='none' stroke='{accent}' stroke-width='2' stroke-dasharray='6 4' "
            f"d='{_path((x, one.middle) for x, one in known)}'/>"
        ),
        # names of neighbours stand on two levels, so that long ones do not meet
        *(_text(x, FOOT + 22 + 20 * (at % 2), competencies[at][1], INK[shade]) for at, x in enumerate(xs)),
        *(
            _profile(
                one, [name for name, _said in competencies], [x + APART * (one.place - len(followed) / 2) for x in xs]
            )
            for one in followed
        ),
    ]
    return _picture("".join(parts), shade, said)


def errors(cells: Sequence[Cell], followed: Sequence[Followed], axes: tuple[str, str], shade: Shade, said: Said) -> str:
    """Fit against its standard error: each square is deeper the more people stand in it."""
    seen = [(one, one.row.value, one.row.error) for one in followed]
    top = 1.1 * max([5.0, *(one.error for one in cells), *(error for _one, _value, error in seen if error is not None)])
    most = max((one.count for one in cells), default=1)
    up = (FOOT - TOP) / top
    high = max(6.0, up / 2)
    squares = "".join(
        f"<rect x='{_x(one.fit) - 8.6:.0f}' y='{FOOT - one.error * up - high / 2:.0f}' width='17' height='{high:.0f}' "
        f"fill-opacity='{0.15 + 0.75 * (one.count / most) ** 0.5:.2f}'/>"
        for one in cells
    )
    step = 5 if top > 12 else 2  # noqa: PLR2004 - points, so that some five lines come out
    parts = [
        *(_line(_x(tick), TOP, _x(tick), FOOT, shade) for tick in TICKS),
        *(_text(_x(tick), FOOT + 18, number(tick), MUTED[shade]) for tick in TICKS),
        *(_text(LEFT - 6, FOOT - at * up + 4, number(at), MUTED[shade], "end") for at in range(0, int(top) + 1, step)),
        f"<g fill='{ACCENT[shade]}'>{squares}</g>",
        *(
            _named(one, _x(value), FOOT - error * up, shade)
            for one, value, error in seen
            if value is not None and error
        ),
        _text((LEFT + WIDE - RIGHT) / 2, FOOT + 44, axes[0], MUTED[shade]),
        _text(LEFT, TOP - 7, axes[1], MUTED[shade], "start"),
    ]
    return _picture("".join(parts), shade, said)


def _picture(inside: str, shade: Shade, said: Said) -> str:
    svg = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDE} {HIGH}' width='{WIDE}' height='{HIGH}' "
        f"font-family='Inter, system-ui, sans-serif' font-size='13' fill='{INK[shade]}'>{inside}</svg>"
    )
    return (
        f'<div class="assay-drawn" role="region" tabindex="0" aria-label="{escape(said.about)}">'
        f'<img alt="{escape(said.alt)}" src="data:image/svg+xml,{quote(svg, safe=SAFE)}"></div>'
    )


def _x(value: float) -> float:
    return LEFT + (WIDE - LEFT - RIGHT) * value / 100


def _y(value: float) -> float:
    return FOOT - (FOOT - TOP) * value / 100


def _line(x1: float, y1: float, x2: float, y2: float, shade: Shade) -> str:
    return f"<path stroke='{LINE[shade]}' d='M{x1:.0f} {y1:.0f}L{x2:.0f} {y2:.0f}'/>"


def _text(x: float, y: float, said: str, colour: str, anchor: str = "middle") -> str:
    return f"<text x='{x:.0f}' y='{y:.0f}' fill='{colour}' text-anchor='{anchor}'>{escape(said)}</text>"


def _path(points: Iterable[tuple[float, float | None]]) -> str:
    """A line through what is known; it is broken where nothing is."""
    said, pen = "", "M"
    for x, value in points:
        if value is None:
            pen = "M"
            continue
        said += f"{pen}{x:.0f} {_y(value):.0f}"
        pen = "L"
    return said


def _area(ends: Sequence[tuple[float, float, float]]) -> str:
    there = [f"{x:.0f} {_y(high):.0f}" for x, _low, high in ends]
    back = [f"{x:.0f} {_y(low):.0f}" for x, low, _high in reversed(ends)]
    return f"<polygon points='{' '.join([*there, *back])}'/>"


def _profile(one: Followed, competencies: Sequence[str], xs: Sequence[float]) -> str:
    scores = [(x, one.row.scores.get(name)) for x, name in zip(xs, competencies, strict=True)]
    colour = CANDIDATES[one.place]
    line = _path((x, known and known[0]) for x, known in scores)
    bands = "".join(f"M{x:.0f} {_y(known[1]):.0f}V{_y(known[2]):.0f}" for x, known in scores if known)
    marks = "".join(_shape(one.place, x, _y(known[0])) for x, known in scores if known)
    return (
        f"<g fill='none' stroke='{colour}'><path stroke-width='7' stroke-opacity='.3' d='{bands}'/>"
        f"<path stroke-width='2.5' d='{line}'/></g>{marks}"
    )


def _named(one: Followed, x: float, y: float, shade: Shade) -> str:
    before = x > WIDE * 0.8
    said = _text(x + (-10 if before else 10), y - 8, one.name, INK[shade], "end" if before else "start")
    return _shape(one.place, x, y) + said


def _shape(place: int, x: float, y: float) -> str:
    colour, corners = CANDIDATES[place], SHAPES[place]
    if not corners:
        return f"<circle cx='{x:.0f}' cy='{y:.0f}' r='6' fill='{colour}'/>"
    points = " ".join(f"{x + 6 * across:.1f},{y + 6 * down:.1f}" for across, down in corners)
    return f"<polygon points='{points}' fill='{colour}'/>"
