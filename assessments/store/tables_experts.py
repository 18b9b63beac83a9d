"""The table of what experts say of tasks."""

from datetime import datetime
from typing import Any

from sqlmodel import Field

from assessments.store.tables import Row


class ExpertVoteRow(Row, table=True):
    """Only ever added: the last one of an expert on a task as it is counts."""

    __tablename__: Any = "expert_votes"
    id: int | None = Field(default=None, primary_key=True)
    user_id: str = Field(foreign_key="users.id", index=True)
    task_id: str = Field(index=True)
    structure: str  # of the task when it was voted on: a changed task is voted on again
    verdict: str
    importance: int
    voted_at: datetime
