"""How a rater's levels lie from agreed ones over time, as a chart drawn by plotly, in words and as a table."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from assessments.raters import FollowedRater, Point
from pages.parts.charts import ACCENT, MUTED, Shade, layout
from pages.parts.words import _, day, n_, number
from rubric.severity import FEWEST, NOTABLE, Severity

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

REACH = 2.5  # levels up and down that are always in sight, so that charts of several raters read alike
HEIGHT = 240


def figure(rater: FollowedRater, shade: Shade) -> "Figure":
    """Points over their order in time around the line of the agreed level, and the interval of their mean."""
    import plotly.graph_objects as go  # noqa: PLC0415 - only who looks at it pays for plotly

    made = go.Figure(layout=_layout(rater.points, shade))
    found = rater.severity
    made.add_hline(y=0, line={"color": MUTED[shade], "width": 1})
    if found.mean is not None:
        made.add_hrect(y0=found.low, y1=found.high, fillcolor=ACCENT[shade], opacity=0.16, line_width=0)
        made.add_hline(y=found.mean, line={"color": ACCENT[shade], "width": 2, "dash": "dash"})
    made.add_scatter(
        x=list(range(1, len(rater.points) + 1)),
        y=[one.distance for one in rater.points],
        mode="markers",
        marker={
            "size": 10,
            "color": ACCENT[shade],
            "symbol": ["circle-open" if one.live is False else "circle" for one in rater.points],
        },
        hovertext=[point_words(one) for one in rater.points],
        hoverinfo="text",
    )
    return made


def _layout(points: Sequence[Point], shade: Shade) -> dict[str, Any]:
    far = max([REACH, *(abs(one.distance) + 0.5 for one in points)])
    across = {
        "showgrid": False,
        "range": [0.4, max(len(points), 8) + 0.6],
        "showticklabels": False,
        "title_text": _("from the first answers to the last"),
    }
    said = [_("2 stricter"), _("1 stricter"), _("as agreed"), _("1 kinder"), _("2 kinder")]
    return layout(shade, HEIGHT, 28, across, {"range": [-far, far], "tickvals": [-2, -1, 0, 1, 2], "ticktext": said})


def point_words(one: Point) -> str:
    """ "3 March 2027: one level kinder than agreed." """
    if one.count > 1:
        return _("{day}, mean of {count}: {distance}", day=day(one.at), count=number(one.count), distance=signed(one))
    return _("{day}: {distance}", day=day(one.at), distance=signed(one))


def signed(one: Point) -> str:
    """A distance in words: levels kinder or stricter than agreed."""
    return distance_words(one.distance)


def distance_words(distance: float) -> str:
    """ "0.4 kinder": levels, one decimal unless they are whole."""
    if abs(distance) < 0.05:  # noqa: PLR2004 - rounds to 0.0
        return _("as agreed")
    digits = 0 if distance == round(distance) else 1
    said = number(abs(distance), digits)
    return _("{levels} kinder", levels=said) if distance > 0 else _("{levels} stricter", levels=said)


def described(rater: FollowedRater) -> str:
    """The same in words, for whoever does not see the chart."""
    return " ".join([habit_words(rater.severity), *(f"{point_words(one)}." for one in rater.points)])


def habit_words(found: Severity) -> str:
    """What can be said of somebody's severity, first in words and then in figures; or that it is too early."""
    if found.mean is None or found.low is None or found.high is None:
        return n_(
            "Too few to say: {count} answer of agreed level so far, of {least} it takes.",
            "Too few to say: {count} answers of agreed level so far, of {least} it takes.",
            found.n,
            least=number(FEWEST),
        )
    figures = _(
        "On average {mean}, between {low} and {high}, from {count} answers.",
        mean=distance_words(found.mean),
        low=distance_words(found.low),
        high=distance_words(found.high),
        count=number(found.n),
    )
    match found.habit:
        case "strict":
            said = _("Stricter than agreed.")
        case "kind":
            said = _("Kinder than agreed.")
        case _ if abs(found.mean) < NOTABLE:
            said = _("In line with the agreed levels, to within a quarter of one.")
        case _:
            said = _("Cannot be told from the agreed levels yet.")
    return f"{said} {figures}"


def course_words(found: Severity) -> str:
    """Whether severity is changing."""
    match found.course:
        case "steady":
            return _("No drift can be seen.")
        case "stricter":
            return _("Getting stricter: {levels} levels over ten answers.", levels=number(abs(found.drift or 0), 1))
        case "kinder":
            return _("Getting kinder: {levels} levels over ten answers.", levels=number(abs(found.drift or 0), 1))
        case "too_few":
            return _("Too few to say whether it is changing.")
