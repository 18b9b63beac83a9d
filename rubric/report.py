"""The fit report of one sitting: the verdict first, and behind every number the way back to the answer."""

from typing import Literal

from pydantic import AwareDatetime, Field

from rubric.fit import Fit, MinimumState
from rubric.model import Anchor, Competency
from rubric.rating import Evidence, Span
from rubric.record import Record, Text
from rubric.scoring import Score

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
Remark = Literal["few_tasks", "rater_gap", "prior_error", "raters_short"]


class Step(Record):
    """One step of the way from the fit down to the words; a value is the weighted mean of its steps' values."""

    kind: Literal["fit", "competency", "task", "part", "rating", "words"]
    id: str  # competency, task, part, rater; of the item for words
    label: Text | None = None
    value: float | None = Field(default=None, ge=0, le=100)
    weight: float | None = Field(default=None, ge=0, le=1)  # in the step above; None: not counted there
    level: float | None = Field(default=None, ge=1, le=5)  # of a rating
    words: str | None = None
    reason: str | None = None  # why there is no value
    steps: tuple["Step", ...] = ()


class Gap(Record):
    """How far the score is from the next anchor; told only where it exceeds its error."""

    level: int = Field(ge=2, le=5)  # of the next anchor
    points: float = Field(gt=0)
    error: float = Field(ge=0)  # 1.96 standard errors
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

    @property
    def scores(self) -> tuple[Score, ...]:
        return tuple(one.score for one in self.competencies)
