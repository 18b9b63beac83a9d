"""The table of mails to candidates that the product sends itself."""

from datetime import datetime
from typing import Any

from sqlmodel import Field

from assessments.store.tables import Row


class MailRow(Row, table=True):
    """One mail; it waits while `ended_at` is empty. An invitation holds a personal link: its words are erased then."""

    __tablename__: Any = "outbox"
    id: str = Field(primary_key=True)
    batch: str = Field(index=True)
    attempt_id: str = Field(foreign_key="attempts.id", index=True)
    kind: str
    recipient: str
    subject: str | None = None
    body: str | None = None
    queued_by: str
    queued_by_name: str  # as it was that day
    queued_at: datetime
    due_at: datetime = Field(index=True)
    claimed_until: datetime | None = None  # a process is sending it, and nobody else does before then
    tries: int = 0
    ended_at: datetime | None = None
    outcome: str | None = None
    error: str | None = None
