"""What was seen in an answer, and the judgement somebody made of it."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Literal, Self

from pydantic import AwareDatetime, Field, model_validator

from rubric.record import Record, Text

LOWEST, HIGHEST = 1, 5


class Source(StrEnum):
    """Who judged: the key (one more rater) or a person. A self-rating is neither and has a type of its own."""

    KEY = "key"
    RATER = "rater"


class Span(Record):
    """The words of an answer that something rests on; positions are code points of the stored text."""

    item_id: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    quote: str


class Evidence(Record):
    """One fact that software found in an answer. It scores only where the task gives it a weight."""

    id: str  # the rule of the task that found it, e.g. "WR1.e1"
    task_id: str
    item_id: str | None = None  # None: about the task as a whole
    kind: Literal["score", "info", "flag", "limit"]  # limit: shown to raters from the start
    label: Text
    value: Text | float | bool | None = None  # None: nothing to say, e.g. no answer
    share: float | None = Field(default=None, ge=0, le=1)  # only on kind "score"
    spans: tuple[Span, ...] = ()
    flag: str | None = None  # the critical flag it raises


class CriticalFlag(Record):
    """A finding that needs a human decision; it never changes a score by itself."""

    flag: str
    reason: str = Field(min_length=1)


class Rating(Record):
    """One judgement of one part of one task, appended and never edited."""

    attempt_id: str
    task_id: str
    part_id: str
    competency_id: str
    rater_id: str
    source: Source
    level: float | None = Field(default=None, ge=LOWEST, le=HIGHEST)  # None: not assessed, never a 1
    not_assessed_because: str | None = None
    quotes: tuple[Span, ...] = ()
    note: str = ""
    flags: tuple[CriticalFlag, ...] = ()
    seen: tuple[str, ...] | None = None  # ids of what can be read in a picture; None: nothing there to look for
    delivery: int | None = Field(default=None, ge=LOWEST, le=HIGHEST)  # how a recording carries; in no score
    model_fingerprint: str
    task_fingerprint: str
    rated_at: AwareDatetime
    after_others: bool = False  # a correction by somebody who could already read how others judged this work

    @model_validator(mode="after")
    def _reason_when_not_assessed(self) -> Self:
        if (self.level is None) != bool(self.not_assessed_because):
            raise ValueError("a rating has either a level or the reason why there is none")
        return self

    @property
    def share(self) -> float | None:
        """The level on 0..1: (level - 1) / 4."""
        return None if self.level is None else (self.level - LOWEST) / (HIGHEST - LOWEST)


def level_of(share: float) -> float:
    """The level, 1..5, that stands for a share of 0..1: the key speaks on the raters' scale."""
    return LOWEST + share * (HIGHEST - LOWEST)


def current(ratings: Iterable[Rating]) -> tuple[Rating, ...]:
    """What each rater has judged of each part on their own; every other rating stays in the record.

    The latest rating counts that was given before others' could be read: two people who have talked each other into
    the same level are one judgement, and agreement is worth nothing unless it comes about by itself. A critical flag
    is no judgement but a finding, so one that was raised later is kept beside the earlier ones.
    """
    found: dict[tuple[str, str, str, str], Rating] = {}
    for rating in sorted(ratings, key=lambda one: one.rated_at):
        key = (rating.attempt_id, rating.task_id, rating.part_id, rating.rater_id)
        before = found.get(key)
        found[key] = _with_flags_of(before, rating) if before and rating.after_others else rating
    return tuple(found.values())


def _with_flags_of(counted: Rating, later: Rating) -> Rating:
    known = {one.flag for one in counted.flags}
    new = tuple(one for one in later.flags if one.flag not in known)
    return counted.model_copy(update={"flags": counted.flags + new}) if new else counted


def corrections(ratings: Iterable[Rating]) -> tuple[Rating, ...]:
    """What each rater said last of each part, where others' levels could be read by then, so that it does not count."""
    latest: dict[tuple[str, str, str, str], Rating] = {}
    first: dict[tuple[str, str, str, str], Rating] = {}
    for rating in sorted(ratings, key=lambda one: one.rated_at):
        key = (rating.attempt_id, rating.task_id, rating.part_id, rating.rater_id)
        first.setdefault(key, rating)
        latest[key] = rating
    return tuple(one for key, one in latest.items() if one.after_others and one != first[key])
