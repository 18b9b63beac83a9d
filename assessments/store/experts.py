"""Rows of what experts say of tasks."""

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import col, select

from assessments.store.engine import Db
from assessments.store.tables_experts import ExpertVoteRow
from rubric.validity import Vote


def add(db: Db, user_id: str, vote: Vote, structure: str, now: datetime) -> None:
    db.add(ExpertVoteRow(user_id=user_id, structure=structure, voted_at=now, **vote.model_dump()))


def votes(db: Db, structures: Mapping[str, str]) -> dict[str, dict[str, Vote]]:
    """By expert, then by task: the last vote on each of these tasks, as the task is today (its structure)."""
    rows = db.exec(
        select(ExpertVoteRow).where(col(ExpertVoteRow.task_id).in_(structures)).order_by(col(ExpertVoteRow.id))
    )
    found: dict[str, dict[str, Vote]] = {}
    for row in rows:
        if row.structure == structures[row.task_id]:
            said = Vote.model_validate({name: getattr(row, name) for name in Vote.model_fields})
            found.setdefault(row.user_id, {})[row.task_id] = said
    return found
