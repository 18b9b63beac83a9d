"""Rows of the reports that candidates read, and of what they contest in them."""

from sqlmodel import col, select

from assessments.attempt import Contest, SharedReport
from assessments.store.engine import Db
from assessments.store.tables import AttemptRow
from assessments.store.tables_reports import ContestRow, SharedReportRow


def share(db: Db, shared: SharedReport) -> None:
    db.add(SharedReportRow(**shared.model_dump()))


def shared(db: Db, attempt_id: str) -> SharedReport | None:
    row = db.get(SharedReportRow, attempt_id)
    return row and SharedReport.model_validate(row.model_dump())


def add(db: Db, contest: Contest) -> None:
    db.add(ContestRow(**contest.model_dump()))


def contest(db: Db, contest_id: str) -> Contest | None:
    row = db.get(ContestRow, contest_id)
    return row and Contest.model_validate(row.model_dump())


def of_attempt(db: Db, attempt_id: str) -> tuple[Contest, ...]:
    """What one candidate contests, the first thing first."""
    rows = db.exec(select(ContestRow).where(ContestRow.attempt_id == attempt_id).order_by(col(ContestRow.made_at)))
    return tuple(Contest.model_validate(row.model_dump()) for row in rows)


def unanswered(db: Db, position_id: str) -> tuple[Contest, ...]:
    """What waits for an answer at a position, the most pressing first."""
    rows = db.exec(
        select(ContestRow)
        .join(AttemptRow, col(AttemptRow.id) == col(ContestRow.attempt_id))
        .where(AttemptRow.position_id == position_id, col(ContestRow.answered_at).is_(None))
        .order_by(col(ContestRow.due_at))
    )
    return tuple(Contest.model_validate(row.model_dump()) for row in rows)


def answer(db: Db, answered: Contest) -> None:
    row = db.get_one(ContestRow, answered.id)
    row.sqlmodel_update(answered.model_dump())
    db.add(row)
