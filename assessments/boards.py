"""What somebody wants to see of many candidates, and the table of scores that answers: values that pages read."""

from typing import Literal

from pydantic import AwareDatetime, Field

from assessments.attempt import HiringStage, Stage
from assessments.conditions import State
from rubric.record import Record

BoardOrder = Literal["invited", "name", "until"]


class BoardView(Record):
    """What somebody wants to see of a board; a field that is empty leaves nobody out."""

    search: str = ""  # in names and addresses
    stages: tuple[Stage, ...] = ()
    hiring: tuple[HiringStage, ...] = ()
    conditions: tuple[State, ...] = ()  # of the job, by the one furthest from being met
    waits_on: str | None = None  # "candidate", "decision", "rater" or a user id
    order: BoardOrder = "invited"


MinimumWord = Literal["meets", "below", "uncertain", "not_assessed"]


class ScoredDetail(Record):
    """What a line of the table of scores tells beyond the fit."""

    scores: dict[str, tuple[float, float, float]]  # value and band, by competency; without those that have none
    minimums: dict[str, MinimumWord]  # by competency


class ScoredRow(Record):
    """One submitted sitting in the table of scores."""

    attempt_id: str
    name: str
    email: str
    submitted_at: AwareDatetime
    hiring: HiringStage
    value: float | None  # None: there is no fit
    low: float | None
    high: float | None
    coverage: float
    group: int | None  # 1-based; within one, nobody can be told apart from its first
    detail: ScoredDetail


class ScoreGroups(Record):
    """The fits, 0..100, with which each group begins, highest first; none while scores are still being computed."""

    begins: tuple[float, ...] = ()
    reliability: float | None = None  # of the fits, on average


class ScoredView(Record):
    """What somebody wants to see of the table of scores; a field that is empty leaves nobody out."""

    search: str = ""
    minimum: MinimumWord | None = None
    hiring: HiringStage | None = None
    group: int | None = None
    order: str = "fit"  # "fit", "name", "sent" or a competency
    page: int = Field(default=1, ge=1)


class ScoredPage(Record):
    rows: tuple[ScoredRow, ...]
    matching: int
    everybody: int  # with computed scores
    pending: int  # submitted, and not computed yet or anew
    groups: ScoreGroups
