"""Rows that are taken away for good: those of self-assessments whose time is over."""

from datetime import datetime

from sqlalchemy import delete, select

from assessments.store.engine import Db
from assessments.store.tables import (
    AcknowledgementRow,
    AttemptRow,
    BlockClockRow,
    RatingRow,
    ResponseRow,
    SealRow,
    WebSessionRow,
    table_of,
)

ATTEMPTS, SESSIONS = table_of(AttemptRow), table_of(WebSessionRow)
OF_AN_ATTEMPT = tuple(map(table_of, (RatingRow, SealRow, ResponseRow, AcknowledgementRow, BlockClockRow)))


def old_selves(db: Db, before: datetime) -> tuple[str, ...]:
    """Self-assessments begun at this moment or earlier."""
    found = select(ATTEMPTS.c.id).where(ATTEMPTS.c.position_id.is_(None), ATTEMPTS.c.created_at <= before)
    return tuple(db.connection().execute(found.order_by(ATTEMPTS.c.id)).scalars())


def erase(db: Db, attempt_id: str) -> None:
    """Everything about one self-assessment, which nobody has rated, decided on or recorded sound for."""
    for table in OF_AN_ATTEMPT:
        db.connection().execute(delete(table).where(table.c.attempt_id == attempt_id))
    db.connection().execute(delete(SESSIONS).where(SESSIONS.c.actor_id == attempt_id))
    db.connection().execute(delete(ATTEMPTS).where(ATTEMPTS.c.id == attempt_id))
