"""Tables of tasks that a company has made of its own data."""

from datetime import datetime
from typing import Any

from sqlmodel import Field

from assessments.store.tables import Row


class OwnTaskRow(Row, table=True):
    """A version of a private task; rows are never changed."""

    __tablename__: Any = "own_tasks"
    id: str = Field(primary_key=True)  # series and number
    series: str = Field(index=True)
    number: int
    record: str  # OwnTask as JSON, the task among it
    data: str  # the rows it is worked from, as JSON
    created_at: datetime
