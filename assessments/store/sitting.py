"""SQL of a sitting: its clocks, its answers, its recordings."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Row as Found
from sqlalchemy import and_, func, insert, literal, select, update
from sqlmodel import Session, col

from assessments.answer import Answer, answers
from assessments.attempt import Attempt, BlockClock, Invitation, Missing, NotFound, Response
from assessments.store.tables import (
    AcknowledgementRow,
    AttemptRow,
    BlockClockRow,
    InvitationRow,
    MissingRow,
    ResponseRow,
    SealRow,
    table_of,
)

_attempts, _clocks = table_of(AttemptRow), table_of(BlockClockRow)
_invitations, _responses, _seals = table_of(InvitationRow), table_of(ResponseRow), table_of(SealRow)


class Gate(NamedTuple):
    """What decides whether an answer may be saved now, read in one statement."""

    form_id: str
    acknowledged: bool
    practised: bool
    submitted: bool
    revoked: bool
    clocks: tuple[BlockClock, ...]


def attempt(db: Session, attempt_id: str) -> Attempt:
    """The attempt with the clocks of its blocks; NotFound when there is none."""
    row = db.get(AttemptRow, attempt_id)
    if row is None:
        raise NotFound(attempt_id)
    return attempt_of(row, clocks(db, [attempt_id]).get(attempt_id, ()))


def attempt_of(row: AttemptRow, blocks: Sequence[BlockClock]) -> Attempt:
    return Attempt.model_validate({**row.model_dump(), "blocks": tuple(blocks)})


def clocks(db: Session, attempt_ids: Iterable[str]) -> dict[str, tuple[BlockClock, ...]]:
    """The clocks of each attempt, in the order of the blocks."""
    found = db.execute(
        select(_clocks).where(_clocks.c.attempt_id.in_(list(attempt_ids))).order_by(_clocks.c["index"])
    ).all()
    result: dict[str, tuple[BlockClock, ...]] = {}
    for row in found:
        result[row.attempt_id] = (*result.get(row.attempt_id, ()), _clock(row))
    return result


def _clock(row: Found[tuple[object, ...]]) -> BlockClock:
    return BlockClock(
        index=row.index, started_at=row.started_at, deadline=row.deadline, ended_at=row.ended_at, ended_by=row.ended_by
    )


def invitation(db: Session, attempt_id: str) -> Invitation | None:
    """The invitation in force, the one issued last; None for a self-assessment."""
    found = db.execute(
        select(_invitations)
        .where(_invitations.c.attempt_id == attempt_id)
        .order_by(_invitations.c.issued_at.desc())
        .limit(1)
    ).first()
    return None if found is None else Invitation.model_validate(dict(found._mapping))
