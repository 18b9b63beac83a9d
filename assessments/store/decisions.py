"""Rows of decisions, of requests for arrangements, and of tasks that went missing without the candidate's fault."""

from collections.abc import Collection
from datetime import datetime

from sqlmodel import col, select

from assessments.attempt import Arrangement, Decision, Missing
from assessments.store.engine import Db
from assessments.store.tables import ArrangementRow, AttemptRow, DecisionRow, MissingRow


def add_decision(db: Db, decision: Decision) -> None:
    db.add(DecisionRow(**decision.model_dump()))


def decisions(db: Db, attempt_ids: Collection[str]) -> dict[str, tuple[Decision, ...]]:
    """The decisions on each attempt that has any, the first one first."""
    rows = db.exec(
        select(DecisionRow).where(col(DecisionRow.attempt_id).in_(attempt_ids)).order_by(col(DecisionRow.id))
    )
    result: dict[str, tuple[Decision, ...]] = {}
    for row in rows:
        decision = Decision.model_validate(row.model_dump(exclude={"id"}))
        result[row.attempt_id] = (*result.get(row.attempt_id, ()), decision)
    return result


def add_arrangement(db: Db, arrangement: Arrangement) -> None:
    db.add(ArrangementRow(**arrangement.model_dump()))


def arrangement(db: Db, arrangement_id: str) -> Arrangement | None:
    row = db.get(ArrangementRow, arrangement_id)
    return row and Arrangement.model_validate(row.model_dump())


def arrangements_of(db: Db, attempt_id: str) -> tuple[Arrangement, ...]:
    rows = db.exec(
        select(ArrangementRow).where(ArrangementRow.attempt_id == attempt_id).order_by(col(ArrangementRow.asked_at))
    )
    return tuple(Arrangement.model_validate(row.model_dump()) for row in rows)


def arrangements(db: Db, position_id: str) -> tuple[Arrangement, ...]:
    """Everything that was asked for at a position, in the order of asking."""
    rows = db.exec(
        select(ArrangementRow)
        .join(AttemptRow, col(AttemptRow.id) == col(ArrangementRow.attempt_id))
        .where(AttemptRow.position_id == position_id)
        .order_by(col(ArrangementRow.asked_at))
    )
    return tuple(Arrangement.model_validate(row.model_dump()) for row in rows)


def answer_arrangement(db: Db, answered: Arrangement) -> None:
    row = db.get_one(ArrangementRow, answered.id)
    row.sqlmodel_update(answered.model_dump(include={"answer", "answered_by", "answered_at"}))
    db.add(row)


def add_missing(db: Db, attempt_id: str, task_id: str, reason: str | None, noted_by: str, now: datetime) -> None:
    """Note why a task has no score; without a reason, withdraw the note."""
    db.add(MissingRow(attempt_id=attempt_id, task_id=task_id, reason=reason, noted_by=noted_by, noted_at=now))


def missing(db: Db, attempt_ids: Collection[str]) -> dict[str, tuple[Missing, ...]]:
    """The notes that stand, for each attempt that has any."""
    rows = db.exec(select(MissingRow).where(col(MissingRow.attempt_id).in_(attempt_ids)).order_by(col(MissingRow.id)))
    latest = {(row.attempt_id, row.task_id): row for row in rows}
    result: dict[str, tuple[Missing, ...]] = {}
    for row in latest.values():
        if row.reason is not None:
            note = Missing.model_validate(row.model_dump(exclude={"id"}))
            result[row.attempt_id] = (*result.get(row.attempt_id, ()), note)
    return result
