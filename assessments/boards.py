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
    conditions: State | None  # of the job, by the one furthest from being met; None: nothing was asked
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
    conditions: State | None = None  # of the job, by the one furthest from being met
    hiring: HiringStage | None = None
    group: int | None = None
    order: str = "fit"  # "fit", "name", "sent" or a competency
    page: int = Field(default=1, ge=1)


class ScoredPage(Record):
    rows: tuple[ScoredRow, ...]
    matching: int
    everybody: int  # with computed scores
    pending: int  # submitted, and not computed yet or anew
    conditions: bool  # whether any were ever asked
    groups: ScoreGroups


FieldLook = Literal["list", "profiles", "errors"]


class Tried(Record):
    """What somebody tries on the whole field of a position, and keeps nowhere."""

    weights: dict[str, float] = Field(default_factory=dict[str, float])  # over those of the position
    levels: dict[str, int] = Field(default_factory=dict[str, int])  # of minimums, 1..5, over those of the position
    not_below: bool = False  # leave out whoever is below a minimum
    followed: tuple[str, ...] = ()  # attempts that are told of wherever they stand
    look: FieldLook = "list"
    start: int = Field(default=0, ge=0)  # how many stand before the first who is listed


Scored = tuple[str, float, float, float]  # a competency, its value and band


class FieldPerson(Record):
    """Whose sitting it is, and what no weight changes about it."""

    attempt_id: str
    name: str
    email: str
    scored: tuple[Scored, ...]  # without competencies that have none


class FieldRow(Record):
    """One sitting under what is tried."""

    person: FieldPerson
    value: float | None  # None: there is no fit
    error: float | None  # points
    low: float | None
    high: float | None
    group: int | None  # 1-based; None: not among the first, or left out
    minimums: dict[str, MinimumWord]  # by competency

    @property
    def attempt_id(self) -> str:
        return self.person.attempt_id

    @property
    def name(self) -> str:
        return self.person.name

    @property
    def email(self) -> str:
        return self.person.email

    @property
    def scores(self) -> dict[str, tuple[float, float, float]]:
        """Value and band, by competency."""
        return {one: (value, low, high) for one, value, low, high in self.person.scored}


class Spread(Record):
    """Half of the field lies between low and high, nine in ten between lowest and highest."""

    lowest: float
    low: float
    middle: float
    high: float
    highest: float


class Cell(Record):
    """How many have a fit and an error about here: 2 points wide, half a point high."""

    fit: float
    error: float
    count: int


class FieldPage(Record):
    version: int  # of the copies that this was made from
    weights: dict[str, float]  # that were tried; they sum to 100
    levels: dict[str, int]
    rows: tuple[FieldRow, ...]  # some in the order of the fit
    start: int  # how many stand before them
    followed: tuple[FieldRow, ...]  # in the order in which they were asked for
    everybody: int  # with computed scores
    pending: int  # submitted, and not computed yet or anew
    left: int  # who have a fit and are not left out
    counts: dict[str, dict[MinimumWord, int]]  # by competency with a minimum
    spreads: dict[str, Spread] = Field(default_factory=dict[str, Spread])  # look "profiles": by competency
    lines: tuple[tuple[float | None, ...], ...] = ()  # the same: of everybody, or of some at even distances
    cells: tuple[Cell, ...] = ()  # look "errors"
