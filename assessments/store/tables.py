"""Every table of the product: rows only store, records (rubric, attempt, views) validate."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Index, Table, UniqueConstraint
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel


class Row(SQLModel, registry=registry()):
    """A registry of our own, so that Streamlit's hot reload can define the tables again."""


def table_of(row: type[Row]) -> Table:
    """The table behind a row class, for statements that skip the object mapper where speed counts."""
    return row.__table__  # type: ignore[attr-defined]


class VersionRow(Row, table=True):
    """Which version of these tables a database holds; the highest number is in force (schema.py)."""

    __tablename__: Any = "schema_versions"
    number: int = Field(primary_key=True)
    fingerprint: str


# Staff and identity


class UserRow(Row, table=True):
    __tablename__: Any = "users"
    id: str = Field(primary_key=True)
    email: str = Field(unique=True)  # lower case
    name: str
    roles: str  # separated by spaces, sorted
    language: str
    active: bool = True
    password_hash: str | None = None
    created_at: datetime


class LinkRow(Row, table=True):
    """A one-time link to choose a password; only the digest of its token is stored."""

    __tablename__: Any = "one_time_links"
    digest: str = Field(primary_key=True)
    user_id: str = Field(foreign_key="users.id", index=True)
    issued_at: datetime
    expires_at: datetime
    used_at: datetime | None = None


class WebSessionRow(Row, table=True):
    __tablename__: Any = "web_sessions"
    digest: str = Field(primary_key=True)  # of the cookie's token
    actor_kind: str
    actor_id: str = Field(index=True)
    language: str | None = None
    opened_at: datetime
    expires_at: datetime
    ended_at: datetime | None = None


class SignInAttemptRow(Row, table=True):
    """One try at signing in, counted in a moving window for each e-mail and for each address."""

    __tablename__: Any = "sign_in_attempts"
    id: int | None = Field(default=None, primary_key=True)
    email_digest: str = Field(index=True)  # a digest: people type passwords into the wrong field
    address: str | None = Field(default=None, index=True)
    at: datetime


# Positions and people


class PositionRow(Row, table=True):
    """One revision of a position; the latest is the one in force."""

    __tablename__: Any = "positions"
    id: str = Field(primary_key=True)
    revision: int = Field(primary_key=True)
    revised_at: datetime
    record: str  # Position as JSON


class FormRow(Row, table=True):
    """A version of a form somebody has composed; rows are never changed."""

    __tablename__: Any = "forms"
    id: str = Field(primary_key=True)  # series and number
    series: str = Field(index=True)
    number: int
    record: str  # FormVersion as JSON
    created_at: datetime


class PersonRow(Row, table=True):
    __tablename__: Any = "people"
    id: str = Field(primary_key=True)
    name: str
    email: str
    handle: str | None = None
    language: str


class AttemptRow(Row, table=True):
    __tablename__: Any = "attempts"
    __table_args__: Any = (Index("ix_attempts_submitted", "position_id", "submitted_at"),)
    id: str = Field(primary_key=True)
    form_id: str
    form_fingerprint: str
    form_structure: str | None = None
    language: str
    seed: int = Field(sa_type=BigInteger)
    position_id: str | None = Field(default=None, index=True)
    person_id: str | None = Field(default=None, foreign_key="people.id")
    created_at: datetime
    acknowledged_at: datetime | None = None
    notice_version: str | None = None
    practised_at: datetime | None = None
    submitted_at: datetime | None = None
    reference: str | None = None


class InvitationRow(Row, table=True):
    """A link that opens a sitting; renewing it adds a row for the same attempt and revokes the old one."""

    __tablename__: Any = "invitations"
    id: str = Field(primary_key=True)
    position_id: str = Field(index=True)
    person_id: str = Field(foreign_key="people.id")
    attempt_id: str = Field(foreign_key="attempts.id", index=True)
    token_digest: str = Field(unique=True)
    extra_time: float
    untimed: bool = False
    expires_at: datetime
    issued_at: datetime
    revoked_at: datetime | None = None


class ArrangementRow(Row, table=True):
    """What a candidate asked to have arranged, and how it was answered."""

    __tablename__: Any = "arrangements"
    id: str = Field(primary_key=True)
    attempt_id: str = Field(foreign_key="attempts.id", index=True)
    wishes: str
    asked_at: datetime
    answer: str | None = None
    answered_by: str | None = None
    answered_at: datetime | None = None


# Sitting


class BlockClockRow(Row, table=True):
    __tablename__: Any = "block_clocks"
    attempt_id: str = Field(primary_key=True, foreign_key="attempts.id")
    index: int = Field(primary_key=True)
    started_at: datetime
    deadline: datetime = Field(index=True)
    ended_at: datetime | None = None
    ended_by: str | None = None


class AcknowledgementRow(Row, table=True):
    """Which words were shown and when they were acknowledged."""

    __tablename__: Any = "acknowledgements"
    id: int | None = Field(default=None, primary_key=True)
    attempt_id: str = Field(foreign_key="attempts.id", index=True)
    notice_version: str
    language: str
    words: str  # as shown, placeholders filled
    at: datetime


class ResponseRow(Row, table=True):
    """One saved answer: appended, never edited. The key makes two saves of one revision impossible."""

    __tablename__: Any = "responses"
    attempt_id: str = Field(primary_key=True, foreign_key="attempts.id")
    item_id: str = Field(primary_key=True)
    revision: int = Field(primary_key=True)
    answer: str  # Answer as JSON
    filled: bool  # whether there is anything in it, as evidence.is_answered says; the board counts these
    tab: str
    saved_at: datetime


class SealRow(Row, table=True):
    """The moment an answer was sent and could no longer be changed."""

    __tablename__: Any = "seals"
    attempt_id: str = Field(primary_key=True, foreign_key="attempts.id")
    item_id: str = Field(primary_key=True)
    revision: int
    sealed_at: datetime


class BeginningRow(Row, table=True):
    """When a task was begun whose moments count, and at which pace; a change of pace adds a row."""

    __tablename__: Any = "beginnings"
    attempt_id: str = Field(primary_key=True, foreign_key="attempts.id")
    task_id: str = Field(primary_key=True)
    pace: str = Field(primary_key=True)
    begun_at: datetime


class MediaRow(Row, table=True):
    """One recording; while it comes in its bytes are filed under its id, once finished under their digest."""

    __tablename__: Any = "media"
    id: str = Field(primary_key=True)
    attempt_id: str = Field(foreign_key="attempts.id", index=True)
    item_id: str
    mime: str
    digest: str | None = None  # SHA-256 of the bytes, once finished
    size: int = Field(default=0, sa_type=BigInteger)  # bytes received
    chunks: int = 0  # chunks received
    seconds: float | None = None
    started_at: datetime
    finished_at: datetime | None = None


class MissingRow(Row, table=True):
    __tablename__: Any = "missing"
    id: int | None = Field(default=None, primary_key=True)
    attempt_id: str = Field(foreign_key="attempts.id", index=True)
    task_id: str
    reason: str | None = None  # None: an earlier note is withdrawn
    noted_by: str
    noted_at: datetime


# Judging


class RatingRow(Row, table=True):
    """One judgement: appended, never edited."""

    __tablename__: Any = "ratings"
    id: int | None = Field(default=None, primary_key=True)
    attempt_id: str = Field(foreign_key="attempts.id", index=True)
    task_id: str = Field(index=True)
    part_id: str
    rater_id: str = Field(index=True)
    source: str
    rated_at: datetime
    record: str  # Rating as JSON


class CardRow(Row, table=True):
    """A piece of work dealt to a rater under an id that says nothing; `place` orders the rater's queue."""

    __tablename__: Any = "cards"
    __table_args__: Any = (UniqueConstraint("rater_id", "attempt_id", "task_id"),)
    id: str = Field(primary_key=True)
    rater_id: str = Field(index=True)
    attempt_id: str = Field(foreign_key="attempts.id", index=True)
    task_id: str
    place: float  # between 0 and 1, follows from the id


class DecisionRow(Row, table=True):
    __tablename__: Any = "decisions"
    id: int | None = Field(default=None, primary_key=True)
    attempt_id: str = Field(foreign_key="attempts.id", index=True)
    decided_by: str
    decided_by_name: str  # as it was that day
    outcome: str
    reason: str
    decided_at: datetime
    considered_report: bool | None = None
    considered_answers: bool | None = None
    considered_interview: bool | None = None
    considered_other: str | None = None
    order_relation: str | None = None  # to the fits at that moment
    order_passed: str | None = None  # the rest of OrderRelation as JSON: it is about others


# Trail


class AuditRow(Row, table=True):
    """Who did what to whom: appended whenever scores, keys, weights, decisions, arrangements or links change."""

    __tablename__: Any = "audit"
    id: int | None = Field(default=None, primary_key=True)
    at: datetime
    actor_kind: str
    actor_id: str
    verb: str
    subject: str = Field(index=True)
    details: str  # JSON object
