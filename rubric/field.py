"""One sitting among very many: the numbers that its fit under other weights, and the error of it, are made of."""

from collections.abc import Callable, Sequence
from itertools import product
from math import isnan, nan
from struct import pack
from typing import TYPE_CHECKING, NamedTuple

from rubric.leaning import Loads, loads_together
from rubric.precision import CORRELATION, PRIOR_SD
from rubric.score import Score

if TYPE_CHECKING:
    from rubric.statistics.columns import Single


class Line(NamedTuple):
    """Scores and errors of K competencies in one order; NaN where there is no score."""

    values: tuple[float, ...]  # 0..100
    errors: tuple[float, ...]  # points^2
    together: tuple[float, ...] = ()  # K x K, row by row, points^2: weights w err by w' E w; empty: without raters
    severities: tuple[float, ...] = ()  # K x K: the part of it that is severity
    df: float = nan  # of that part


def line(scores: Sequence[Score], competencies: Sequence[str]) -> Line:
    """What is kept of a sitting. Only raters make the errors of two competencies go together."""
    by_id = {one.competency_id: one for one in scores}
    known = [found.measured if (found := by_id.get(one)) else None for one in competencies]
    plain = Line(
        tuple(nan if one is None else one.value for one in known),
        tuple(nan if one is None else one.standard_error**2 for one in known),
    )
    loads = [by_id[one].loads if one in by_id else {} for one in competencies]
    if not any(loads):
        return plain
    leaning = next(by_id[one].leaning for one in competencies if one in by_id and by_id[one].loads)
    pairs = list(product(range(len(competencies)), repeat=2))
    severities = [_between(leaning.of_severity, loads[i], loads[j]) for i, j in pairs]
    views = [_between(leaning.of_halo, loads[i], loads[j]) for i, j in pairs]
    together = [severe + view for severe, view in zip(severities, views, strict=True)]
    for at, (one, load) in enumerate(zip(known, loads, strict=True)):
        together[at * (len(known) + 1)] += 0.0 if one is None else leaning.own(one.standard_error, load)
    return plain._replace(together=tuple(together), severities=tuple(severities), df=leaning.df)


def packed(one: Line) -> bytes:
    """Its numbers in single precision, little-endian, as rubric.statistics.columns reads them."""
    numbers = (*one.values, *one.errors, *one.together, *one.severities, *(() if isnan(one.df) else (one.df,)))
    return pack(f"<{len(numbers)}f", *numbers)


def _between(part: Callable[[Loads], float], one: Loads, other: Loads) -> float:
    """What two loads have in common: V(a + b) = V(a) + 2 b(a, b) + V(b)."""
    both = loads_together({"one": 1.0, "other": 1.0}, {"one": one, "other": other})
    return (part(both) - part(one) - part(other)) / 2


def reliability(variances: "Single", concentrations: "Single") -> float:
    """The mean of T / (T + SE^2) over people, with T the variance of true fits (Mosier 1943).

    `concentrations` are sums of squared shares of weight: T = SD^2 ((1 - c) sum w^2 + c), where all true scores have
    the stored SD and the same correlation c.
    """
    true = PRIOR_SD**2 * ((1 - CORRELATION) * concentrations + CORRELATION)
    return float((true / (true + variances)).mean())
