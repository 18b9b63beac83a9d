"""Tables of structured interviews: what is asked, what interviewers enter and hand in, who only reads."""

from datetime import datetime
from typing import Any

from sqlmodel import Field

from assessments.store.tables import Row


class InterviewRow(Row, table=True):
    """The questions for one candidate, as they were when the first scorecard was begun."""

    __tablename__: Any = "interviews"
    attempt_id: str = Field(primary_key=True, foreign_key="attempts.id")
    record: str  # Questions as JSON


class ScorecardDraftRow(Row, table=True):
    """What an interviewer has entered and not handed in."""

    __tablename__: Any = "scorecard_drafts"
    attempt_id: str = Field(primary_key=True, foreign_key="attempts.id")
    interviewer_id: str = Field(primary_key=True)
    record: str  # a list of Mark as JSON
    saved_at: datetime


class ScorecardRow(Row, table=True):
    """One scorecard: appended, never edited."""

    __tablename__: Any = "scorecards"
    id: int | None = Field(default=None, primary_key=True)
    attempt_id: str = Field(foreign_key="attempts.id", index=True)
    interviewer_id: str
    record: str  # Scorecard as JSON
    handed_in_at: datetime


class ScorecardReaderRow(Row, table=True):
    """Who has said that they did not interview, and reads what others heard."""

    __tablename__: Any = "scorecard_readers"
    attempt_id: str = Field(primary_key=True, foreign_key="attempts.id")
    reader_id: str = Field(primary_key=True)
    since: datetime
