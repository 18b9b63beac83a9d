"""Rows of a sitting: the attempt, the clocks of its blocks, the invitation in force."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import RowMapping, and_, bindparam, exists, or_, select, update

from assessments.attempt import Attempt, BlockClock, Invitation
from assessments.store import forms
from assessments.store.engine import Db
from assessments.store.prepared import Prepared
from assessments.store.tables import AcknowledgementRow, AttemptRow, BlockClockRow, InvitationRow, table_of

ATTEMPTS, CLOCKS, INVITATIONS = table_of(AttemptRow), table_of(BlockClockRow), table_of(InvitationRow)


class Gate(NamedTuple):
    """What decides whether an answer may be saved, read in one statement."""

    form_id: str
    acknowledged: bool
    practised: bool
    submitted: bool
    revoked: bool
    clocks: dict[int, tuple[datetime, bool]]  # by block: its deadline, and whether it has ended


# Read on every save and every run.
_ATTEMPT = Prepared(select(ATTEMPTS).where(ATTEMPTS.c.id == bindparam("attempt")))
_OWN_CLOCKS = Prepared(select(CLOCKS).where(CLOCKS.c.attempt_id == bindparam("attempt")).order_by(CLOCKS.c["index"]))
_CLOCKS = (
    select(CLOCKS).where(CLOCKS.c.attempt_id.in_(bindparam("attempts", expanding=True))).order_by(CLOCKS.c["index"])
)
_INVITATION = Prepared(
    select(INVITATIONS)
    .where(INVITATIONS.c.attempt_id == bindparam("attempt"))
    .order_by(INVITATIONS.c.issued_at.desc())
    .limit(1)
)
_IN_FORCE = (
    select(INVITATIONS.c.revoked_at)
    .where(INVITATIONS.c.attempt_id == ATTEMPTS.c.id)
    .order_by(INVITATIONS.c.issued_at.desc())
    .limit(1)
    .scalar_subquery()
)
_GATE = Prepared(
    select(
        ATTEMPTS.c.form_id,
        ATTEMPTS.c.acknowledged_at,
        ATTEMPTS.c.practised_at,
        ATTEMPTS.c.submitted_at,
        _IN_FORCE.label("revoked_at"),
        CLOCKS.c["index"].label("block"),
        CLOCKS.c.deadline,
        CLOCKS.c.ended_at,
    )
    .select_from(ATTEMPTS.outerjoin(CLOCKS, CLOCKS.c.attempt_id == ATTEMPTS.c.id))
    .where(ATTEMPTS.c.id == bindparam("attempt"))
)


def attempt(db: Db, attempt_id: str) -> Attempt | None:
    rows = _ATTEMPT.rows(db, attempt=attempt_id)
    if not rows:
        return None
    forms.ensure(db, rows[0]["form_id"])
    return attempt_of(rows[0], tuple(map(_clock, _OWN_CLOCKS.rows(db, attempt=attempt_id))))


def attempt_of(row: Mapping[str, Any] | RowMapping, blocks: tuple[BlockClock, ...]) -> Attempt:
    return Attempt.model_validate({**row, "blocks": blocks})


def clocks(db: Db, attempt_ids: Collection[str]) -> dict[str, tuple[BlockClock, ...]]:
    """The clocks of each attempt that has any, in the order of the blocks."""
    found = db.connection().execute(_CLOCKS, {"attempts": list(attempt_ids)})
    result: dict[str, tuple[BlockClock, ...]] = {}
    for row in found.mappings():
        result[row["attempt_id"]] = (*result.get(row["attempt_id"], ()), _clock(row))
    return result


def _clock(row: Mapping[str, Any] | RowMapping) -> BlockClock:
    return BlockClock.model_validate({name: value for name, value in row.items() if name != "attempt_id"})


def add_attempts(db: Db, new: Iterable[Attempt]) -> None:
    db.add_all(AttemptRow(**one.model_dump(exclude={"blocks"})) for one in new)
    db.flush()


def invitation(db: Db, attempt_id: str) -> Invitation | None:
    """The invitation in force, which is the one issued last; None for a self-assessment."""
    rows = _INVITATION.rows(db, attempt=attempt_id)
    return Invitation.model_validate(rows[0]) if rows else None


def gate(db: Db, attempt_id: str) -> Gate | None:
    rows = _GATE.rows(db, attempt=attempt_id)
    if not rows:
        return None
    first = rows[0]
    forms.ensure(db, first["form_id"])
    return Gate(
        form_id=first["form_id"],
        acknowledged=first["acknowledged_at"] is not None,
        practised=first["practised_at"] is not None,
        submitted=first["submitted_at"] is not None,
        revoked=first["revoked_at"] is not None,
        clocks={
            one["block"]: (one["deadline"], one["ended_at"] is not None) for one in rows if one["block"] is not None
        },
    )


def acknowledge(db: Db, attempt_id: str, version: str, language: str, words: str, now: datetime) -> None:
    """Keep which words were shown; only the first acknowledgement opens the sitting."""
    changed = db.exec(
        update(ATTEMPTS)
        .where(ATTEMPTS.c.id == attempt_id, ATTEMPTS.c.acknowledged_at.is_(None))
        .values(acknowledged_at=now, notice_version=version)
    )
    if changed.rowcount:
        db.add(
            AcknowledgementRow(attempt_id=attempt_id, notice_version=version, language=language, words=words, at=now)
        )


def set_language(db: Db, attempt_id: str, language: str) -> None:
    db.exec(update(ATTEMPTS).where(ATTEMPTS.c.id == attempt_id).values(language=language))


def set_practised(db: Db, attempt_id: str, now: datetime) -> None:
    db.exec(
        update(ATTEMPTS).where(ATTEMPTS.c.id == attempt_id, ATTEMPTS.c.practised_at.is_(None)).values(practised_at=now)
    )


def set_structure(db: Db, attempt_id: str, structure: str) -> None:
    """Keep the structure of the form as it is begun; it does not change afterwards."""
    begun = update(ATTEMPTS).where(ATTEMPTS.c.id == attempt_id, ATTEMPTS.c.form_structure.is_(None))
    db.exec(begun.values(form_structure=structure))


def add_clock(db: Db, attempt_id: str, clock: BlockClock) -> None:
    db.add(BlockClockRow(attempt_id=attempt_id, **clock.model_dump()))


def end_clock(db: Db, attempt_id: str, index: int, ended_at: datetime, ended_by: str) -> bool:
    """End a block once: False when it had ended already."""
    changed = db.exec(
        update(CLOCKS)
        .where(CLOCKS.c.attempt_id == attempt_id, CLOCKS.c["index"] == index, CLOCKS.c.ended_at.is_(None))
        .values(ended_at=ended_at, ended_by=ended_by)
    )
    return bool(changed.rowcount)


def set_submitted(db: Db, attempt_id: str, submitted_at: datetime, reference: str) -> None:
    """Submit once: whoever comes second changes nothing."""
    db.exec(
        update(ATTEMPTS)
        .where(ATTEMPTS.c.id == attempt_id, ATTEMPTS.c.submitted_at.is_(None))
        .values(submitted_at=submitted_at, reference=reference)
    )


_RUNNING = exists().where(CLOCKS.c.attempt_id == ATTEMPTS.c.id, CLOCKS.c.ended_at.is_(None))
_STARTED = exists().where(CLOCKS.c.attempt_id == ATTEMPTS.c.id)


def overdue(db: Db, now: datetime) -> tuple[str, ...]:
    """Attempts to close: a block is past its deadline, or the invitation has lapsed with no block running."""
    lapsed = select(INVITATIONS.c.expires_at).where(INVITATIONS.c.attempt_id == ATTEMPTS.c.id)
    in_force = lapsed.order_by(INVITATIONS.c.issued_at.desc()).limit(1).scalar_subquery()
    late = _RUNNING.where(CLOCKS.c.deadline <= now)
    found = db.connection().execute(
        select(ATTEMPTS.c.id)
        .where(ATTEMPTS.c.submitted_at.is_(None), or_(late, and_(_STARTED, ~_RUNNING, in_force <= now)))
        .order_by(ATTEMPTS.c.id)
    )
    return tuple(found.scalars())
