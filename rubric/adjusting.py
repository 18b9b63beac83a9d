"""What ratings come to once the severity of those who gave them is taken out, or why they are left as they are."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from rubric.leaning import HALO_VARIANCE, SEVERITY_DF, Leaning, moderated_halo, moderated_severity
from rubric.rating import LOWEST, Rating, Source, current
from rubric.record import Record

if TYPE_CHECKING:
    from rubric.statistics.severity import Components

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
    leaning: Leaning = Leaning()  # what is not known of the panel, whether severity was taken out or not
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

    A crossed random-effects model of levels by candidate, rater and task, with halo (statistics/severity.py), taken
    out from 20 candidates and 3 raters who share candidates. In a smaller panel levels count as given, and what the
    model says of how far raters lean goes into the error of every score, drawn to a prior (leaning.py). Keys are not
    severe: their ratings are passed over.
    """
    judged = [one for one in current(ratings) if one.source is Source.RATER and one.level is not None]
    candidates, raters = len({one.attempt_id for one in judged}), len({one.rater_id for one in judged})
    panel = Adjustment(candidates=candidates, raters=raters, left=_too_small(candidates, raters))
    return panel if candidates < 2 or raters < 2 else _fitted(judged, panel)  # noqa: PLR2004 (who differ)


def _too_small(candidates: int, raters: int) -> Left | None:
    if candidates < CANDIDATES:
        return "few_candidates"
    return "few_raters" if raters < RATERS else None


def _fitted(judged: Sequence[Rating], panel: Adjustment) -> Adjustment:
    from rubric.statistics.severity import fit_severity  # noqa: PLC0415 - only who reads rated work loads numpy

    found = fit_severity(
        [one.level or LOWEST for one in judged],
        [one.attempt_id for one in judged],
        [one.rater_id for one in judged],
        [f"{one.task_id} {one.part_id}" for one in judged],
    )
    if found.variances is None:
        why: Left = "disconnected" if found.why == "disconnected" else "no_variance"
        return panel.model_copy(update={"left": panel.left or why, "parts": found.parts})
    leaning = _leaning(found.variances, judged, panel)
    if panel.left is not None:
        return panel.model_copy(update={"leaning": leaning})
    shared = found.variances.rater / panel.raters
    own = {one.name: max(0.0, one.standard_error**2 - shared) for one in found.raters}
    return panel.model_copy(
        update={
            "severities": tuple(
                RaterSeverity(rater_id=one.name, ratings=one.n, levels=one.severity, standard_error=one.standard_error)
                for one in found.raters
            ),
            "leaning": leaning.model_copy(update={"left": own, "shared": leaning.severity / panel.raters}),
        }
    )


def _leaning(seen: "Components", judged: Sequence[Rating], panel: Adjustment) -> Leaning:
    """Variances of the panel drawn to their priors; halo has as many degrees of freedom as pairs go beyond effects."""
    pairs = len({(one.attempt_id, one.rater_id) for one in judged})
    free = pairs - panel.candidates - panel.raters + 1
    return Leaning(
        severity=moderated_severity(seen.rater, panel.raters),
        df=SEVERITY_DF + panel.raters - 1,
        halo=moderated_halo(seen.candidate_rater, free) if seen.candidate_rater is not None else HALO_VARIANCE,
    )
