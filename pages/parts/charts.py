"""Charts as plain values: aligned rows of dots and bands on one axis of 0 to 100, drawn by plotly."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field

from pages.parts.words import in_turn, language
from rubric.precision import Band
from rubric.record import Record

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

Shade = Literal["light", "dark"]

# Told apart by people with any colour vision (Okabe and Ito 2008); a shape goes with each, never colour alone.
CANDIDATES = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
SHAPES = ("circle", "square", "diamond", "triangle-up", "cross", "star")
INK = {"light": "#1C2430", "dark": "#E8EAEE"}
MUTED = {"light": "#5B6675", "dark": "#A3ADBA"}
LINE = {"light": "#E3E1DA", "dark": "#2C3440"}
ACCENT = {"light": "#1F5FA8", "dark": "#7FB2EA"}
CRITICAL = {"light": "#A3312E", "dark": "#F09A94"}
ROW = 46  # pixels of a row with one dot
BAND = {"light": 0.28, "dark": 0.45}  # how much of its colour a band keeps, to be seen on the page
EXTRA = 18  # pixels for each further dot in a row


class Dot(Record):
    """One value with its band; without a value the row says why in words."""

    name: str
    value: float | None = Field(default=None, ge=0, le=100)
    band: Band | None = None
    said: str  # what a reader hears and sees on hovering: "Writing: 62, band 41 to 83"
    place: int = 0  # which candidate: colour and shape


class Row(Record):
    label: str
    dots: tuple[Dot, ...]
    cut: float | None = Field(default=None, ge=0, le=100)  # a minimum
    empty: str = ""  # shown where no dot has a value


def rows_figure(rows: Sequence[Row], shade: Shade, *, cut_label: str, own_colour: bool = False) -> "Figure":
    """Dots with bands, one row for each competency from top to bottom; the same axis everywhere."""
    import plotly.graph_objects as go  # noqa: PLC0415 - only staff pages pay for plotly

    most = max((len(row.dots) for row in rows), default=1)
    figure = go.Figure(layout=_rows_layout(rows, shade, ROW + EXTRA * (most - 1)))
    placed = [
        (dot, at + offset)
        for at, row in enumerate(rows)
        for offset, dot in zip(_offsets(len(row.dots)), row.dots, strict=True)
        if dot.value is not None
    ]
    for place in dict.fromkeys(dot.place for dot, _y in placed):
        colour = CANDIDATES[place % len(CANDIDATES)] if own_colour else ACCENT[shade]
        _draw_dots(figure, [one for one in placed if one[0].place == place], colour, BAND[shade])
    for at, row in enumerate(rows):
        if row.cut is not None:
            _draw_cut(figure, row.cut, at, CRITICAL[shade], cut_label)
        if row.empty and all(dot.value is None for dot in row.dots):
            figure.add_annotation(
                x=2, y=at, text=row.empty, showarrow=False, xanchor="left", font={"color": MUTED[shade], "size": 13}
            )
    return figure


def described(rows: Sequence[Row]) -> str:
    """The same in words, for whoever does not see the chart."""
    said = [dot.said for row in rows for dot in row.dots if dot.value is not None]
    said += [f"{row.label}: {row.empty}" for row in rows if row.empty]
    return in_turn(said)


def _offsets(count: int) -> list[float]:
    """Where several dots of one row stand, evenly around its middle."""
    return [(index - (count - 1) / 2) * 0.7 / max(count, 1) for index in range(count)]


def _draw_dots(figure: "Figure", placed: Sequence[tuple[Dot, float]], colour: str, opacity: float) -> None:
    """Everything of one candidate as two traces, however many rows there are: plotly is paid by the trace."""
    ends = [(dot.band, y) for dot, y in placed if dot.band is not None]
    figure.add_scatter(
        x=[at for band, _y in ends for at in (band.low, band.high, None)],  # None: the line ends there
        y=[at for _band, y in ends for at in (y, y, None)],
        mode="lines",
        line={"color": colour, "width": 9},
        opacity=opacity,
        hoverinfo="skip",
        showlegend=False,
    )
    first = placed[0][0]
    figure.add_scatter(
        x=[dot.value for dot, _y in placed],
        y=[y for _dot, y in placed],
        mode="markers",
        marker={"color": colour, "size": 12, "symbol": SHAPES[first.place % len(SHAPES)]},
        hovertext=[dot.said for dot, _y in placed],
        hoverinfo="text",
        name=first.name,
        showlegend=False,
        cliponaxis=False,  # 0 and 100 are whole shapes too
    )


def _draw_cut(figure: "Figure", cut: float, at: float, colour: str, label: str) -> None:
    figure.add_scatter(
        x=[cut, cut],
        y=[at - 0.42, at + 0.42],
        mode="lines",
        line={"color": colour, "width": 2, "dash": "5px,4px"},
        hovertext=[label, label],
        hoverinfo="text",
        showlegend=False,
    )


def layout(shade: Shade, height: int, foot: int, x: dict[str, Any], y: dict[str, Any]) -> dict[str, Any]:
    """What all charts have: no boxes, quiet lines, words in the reader's ink; `x` and `y` are what is an axis' own.

    `height`, and the `foot` under the plot, in pixels.
    """
    font = {"family": "Inter, system-ui, sans-serif", "size": 13, "color": INK[shade]}
    quiet = {"color": MUTED[shade], "size": 12}
    axis = {"fixedrange": True, "zeroline": False, "gridcolor": LINE[shade], "tickfont": quiet, "title_font": quiet}
    return {
        "template": {},  # all is said here: the same figure whatever template is the default of the process
        "height": height,
        "margin": {"l": 8, "r": 16, "t": 8, "b": foot},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": font,
        "separators": ",\u202f" if language() == "fr" else ".,",  # of decimals, of thousands
        "hoverlabel": {"font": font},
        "xaxis": {**axis, **x},
        "yaxis": {**axis, "automargin": True, **y},
        "dragmode": False,
        "showlegend": False,
    }


def _rows_layout(rows: Sequence[Row], shade: Shade, height: float) -> dict[str, Any]:
    return layout(
        shade,
        int(height * max(len(rows), 1) + 48),
        36,
        {"range": [-1, 101], "tickvals": [0, 25, 50, 75, 100]},
        {
            "range": [len(rows) - 0.4, -0.6],
            "tickvals": list(range(len(rows))),
            "ticktext": [_wrapped(row.label) for row in rows],
            "showgrid": False,
            "tickfont": {"size": 13, "color": INK[shade]},
        },
    )


def _wrapped(label: str, width: int = 18) -> str:
    """A label on as many lines as it needs, so that the plot keeps its room on a phone."""
    lines = [""]
    for word in label.split(" "):
        if lines[-1] and len(lines[-1]) + len(word) >= width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return "<br>".join(lines)
