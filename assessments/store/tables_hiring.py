"""Tables of the board: what people have changed there, and the views they have saved."""

from datetime import datetime
from typing import Any

from sqlmodel import Field

from assessments.store.tables import Row


class ChangeRow(Row, table=True):
    """One change about one candidate: appended, and undone by appending another."""

    __tablename__: Any = "board_changes"
    id: int | None = Field(default=None, primary_key=True)
    batch: str = Field(index=True)
    attempt_id: str = Field(foreign_key="attempts.id", index=True)
    field: str
    before: str | None = None
    after: str
    changed_by: str
    changed_by_name: str
    changed_at: datetime


class SavedViewRow(Row, table=True):
    """What one person wants to see of a board, under a name of their own."""

    __tablename__: Any = "saved_views"
    user_id: str = Field(primary_key=True, foreign_key="users.id")
    position_id: str = Field(primary_key=True)
    name: str = Field(primary_key=True)
    record: str  # BoardView as JSON
