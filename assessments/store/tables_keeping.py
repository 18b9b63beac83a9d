"""Tables about what is kept: ratings begun, what holds data back, what is left once a candidate is erased."""

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


class DraftRow(Row, table=True):
    """What a rater has entered for a card and not saved; it goes when they save, and with the candidate."""

    __tablename__: Any = "rating_drafts"
    card_id: str = Field(primary_key=True, foreign_key="cards.id")
    attempt_id: str = Field(foreign_key="attempts.id", index=True)
    record: str  # RatingDraft as JSON
    saved_at: datetime
