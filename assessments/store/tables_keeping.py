"""Tables about keeping: what holds a candidate's data back, and what is left of a sitting once they are erased."""

from datetime import datetime
from typing import Any

from sqlmodel import Field

from assessments.store.tables import Row


class HoldRow(Row, table=True):
    """Why a candidate's data stay beyond their day; the latest row is in force, and one without a reason lifts it."""

    __tablename__: Any = "holds"
    id: int | None = Field(default=None, primary_key=True)
    attempt_id: str = Field(foreign_key="attempts.id", index=True)
    reason: str | None = None
    set_by: str
    set_by_name: str  # as it was that day
    set_at: datetime


class ErasedRow(Row, table=True):
    """What is left of a sitting: nothing in it leads to a person."""

    __tablename__: Any = "erased"
    id: int | None = Field(default=None, primary_key=True)
    position_id: str = Field(index=True)
    form_id: str
    reached: str
    why: str
    erased_at: datetime
