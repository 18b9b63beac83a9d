"""Tables of the rating desk: who is asked to judge what, and by which plan."""

from datetime import datetime
from typing import Any

from sqlmodel import Field

from assessments.store.tables import Row


class PlanRow(Row, table=True):
    """One revision of how the work of a position is dealt; the latest is the one in force."""

    __tablename__: Any = "rating_plans"
    position_id: str = Field(primary_key=True)
    revision: int = Field(primary_key=True)
    record: str  # RatingPlan as JSON


class SeatRow(Row, table=True):
    """One rater asked to judge one piece of work: added, never taken away."""

    __tablename__: Any = "seats"
    attempt_id: str = Field(primary_key=True, foreign_key="attempts.id")
    task_id: str = Field(primary_key=True)
    rater_id: str = Field(primary_key=True, index=True)
    why: str
    seated_by: str
    since: datetime
