"""From the ratings of one sitting to a score for each competency, with its error, and never a silent zero."""

from collections.abc import Iterable, Mapping, Sequence
from math import fsum, sqrt
from typing import NamedTuple

from rubric.leaning import Leaning
from rubric.model import CompetencyModel
from rubric.precision import (
    LEVEL_STEP,
    REST,
    SPECIAL,
    Band,
    band_around,
    moderated,
    prior_error,
    reliability_of,
)
from rubric.rating import Rating, Source, corrections, current
from rubric.record import CLOSE
from rubric.score import Basis, Blueprint, Part, PartScore, Reason, Score, ScoreState, TaskScore

__all__ = [
    "Band",
    "Basis",
    "Blueprint",
    "Part",
    "PartScore",
    "Reason",
    "Score",
    "ScoreState",
    "TaskScore",
    "left_blank",
    "score_all",
    "score_competency",
    "score_task",
    "task_error",
]

ENOUGH = 0.6  # of the points of a competency; with less there is no score
UNKNOWN = Leaning()  # raters of whom nothing is known but the prior


def score_task(
    blueprint: Blueprint, ratings: Iterable[Rating], severities: Mapping[str, float] | None = None
) -> TaskScore:
    """The share of one task from all ratings of one sitting; those of other tasks are passed over.

    The share is the weighted mean of the parts, a part the mean of those who gave a level. A part without any level
    leaves the task waiting: it is never a zero. A task that was not administered has no share, whatever was rated.
    `severities`, by rater in levels, are taken out of people's levels. Raises ValueError for ratings of several
    sittings or of parts the blueprint does not have.
    """
    given = [rating for rating in ratings if rating.task_id == blueprint.task_id]
    own, later = current(given), corrections(given)
    _check_ratings(blueprint, own)
    parts = tuple(_score_part(part, own, later, severities or {}) for part in blueprint.parts)
    shares = [one.part.weight * one.share for one in parts if one.share is not None]
    complete = len(shares) == len(parts)
    return TaskScore(
        blueprint=blueprint,
        share=min(1.0, fsum(shares)) if blueprint.administered and complete else None,
        state="missing" if not blueprint.administered else "scored" if complete else "awaiting_raters",
        parts=parts,
        spread=_spread(parts),
    )


def _check_ratings(blueprint: Blueprint, own: Sequence[Rating]) -> None:
    if len({rating.attempt_id for rating in own}) > 1:
        raise ValueError(f"ratings of several sittings for {blueprint.task_id}")
    known = {(part.id, part.source) for part in blueprint.parts}
    for rating in own:
        if (rating.part_id, rating.source) not in known:
            raise ValueError(f"{blueprint.task_id} has no part {rating.part_id} for {rating.source}")


def _score_part(
    part: Part, own: Sequence[Rating], later: Sequence[Rating], severities: Mapping[str, float]
) -> PartScore:
    ratings = tuple(rating for rating in own if rating.part_id == part.id)
    found = PartScore(
        part=part,
        ratings=ratings,
        corrections=tuple(rating for rating in later if rating.part_id == part.id),
        severities={one.rater_id: severities[one.rater_id] for one in ratings if one.rater_id in severities},
    )
    shares = [share for rating in ratings if (share := found.share_of(rating)) is not None]
    return found.model_copy(update={"share": fsum(shares) / len(shares) if shares else None})


def _spread(parts: Sequence[PartScore]) -> float | None:
    """The widest disagreement of people on a part, in levels."""
    spreads: list[float] = []
    for part in parts:
        levels = [one.level for one in part.ratings if one.source is Source.RATER and one.level is not None]
        if len(levels) > 1:
            spreads.append(max(levels) - min(levels))
    return max(spreads, default=None)


def score_competency(competency_id: str, task_scores: Iterable[TaskScore], leaning: Leaning = UNKNOWN) -> Score:
    """The score of one competency over what was administered and judged.

    100 times the mean share of the scored tasks, weighted by points. It needs 60 % of the points the form has for it,
    and a completed rating by a person where the work is rated by people. `leaning` is what is not known of the raters.
    Raises ValueError for a task of another one.
    """
    tasks = tuple(task_scores)
    if strange := [one.blueprint.task_id for one in tasks if one.blueprint.competency_id != competency_id]:
        raise ValueError(f"{', '.join(strange)}: not of {competency_id}")
    asked = [one for one in tasks if one.blueprint.missing != "not_in_form"]
    scored = [one for one in asked if one.share is not None]
    coverage = _points(scored) / _points(asked) if asked else 0.0
    if reason := _why_not(asked, scored, coverage):
        state = "not_assessed" if reason in ("not_in_form", "not_administered") else "insufficient"
        return Score(competency_id=competency_id, coverage=coverage, state=state, reason=reason, tasks=tasks)
    shares = [one.share for one in scored if one.share is not None]
    weights = _weights(scored)
    value = min(100.0, 100 * fsum(w * share for w, share in zip(weights, shares, strict=True)))
    error = _error(scored, weights, shares, leaning)
    return Score(
        competency_id=competency_id,
        value=value,
        standard_error=error.standard_error,
        basis="prior" if error.why_prior else "estimated",
        reliability=reliability_of(error.standard_error),
        band=band_around(value, error.standard_error, error.df),
        coverage=coverage,
        state="scored",
        reason=error.why_prior,
        df=error.df,
        loads=error.loads,
        leaning=leaning,
        tasks=tasks,
    )


def _points(tasks: Iterable[TaskScore]) -> float:
    return fsum(one.blueprint.points for one in tasks)


def _weights(tasks: Sequence[TaskScore]) -> list[float]:
    """Points as shares that sum to 1."""
    total = _points(tasks)
    return [one.blueprint.points / total for one in tasks]


def _why_not(asked: Sequence[TaskScore], scored: Sequence[TaskScore], coverage: float) -> Reason | None:
    """Why there is no score; None when there is one."""
    if not asked:
        return "not_in_form"
    administered = [one for one in asked if one.state != "missing"]
    if not administered:
        return "not_administered"
    waiting = [one for one in administered if one.state == "awaiting_raters"]
    unrated = any(one.human_parts for one in waiting) and not any(one.human_parts for one in scored)
    if coverage >= ENOUGH - CLOSE and not unrated:
        return None
    if not waiting:
        return "too_little"
    return "raters_left_blank" if all(left_blank(one) for one in waiting) else "awaiting_raters"


def left_blank(task: TaskScore) -> bool:
    """Whether everybody who was to judge the open parts has done so, without giving a level."""
    needed = max(1, task.blueprint.raters_needed)
    return all(len(part.ratings) >= needed for part in task.parts if part.share is None)


def task_error(task: TaskScore) -> float:
    """Prior standard error of one task in points, without how its raters lean.

    A part that the key judges errs by e = SD sqrt((1 - r) / r), one that n people judge by e sqrt(SPECIAL + REST / n):
    a further rater takes out what is special to neither the work nor the person. Parts judge one piece of work, so
    their errors are added and not averaged out.
    """
    whole = prior_error(task.blueprint.prior_reliability)
    return fsum(
        one.part.weight * whole * (1 if one.part.source is Source.KEY else sqrt(SPECIAL + REST / one.judgements))
        for one in task.parts
    )


def _loads(scored: Sequence[TaskScore], weights: Sequence[float]) -> dict[str, float]:
    """By rater: how many points the competency moves when they lean by one level."""
    found: dict[str, float] = {}
    for weight, task in zip(weights, scored, strict=True):
        for one in task.human_parts:
            for rating in one.ratings:
                if rating.level is not None:
                    load = LEVEL_STEP * weight * one.part.weight / one.judgements
                    found[rating.rater_id] = found.get(rating.rater_id, 0.0) + load
    return found


class _Error(NamedTuple):
    standard_error: float  # points
    df: float | None
    loads: dict[str, float]
    why_prior: Reason | None  # None: estimated


def _error(scored: Sequence[TaskScore], weights: Sequence[float], shares: Sequence[float], leaning: Leaning) -> _Error:
    """The standard error of the weighted mean of m tasks, and what it rests on: SE^2 = own + V.

    The prior of the own variance is sum(w^2 e^2), which for keyed tasks is Spearman-Brown. From one task, or where one
    person judged, nothing can be estimated and the prior stands. Otherwise the variance between tasks is moderated by
    it; that one includes how the tasks differ in difficulty, which errs on the wide side. How far raters lean does not
    show between tasks that the same people judged, and is not averaged out by them: V of leaning.py is added.
    """
    own = fsum((w * task_error(one)) ** 2 for w, one in zip(weights, scored, strict=True))
    why_prior = _why_prior(scored)
    if why_prior is None:
        own = moderated(own, _observed_variance(shares, weights), len(scored) - 1)
    loads = _loads(scored, weights)
    variance = own + leaning.variance(loads)
    return _Error(sqrt(variance), leaning.freedom(loads, variance), loads, why_prior)


def _why_prior(scored: Sequence[TaskScore]) -> Reason | None:
    once = any(part.judgements < 2 for one in scored for part in one.human_parts)  # noqa: PLR2004 (two people differ)
    if len(scored) == 1:
        return "one_task_one_rater" if once else "one_task"
    return "one_rater" if once else None


def _observed_variance(shares: Sequence[float], weights: Sequence[float]) -> float:
    """Variance of the weighted mean, in points^2, from how far the tasks lie apart (unbiased for equal variances)."""
    values = [100 * share for share in shares]
    mean = fsum(w * x for w, x in zip(weights, values, strict=True))
    squares = fsum(w * w for w in weights)
    return fsum(w * (x - mean) ** 2 for w, x in zip(weights, values, strict=True)) / (1 - squares) * squares


def score_all(
    model: CompetencyModel,
    blueprints: Iterable[Blueprint],
    ratings: Iterable[Rating],
    severities: Mapping[str, float] | None = None,
    leaning: Leaning = UNKNOWN,
) -> tuple[Score, ...]:
    """One score for each competency of the model, in its order, from the ratings of one sitting.

    `severities`, by rater in levels, are taken out of people's levels, `leaning` is what is not known of them (see
    adjusting.py). Raises ValueError for a blueprint of a competency the model does not have, and for ratings of
    several sittings.
    """
    tasks, judged = tuple(blueprints), tuple(ratings)
    known = {one.id for one in model.competencies}
    if strange := [one.task_id for one in tasks if one.competency_id not in known]:
        raise ValueError(f"{', '.join(strange)}: no such competency in {model.id}")
    if len({rating.attempt_id for rating in judged}) > 1:
        raise ValueError("ratings of several sittings")
    return tuple(
        score_competency(
            one.id, (score_task(task, judged, severities) for task in tasks if task.competency_id == one.id), leaning
        )
        for one in model.competencies
    )
