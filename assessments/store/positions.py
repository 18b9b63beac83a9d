"""Rows of positions: each change is a revision more, and the latest is in force."""

from datetime import datetime

from sqlalchemy import bindparam, exists, func, update
from sqlalchemy import select as core_select
from sqlmodel import col, select

from assessments.store import forms
from assessments.store.engine import Db
from assessments.store.prepared import Prepared
from assessments.store.tables import AttemptRow, InvitationRow, PositionRow, table_of
from assessments.views import Position

POSITIONS = table_of(PositionRow)

# Read on every run of a candidate's page.
_IN_FORCE = Prepared(
    core_select(POSITIONS.c.record)
    .where(POSITIONS.c.id == bindparam("position"))
    .order_by(POSITIONS.c.revision.desc())
    .limit(1)
)


def _position(db: Db, record: str) -> Position:
    read = Position.model_validate_json(record)
    forms.ensure(db, read.form_id)
    return read


def add_revision(db: Db, position: Position) -> None:
    db.add(
        PositionRow(
            id=position.id,
            revision=position.revision,
            revised_at=position.revised_at,
            record=position.model_dump_json(),
        )
    )


def revisions(db: Db, position_id: str) -> tuple[Position, ...]:
    """All revisions, the first one first."""
    rows = db.exec(select(PositionRow).where(PositionRow.id == position_id).order_by(col(PositionRow.revision)))
    return tuple(_position(db, row.record) for row in rows)


def position(db: Db, position_id: str) -> Position | None:
    """The revision in force."""
    rows = _IN_FORCE.rows(db, position=position_id)
    return _position(db, rows[0]["record"]) if rows else None


def positions(db: Db) -> tuple[Position, ...]:
    """Every position in force, the one revised last first."""
    last = select(PositionRow.id, func.max(PositionRow.revision).label("revision")).group_by(col(PositionRow.id))
    latest = last.subquery()
    rows = db.exec(
        select(PositionRow)
        .join(latest, (col(PositionRow.id) == latest.c.id) & (col(PositionRow.revision) == latest.c.revision))
        .order_by(col(PositionRow.revised_at).desc(), col(PositionRow.id))
    )
    return tuple(_position(db, row.record) for row in rows)


def any_started(db: Db, position_id: str) -> bool:
    """Whether a candidate has acknowledged the notice, which says what is measured and for what."""
    of_position = exists().where(
        col(AttemptRow.position_id) == position_id, col(AttemptRow.acknowledged_at).is_not(None)
    )
    return bool(db.exec(select(of_position)).one())


def set_form(db: Db, position_id: str, form_id: str, form_fingerprint: str) -> None:
    """Give every sitting of the position another form."""
    db.exec(
        update(AttemptRow)
        .where(col(AttemptRow.position_id) == position_id)
        .values(form_id=form_id, form_fingerprint=form_fingerprint)
    )


def move_closing(db: Db, position_id: str, old: datetime, new: datetime) -> None:
    """Invitations that end with the position move with its closing date; those with a date of their own stay."""
    db.exec(
        update(InvitationRow)
        .where(col(InvitationRow.position_id) == position_id, col(InvitationRow.expires_at) == old)
        .values(expires_at=new)
    )
