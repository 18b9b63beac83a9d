"""Rows that people add about a sitting: decisions, requests for arrangements, notes why a task has no score."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlmodel import col, select

from assessments.attempt import Arrangement, Decision
from assessments.store.engine import Db
from assessments.store.tables import ArrangementRow, AttemptRow, DecisionRow, MissingRow


def add_decision(db: Db, decision: Decision) -> None:
    row: dict[str, Any] = decision.model_dump(exclude={"order"})
    if decision.order is not None:
        row["order_relation"] = decision.order.relation
        row["order_passed"] = decision.order.model_dump_json(exclude={"relation"})
    db.add(DecisionRow(**row))


def decision_of(row: Mapping[str, Any]) -> Decision:
    """The record of a row; its id and what the columns of the order hold become its parts."""
    known = {name: row[name] for name in Decision.model_fields if name != "order"}
    if row["order_relation"] is not None:
        known["order"] = {"relation": row["order_relation"], **json.loads(row["order_passed"])}
    return Decision.model_validate(known)


def decisions(db: Db, attempt_id: str) -> tuple[Decision, ...]:
    """The decisions on an attempt, the first one first."""
    rows = db.exec(select(DecisionRow).where(DecisionRow.attempt_id == attempt_id).order_by(col(DecisionRow.id)))
    return tuple(decision_of(row.model_dump()) for row in rows)


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
