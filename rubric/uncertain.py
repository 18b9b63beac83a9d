"""What a sitting leaves open about somebody, the most pressing first: where another look is worth most."""

from collections.abc import Iterator, Sequence
from math import fsum
from typing import Literal

from rubric.precision import LEVEL_STEP, PRIOR_SD
from rubric.record import Record
from rubric.report import CompetencyReport, FitReport

HALF = 0.5  # of the error of a fit

Why = Literal[
    "minimum",  # whether a minimum of the role is reached cannot be told
    "not_assessed",  # there is no score
    "wide",  # the 95 % band reaches over more than a whole level on either side
    "tie",  # the fit cannot be told apart from another's, and this competency is among those that carry half its error
]


class OpenPoint(Record):
    competency_id: str
    why: tuple[Why, ...]


def open_points(report: FitReport, alike: int) -> tuple[OpenPoint, ...]:
    """Every competency of the role of which something is open; `alike` others cannot be told apart from this fit.

    Minimums come first, then whatever adds most to the error of the fit: w^2 v, w the weight and v the variance of the
    score, or that of true scores where there is no score.
    """
    asked = sorted((one for one in report.competencies if one.weight > 0), key=lambda one: -_adds(one))
    heavy = _heaviest(asked) if alike else set[str]()
    found = [OpenPoint(competency_id=one.competency.id, why=tuple(_why(one, heavy))) for one in asked]
    return tuple(sorted((one for one in found if one.why), key=lambda one: "minimum" not in one.why))


def _adds(one: CompetencyReport) -> float:
    known = one.score.measured
    return (one.weight * (PRIOR_SD if known is None else known.standard_error)) ** 2


def _heaviest(asked: Sequence[CompetencyReport]) -> set[str]:
    """The scored competencies that together carry half of the error, as few as do."""
    scored = [one for one in asked if one.score.measured]
    half = HALF * fsum(map(_adds, scored))
    return {one.competency.id for place, one in enumerate(scored) if fsum(map(_adds, scored[:place])) < half}


def _why(one: CompetencyReport, heavy: set[str]) -> Iterator[Why]:
    if one.minimum is not None and one.minimum.state in ("uncertain", "not_assessed"):
        yield "minimum"
    known = one.score.measured
    if known is None:
        yield "not_assessed"
    elif known.margin > LEVEL_STEP:
        yield "wide"
    if one.competency.id in heavy:
        yield "tie"
