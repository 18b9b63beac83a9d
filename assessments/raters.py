"""What the verbs hand to pages about raters: loads, links, training, severity; without any candidate."""

from typing import Literal

from pydantic import AwareDatetime

from assessments.assignment import RaterScope, RatingPlan
from assessments.attempt import User
from assessments.views import RatingCard
from rubric.rating import Rating
from rubric.record import Language, Record, Text
from rubric.severity import Severity


class Desk(Record):
    """How much of one task lies on one rater's desk."""

    waiting: int
    done: int


class Load(Record):
    """What one rater is asked to do at a position."""

    user: User
    scope: RaterScope
    can_be_asked: bool  # False: not a rater of the position any more, or without access
    desks: dict[str, Desk]  # by task

    @property
    def waiting(self) -> int:
        return sum(one.waiting for one in self.desks.values())

    @property
    def done(self) -> int:
        return sum(one.done for one in self.desks.values())


class Link(Record):
    """How the raters of one task hang together through shared work."""

    task_id: str
    groups: tuple[frozenset[str], ...]  # user ids; one group: everybody can be compared
    crossings: tuple[tuple[str, int], ...]  # who could judge how many pieces of another group's work


class RatersView(Record):
    """The raters of a position as their lead sees them. There is deliberately no candidate in it."""

    plan: RatingPlan
    tasks: tuple[str, ...]  # those that people rate
    loads: tuple[Load, ...]
    links: tuple[Link, ...]
    unseated: int  # judgements wanted that nobody can be asked for


Trained = Literal["open", "to_do", "waits_for_lead"]


class TrainingLine(Record):
    """Where a rater stands with the training for one task."""

    task_id: str
    standing: Trained
    round: int  # 1 or 2
    done: int  # anchors judged in this round
    of: int


class TrainingResult(Record):
    """What a rater said of an anchor answer, and why its level is what it is."""

    level: float | None
    agreed: int
    deciding: tuple[str, ...]
    reason: Text | str  # a lead's words are in the language of the answer
    error: Text | None  # the usual mistake this answer guards against
    language: Language


class Point(Record):
    """Judgements of answers of agreed level: one of them, or the mean of several."""

    at: AwareDatetime
    distance: float  # level given minus level agreed
    count: int = 1
    task_id: str | None = None  # None: of several
    live: bool | None = None  # among real work; None: of several


class FollowedRater(Record):
    """How one rater judges answers of agreed level."""

    user: User
    severity: Severity
    points: tuple[Point, ...]


class Unsettled(Record):
    """Work on which raters lie far apart, as a lead's list shows it."""

    card_id: str
    task_id: str
    levels: tuple[float, ...]  # from the lowest to the highest


class UnsettledCard(Record):
    """Such work, with every rating of it; neither the candidate nor the raters are named."""

    card: RatingCard
    ratings: tuple[Rating, ...]  # without the ids of rater and sitting
