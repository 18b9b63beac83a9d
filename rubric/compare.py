"""Two or more sittings beside each other: who is above whom, how surely, and who cannot be told apart."""

from collections.abc import Mapping, Sequence
from itertools import combinations
from math import fsum, sqrt
from typing import Literal, NamedTuple

from pydantic import Field

from rubric.apart import alone, apart
from rubric.fit import Fit, RoleProfile, assess_fit
from rubric.model import POINTS
from rubric.record import Record
from rubric.report import FitReport
from rubric.score import Score

CLEAR, LIKELY, SLIGHT = 0.95, 0.80, 0.65  # probabilities of the words, a convention
DRAWS = 4_000  # of true fits, for the probability of being first
TOP = 3  # places of a short list
WEIGHT_DRAWS = 1_000  # of weights
CONCENTRATION = 40.0  # of the Dirichlet around the weights: a weight of .15 then varies by about .06

PairVerdict = Literal["clear", "likely", "slight", "not_distinguishable"]


class NotComparable(Exception):  # noqa: N818 (errors are named after what happened)
    """These reports cannot stand beside each other; `reason` is a code for pages to put into words."""

    def __init__(self, reason: Literal["too_few", "twice", "structure"]) -> None:
        super().__init__(reason)
        self.reason = reason


class Pair(Record):
    """Two attempts: the probability, 0..1, that the true fit of `a` is above that of `b`."""

    a: str
    b: str
    probability: float = Field(ge=0, le=1)
    verdict: PairVerdict
    ahead: str | None = None  # None: not distinguishable


class Comparison(Record):
    reports: tuple[FitReport, ...]
    profile: RoleProfile  # with the weights of this comparison
    compared_on: tuple[str, ...]  # competencies scored for everybody who is compared
    fits: dict[str, Fit]  # by attempt id, over `compared_on` only
    order: tuple[str, ...]  # attempt ids by fit, highest first; never shown without pairs and groups
    pairs: tuple[Pair, ...]
    groups: tuple[tuple[str, ...], ...]  # attempts that cannot be told apart; groups may overlap
    p_first: dict[str, float]  # by attempt id; sums to 1
    top: int = Field(ge=0)  # places of the short list: 3, or fewer where that would be everybody
    p_top: dict[str, float]  # by attempt id, of being among them; sums to `top`
    stability: float | None = Field(ge=0, le=1)  # share of drawn weights that leave the order as it is
    unranked: tuple[str, ...] = ()  # attempts without a fit value

    @property
    def clearly_first(self) -> str | None:
        """Who is clearly above every other with a fit."""
        for one in self.order[:1]:
            own = [pair for pair in self.pairs if one in (pair.a, pair.b)]
            if own and all(pair.ahead == one and pair.verdict == "clear" for pair in own):
                return one
        return None


def reweight(profile: RoleProfile, weights: Mapping[str, float]) -> RoleProfile:
    """The profile with these weights moved and all of them brought back to a sum of 100.

    Raises ValueError for a competency the profile does not have, a negative weight, or nothing but zeros.
    """
    if strange := sorted(weights.keys() - profile.weights.keys()):
        raise ValueError(f"no such competency in {profile.id}: {', '.join(strange)}")
    moved = {**profile.weights, **weights}
    total = fsum(moved.values())
    if total <= 0 or min(moved.values()) < 0:
        raise ValueError("weights are at least 0, and not all of them are 0")
    return RoleProfile(
        id=profile.id,
        name=profile.name,
        weights={one: POINTS * weight / total for one, weight in moved.items()},
        minimums=profile.minimums,
    )


def compare(reports: Sequence[FitReport], profile: RoleProfile, seed: int) -> Comparison:
    """Two or more sittings of one form beside each other, for `profile` and its weights.

    Only what was scored for everybody is compared, so that nobody gains or loses by what was not administered. Fits
    are those over these competencies, and may differ a little from each report's own. Attempts whose fit has no value
    (a critical competency is missing) are named and not ranked. `seed` makes the draws repeatable. Raises
    NotComparable for fewer than two reports, the same attempt twice, or different structures of model or form.
    """
    _check(reports)
    rows, common = _rows(reports, profile)
    order = tuple(row.attempt_id for row in rows)
    between = [(one, other, apart(one.fit, other.fit)) for one, other in combinations(rows, 2)]
    pairs = tuple(pair_of(one.attempt_id, other.attempt_id, gap.probability) for one, other, gap in between)
    reliability = fsum(gap.reliability for _, _, gap in between) / len(between) if between else 1.0
    top = min(TOP, len(rows) - 1) if len(rows) > 1 else 0
    return Comparison(
        reports=tuple(reports),
        profile=profile,
        compared_on=common,
        fits={row.attempt_id: row.fit for row in rows},
        order=order,
        pairs=pairs,
        groups=_groups(order, pairs),
        p_first=_p_among(rows, reliability, 1, seed),
        top=top,
        p_top=_p_among(rows, reliability, top, seed) if top else {},
        stability=_stability(rows, [profile.weights[one] for one in common], seed),
        unranked=tuple(one.attempt_id for one in reports if one.attempt_id not in order),
    )


def _check(reports: Sequence[FitReport]) -> None:
    if len(reports) < 2:  # noqa: PLR2004 (a comparison needs two)
        raise NotComparable("too_few")
    if len({one.attempt_id for one in reports}) < len(reports):
        raise NotComparable("twice")
    if len({one.structure for one in reports}) > 1:
        raise NotComparable("structure")


class _Row(NamedTuple):
    attempt_id: str
    fit: Fit
    value: float
    scores: tuple[float, ...]  # on what is compared, in its order


def _rows(reports: Sequence[FitReport], profile: RoleProfile) -> tuple[tuple[_Row, ...], tuple[str, ...]]:
    """Those who can be compared, highest fit first, and the competencies they are compared on."""
    by_attempt = {one.attempt_id: one.scores for one in reports if assess_fit(profile, one.scores).value is not None}
    if not by_attempt:
        return (), ()
    shared = frozenset[str].intersection(
        *(frozenset(one.competency_id for one in scores if one.measured) for scores in by_attempt.values())
    )
    common = tuple(one for one, weight in profile.weights.items() if weight > 0 and one in shared)
    rows = [
        row
        for attempt_id, scores in by_attempt.items()
        if (row := _row(attempt_id, [one for one in scores if one.competency_id in shared], profile, common))
    ]
    return tuple(sorted(rows, key=lambda row: -row.value)), common


def _row(attempt_id: str, scores: Sequence[Score], profile: RoleProfile, common: Sequence[str]) -> _Row | None:
    fit = assess_fit(profile, scores)
    if fit.value is None:
        return None
    values = {one.competency_id: known.value for one in scores if (known := one.measured)}
    return _Row(attempt_id, fit, fit.value, tuple(values[one] for one in common))


def pair_of(one: str, other: str, probability: float) -> Pair:
    """Two attempts in words; `one` is ahead where they can be told apart."""
    verdict = verdict_of(probability)
    ahead = None if verdict == "not_distinguishable" else one
    return Pair(a=one, b=other, probability=probability, verdict=verdict, ahead=ahead)


def verdict_of(probability: float) -> PairVerdict:
    """The word for how surely one is above the other, whichever of the two it is."""
    surer = max(probability, 1 - probability)
    if surer >= CLEAR:
        return "clear"
    if surer >= LIKELY:
        return "likely"
    return "slight" if surer >= SLIGHT else "not_distinguishable"


def _groups(order: Sequence[str], pairs: Sequence[Pair]) -> tuple[tuple[str, ...], ...]:
    """The longest runs of the order in which no two can be told apart; a person may be in two of them."""
    alike = {(pair.a, pair.b) for pair in pairs if pair.ahead is None}
    groups: list[tuple[str, ...]] = []
    reached = 0
    for start in range(len(order)):
        end = start + 1
        while end < len(order) and all((one, order[end]) in alike for one in order[start:end]):
            end += 1
        if end - start > 1 and end > reached:
            groups.append(tuple(order[start:end]))
            reached = end
    return tuple(groups)


def _p_among(rows: Sequence[_Row], reliability: float, places: int, seed: int) -> dict[str, float]:
    """How often each is among the first in draws of true fits: r X with variance r SEM^2, the posterior up to its mean.

    One reliability for everybody keeps the order of the draws that of the fits. How severe a rater is, is drawn once
    for everybody whom that rater judged.
    """
    if not rows:
        return {}
    from rubric.statistics.ranking import top_chances  # noqa: PLC0415 - here and below: only who compares loads numpy

    shares = top_chances(
        [reliability * row.value for row in rows],
        [sqrt(reliability * alone(row.fit)) for row in rows],
        places,
        common=_severities([row.fit for row in rows], reliability),
        draws=DRAWS,
        seed=seed,
    )
    return {row.attempt_id: float(share) for row, share in zip(rows, shares, strict=True)}


def _severities(fits: Sequence[Fit], reliability: float) -> list[list[float]]:
    """For each fit, the points that a standard deviation of each rater's severity moves it by."""
    raters = sorted({name for one in fits for name in one.loads})
    return [
        [one.loads.get(name, 0.0) * sqrt(reliability * one.leaning.severity_of(name)) for name in raters]
        for one in fits
    ]


def _stability(rows: Sequence[_Row], weights: Sequence[float], seed: int) -> float | None:
    """The share of weights drawn around the given ones that leave the order as it is; None where there is no order."""
    if len(rows) < 2:  # noqa: PLR2004 (an order needs two)
        return None
    from rubric.statistics.robustness import kept_orders  # noqa: PLC0415

    shares = [weight / fsum(weights) for weight in weights]
    return kept_orders([row.scores for row in rows], shares, CONCENTRATION, WEIGHT_DRAWS, seed)
