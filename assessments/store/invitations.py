"""Rows of candidates and of the links that open their sittings."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import update
from sqlmodel import col, select

from assessments.attempt import Invitation, Person
from assessments.store.engine import Db
from assessments.store.tables import AttemptRow, BlockClockRow, InvitationRow, PersonRow


def add_people(db: Db, people: Iterable[Person]) -> None:
    db.add_all(PersonRow(**one.model_dump()) for one in people)
    db.flush()


def people(db: Db, position_id: str) -> dict[str, Person]:
    """Everybody who was ever invited to the position, by id."""
    invited = select(InvitationRow.person_id).where(InvitationRow.position_id == position_id)
    rows = db.exec(select(PersonRow).where(col(PersonRow.id).in_(invited)))
    return {row.id: Person.model_validate(row.model_dump()) for row in rows}


def may_sit(db: Db, email: str, now: datetime) -> bool:
    """Whether a link in force leads somebody with this address to work that has not been handed in."""
    waiting = (
        select(InvitationRow.id)
        .join(PersonRow, col(PersonRow.id) == col(InvitationRow.person_id))
        .join(AttemptRow, col(AttemptRow.id) == col(InvitationRow.attempt_id))
        .where(PersonRow.email == email, col(InvitationRow.revoked_at).is_(None), InvitationRow.expires_at > now)
        .where(col(AttemptRow.submitted_at).is_(None))
    )
    return db.exec(waiting.limit(1)).first() is not None


def add_invitations(db: Db, new: Iterable[Invitation]) -> None:
    db.add_all(InvitationRow(**one.model_dump()) for one in new)
    db.flush()


def by_digest(db: Db, digest: str) -> Invitation | None:
    row = db.exec(select(InvitationRow).where(InvitationRow.token_digest == digest)).one_or_none()
    return row and Invitation.model_validate(row.model_dump())


def in_force(db: Db, position_id: str) -> tuple[Invitation, ...]:
    """The latest invitation of every sitting of the position, revoked or not."""
    rows = db.exec(
        select(InvitationRow)
        .where(InvitationRow.position_id == position_id)
        .order_by(col(InvitationRow.issued_at), col(InvitationRow.id))
    )
    return tuple({row.attempt_id: Invitation.model_validate(row.model_dump()) for row in rows}.values())


def revoke(db: Db, invitation_id: str, now: datetime) -> None:
    db.exec(
        update(InvitationRow)
        .where(col(InvitationRow.id) == invitation_id, col(InvitationRow.revoked_at).is_(None))
        .values(revoked_at=now)
    )


def set_untimed(db: Db, invitation_id: str, *, untimed: bool) -> None:
    db.exec(update(InvitationRow).where(col(InvitationRow.id) == invitation_id).values(untimed=untimed))


def set_extra_time(db: Db, invitation: Invitation, factor: float, now: datetime) -> tuple[datetime, ...]:
    """A new factor for the sitting; the deadline of a block that is running moves with it and is returned."""
    db.exec(update(InvitationRow).where(col(InvitationRow.id) == invitation.id).values(extra_time=factor))
    running = select(BlockClockRow).where(
        BlockClockRow.attempt_id == invitation.attempt_id,
        col(BlockClockRow.ended_at).is_(None),
        BlockClockRow.deadline > now,
    )
    moved: list[datetime] = []
    for clock in db.exec(running):
        clock.deadline = clock.started_at + (clock.deadline - clock.started_at) * (factor / invitation.extra_time)
        moved.append(clock.deadline)
        db.add(clock)
    return tuple(moved)
