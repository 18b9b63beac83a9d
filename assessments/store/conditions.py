"""Rows of what jobs require as a fact, and of what candidates say to it."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, func, insert, select

from assessments.conditions import ConditionAnswer, ConditionSet
from assessments.store.engine import Db
from assessments.store.tables import AttemptRow, table_of
from assessments.store.tables_conditions import ConditionAnswerRow, ConditionSetRow

ATTEMPTS, SETS, ANSWERS = table_of(AttemptRow), table_of(ConditionSetRow), table_of(ConditionAnswerRow)

Answers = dict[str, dict[str, ConditionAnswer]]  # by attempt and condition


def add_set(db: Db, new: ConditionSet) -> None:
    row = {"position_id": new.position_id, "number": new.number, "made_at": new.made_at}
    db.connection().execute(insert(SETS), row | {"record": new.model_dump_json()})


def sets(db: Db, position_id: str) -> tuple[ConditionSet, ...]:
    """Every set, the first one first."""
    found = select(SETS.c.record).where(SETS.c.position_id == position_id).order_by(SETS.c.number)
    return tuple(map(ConditionSet.model_validate_json, db.connection().execute(found).scalars()))


def invited_since(db: Db, position_id: str, moment: datetime) -> int:
    """How many were invited at this moment or later."""
    found = select(func.count()).where(ATTEMPTS.c.position_id == position_id, ATTEMPTS.c.created_at >= moment)
    return db.connection().execute(found).scalar() or 0


def add_answer(db: Db, attempt_id: str, condition_id: str, question: str, given: ConditionAnswer) -> None:
    row = {"attempt_id": attempt_id, "condition_id": condition_id, "question": question}
    db.connection().execute(insert(ANSWERS), row | given.model_dump())


def answers(db: Db, position_id: str) -> Answers:
    """The last answers of every candidate of a position."""
    of_position = select(ATTEMPTS.c.id).where(ATTEMPTS.c.position_id == position_id)
    return _answers(db, ANSWERS.c.attempt_id.in_(of_position))


def answers_of(db: Db, attempt_ids: Collection[str]) -> Answers:
    """The last answers of these candidates."""
    return _answers(db, ANSWERS.c.attempt_id.in_(attempt_ids))


def _answers(db: Db, wanted: ColumnElement[bool]) -> Answers:
    found: Answers = defaultdict(dict)
    for row in db.connection().execute(select(ANSWERS).where(wanted).order_by(ANSWERS.c.id)).mappings():
        given = ConditionAnswer(said=row["said"], words=row["words"], saved_at=row["saved_at"])
        found[row["attempt_id"]][row["condition_id"]] = given
    return dict(found)
