"""What the verbs hand to pages about pairs of work: for raters and leads without any trace of a person."""

from pydantic import AwareDatetime, Field

from assessments.attempt import User
from assessments.form import Task
from assessments.views import AnswerToRate
from rubric.pairing import Lead, Level
from rubric.record import Language, Record


class PairLine(Record):
    """What waits for a rater on one task."""

    task_id: str
    waiting: int
    done: int


class PairCard(Record):
    """Two pieces of work on one task, as they stand beside each other. There is no field that leads to a person."""

    pair_id: str  # opaque, differs for each rater
    task: Task
    language: Language
    left: tuple[AnswerToRate, ...]
    right: tuple[AnswerToRate, ...]
    done: int
    waiting: int


class PlacedWork(Record):
    """One piece of work in the order of a round, under a number of the round's own."""

    number: int = Field(ge=1)
    meetings: float
    value: float  # logits around 0
    standard_error: float
    level: Level | None  # estimated from the pairs
    given: float | None  # mean of the levels that raters gave
    can_be_anchor: bool
    proposed_at: AwareDatetime | None = None
    accepted_at: AwareDatetime | None = None  # as the anchor that is in use


class PairRound(Record):
    """How far the pairs of one task have come in one language, and what they say, as the lead sees it."""

    task_id: str
    language: Language
    is_open: bool
    works: int
    judged: int
    waiting: int  # judgements still to come
    parts: tuple[tuple[int, ...], ...]  # numbers of work that was compared, however indirectly; one: all of it
    crossers: tuple[User, ...]  # who is shown the pairs that join the parts, if they go on
    places: tuple[PlacedWork, ...]
    held: bool
    reliability: float | None


class PairedGroup(Record):
    """What pairs say about candidates of one comparison who cannot be told apart: on one task, and in no score."""

    task_id: str
    n: int  # judgements of the round
    reliability: float | None
    leads: tuple[Lead, ...]  # between neighbours, the best first
