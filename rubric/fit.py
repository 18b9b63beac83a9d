"""How well the scores of one sitting fit what a role needs: weighted, with minimums, and with honest error."""

from collections.abc import Iterable, Mapping
from math import fsum, sqrt
from typing import Literal, NamedTuple, Self

from pydantic import Field, model_validator

from rubric.leaning import Leaning, loads_together
from rubric.model import POINTS
from rubric.precision import (
    CORRELATION,
    LEVEL_STEP,
    PRIOR_MEAN,
    PRIOR_SD,
    Band,
    band_around,
    combined_error,
    reaches,
)
from rubric.record import CLOSE, Record, Text
from rubric.score import Basis, Measured, Score

MEETS, BELOW = 0.80, 0.20  # probabilities at which a minimum is met or not; between them it is uncertain


class Minimum(Record):
    """The level of a critical competency below which the role cannot be done."""

    competency_id: str
    level: int = Field(ge=1, le=5)

    @property
    def cut(self) -> float:
        """The level on 0..100."""
        return (self.level - 1) * LEVEL_STEP


class RoleProfile(Record):
    """What a role needs: weights that sum to 100, and at most two minimums: each more fails some who meet all."""

    id: str
    name: Text
    weights: dict[str, float]
    minimums: tuple[Minimum, ...] = Field(default=(), max_length=2)

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if any(weight < 0 for weight in self.weights.values()):
            raise ValueError("a weight cannot be negative")
        if abs(sum(self.weights.values()) - POINTS) > CLOSE:
            raise ValueError(f"the weights sum to {sum(self.weights.values()):g}, not to 100")
        critical = [one.competency_id for one in self.minimums]
        if len(set(critical)) < len(critical) or not set(critical) <= set(self.weights):
            raise ValueError("a minimum belongs to one weighted competency, and each has at most one")
        return self


class MinimumState(Record):
    competency_id: str
    cut: float
    state: Literal["meets", "below", "uncertain", "not_assessed"]
    probability: float | None = Field(default=None, ge=0, le=1)  # that the true score reaches the cut


class Fit(Record):
    """The weighted score of one sitting for one role."""

    profile: RoleProfile
    value: float | None = Field(default=None, ge=0, le=100)
    low_high: Band | None = None  # instead of the value, when a critical competency is missing
    standard_error: float | None = Field(default=None, ge=0)
    basis: Basis | None = None
    df: float | None = Field(default=None, gt=0)  # degrees of freedom of the standard error; None: as good as known
    loads: dict[str, float] = Field(default_factory=dict[str, float])  # by rater: points for a level of theirs
    leaning: Leaning = Leaning()  # what is not known of these raters; it is in the standard error
    reliability: float | None = Field(default=None, ge=0, le=1)
    band: Band | None = None
    coverage: float = Field(ge=0, le=1)  # weight of what was scored over all weight
    weights_used: dict[str, float]  # renormalised over what was scored: they sum to 1
    minimums: tuple[MinimumState, ...] = ()
    missing: tuple[str, ...] = ()  # weighted competencies without a score

    @property
    def measured(self) -> Measured | None:
        """The numbers of a fit with a value, None for any other."""
        if self.value is None or self.standard_error is None or self.reliability is None:
            return None
        return Measured(self.value, self.standard_error, self.reliability, self.df)


class _Part(NamedTuple):
    score: Score
    known: Measured


def assess_fit(profile: RoleProfile, scores: Iterable[Score]) -> Fit:
    """The weighted mean of the scored competencies, their weights renormalised, with its error.

    Without a score for a competency with a minimum there is no value but a range, with the missing one put at one
    standard deviation below and above the mean. Scores that share a rater err together, by as much as that rater leans:
    SE^2 = sum_k w_k^2 own_k + V, with V of leaning.py for all competencies at once.
    """
    by_id = {one.competency_id: _Part(one, known) for one in scores if (known := one.measured)}
    used = {one: weight for one, weight in profile.weights.items() if weight > 0 and one in by_id}
    critical = {one.competency_id for one in profile.minimums}
    fit = Fit(
        profile=profile,
        coverage=min(1.0, fsum(used.values()) / POINTS),
        weights_used=_renormalised(used),
        minimums=tuple(
            minimum_state(one, part.known if (part := by_id.get(one.competency_id)) else None)
            for one in profile.minimums
        ),
        missing=tuple(
            one for one, weight in profile.weights.items() if one not in by_id and (weight > 0 or one in critical)
        ),
    )
    if not used:
        return fit
    if critical <= by_id.keys():
        return _with_value(fit, by_id)
    return fit.model_copy(update={"low_high": _range(profile, by_id, critical)})


def _renormalised(weights: Mapping[str, float]) -> dict[str, float]:
    """The weights as shares that sum to 1; none for none."""
    total = fsum(weights.values())
    return {one: weight / total for one, weight in weights.items()}


def minimum_state(minimum: Minimum, known: Measured | None) -> MinimumState:
    """Whether the true score reaches the cut: three states by its probability, and "not assessed" of its own."""
    if known is None:
        return MinimumState(competency_id=minimum.competency_id, cut=minimum.cut, state="not_assessed")
    probability = reaches(known.value, known.standard_error, minimum.cut, known.df)
    return MinimumState(
        competency_id=minimum.competency_id,
        cut=minimum.cut,
        state="meets" if probability >= MEETS else "below" if probability <= BELOW else "uncertain",
        probability=probability,
    )


def _with_value(fit: Fit, by_id: Mapping[str, _Part]) -> Fit:
    weights = list(fit.weights_used.values())
    used = [by_id[one] for one in fit.weights_used]
    known = [one.known for one in used]
    leaning = used[0].score.leaning  # of the raters of one position
    loads = loads_together(fit.weights_used, {one: by_id[one].score.loads for one in fit.weights_used})
    value = min(100.0, fsum(w * one.value for w, one in zip(weights, known, strict=True)))
    variance = fsum(
        w * w * leaning.own(one.known.standard_error, one.score.loads) for w, one in zip(weights, used, strict=True)
    )
    variance += leaning.variance(loads)
    df = leaning.freedom(loads, variance)
    signal = combined_error(weights, [_true_deviation(one) for one in known], lambda _i, _j: CORRELATION) ** 2
    return fit.model_copy(
        update={
            "value": value,
            "standard_error": sqrt(variance),
            "basis": "estimated" if all(one.score.basis == "estimated" for one in used) else "prior",
            "df": df,
            "loads": loads,
            "leaning": leaning,
            "reliability": signal / (signal + variance),
            "band": band_around(value, sqrt(variance), df),
        }
    )


def _true_deviation(known: Measured) -> float:
    """Standard deviation of the true scores, from r = T / (T + SEM^2); Mosier 1943 makes the composite of them."""
    return known.standard_error * sqrt(known.reliability / (1 - known.reliability))


def _range(profile: RoleProfile, by_id: Mapping[str, _Part], critical: set[str]) -> Band:
    """The fit with every missing critical competency at mean - SD and at mean + SD."""
    weights = _renormalised({one: w for one, w in profile.weights.items() if one in by_id or one in critical})
    known = fsum(w * by_id[one].known.value for one, w in weights.items() if one in by_id)
    open_weight = fsum(w for one, w in weights.items() if one not in by_id)
    return Band(
        low=known + open_weight * (PRIOR_MEAN - PRIOR_SD),
        high=min(100.0, known + open_weight * (PRIOR_MEAN + PRIOR_SD)),
    )
