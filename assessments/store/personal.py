"""Every row about one candidate that staff may hand over, whichever table it stands in."""

from typing import Any

from sqlalchemy import Table, select

from assessments.store import accepted
from assessments.store.engine import Db
from assessments.store.erasing import ATTEMPTS, AUDIT, OF_AN_ATTEMPT, PEOPLE, SESSIONS

# What candidates say of themselves is read by themselves alone, on the page of their sitting.
THEIRS_ALONE = frozenset({"demographics"})
Rows = tuple[dict[str, Any], ...]


def rows_about(db: Db, attempt_id: str) -> dict[str, Rows]:
    """The rows of each table that has any, by its name; what erasing reaches is all there is, but for
    those tables that are theirs alone."""
    person_id = db.connection().execute(select(ATTEMPTS.c.person_id).where(ATTEMPTS.c.id == attempt_id)).scalar()
    wanted = [(table, "attempt_id", attempt_id) for table in reversed(OF_AN_ATTEMPT) if table.name not in THEIRS_ALONE]
    wanted += [
        (PEOPLE, "id", person_id or ""),
        (ATTEMPTS, "id", attempt_id),
        (SESSIONS, "actor_id", attempt_id),
        (AUDIT, "subject", attempt_id),
    ]
    found = {table.name: _rows(db, table, column, value) for table, column, value in wanted}
    judged = accepted.judgements(db, attempt_id)
    found["anchor_ratings"] = tuple(one.model_dump(mode="json") for one in judged)
    return {name: rows for name, rows in found.items() if rows}


def _rows(db: Db, table: Table, column: str, value: str) -> Rows:
    found = select(table).where(table.c[column] == value).order_by(*table.primary_key.columns)
    return tuple(dict(row) for row in db.connection().execute(found).mappings())
