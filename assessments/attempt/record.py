"""Who acts, who is invited, what they have answered, and until when they may."""

from datetime import datetime
from enum import StrEnum
from typing import Literal

from pydantic import AwareDatetime, Field

from assessments.answer import Answer
from assessments.form import FormId
from rubric.order import OrderRelation
from rubric.record import Language, Record


class Role(StrEnum):
    ADMIN = "admin"
    HR = "hr"
    RATER = "rater"
    LEAD = "lead"
    MANAGER = "manager"


class Actor(Record):
    """Who asks for something: a member of staff, a candidate, or somebody assessing themselves."""

    kind: Literal["staff", "candidate", "self", "system"]
    id: str  # user id, or attempt id of the candidate or self-assessment
    roles: frozenset[Role] = frozenset()


SYSTEM = Actor(kind="system", id="system")


class User(Record):
    """A member of staff."""

    id: str
    email: str
    name: str
    roles: frozenset[Role]
    language: Language
    active: bool = True
    has_password: bool = False


class Person(Record):
    """A candidate, as HR knows them. No rater sees this record."""

    id: str
    name: str = Field(min_length=1)
    email: str
    handle: str | None = None
    language: Language


class Invitation(Record):
    """A link that opens a sitting; only the digest of its token is stored."""

    id: str
    position_id: str
    person_id: str
    attempt_id: str
    token_digest: str
    extra_time: float = Field(default=1.0, ge=1.0, le=3.0)  # factor on every deadline; raters never see it
    untimed: bool = False  # what comes in by the clock comes in groups instead; raters never see it
    expires_at: AwareDatetime
    issued_at: AwareDatetime
    revoked_at: AwareDatetime | None = None


class Stage(StrEnum):
    """How far a sitting has come; derived from the record, never stored by hand."""

    INVITED = "invited"
    SITTING = "sitting"
    SUBMITTED = "submitted"
    RATED = "rated"
    DECIDED = "decided"
    REVOKED = "revoked"
    EXPIRED = "expired"  # the invitation lapsed before anything was started


class BlockClock(Record):
    """When a block was started and when it ended."""

    index: int
    started_at: AwareDatetime
    deadline: AwareDatetime
    ended_at: AwareDatetime | None = None
    ended_by: Literal["candidate", "deadline"] | None = None

    def open_at(self, now: datetime) -> bool:
        return self.ended_at is None and now < self.deadline


class Attempt(Record):
    """One sitting of one form."""

    id: str
    form_id: FormId
    form_fingerprint: str
    form_structure: str | None = None  # of the form when the first block was started; None: not started
    language: Language
    seed: int  # of the order of options
    position_id: str | None = None  # None: a self-assessment
    person_id: str | None = None
    created_at: AwareDatetime
    acknowledged_at: AwareDatetime | None = None
    notice_version: str | None = None
    practised_at: AwareDatetime | None = None  # the practice task was finished or skipped
    blocks: tuple[BlockClock, ...] = ()
    submitted_at: AwareDatetime | None = None
    reference: str | None = None  # told to the candidate on submission


class Response(Record):
    """One saved answer: appended, never edited."""

    attempt_id: str
    item_id: str
    revision: int = Field(ge=1)
    answer: Answer
    tab: str  # which tab or device saved it
    saved_at: AwareDatetime
    sealed: bool = False


Pace = Literal["live", "slow"]  # things arrive by the clock, or in groups and without one


class Begun(Record):
    """A task whose moments count, as it was begun; at which pace is nobody's business but the candidate's and HR's."""

    task_id: str
    pace: Pace
    begun_at: AwareDatetime

    def second(self, now: datetime, extra_time: float) -> int:
        """The second of the task at a moment; with more time, its seconds are longer."""
        return max(0, int((now - self.begun_at).total_seconds() / extra_time))


class Moments(Record):
    """A task whose moments count: how it goes on, and which of its seconds it is; None before it is begun."""

    pace: Pace | None
    second: int | None


class Missing(Record):
    """Why a task has no score although it was in the form: never the candidate's loss."""

    attempt_id: str
    task_id: str
    reason: Literal["technical", "accommodation", "left_out"]  # left_out: an optional task without any answer
    noted_by: str
    noted_at: AwareDatetime


Outcome = Literal["advance", "hold", "decline", "hire"]


class Considered(Record):
    """What somebody says they considered before deciding; None where they were not asked."""

    considered_report: bool | None = None
    considered_answers: bool | None = None
    considered_interview: bool | None = None
    considered_other: str | None = Field(default=None, max_length=500)  # in words


class Decision(Considered):
    """What a named person decided and why."""

    attempt_id: str
    decided_by: str  # user id
    decided_by_name: str  # as it was that day
    outcome: Outcome
    reason: str = Field(min_length=1)
    decided_at: AwareDatetime
    order: OrderRelation | None = None  # to the fits at that moment; None: there was nothing to compare


class Arrangement(Record):
    """Something a candidate asks to have arranged: seen by HR, never by raters or by who decides."""

    id: str
    attempt_id: str
    wishes: str = Field(min_length=1, max_length=2000)
    asked_at: AwareDatetime
    answer: str | None = None
    answered_by: str | None = None
    answered_at: AwareDatetime | None = None


class AuditEntry(Record):
    """Who did what to whom, and when."""

    at: AwareDatetime
    actor_kind: str
    actor_id: str
    verb: str
    subject: str
    details: dict[str, str]
