"""The table of what candidates say of themselves: it refers to the sitting, and nothing refers to it."""

from typing import Any

from sqlmodel import Field

from assessments.store.tables import Row


class DemographicsRow(Row, table=True):
    """The answers in force, without the moment they were given: a log of visits would lead from that to a person."""

    __tablename__: Any = "demographics"
    attempt_id: str = Field(primary_key=True, foreign_key="attempts.id")
    age: str | None = None
    gender: str | None = None
    origin: str | None = None
    disability: str | None = None
