"""What each cut-off of the fit would do to groups: impact ratios as lines over the cut-off, in words and as a table."""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from pages.parts.charts import CANDIDATES, CRITICAL, SHAPES, Shade, layout
from pages.parts.impact import Names
from pages.parts.words import _, listed, n_, number, percent
from rubric.fairness import LEVEL, AtCutOff, CutOff

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

HEIGHT = 360
DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")
FOUR_FIFTHS = 80


def figure(found: Sequence[CutOff], names: Names, shade: Shade) -> "Figure":
    """One line for each group: its rate in percent of the highest one, with the line of four fifths."""
    import plotly.graph_objects as go  # noqa: PLC0415 - only who looks at it pays for plotly

    made = go.Figure(layout=_layout(shade))
    made.add_hline(y=FOUR_FIFTHS, line={"color": CRITICAL[shade], "width": 2, "dash": "dash"})
    for place, group in enumerate(found[0].groups):
        colour = CANDIDATES[place % len(CANDIDATES)]
        made.add_scatter(
            x=[one.cut for one in found],
            y=[100 * (one.groups[group].ratio or 0.0) for one in found],
            mode="lines+markers",
            line={"color": colour, "width": 2, "dash": DASHES[place % len(DASHES)]},
            marker={"color": colour, "size": 7, "symbol": SHAPES[place % len(SHAPES)]},
            name=names[group],
            hovertext=[f"{names[group]}: {_ratio_words(one, group)}" for one in found],
            hoverinfo="text",
        )
    return made


def _ratio_words(one: CutOff, group: str) -> str:
    own = one.groups[group]
    return _(
        "from {cut} on {rate} selected, {ratio} of the highest rate",
        cut=number(one.cut),
        rate=percent(own.rate),
        ratio=percent(own.ratio or 0.0),
    )


def _layout(shade: Shade) -> dict[str, Any]:
    ticks = [0, 20, 40, 60, 80, 100]
    across = {"range": [0, 101], "title_text": _("Cut-off of the fit")}
    up = {"range": [0, 104], "tickvals": ticks, "ticktext": [percent(one / 100) for one in ticks]}
    legend = {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0}
    return {**layout(shade, HEIGHT, 44, across, up), "legend": legend, "showlegend": True}


def below(found: Sequence[CutOff], names: Names) -> list[str]:
    """For each group, the cut-offs at which it would be below four fifths, and where that is hardly chance."""
    said: list[str] = []
    for group in found[0].groups:
        flagged = _stretches(found, lambda own: own.below_four_fifths, group)
        beyond = _stretches(found, _beyond_chance, group)
        many = sum(one.groups[group].below_four_fifths for one in found)
        if flagged and beyond:
            said.append(
                n_(
                    "{group}: below four fifths at {cuts}; hardly by chance at {beyond}.",
                    "{group}: below four fifths at {cuts}; hardly by chance at {beyond}.",
                    many,
                    group=names[group],
                    cuts=flagged,
                    beyond=beyond,
                )
            )
        elif flagged:
            said.append(
                n_(
                    "{group}: below four fifths at {cuts}, which may be chance.",
                    "{group}: below four fifths at {cuts}, all of which may be chance.",
                    many,
                    group=names[group],
                    cuts=flagged,
                )
            )
    return said or [_("No group would be below four fifths at any cut-off that can be told.")]


def _beyond_chance(one: AtCutOff) -> bool:
    return one.p is not None and one.p < LEVEL


def _stretches(found: Sequence[CutOff], holds: Callable[[AtCutOff], bool], group: str) -> str:
    """ "61 to 62, 69 and 78 to 95": the cut-offs at which something holds of a group; empty where it holds at none."""
    runs = groupby(found, key=lambda one: holds(one.groups[group]))
    return listed([_stretch([one.cut for one in run]) for is_so, run in runs if is_so])


def _stretch(cuts: Sequence[int]) -> str:
    if len(cuts) == 1:
        return number(cuts[0])
    return _("{low} to {high}", low=number(cuts[0]), high=number(cuts[-1]))


def columns(found: Sequence[CutOff], names: Names) -> dict[str, list[str]]:
    """One row for each cut-off, one column for each group."""
    return {_("Cut-off"): [number(one.cut) for one in found]} | {
        name: [_cell(one, group) for one in found] for group, name in names.items() if group in found[0].groups
    }


def _cell(one: CutOff, group: str) -> str:
    own = one.groups[group]
    figures = _("{rate} ({ratio})", rate=percent(own.rate), ratio=percent(own.ratio or 0.0))
    if _beyond_chance(own):
        figures = _("{figures}: below, hardly chance", figures=figures)
    elif own.below_four_fifths:
        figures = _("{figures}: below", figures=figures)
    return figures.replace(" ", "\u00a0")
