"""Answers of candidates whose level was agreed: redacted copies that train the raters of their position."""

from pydantic import AwareDatetime, Field

from assessments import bank
from assessments.answer import Answer
from assessments.attempt import AnchorMisfit
from assessments.views import AnswerToRate
from rubric.rating import HIGHEST, LOWEST
from rubric.record import Language, Record


class AcceptedAnchor(Record):
    """A copy without anything that leads to a person. Its id says nothing of its level or of where it comes from."""

    id: str
    language: Language
    level: int = Field(ge=LOWEST, le=HIGHEST)
    answers: dict[str, Answer]  # by item, redacted
    deciding: tuple[str, ...] = Field(min_length=1)  # words of the answer
    reason: str = Field(min_length=1)  # in the language of the answer
    error: str | None  # id of the rating error it guards against


AnyAnchor = bank.Anchor | AcceptedAnchor


class AnchorChoice(Record):
    """What a lead can say of a piece of work that was proposed."""

    hindrance: AnchorMisfit | None  # what stands against it, whatever is said of it
    levels: tuple[int, ...]  # those that the pairs leave open


class AnchorInUse(Record):
    """An accepted anchor as a lead reads it."""

    anchor: AcceptedAnchor
    task_id: str
    answers: tuple[AnswerToRate, ...]
    accepted_at: AwareDatetime
    judged_by: int  # raters, in training or among their work
