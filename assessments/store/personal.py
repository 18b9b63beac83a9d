"""Every row about one candidate, whichever table it stands in, for whoever asks what is known of them."""

from typing import Any

from sqlalchemy import Table, select

from assessments.store.engine import Db
from assessments.store.erasing import ATTEMPTS, AUDIT, OF_AN_ATTEMPT, PEOPLE, SESSIONS

Rows = tuple[dict[str, Any], ...]


def rows_about(db: Db, attempt_id: str) -> dict[str, Rows]:
    """The rows of each table that has any, by its name; what erasing reaches is all there is."""
    person_id = db.connection().execute(select(ATTEMPTS.c.person_id).where(ATTEMPTS.c.id == attempt_id)).scalar()
    wanted = [(table, "attempt_id", attempt_id) for table in reversed(OF_AN_ATTEMPT)]
    wanted += [
        (PEOPLE, "id", person_id or ""),
        (ATTEMPTS, "id", attempt_id),
        (SESSIONS, "actor_id", attempt_id),
        (AUDIT, "subject", attempt_id),
    ]
    found = {table.name: _rows(db, table, column, value) for table, column, value in wanted}
    return {name: rows for name, rows in found.items() if rows}


def _rows(db: Db, table: Table, column: str, value: str) -> Rows:
    found = select(table).where(table.c[column] == value).order_by(*table.primary_key.columns)
    return tuple(dict(row) for row in db.connection().execute(found).mappings())
