"""How long what is known of a candidate is kept: until which day, what holds it back, and how much it is."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from pydantic import AwareDatetime, Field

from assessments.attempt import Person
from rubric.record import Record

Reached = Literal["invited", "started", "submitted", "decided"]
Why = Literal["retention", "request"]


class Hold(Record):
    """Why the data of one candidate stay beyond their day: written down by a named person, until it is lifted."""

    attempt_id: str
    reason: str | None  # None: an earlier hold is lifted
    set_by: str  # user id
    set_by_name: str  # as it was that day
    set_at: AwareDatetime


class Keeping(Record):
    """Until when what is known of one candidate is kept."""

    attempt_id: str
    position_id: str
    person: Person
    ends_at: AwareDatetime  # of the recruitment, as far as it is known today
    months: int = Field(ge=1)  # those that this candidate was told
    due_at: AwareDatetime
    hold: Hold | None = None  # the one in force

    def is_due(self, now: datetime) -> bool:
        return self.hold is None and self.due_at <= now


class Amount(Record):
    """How much is kept, or goes."""

    people: int = 0
    sittings: int = 0
    answers: int = 0  # saved revisions
    ratings: int = 0
    decisions: int = 0
    recordings: int = 0

    def __add__(self, other: "Amount") -> "Amount":
        both = {name: getattr(self, name) + getattr(other, name) for name in Amount.model_fields}
        return Amount.model_validate(both)


class Erased(Record):
    """All that is left of a sitting: that there was one, of which form, and how far it went."""

    position_id: str
    form_id: str
    reached: Reached
    why: Why
    erased_at: AwareDatetime


def months_later(moment: datetime, months: int) -> datetime:
    """The same day and time so many months later; the last day of a month that is shorter."""
    year, month = divmod(moment.year * 12 + moment.month - 1 + months, 12)
    return moment.replace(year=year, month=month + 1, day=min(moment.day, monthrange(year, month + 1)[1]))


def end_of_recruitment(
    closes_at: datetime, decision_by: datetime, decided_at: datetime | None, links: Iterable[datetime]
) -> datetime:
    """The last of: the closing date, the ends of the links that work, and the last decision.

    While nothing is decided, the day by which the notice promises a decision stands for it.
    """
    return max(closes_at, decided_at or decision_by, *links)
