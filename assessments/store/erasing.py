"""Rows that are taken away for good: every row about one sitting, in whichever table it stands."""

from datetime import datetime

from sqlalchemy import Table, delete, select

from assessments.store import accepted, scores
from assessments.store.engine import Db
from assessments.store.schema import TABLES
from assessments.store.tables import AttemptRow, AuditRow, PersonRow, WebSessionRow, table_of

ATTEMPTS, AUDIT, PEOPLE = table_of(AttemptRow), table_of(AuditRow), table_of(PersonRow)
SESSIONS = table_of(WebSessionRow)
# A table that says which sitting its rows are about is reached from the day it is made: those that refer to others
# first, so that no reference is left without its row.
OF_AN_ATTEMPT: tuple[Table, ...] = tuple(table for table in reversed(TABLES) if "attempt_id" in table.c)


def old_selves(db: Db, before: datetime) -> tuple[str, ...]:
    """Self-assessments begun at this moment or earlier."""
    found = select(ATTEMPTS.c.id).where(ATTEMPTS.c.position_id.is_(None), ATTEMPTS.c.created_at <= before)
    return tuple(db.connection().execute(found.order_by(ATTEMPTS.c.id)).scalars())


def erase(db: Db, attempt_id: str) -> None:
    """Everything about one sitting and, if it was their only one, the person; files of recordings are not touched.

    The audit entries about it go too: they say when somebody was given extra time, and are about nobody any more.
    """
    connection = db.connection()
    person_id = connection.execute(select(ATTEMPTS.c.person_id).where(ATTEMPTS.c.id == attempt_id)).scalar()
    accepted.forget(db, attempt_id)
    for table in OF_AN_ATTEMPT:
        connection.execute(delete(table).where(table.c.attempt_id == attempt_id))
    connection.execute(delete(SESSIONS).where(SESSIONS.c.actor_id == attempt_id))
    connection.execute(delete(AUDIT).where(AUDIT.c.subject == attempt_id))
    connection.execute(delete(ATTEMPTS).where(ATTEMPTS.c.id == attempt_id))
    scores.after_erasing(db)
    sits = select(ATTEMPTS.c.id).where(ATTEMPTS.c.person_id == person_id).exists()
    connection.execute(delete(PEOPLE).where(PEOPLE.c.id == person_id, ~sits))
