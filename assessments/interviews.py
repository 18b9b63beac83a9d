"""The structured interview of one candidate: which questions are asked, and why each of them."""

from collections.abc import Mapping, Sequence

from assessments import bank
from assessments.bank import InterviewQuestion
from rubric.fit import RoleProfile
from rubric.record import Record
from rubric.uncertain import OpenPoint, Why

FOR_ALL = 4  # of the same competencies, for every candidate of a position
FOR_ONE = 2  # with these, six questions: 45 minutes


class Asked(Record):
    """A question with its anchors as they are worded on the day they are chosen."""

    competency_id: str
    question: InterviewQuestion
    for_all: bool
    why: tuple[Why, ...]  # what is open about this candidate there


class Guide(Record):
    """What is asked of one candidate, and the words around it, in the reader's language."""

    attempt_id: str
    asked: tuple[Asked, ...]
    minutes: int
    opening: str
    closing: str


def choose(profile: RoleProfile, points: Sequence[OpenPoint]) -> tuple[Asked, ...]:
    """The first question of what the role needs most, for everybody; then further ones where most is open.

    Competencies with a minimum come first, then the heaviest. What is asked of everybody follows from the role alone.
    """
    why = {one.competency_id: one.why for one in points}
    critical = {one.competency_id for one in profile.minimums}
    needed = sorted(profile.weights, key=lambda one: (one not in critical, -profile.weights[one]))
    core = [one for one in needed if profile.weights[one] > 0][:FOR_ALL]
    closer = [one.competency_id for one in points][:FOR_ONE]
    return (
        *(_asked(one, 0, why, for_all=True) for one in core),
        *(_asked(one, int(one in core), why, for_all=False) for one in closer),
    )


def _asked(competency_id: str, place: int, why: Mapping[str, tuple[Why, ...]], *, for_all: bool) -> Asked:
    question = bank.interview().questions(competency_id)[place]
    return Asked(competency_id=competency_id, question=question, for_all=for_all, why=why.get(competency_id, ()))


def minutes(asked: Sequence[Asked]) -> int:
    """How long it takes to ask all this, with what comes before and after."""
    return bank.interview().minutes_around + bank.interview().minutes_each * len(asked)
