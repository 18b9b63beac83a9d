"""What a task contributes to a competency, and what one sitting was worth there: values, with the ratings inside."""

from typing import Literal, NamedTuple, Self

from pydantic import Field, model_validator

from rubric.leaning import Leaning
from rubric.precision import Band, reach
from rubric.rating import HIGHEST, LOWEST, Rating, Source
from rubric.record import CLOSE, Record, Text

MissingBecause = Literal["technical", "accommodation", "not_in_form", "not_administered"]
TaskState = Literal["scored", "awaiting_raters", "missing"]
ScoreState = Literal["scored", "insufficient", "not_assessed"]
Basis = Literal["estimated", "prior"]
Reason = Literal[
    "not_in_form",  # no task of this competency belongs to the form
    "not_administered",  # every task of it failed for a technical reason or was not asked by arrangement
    "awaiting_raters",  # a person (or the key) has not judged yet
    "raters_left_blank",  # everybody who judged left the level blank
    "too_little",  # less than 60 % of its points could be scored
    "one_task",  # scored, and the error rests on the prior because there is one task
    "one_rater",  # the same, because one person judged
    "one_task_one_rater",  # both
]


class Part(Record):
    """One judged part of a task: a score rule of the key, or the part people rate."""

    id: str
    source: Source
    weight: float = Field(gt=0, le=1)  # share of the task
    label: Text


class Blueprint(Record):
    """What a task contributes to a competency; points are its minutes."""

    task_id: str
    competency_id: str
    points: float = Field(gt=0)
    parts: tuple[Part, ...] = Field(min_length=1)
    raters_needed: int = Field(default=0, ge=0)
    prior_reliability: float = Field(default=0.6, gt=0, lt=1)  # of this task judged once
    title: Text
    administered: bool = True
    missing: MissingBecause | None = None  # not_administered: as reports say it, without the reason

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if self.administered != (self.missing is None):
            raise ValueError("a task that was not administered, and no other, says why")
        if abs(sum(part.weight for part in self.parts) - 1) > CLOSE:
            raise ValueError("the weights of the parts of a task sum to 1")
        if len({part.id for part in self.parts}) < len(self.parts):
            raise ValueError("the parts of a task have different ids")
        return self


class PartScore(Record):
    part: Part
    share: float | None = Field(default=None, ge=0, le=1)  # None: nobody has given a level
    ratings: tuple[Rating, ...] = ()  # the current ones; those left blank stay visible
    corrections: tuple[Rating, ...] = ()  # made after others' levels could be read: shown, not counted
    severities: dict[str, float] = Field(
        default_factory=dict[str, float]
    )  # levels added to what each of these raters gave, who is severe by that much

    def share_of(self, rating: Rating) -> float | None:
        """What a rating of this part counts for, 0..1: its level without the severity of who gave it."""
        if rating.share is None:
            return None
        return min(1.0, max(0.0, rating.share + self.severities.get(rating.rater_id, 0.0) / (HIGHEST - LOWEST)))

    @property
    def judgements(self) -> int:
        """How many gave a level."""
        return sum(1 for rating in self.ratings if rating.level is not None)


class TaskScore(Record):
    blueprint: Blueprint
    share: float | None = Field(default=None, ge=0, le=1)
    state: TaskState
    parts: tuple[PartScore, ...]
    spread: float | None = None  # highest minus lowest level of people, None below two

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if (self.share is None) == (self.state == "scored"):
            raise ValueError("a task has a share when it is scored, and none otherwise")
        return self

    @property
    def human_parts(self) -> tuple[PartScore, ...]:
        return tuple(one for one in self.parts if one.part.source is Source.RATER)

    @property
    def people(self) -> frozenset[str]:
        """Ids of the people who gave a level."""
        return frozenset(one.rater_id for part in self.human_parts for one in part.ratings if one.level is not None)

    @property
    def raters(self) -> int:
        """How many people gave a level."""
        return len(self.people)


class Measured(NamedTuple):
    """What a scored competency is sure to have."""

    value: float  # 0..100
    standard_error: float
    reliability: float  # above 0, below 1
    df: float | None = None  # degrees of freedom of the standard error; None: as good as known

    @property
    def margin(self) -> float:
        """Half the width of the 95 % band, before it is cut to the scale."""
        return reach(self.df) * self.standard_error


class Score(Record):
    """How one competency was shown in one sitting, on 0..100 (0: anchor 1, 25: anchor 2 ... 100: anchor 5)."""

    competency_id: str
    value: float | None = Field(default=None, ge=0, le=100)
    standard_error: float | None = Field(default=None, ge=0)
    basis: Basis | None = None  # of the standard error
    reliability: float | None = Field(default=None, ge=0, le=1)
    band: Band | None = None
    coverage: float = Field(ge=0, le=1)  # scored points over the points the form has for it
    state: ScoreState
    reason: Reason | None = None  # why there is no value, or why its error rests on the prior
    df: float | None = Field(default=None, gt=0)  # degrees of freedom of the standard error; None: as good as known
    loads: dict[str, float] = Field(default_factory=dict[str, float])  # by rater: points for a level of theirs
    leaning: Leaning = Leaning()  # what is not known of these raters; it is in the standard error
    tasks: tuple[TaskScore, ...] = ()

    @model_validator(mode="after")
    def _sound(self) -> Self:
        numbers = (self.value, self.standard_error, self.basis, self.reliability, self.band)
        if any((number is None) == (self.state == "scored") for number in numbers):
            raise ValueError("a score has all of its numbers when it is scored, and none otherwise")
        return self

    @property
    def measured(self) -> Measured | None:
        """The numbers of a scored competency, None for any other: nothing stands in for them."""
        if self.value is None or self.standard_error is None or self.reliability is None:
            return None
        return Measured(self.value, self.standard_error, self.reliability, self.df)
