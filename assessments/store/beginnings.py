"""Rows that say when a candidate began a task whose moments count: appended once for each pace, never edited."""

from sqlalchemy import bindparam, insert, select

from assessments.attempt import Begun
from assessments.store.engine import Db
from assessments.store.prepared import Prepared
from assessments.store.tables import BeginningRow, table_of

BEGINNINGS = table_of(BeginningRow)

# Read on every run.
_ALL = Prepared(
    select(BEGINNINGS.c.task_id, BEGINNINGS.c.pace, BEGINNINGS.c.begun_at)
    .where(BEGINNINGS.c.attempt_id == bindparam("attempt"))
    .order_by(BEGINNINGS.c.begun_at)
)
_APPEND = Prepared(insert(BEGINNINGS))


def beginnings(db: Db, attempt_id: str) -> dict[str, Begun]:
    """How each task was begun, by task: from its first moment, at the pace chosen last."""
    found: dict[str, Begun] = {}
    for row in _ALL.rows(db, attempt=attempt_id):
        first = found.get(row["task_id"])
        found[row["task_id"]] = Begun.model_validate(row | {"begun_at": first.begun_at if first else row["begun_at"]})
    return found


def append(db: Db, attempt_id: str, begun: Begun) -> None:
    """Keep that a task was begun at a pace; once for each."""
    _APPEND.run(db, attempt_id=attempt_id, task_id=begun.task_id, pace=begun.pace, begun_at=begun.begun_at)
