"""Tables of what jobs require as a fact: the sets of questions, and what candidates have said to them."""

from datetime import datetime
from typing import Any

from sqlmodel import Field

from assessments.store.tables import Row


class ConditionSetRow(Row, table=True):
    """The conditions of a position from a moment on: appended, never edited."""

    __tablename__: Any = "condition_sets"
    position_id: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    made_at: datetime
    record: str  # ConditionSet as JSON


class ConditionAnswerRow(Row, table=True):
    """One answer to one condition: appended, never edited; the last one counts."""

    __tablename__: Any = "condition_answers"
    id: int | None = Field(default=None, primary_key=True)
    attempt_id: str = Field(foreign_key="attempts.id", index=True)
    condition_id: str
    question: str  # as it was read
    said: str | None = None
    words: str
    saved_at: datetime
