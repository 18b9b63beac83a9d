"""What ratings come to once the severity of those who gave them is taken out, or why they are left as they are."""

from collections.abc import Iterable, Sequence
from typing import Literal

from pydantic import Field

from rubric.rating import LOWEST, Rating, Source, current
from rubric.record import Record

CANDIDATES, RATERS = 20, 3  # from which severity is told from chance better than it is left alone (science: below 20
# candidates the correction gains nothing, and with two raters their difference is all there is)

Left = Literal[
    "few_candidates",  # fewer than 20 were rated
    "few_raters",  # fewer than 3 rated
    "disconnected",  # raters share no chain of candidates: their severity cannot be told from their candidates'
    "no_variance",  # all ratings are alike
]


class RaterSeverity(Record):
    """How many levels lower than the panel one person rates; below 0: more lenient."""

    rater_id: str
    ratings: int = Field(ge=1)
    levels: float
    standard_error: float = Field(ge=0)


class Adjustment(Record):
    """What is known of the severity of a panel; `left` says why ratings are left as they are."""

    candidates: int = Field(ge=0)
    raters: int = Field(ge=0)
    left: Left | None = None
    severities: tuple[RaterSeverity, ...] = ()
    halo: float | None = Field(default=None, ge=0, le=1)  # share of a rating's error that is one rater's view of one
    # candidate, whatever the task; None: not told from the rest
    parts: tuple[frozenset[str], ...] = ()  # raters who hang together, where the panel falls apart

    @property
    def on(self) -> bool:
        return self.left is None

    @property
    def levels(self) -> dict[str, float]:
        """What is added to the levels of each rater."""
        return {one.rater_id: one.levels for one in self.severities}


class Panel(Record):
    """What a report says of it: whether severity was taken out, and what the fit would be without."""

    candidates: int = Field(ge=0)
    raters: int = Field(ge=0)
    left: Left | None = None
    as_given: float | None = Field(
        default=None, ge=0, le=100
    )  # the fit from levels as given; None: no fit, or the same


def adjustment(ratings: Iterable[Rating]) -> Adjustment:
    """The severity of every person who rated work for one position, from the current ratings of all its sittings.

    A crossed random-effects model of levels by candidate, rater and task, with halo (statistics/severity.py), from
    20 candidates and 3 raters who share candidates. Keys are not severe: their ratings are passed over.
    """
    judged = [one for one in current(ratings) if one.source is Source.RATER and one.level is not None]
    candidates, raters = len({one.attempt_id for one in judged}), len({one.rater_id for one in judged})
    if candidates < CANDIDATES or raters < RATERS:
        left: Left = "few_candidates" if candidates < CANDIDATES else "few_raters"
        return Adjustment(candidates=candidates, raters=raters, left=left)
    return _fitted(judged, candidates, raters)


def _fitted(judged: Sequence[Rating], candidates: int, raters: int) -> Adjustment:
    from rubric.statistics.severity import fit_severity  # noqa: PLC0415 - only who reads a large panel loads numpy

    found = fit_severity(
        [one.level or LOWEST for one in judged],
        [one.attempt_id for one in judged],
        [one.rater_id for one in judged],
        [f"{one.task_id} {one.part_id}" for one in judged],
    )
    if found.variances is None:
        left: Left = "disconnected" if found.why == "disconnected" else "no_variance"
        return Adjustment(candidates=candidates, raters=raters, left=left, parts=found.parts)
    own = found.variances
    error = own.residual + (own.candidate_rater or 0.0)
    return Adjustment(
        candidates=candidates,
        raters=raters,
        severities=tuple(
            RaterSeverity(rater_id=one.name, ratings=one.n, levels=one.severity, standard_error=one.standard_error)
            for one in found.raters
        ),
        halo=own.candidate_rater / error if own.candidate_rater is not None and error > 0 else None,
    )
