"""How severe each rater is, and what each candidate's ratings come to without it."""

from collections.abc import Hashable, Sequence

import numpy as np
from pydantic import Field

from rubric.statistics.arrays import Codes, Values, Vector, vector
from rubric.statistics.estimate import Estimate, Finite, Why, none_because
from rubric.statistics.graph import components
from rubric.statistics.mixed import Solved, design, solve


class Components(Finite):
    """Variances of ratings, in squared rating units; None: not in the model, for want of data to tell it from others.

    What a rater makes of one candidate across tasks (halo) is candidate_rater; what is special to one piece of work
    is candidate_task; what a rater makes of one task across candidates is rater_task, part of the residual in
    `fit_severity`; what is left of a single rating is residual.
    """

    candidate: float = Field(ge=0)
    rater: float = Field(ge=0)
    task: float | None = Field(default=None, ge=0)
    candidate_task: float | None = Field(default=None, ge=0)
    candidate_rater: float | None = Field(default=None, ge=0)
    rater_task: float | None = Field(default=None, ge=0)
    residual: float = Field(ge=0)


class RatedCandidate(Finite):
    """One candidate, in rating units."""

    candidate: str
    n: int  # ratings
    raw: float  # mean of the ratings
    corrected: float  # the same without the severity of the raters and the difficulty of the tasks
    expected: float  # drawn to the mean by its unreliability: mean + the predicted effect
    standard_error: float = Field(ge=0)  # of `expected`, for the same candidate with other raters and tasks


class Effect(Finite):
    """A rater or a task: how much lower than the mean its ratings are, in rating units."""

    name: str
    n: int
    severity: float  # positive: severe, or difficult
    standard_error: float = Field(ge=0)


class SeverityFit(Finite):
    """The model rating = mean + candidate + rater (+ task + candidate x task + candidate x rater) + rest."""

    n: int  # ratings
    why: Why | None = None  # there is no model, and nothing below is filled in
    mean: float | None = None
    variances: Components | None = None
    criterion: float | None = None  # -2 log restricted likelihood
    candidates: tuple[RatedCandidate, ...] = ()
    raters: tuple[Effect, ...] = ()
    tasks: tuple[Effect, ...] = ()
    parts: tuple[frozenset[str], ...] = ()  # raters who share candidates, when they fall apart


def fit_severity(
    values: Values,
    candidates: Sequence[Hashable],
    raters: Sequence[Hashable],
    tasks: Sequence[Hashable] | None = None,
) -> SeverityFit:
    """Crossed random effects by REML, unbalanced designs welcome: one entry for each rating in each list.

    The candidate effects are best linear unbiased predictions, their standard errors those of prediction (Henderson
    1975; Bates et al. 2015). With several tasks their difficulty is in the model; candidate x task where work has
    more than one rating, candidate x rater (halo) where raters judged several tasks of a candidate. Raters without a
    chain of common candidates are on no common scale: `why` is "disconnected", `parts` names who hangs together.
    Raises ValueError for lists of different lengths, or none.
    """
    levels = vector(values)
    lists = [candidates, raters] if tasks is None else [candidates, raters, tasks]
    if not len(levels) or any(len(one) != len(levels) for one in lists):
        raise ValueError("each rating has a candidate, a rater and, if any has, a task")
    coded = [_coded(one) for one in lists]
    (people, persons), (judges, judged_by) = coded[:2]
    n = len(levels)
    parts = _parts(persons, judged_by, judges)
    if why := _why_not(levels, people, judges, parts):
        return SeverityFit(n=n, why=why, parts=parts if why == "disconnected" else ())
    works, worked = coded[2] if tasks is not None else ([], np.zeros(n, dtype=np.int64))
    local, nested = _nested(persons, judged_by, worked) if len(works) > 1 else ([], [])
    shared = [judged_by, worked] if len(works) > 1 else [judged_by]
    middle = float(levels.mean())  # likelihoods do not depend on it, and rounding does
    solved = solve(design(levels - middle, persons, local, shared))
    rater_effects, task_effects = np.split(solved.shared, [len(judges)])
    adjusted = levels - rater_effects[judged_by] - (task_effects[worked] if len(works) > 1 else 0)
    errors = np.sqrt(solved.shared_variance)
    return SeverityFit(
        n=n,
        mean=middle + solved.mean,
        variances=_variances(solved, nested, with_task=len(works) > 1),
        criterion=solved.criterion,
        candidates=_rated(people, persons, levels, adjusted, solved, middle),
        raters=_effects(judges, judged_by, rater_effects, errors[: len(judges)]),
        tasks=_effects(works, worked, task_effects, errors[len(judges) :]) if len(works) > 1 else (),
    )


def _coded(labels: Sequence[Hashable]) -> tuple[list[str], Codes]:
    """The different labels as they first occur, and the place of each entry among them."""
    places: dict[Hashable, int] = {}
    codes = np.array([places.setdefault(one, len(places)) for one in labels], dtype=np.int64)
    return [str(one) for one in places], codes


def _parts(persons: Codes, judged_by: Codes, judges: list[str]) -> tuple[frozenset[str], ...]:
    edges = {(-1 - int(person), int(judge)) for person, judge in zip(persons, judged_by, strict=True)}
    return tuple(frozenset(judges[one] for one in part if one >= 0) for part in components(edges))


def _why_not(levels: Vector, people: list[str], judges: list[str], parts: tuple[frozenset[str], ...]) -> Why | None:
    if len(judges) < 2:  # noqa: PLR2004 (severity is a difference)
        return "one_rater"
    if len(people) < 2 or len(levels) < len(people) + len(judges):  # noqa: PLR2004 (something is left to be error)
        return "too_few"
    if len(parts) > 1:
        return "disconnected"
    return "no_variance" if np.ptp(levels) == 0 else None


def _nested(persons: Codes, judged_by: Codes, worked: Codes) -> tuple[list[Codes], list[str]]:
    """Factors within candidates that the data can tell from the rest: more ratings than pairs, and pairs that vary."""
    found: list[Codes] = []
    names: list[str] = []
    for name, factor in (("candidate_task", worked), ("candidate_rater", judged_by)):
        pairs = persons * (int(factor.max()) + 1) + factor
        different = np.unique(pairs)
        if len(persons) > len(different) > int(persons.max()) + 1:
            owners = different // (int(factor.max()) + 1)
            first = np.searchsorted(owners, np.arange(int(persons.max()) + 1))
            found.append(np.searchsorted(different, pairs) - first[persons])
            names.append(name)
    return found, names


def _variances(solved: Solved, nested: list[str], *, with_task: bool) -> Components:
    names = ["candidate", *nested, "rater", *(["task"] if with_task else [])]
    found = {name: float(one) for name, one in zip(names, solved.ratios**2 * solved.residual, strict=True)}
    return Components(**found, residual=solved.residual)


def _rated(
    people: list[str], persons: Codes, levels: Vector, adjusted: Vector, solved: Solved, middle: float
) -> tuple[RatedCandidate, ...]:
    times = np.bincount(persons)
    raw, corrected = (np.bincount(persons, weights=one) / times for one in (levels, adjusted))
    errors = np.sqrt(solved.local_variance)
    return tuple(
        RatedCandidate(
            candidate=name,
            n=int(times[i]),
            raw=float(raw[i]),
            corrected=float(corrected[i]),
            expected=float(middle + solved.mean + solved.local[i, 0]),
            standard_error=float(errors[i]),
        )
        for i, name in enumerate(people)
    )


def _effects(names: list[str], codes: Codes, effects: Vector, errors: Vector) -> tuple[Effect, ...]:
    times = np.bincount(codes)
    return tuple(
        Effect(name=name, n=int(times[i]), severity=-float(effects[i]), standard_error=float(errors[i]))
        for i, name in enumerate(names)
    )


def agreement_of(found: SeverityFit) -> tuple[Estimate, Estimate]:
    """ICC of one rating from the variances, which uses every rating of an unbalanced design: consistency, absolute.

    candidate / (candidate + rest), with raters' severity among the rest for absolute agreement (McGraw & Wong 1996).
    Without an interval: none is established for unbalanced designs. n counts the candidates.
    """
    n = len(found.candidates)
    if found.variances is None:
        why = found.why or "too_few"
        return none_because(why, n), none_because(why, n)
    own = found.variances
    rest = own.residual + (own.candidate_rater or 0) + (own.candidate_task or 0)
    severe = own.rater + (own.task or 0)
    return (
        Estimate(value=own.candidate / (own.candidate + rest), n=n),
        Estimate(value=own.candidate / (own.candidate + severe + rest), n=n),
    )
