"""The structured interview of one candidate: which questions are asked and why, and what interviewers heard."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from pydantic import AwareDatetime, Field

from assessments import bank
from assessments.bank import InterviewQuestion
from rubric.fit import RoleProfile
from rubric.interview import Heard, Joined
from rubric.record import Record, Text
from rubric.uncertain import OpenPoint, Why

FOR_ALL = 4  # of the same competencies, for every candidate of a position
FOR_ONE = 2  # with these, six questions: 45 minutes


class Asked(Record):
    """A question with its anchors as they are worded on the day they are chosen."""

    competency_id: str
    question: InterviewQuestion
    for_all: bool
    why: tuple[Why, ...]  # what is open about this candidate there

    def anchor(self, level: int) -> Text:
        """The words of a level, 1..5; 2 and 4 lie between two that are worded."""
        worded = {one.level: one.text for one in self.question.anchors}
        if level in worded:
            return worded[level]
        low, high = worded[level - 1], worded[level + 1]
        return Text(
            en=f"between “{low.en}” and “{high.en}”", fr=f"entre «\u202f{low.fr}\u202f» et «\u202f{high.fr}\u202f»"
        )


class Questions(Record):
    """What is asked of one candidate from the moment on at which the first scorecard is begun."""

    asked: tuple[Asked, ...]
    fixed_at: AwareDatetime


class Guide(Record):
    """What is asked of one candidate, and the words around it, in the reader's language."""

    attempt_id: str
    asked: tuple[Asked, ...]
    fixed_at: AwareDatetime | None  # None: no scorecard is begun, and the questions may still change
    minutes: int
    opening: str
    closing: str


Choice = Literal["1", "2", "3", "4", "5", "n"]  # a level, or not assessed


class Mark(Record):
    """What one interviewer says of the answer to one question."""

    question_id: str
    choice: Choice | None = None  # None: not yet
    note: str = Field(default="", max_length=2000)  # what was said

    @property
    def level(self) -> int | None:
        return None if self.choice in (None, "n") else int(self.choice)


class Scorecard(Record):
    """What one interviewer has handed in: appended and never edited."""

    attempt_id: str
    interviewer_id: str
    interviewer_name: str  # as it was that day
    marks: tuple[Mark, ...]
    handed_in_at: AwareDatetime
    after_others: bool = False  # a correction by somebody who could already read what others heard


class InterviewView(Record):
    """An interview as one member of staff may see it."""

    guide: Guide
    draft: tuple[Mark, ...]  # what they have entered and not handed in
    own: Scorecard | None  # what they handed in last
    cards: tuple[Scorecard, ...] | None  # everybody's; None: their own is to come, unless they say they only read
    waiting: int  # how many others have handed in
    may_fill: bool  # False: they have read others' scorecards without one of their own


class Beside(Record):
    """The fit of a sitting with its interview, for one reader."""

    scorecards: int
    joined: Joined | None = None  # None: nothing was heard, or it is withheld
    withheld: bool = False  # until the reader's own scorecard is in, or they say they did not interview


NOT_HELD = Beside(scorecards=0)


def counted(cards: Iterable[Scorecard]) -> tuple[Scorecard, ...]:
    """One scorecard for each interviewer: the last that they gave without knowing the others'."""
    found = {one.interviewer_id: one for one in sorted(cards, key=lambda one: one.handed_in_at) if not one.after_others}
    return tuple(found.values())


def heard(asked: Iterable[Asked], cards: Iterable[Scorecard]) -> tuple[Heard, ...]:
    """Every level on the scorecards that count; an answer without one is left out."""
    questions = {one.question.id: one for one in asked}
    return tuple(
        Heard(
            interviewer_id=card.interviewer_id,
            interviewer=card.interviewer_name,
            competency_id=questions[mark.question_id].competency_id,
            question_id=mark.question_id,
            question=questions[mark.question_id].question.question,
            level=mark.level,
            anchor=questions[mark.question_id].anchor(mark.level),
            note=mark.note,
        )
        for card in counted(cards)
        for mark in card.marks
        if mark.level is not None
    )


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
