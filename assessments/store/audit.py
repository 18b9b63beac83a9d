"""The audit trail: rows that are only ever added."""

import json
from datetime import datetime

from sqlmodel import col, select

from assessments.attempt import Actor, AuditEntry
from assessments.store.engine import Db
from assessments.store.tables import AuditRow


def note(db: Db, actor: Actor, verb: str, subject: str, now: datetime, **details: str) -> None:
    """Write down that `actor` did `verb` to `subject`, in the transaction of the deed itself."""
    db.add(
        AuditRow(
            at=now,
            actor_kind=actor.kind,
            actor_id=actor.id,
            verb=verb,
            subject=subject,
            details=json.dumps(details, ensure_ascii=False),
        )
    )


def trail(db: Db, subject: str) -> tuple[AuditEntry, ...]:
    rows = db.exec(select(AuditRow).where(AuditRow.subject == subject).order_by(col(AuditRow.id)))
    return tuple(
        AuditEntry(
            at=row.at,
            actor_kind=row.actor_kind,
            actor_id=row.actor_id,
            verb=row.verb,
            subject=row.subject,
            details=json.loads(row.details),
        )
        for row in rows
    )
