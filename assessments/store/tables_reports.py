"""Tables about reports that candidates read: which are handed over, and what is contested in them."""

from datetime import datetime
from typing import Any

from sqlmodel import Field

from assessments.store.tables import Row


class SharedReportRow(Row, table=True):
    __tablename__: Any = "shared_reports"
    attempt_id: str = Field(primary_key=True, foreign_key="attempts.id")
    shared_by: str
    shared_by_name: str
    shared_at: datetime


class ContestRow(Row, table=True):
    __tablename__: Any = "contests"
    id: str = Field(primary_key=True)
    attempt_id: str = Field(foreign_key="attempts.id", index=True)
    about: str
    words: str
    made_at: datetime
    due_at: datetime
    outcome: str | None = None
    answer: str | None = None
    answered_by: str | None = None
    answered_by_name: str | None = None
    answered_at: datetime | None = None
