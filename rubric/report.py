"""The fit report of one sitting: the verdict first, and behind every number the way back to the answer."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Literal

from pydantic import AwareDatetime, Field

from rubric.adjusting import Panel
from rubric.fit import BELOW, MEETS, Fit, MinimumState
from rubric.model import Anchor, Competency, CompetencyModel, fingerprint, structure
from rubric.precision import LEVEL_STEP, nearest_level, reaches
from rubric.rating import Evidence, Span
from rubric.record import Record, Text
from rubric.score import Score, TaskScore
from rubric.scoring import left_blank
from rubric.walk import Step, walk

Verdict = Literal[
    "insufficient",  # nothing could be scored
    "incomplete",  # a critical competency is missing: a range, no value
    "below_minimum",  # a minimum is not reached
    "minimum_uncertain",  # more evidence is needed at a minimum
    "strong",  # likely at or above anchor 4 on the whole
    "solid",  # likely at or above anchor 3
    "unclear",  # the error leaves anchor 3 open
    "below_solid",  # likely below anchor 3
]
Remark = Literal[
    "few_tasks",  # fewer tasks than the model wants before much is said
    "rater_gap",  # two people were two levels or more apart
    "raters_short",  # fewer people judged than the task asks for
    "prior_error",  # the band rests on a stored prior
]
GAP_OF_RATERS = 2  # levels that call for a discussion, rule SR4 of the model
STRONG, SOLID = 75.0, 50.0  # anchors 4 and 3


class Gap(Record):
    """How far the score is from the next anchor; told only where it exceeds its error."""

    level: int = Field(ge=2, le=5)  # of the next anchor
    points: float = Field(gt=0)
    error: float = Field(ge=0)  # half the width of the band
    shown: bool
    trainable: bool  # a skill or responsibility; a trait is told as behaviour seen


class Quote(Record):
    """The words a rater's level rests on."""

    task_id: str
    part_id: str
    rater_id: str
    level: float | None
    span: Span
    note: str = ""


class RaisedFlag(Record):
    """A critical flag in the work: it needs a person's decision and changes no score."""

    flag: str
    task_id: str
    competency_id: str
    raised_by: str  # id of the rater, or "software"
    reason: str | None = None  # the rater's words
    label: Text | None = None  # what software found
    spans: tuple[Span, ...] = ()


class NotAssessed(Record):
    """A task without a score, and why."""

    task_id: str
    title: Text
    reason: Literal["not_administered", "not_in_form", "awaiting_raters", "raters_left_blank"]


class Delivered(Record):
    """How well a recording can be followed by ear, as each rater who said so has it; it is in no score."""

    task_id: str
    title: Text
    levels: tuple[int, ...]


class CompetencyReport(Record):
    competency: Competency
    score: Score
    weight: float  # in the role, of 100
    weight_used: float | None  # renormalised, of 1; None: not in the fit
    minimum: MinimumState | None = None
    level: int | None = None  # the nearest anchor
    level_label: Text | None = None
    anchor: Anchor | None = None
    next_anchor: Anchor | None = None
    gap: Gap | None = None
    quotes: tuple[Quote, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    flags: tuple[RaisedFlag, ...] = ()
    not_assessed: tuple[NotAssessed, ...] = ()
    remarks: tuple[Remark, ...] = ()


class FitReport(Record):
    attempt_id: str
    structure: str  # of model and form: reports are compared only where it is equal
    model_fingerprint: str
    fit: Fit
    verdict: Verdict
    competencies: tuple[CompetencyReport, ...]
    flags: tuple[RaisedFlag, ...]
    made_at: AwareDatetime
    walk: Step
    delivered: tuple[Delivered, ...] = ()
    panel: Panel | None = None  # None: nothing is known of those who rated other sittings

    @property
    def scores(self) -> tuple[Score, ...]:
        return tuple(one.score for one in self.competencies)


def build_report(
    model: CompetencyModel,
    scores: Sequence[Score],
    fit: Fit,
    *,
    attempt_id: str,
    form_structure: str,
    now: datetime,
    evidence: Iterable[Evidence] = (),
    panel: Panel | None = None,
) -> FitReport:
    """Everything a person needs to read, check and contest the result of one sitting.

    `scores` are those of score_all for `model`, `fit` that of assess_fit over them, `form_structure` the structural
    fingerprint of the form, `evidence` what software found in the sitting, `panel` whether severity was taken out.
    Competencies that the role does not weigh and the form does not ask are left out. Why a task was not administered
    is left out as well: an arrangement is nobody's business.
    """
    seen = tuple(evidence)
    told = [
        _discreet(score)
        for score in scores
        if score.reason != "not_in_form" or fit.profile.weights.get(score.competency_id, 0) > 0
    ]
    competencies = tuple(_competency_report(model.competency(one.competency_id), one, model, fit, seen) for one in told)
    return FitReport(
        attempt_id=attempt_id,
        structure=f"{structure(model)}:{form_structure}",
        model_fingerprint=fingerprint(model),
        fit=fit,
        verdict=verdict_of(fit),
        competencies=competencies,
        flags=tuple(flag for one in competencies for flag in one.flags),
        made_at=now,
        walk=walk(model, told, fit, seen),
        delivered=tuple(one for score in told for task in score.tasks for one in _delivered(task)),
        panel=panel,
    )


def _discreet(score: Score) -> Score:
    """The score with every task that was not administered told alike."""
    return score.model_copy(update={"tasks": tuple(_discreet_task(task) for task in score.tasks)})


def _discreet_task(task: TaskScore) -> TaskScore:
    if task.blueprint.missing in (None, "not_in_form"):
        return task
    return task.model_copy(update={"blueprint": task.blueprint.model_copy(update={"missing": "not_administered"})})


def verdict_of(fit: Fit) -> Verdict:
    """The verdict as a code: what is missing first, then the minimums, then the whole against anchors 4 and 3."""
    if fit.value is None or fit.standard_error is None:
        return "incomplete" if fit.low_high else "insufficient"
    states = {one.state for one in fit.minimums}
    if "below" in states:
        return "below_minimum"
    if "uncertain" in states:
        return "minimum_uncertain"
    if reaches(fit.value, fit.standard_error, STRONG, fit.df) >= MEETS:
        return "strong"
    solid = reaches(fit.value, fit.standard_error, SOLID, fit.df)
    return "solid" if solid >= MEETS else "below_solid" if solid <= BELOW else "unclear"


def _competency_report(
    competency: Competency, score: Score, model: CompetencyModel, fit: Fit, evidence: Sequence[Evidence]
) -> CompetencyReport:
    minimums = {one.competency_id: one for one in fit.minimums}
    level = None if score.value is None else nearest_level(score.value)
    own_tasks = {task.blueprint.task_id for task in score.tasks}
    own_evidence = tuple(one for one in evidence if one.task_id in own_tasks)
    return CompetencyReport(
        competency=competency,
        score=score,
        weight=fit.profile.weights.get(competency.id, 0.0),
        weight_used=fit.weights_used.get(competency.id),
        minimum=minimums.get(competency.id),
        level=level,
        level_label=model.scale_label(level) if level else None,
        anchor=competency.anchor(level) if level else None,
        next_anchor=competency.anchor(level + 1) if level and level < len(competency.anchors) else None,
        gap=gap_to_next(competency, score),
        quotes=tuple(_quotes(score)),
        evidence=own_evidence,
        flags=(*_rater_flags(score), *_software_flags(competency.id, own_evidence)),
        not_assessed=tuple(_not_assessed(score)),
        remarks=tuple(_remarks(competency, score)),
    )


def gap_to_next(competency: Competency, score: Score) -> Gap | None:
    """What separates the score from the anchor above the nearest one; None at the top and without a score.

    It is shown where the 95 % band does not hold that anchor: elsewhere the person may be there already.
    """
    known = score.measured
    if known is None or nearest_level(known.value) == len(competency.anchors):
        return None
    level = nearest_level(known.value) + 1
    points, error = (level - 1) * LEVEL_STEP - known.value, known.margin
    return Gap(level=level, points=points, error=error, shown=points > error, trainable=competency.kind != "trait")


def _quotes(score: Score) -> Iterable[Quote]:
    for task in score.tasks:
        for part in task.human_parts:
            for rating in part.ratings:
                for span in rating.quotes:
                    yield Quote(
                        task_id=rating.task_id,
                        part_id=rating.part_id,
                        rater_id=rating.rater_id,
                        level=rating.level,
                        span=span,
                        note=rating.note,
                    )


def _rater_flags(score: Score) -> Iterable[RaisedFlag]:
    for task in score.tasks:
        for part in task.parts:
            for rating in part.ratings:
                for one in rating.flags:
                    yield RaisedFlag(
                        flag=one.flag,
                        task_id=rating.task_id,
                        competency_id=score.competency_id,
                        raised_by=rating.rater_id,
                        reason=one.reason,
                        spans=rating.quotes,
                    )


def _software_flags(competency_id: str, evidence: Sequence[Evidence]) -> Iterable[RaisedFlag]:
    for one in evidence:
        if one.flag is not None:
            yield RaisedFlag(
                flag=one.flag,
                task_id=one.task_id,
                competency_id=competency_id,
                raised_by="software",
                label=one.label,
                spans=one.spans,
            )


def _delivered(task: TaskScore) -> Iterable[Delivered]:
    ratings = [rating for part in task.human_parts for rating in part.ratings]
    if levels := tuple(sorted(one.delivery for one in ratings if one.delivery is not None)):
        yield Delivered(task_id=task.blueprint.task_id, title=task.blueprint.title, levels=levels)


def _not_assessed(score: Score) -> Iterable[NotAssessed]:
    for task in score.tasks:
        blueprint = task.blueprint
        if task.state == "missing":
            reason = "not_in_form" if blueprint.missing == "not_in_form" else "not_administered"
        elif task.state == "awaiting_raters":
            reason = "raters_left_blank" if left_blank(task) else "awaiting_raters"
        else:
            continue
        yield NotAssessed(task_id=blueprint.task_id, title=blueprint.title, reason=reason)


def _remarks(competency: Competency, score: Score) -> Iterable[Remark]:
    scored = [task for task in score.tasks if task.state == "scored"]
    if scored and len(scored) < competency.tasks_wanted:
        yield "few_tasks"
    if any(task.spread is not None and task.spread >= GAP_OF_RATERS for task in scored):
        yield "rater_gap"
    if any(part.judgements < task.blueprint.raters_needed for task in scored for part in task.human_parts):
        yield "raters_short"
    if score.basis == "prior":
        yield "prior_error"
