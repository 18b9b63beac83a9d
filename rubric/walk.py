"""The way from the fit of a sitting down to the words it rests on, one step at a time."""

from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from rubric.fit import Fit
from rubric.model import CompetencyModel
from rubric.rating import Evidence, Rating, Source, Span
from rubric.record import Record, Text
from rubric.score import PartScore, Score, TaskScore
from rubric.scoring import left_blank


class Step(Record):
    """One step of the way from the fit down to the words; a value is the weighted mean of its steps' values."""

    kind: Literal["fit", "competency", "task", "part", "rating", "words"]
    id: str  # competency, task, part, rater; of the item for words
    label: Text | None = None
    value: float | None = Field(default=None, ge=0, le=100)
    weight: float | None = Field(default=None, ge=0, le=1)  # in the step above; None: not counted there
    level: float | None = Field(default=None, ge=1, le=5)  # of a rating, as it was given
    severity: float | None = None  # levels added to it, because that much severity was taken out
    words: str | None = None
    reason: str | None = None  # why there is no value, or why it is not counted
    steps: tuple["Step", ...] = ()


def walk(model: CompetencyModel, scores: Sequence[Score], fit: Fit, evidence: Sequence[Evidence]) -> Step:
    """The steps from the fit to the answers: whoever adds up weight times value at each step finds the one above."""
    return Step(
        kind="fit",
        id=fit.profile.id,
        label=fit.profile.name,
        value=fit.value,
        reason=None if fit.value is not None else "critical_missing" if fit.low_high else "nothing_scored",
        steps=tuple(
            _competency_step(score, model.competency(score.competency_id).name, fit, evidence) for score in scores
        ),
    )


def _competency_step(score: Score, name: Text, fit: Fit, evidence: Sequence[Evidence]) -> Step:
    points = sum(task.blueprint.points for task in score.tasks if task.state == "scored")
    counted = score.state == "scored"
    return Step(
        kind="competency",
        id=score.competency_id,
        label=name,
        value=score.value,
        weight=fit.weights_used.get(score.competency_id) if fit.value is not None else None,
        reason=None if counted else score.reason,
        steps=tuple(_task_step(task, points if counted else None, evidence) for task in score.tasks),
    )


def _task_step(task: TaskScore, points: float | None, evidence: Sequence[Evidence]) -> Step:
    """`points`: of all scored tasks of the competency; None where there is no score to add up to."""
    own = [one for one in evidence if one.task_id == task.blueprint.task_id]
    scored = task.share is not None
    waiting = "raters_left_blank" if left_blank(task) else "awaiting_raters"
    return Step(
        kind="task",
        id=task.blueprint.task_id,
        label=task.blueprint.title,
        value=_points(task.share),
        weight=task.blueprint.points / points if scored and points else None,
        reason=None if scored else task.blueprint.missing or waiting,
        steps=tuple(_part_step(part, scored, waiting, own) for part in task.parts),
    )


def _part_step(part: PartScore, counted: bool, waiting: str, evidence: Sequence[Evidence]) -> Step:
    return Step(
        kind="part",
        id=part.part.id,
        label=part.part.label,
        value=_points(part.share),
        weight=part.part.weight if counted else None,
        reason=waiting if part.share is None else None,
        steps=(
            *(_rating_step(rating, part, evidence) for rating in part.ratings),
            *(_correction_step(rating) for rating in part.corrections),
        ),
    )


def _rating_step(rating: Rating, part: PartScore, evidence: Sequence[Evidence]) -> Step:
    """A person's level rests on the words they quoted, the key's on what its rule found."""
    spans = rating.quotes
    if rating.source is Source.KEY:
        spans = tuple(span for one in evidence if one.id == rating.part_id for span in one.spans)
    return Step(
        kind="rating",
        id=rating.rater_id,
        value=_points(part.share_of(rating)),
        weight=None if rating.level is None else 1 / part.judgements,
        level=rating.level,
        severity=None if rating.level is None else part.severities.get(rating.rater_id),
        words=rating.note or None,
        reason=rating.not_assessed_because,
        steps=tuple(_words_step(span) for span in spans),
    )


def _correction_step(rating: Rating) -> Step:
    return Step(
        kind="rating",
        id=rating.rater_id,
        value=_points(rating.share),
        level=rating.level,
        words=rating.note or None,
        reason="after_others",
    )


def _words_step(span: Span) -> Step:
    return Step(kind="words", id=span.item_id, words=span.quote)


def _points(share: float | None) -> float | None:
    return None if share is None else 100 * share
