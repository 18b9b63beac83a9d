"""How people see themselves beside what their work showed: for their own development and never for a fit score."""

from collections.abc import Iterable, Mapping
from math import hypot

from pydantic import AwareDatetime, Field

from rubric.model import CompetencyModel
from rubric.precision import LEVEL_STEP, SELF_RELIABILITY, Z, nearest_level, prior_error
from rubric.record import Record
from rubric.score import Measured, Score


class SelfRating(Record):
    """One's own level on the anchors. Deliberately no Rating: no function that makes a score takes it."""

    attempt_id: str
    competency_id: str
    level: int | None = Field(default=None, ge=1, le=5)  # None: not answered
    model_fingerprint: str
    given_at: AwareDatetime


class SelfGap(Record):
    """One competency: own level minus measured score; told only where it exceeds its error."""

    competency_id: str
    level: int | None  # own
    score: Score
    measured_level: int | None  # the nearest anchor
    gap: float | None  # points of 100; positive: sees themselves higher than the work showed
    error: float | None  # half the width of a 95 % band of the gap
    shown: bool

    @property
    def own_points(self) -> float | None:
        """The own level on 0..100."""
        return None if self.level is None else (self.level - 1) * LEVEL_STEP


def self_view(
    model: CompetencyModel, self_ratings: Iterable[SelfRating], scores: Iterable[Score]
) -> tuple[SelfGap, ...]:
    """One gap for each competency of the model that people rated themselves on or were scored in, in its order.

    gap = own level on 0..100 minus the score; it is shown where |gap| > sqrt((1.96 SEM_self)^2 + margin^2), the
    margin being half the band of the score. The score is not shrunk: these are the person's own
    numbers, and there is no group yet to shrink to. Of several self-ratings the latest counts. Raises KeyError for a
    competency the model does not have.
    """
    latest: dict[str, SelfRating] = {}
    for rating in sorted(self_ratings, key=lambda one: one.given_at):
        latest[model.competency(rating.competency_id).id] = rating
    by_id = {one.competency_id: one for one in scores}
    told = [one.id for one in model.competencies if one.id in latest or (one.id in by_id and by_id[one.id].measured)]
    return tuple(
        _gap(latest.get(one), by_id.get(one, Score(competency_id=one, coverage=0, state="not_assessed")))
        for one in told
    )


def _gap(rating: SelfRating | None, score: Score) -> SelfGap:
    level = None if rating is None else rating.level
    known = score.measured
    gap = None if level is None or known is None else (level - 1) * LEVEL_STEP - known.value
    error = None if level is None or known is None else hypot(Z * prior_error(SELF_RELIABILITY), known.margin)
    return SelfGap(
        competency_id=score.competency_id,
        level=level,
        score=score,
        measured_level=None if known is None else nearest_level(known.value),
        gap=gap,
        error=error,
        shown=gap is not None and error is not None and abs(gap) > error,
    )


class Earlier(Record):
    """A score of an earlier sitting, as somebody keeps it."""

    value: float = Field(ge=0, le=100)
    standard_error: float = Field(gt=0)


class SelfChange(Record):
    """One competency in two sittings; a difference within the error of the two is none."""

    competency_id: str
    before: float
    after: float
    error: float = Field(gt=0)  # 1.96 standard errors of the difference
    reliable: bool  # the difference exceeds it


def self_changes(before: Mapping[str, Earlier], after: Iterable[SelfGap]) -> tuple[SelfChange, ...]:
    """What has changed since, for every competency that was measured in both sittings."""
    return tuple(
        _change(one.competency_id, first, known)
        for one in after
        if (first := before.get(one.competency_id)) is not None and (known := one.score.measured) is not None
    )


def _change(competency_id: str, first: Earlier, second: Measured) -> SelfChange:
    from rubric.statistics.change import reliable_change  # noqa: PLC0415 - only who comes back loads it

    change = reliable_change(first.value, second.value, first.standard_error, second.standard_error)
    return SelfChange(
        competency_id=competency_id,
        before=first.value,
        after=second.value,
        error=Z * change.error,
        reliable=change.reliable,
    )
